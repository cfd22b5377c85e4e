import { dateOf, daysBetween, monthOf, yearOf, type Day } from '../../day'
import type { PatientFacts } from '../../facts'
import type { Language } from '../../language'
import { endsBeforeStart, overlapping } from '../courses'
import type { GroupClock, Verdict } from '../types'
import { remarks } from './remarks'
import { SENTENCES } from './sentences'
import { SHORT_WORDS } from './shortWords'
import type { FormatDay, Told } from './told'

const MONTH_NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The verdict in words, from the facts that it used: `explanation` as one text. */
export function explain(
  verdict: Verdict,
  facts: PatientFacts,
  language: Language,
  formatDay?: FormatDay,
): string {
  return explanation(verdict, facts, language, formatDay).join(SENTENCES[language].between)
}

/**
 * The verdict in words, one sentence each without a full stop: first what decides it, with the sum written out; then
 * the other group, the recheck and the next visit; then what stands beside it.
 */
export function explanation(
  verdict: Verdict,
  facts: PatientFacts,
  language: Language,
  formatDay: FormatDay = language === 'ja' ? asStored : inEnglish,
): string[] {
  const course = verdict.course === undefined ? undefined : facts.courses[verdict.course]
  const told: Told = {
    verdict,
    facts,
    course,
    say: SENTENCES[language],
    short: SHORT_WORDS[language],
    written: formatDay,
  }
  const main = mainSentence(told)
  return [
    main,
    ...otherClocks(told),
    ...conditionSentences(told),
    ...recheckSentences(told),
    ...visitSentences(told),
    ...remarks(told),
  ]
}

function mainSentence(told: Told): string {
  const { verdict, say, short, written } = told
  if (verdict.due !== undefined) return say.today(dueSentence(told), written(verdict.today), standing(told))
  if (verdict.status === 'unknown') return unknownSentence(told)
  return idleSentence(told) ?? short.status[verdict.status]
}

/** What is due and why: the sum for the groups that are due, or the recheck. */
function dueSentence(told: Told): string {
  const { verdict, say, written } = told
  const { recheck, groups, dueBy } = verdict
  if (dueBy === 'recheck' && recheck) return say.onRecheck(written(recheck.reviewed), written(recheck.day))
  const due = verdict.clocks.filter((clock) => groups.includes(clock.group))
  return alike(due)
    .map((clocks) => clockSentence(clocks, told))
    .join(say.between)
}

function clockSentence(clocks: readonly GroupClock[], { course, say, written }: Told): string {
  const [clock] = clocks
  if (clock === undefined) throw new Error('no clock to tell of')
  const group = say.groups(clocks.map((each) => each.group))
  if (clock.due === undefined) return say.noMore(group)
  const due = written(clock.due)
  if (clock.from === 'restart' && clock.ruleDay !== undefined)
    return say.onRestart(group, written(clock.ruleDay), due)
  if (clock.plus === undefined || clock.last === undefined) return say.onFirstDay(group, due)
  const span = say.span(clock.plus)
  if (clock.step !== undefined) return say.afterDose(group, clock.step, written(clock.step.day), span, due)
  if (clock.from === 'draw') return say.afterDraw(group, written(clock.last), span, due)
  return say.afterStart(group, written(course?.start ?? clock.due), span, due)
}

/** Clocks that rest on the same draw in the same way, told in one sentence. */
function alike(clocks: readonly GroupClock[]): GroupClock[][] {
  const told: GroupClock[][] = []
  for (const clock of clocks) {
    const same = told.find(([one]) => one !== undefined && isAlike(one, clock))
    if (same) same.push(clock)
    else told.push([clock])
  }
  return told
}

function isAlike(a: GroupClock, b: GroupClock): boolean {
  if (a.due !== b.due || a.from !== b.from) return false
  return a.from === 'draw' ? a.last === b.last : a.ruleDay === b.ruleDay
}

function standing({ verdict, say, short, written }: Told): string {
  const { status, due, today, daysOverdue, overdueFrom } = verdict
  if (due === undefined) throw new Error(`no due day: ${status}`)
  if (daysOverdue > 0) return short.daysOverdue(daysOverdue)
  if (status === 'in-grace') return say.inGrace(daysBetween(due, today), written(overdueFrom ?? due))
  if (due === today) return say.onTheDay
  return say.aheadBy(daysBetween(today, due))
}

