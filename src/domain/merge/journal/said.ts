import type { Day } from '../../day'
import type { DayJournal, JournalAct, JournalRead } from '../../journal'
import type { Draw, EarlierResult, Result } from '../../result'
import { isByHand, isVersion, isWithdrawn } from '../versions/version'

type Stated = Omit<JournalRead, 'line'>

/**
 * What is stated already, statement by statement: one that is in force says nothing new when it comes again, whatever
 * other acts have made of it since.
 */
export class Said {
  private readonly keys = new Set<string>()
  private readonly days = new Set<Day>()

  /** `draws` are as they had been before the acts. They are looked at day by day, as they are asked for. */
  constructor(private readonly draws: readonly Draw[]) {}

  /** What a patient's draws and journal hold. */
  static of(draws: readonly Draw[], journal: readonly DayJournal[]): Said {
    if (journal.length === 0) return new Said(draws)
    const days = new Set(journal.flatMap((each) => each.days))
    const loose = draws.filter(({ day }) => !days.has(day))
    const said = new Said([...loose, ...journal.flatMap(({ before }) => before)])
    for (const { acts } of journal) for (const act of acts) said.addAct(act)
    return said
  }

  readonly has = (read: Stated): boolean => {
    if (!this.days.has(read.day)) this.addDay(read.day)
    return this.keys.size > 0 && this.keys.has(keyOf(read))
  }

  addAct(act: JournalAct): void {
    if (!('reads' in act)) return
    for (const read of act.reads) {
      this.keys.add(keyOf(read))
      // Draws say as much, so it makes no difference whether a day has a journal.
      if (read.time !== undefined) this.keys.add(keyOf({ ...read, time: undefined }))
    }
  }

  private addDay(day: Day): void {
    this.days.add(day)
    for (const draw of this.draws) if (draw.day === day) this.addDraw(draw)
  }

  private addDraw(draw: Draw): void {
    for (const result of draw.results) {
      if (result.movedTo === undefined && !isByHand(result)) this.add(result, result, draw)
      for (const each of result.earlier ?? []) this.add(each, result, each.drawn ?? draw)
    }
  }

  private add(
    report: Result | EarlierResult,
    { analyte, specimen }: Result,
    { day, time }: Pick<Draw, 'day' | 'time'>,
  ): void {
    const { status, value, unit, method, reportedAt, sourceKey, isVersioned } = report
    const read = { day, analyte, specimen, status, value, unit, method, reportedAt, sourceKey, isVersioned }
    // A draw may have learnt its time from another statement than this one.
    this.keys.add(keyOf(read))
    if (time !== undefined) this.keys.add(keyOf({ ...read, time }))
  }
}

type Parts = { [Part in keyof Stated]?: Stated[Part] | undefined } & Pick<Stated, 'status'>

function keyOf(read: Parts): string {
  const { day, time, analyte, specimen, method, status, value, unit, reportedAt, sourceKey } = read
  // What is withdrawn is shown with the value that it had, whatever value the withdrawal named.
  const said = isWithdrawn(status) ? '' : `${value?.text ?? ''}|${unit ?? ''}`
  const of = `${day ?? ''}|${time ?? ''}|${analyte ?? ''}|${specimen ?? ''}|${method ?? ''}|${status}`
  return `${String(isVersion(read))}|${of}|${reportedAt ?? ''}|${sourceKey ?? ''}|${said}`
}