function unknownSentence(told: Told): string {
  const { verdict, facts, say, short, written } = told
  const { because } = verdict
  if (because === 'courses-overlap') return overlapSentence(told)
  if (because === 'unknown-protocol') return say.unknownProtocol(verdict.protocol)
  const reversed = facts.courses.find(endsBeforeStart)
  if (because === 'end-before-start' && reversed?.start !== undefined && reversed.end !== undefined) {
    return say.endBeforeStart(written(reversed.start), written(reversed.end))
  }
  return idleSentence(told) ?? short.reason[because ?? 'no-first-day']
}

function overlapSentence({ facts, say, written }: Told): string {
  const [one, other] = (overlapping(facts.courses) ?? []).map((at) => {
    const { start, end } = facts.courses[at] ?? {}
    return say.course(start === undefined ? '' : written(start), end === undefined ? undefined : written(end))
  })
  return say.coursesOverlap(one ?? '', other ?? '')
}

/** Why the protocol asks for nothing: the course has ended, is paused for long, or has none left. Else undefined. */
function idleSentence({ verdict, course, say, written }: Told): string | undefined {
  const { pause, plannedEnd, today } = verdict
  const end = course?.end
  if (end !== undefined && today > end) return say.finished(written(end))
  if (pause?.restart !== undefined) return say.onHoldUntil(written(pause.from), written(pause.restart))
  if (pause !== undefined) return say.onHold(written(pause.from))
  if (verdict.clocks.length === 0) return undefined
  const ruleDay = earliestDue(verdict)
  const lastDay = end ?? plannedEnd
  if (ruleDay !== undefined && (lastDay === undefined || ruleDay <= lastDay)) return undefined
  const ruled = ruleDay === undefined ? undefined : written(ruleDay)
  if (lastDay !== undefined && end === undefined && today > lastDay)
    return say.endNotRecorded(written(lastDay), ruled)
  if (ruled === undefined || lastDay === undefined)
    return say.nothingMore(verdict.clocks.some((clock) => clock.unlessRaised === true))
  return (end === undefined ? say.noneLeft : say.noneLeftBeforeEnd)(written(lastDay), ruled)
}

function earliestDue({ clocks }: Verdict): Day | undefined {
  return clocks.flatMap((clock) => clock.due ?? []).sort()[0]
}

/** The groups that are not due on the due day; beside a recheck, what the protocol gives or why it gives nothing. */
function otherClocks(told: Told): string[] {
  const { verdict } = told
  if (verdict.due === undefined) return []
  const idle = idleSentence(told)
  if (idle !== undefined) return [idle]
  const others = verdict.clocks.filter((clock) => !verdict.groups.includes(clock.group))
  return alike(others).map((clocks) => clockSentence(clocks, told))
}

/** How the condition of a protocol that repeats only after an abnormal draw came out, while the course runs. */
function conditionSentences({ verdict, say, written }: Told): string[] {
  if (verdict.status === 'finished' || verdict.status === 'on-hold') return []
  const conditioned = verdict.clocks.filter((clock) => clock.condition !== undefined)
  return together(conditioned, (clock) => `${clock.condition ?? ''} ${clock.last ?? ''}`).flatMap(
    (clocks) => {
      const [{ condition, last } = { condition: undefined, last: undefined }] = clocks
      if (condition === undefined || last === undefined) return []
      return [say.condition[condition](say.groups(clocks.map((each) => each.group)), written(last))]
    },
  )
}

function together(clocks: readonly GroupClock[], key: (clock: GroupClock) => string): GroupClock[][] {
  const found = new Map<string, GroupClock[]>()
  for (const clock of clocks) found.set(key(clock), [...(found.get(key(clock)) ?? []), clock])
  return [...found.values()]
}

function recheckSentences({ verdict, say, written }: Told): string[] {
  const { recheck, dueBy, due } = verdict
  if (recheck === undefined || dueBy === 'recheck') return []
  if (due !== undefined && recheck.day > due) return [say.recheckLater(written(recheck.day))]
  return [say.recheckPlanned(written(recheck.day), written(recheck.reviewed))]
}

function visitSentences({ verdict, facts, say, written }: Told): string[] {
  const { due, drawToday, today } = verdict
  if (due === undefined) return []
  const visit = facts.nextVisit
  const isAhead = visit !== undefined && visit > today
  const told = !isAhead
    ? say.noVisit
    : visit > due
      ? say.visitAfter(written(visit))
      : say.visitBefore(written(visit))
  return drawToday === 'yes' ? [told, say.considerDraw] : [told]
}

function asStored(day: Day): string {
  return day
}

function inEnglish(day: Day): string {
  return `${dateOf(day)} ${MONTH_NAMES[monthOf(day) - 1] ?? ''} ${String(yearOf(day)).padStart(4, '0')}`
}
