import 'fake-indexeddb/auto'
import { afterEach } from 'vitest'
import { day, type Day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import type { Patient } from '@/domain/patient'
import type { ImportKind, ImportTemplate } from '@/domain/reading'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { ImportDesk } from '@/state/import/desk'
import type {
  CourseForNew,
  ImportDone,
  ImportPreview,
  ImportSource,
  OpenAnswer,
  UndoDone,
} from '@/state/import/types'
import { openDatabase, resumeSession, type ClinicDatabase, type StoreSession } from '@/storage'
import { ANALYTES } from '@/tables/analytes'
import { PROTOCOLS } from '@/tables/protocols'

export const TODAY = day('2026-11-22')
let last = 0
const open: ClinicDatabase[] = []

afterEach(async () => {
  for (const database of open.splice(0)) await database.destroy()
})

/** A clinic in memory with a desk before it. */
export class Clinic {
  private imports = 0
  today: Day = TODAY

  private constructor(
    readonly session: StoreSession,
    readonly desk: ImportDesk,
  ) {}

  static async empty(): Promise<Clinic> {
    last += 1
    const database = await openDatabase(`import-test-${last}`, { factsOf })
    open.push(database)
    const session = await database.createOpenClinic({
      settings: { ...DEFAULT_SETTINGS, name: '検査クリニック' },
      templates: [],
    })
    return new Clinic(session, newDesk())
  }

  /** The same clinic with another desk before it, as another tab has one; `meanwhile` happens whenever that desk lets others do something. */
  otherDesk(meanwhile?: () => Promise<void>): Clinic {
    return new Clinic(this.session, newDesk(meanwhile))
  }

  /** Reads files up to the preview. Texts are named as they come. */
  async open(
    files: Record<string, string | Uint8Array<ArrayBuffer>>,
    how: { templates?: ImportTemplate[]; kinds?: Record<string, ImportKind> } = {},
  ): Promise<OpenAnswer> {
    const sources = Object.entries(files).map(([name, content]): ImportSource =>
      typeof content === 'string' ? { name, text: content } : { name, blob: new Blob([content]) },
    )
    const { templates = [], kinds = {} } = how
    return this.desk.open(
      {
        sources,
        handle: this.session.handle(),
        zone: 'Asia/Tokyo',
        today: this.today,
        templates,
        kinds,
        mappings: {},
      },
      () => undefined,
    )
  }

  async preview(
    files: Record<string, string | Uint8Array<ArrayBuffer>>,
    how: Parameters<Clinic['open']>[1] = {},
  ): Promise<ImportPreview> {
    const answer = await this.open(files, how)
    if (answer.state !== 'preview') throw new Error(`no preview: ${JSON.stringify(answer)}`)
    return answer.preview
  }

  async confirm(courseForNew: CourseForNew = { kind: 'none' }): Promise<ImportDone> {
    this.imports += 1
    const done = await this.desk.confirm(
      {
        at: `${this.today}T09:30:00`,
        today: this.today,
        by: '看護師 早川',
        importId: `import${this.imports}`,
        courseForNew,
      },
      () => undefined,
    )
    if (!done) throw new Error('the import was cancelled')
    return done
  }

  /** Reads and stores in one go. */
  async take(
    files: Record<string, string | Uint8Array<ArrayBuffer>>,
    how: Parameters<Clinic['open']>[1] & { course?: CourseForNew } = {},
  ): Promise<ImportDone> {
    await this.preview(files, how)
    return this.confirm(how.course)
  }

  undo(importId: string): Promise<UndoDone> {
    return this.desk.undo(
      { handle: this.session.handle(), importId, at: `${this.today}T10:00:00`, by: '看護師 早川' },
      () => undefined,
    )
  }

  /** Everybody as stored, by number. */
  async patients(): Promise<Patient[]> {
    const fresh = await resumeSession(this.session.handle(), { factsOf })
    const all: Patient[] = []
    for await (const page of fresh.pages()) all.push(...page)
    fresh.close()
    return all.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
  }

  async patient(number: string): Promise<Patient> {
    const found = (await this.patients()).find((patient) => patient.number === number)
    if (!found) throw new Error(`no patient: ${number}`)
    return found
  }
}

function newDesk(breathe: () => Promise<void> = () => Promise.resolve()): ImportDesk {
  return new ImportDesk({
    catalogue: ANALYTES,
    protocols: PROTOCOLS,
    resume: (handle) => resumeSession(handle, { factsOf }),
    breathe,
  })
}

/** The draws of a patient in lines: `2026-09-14 09:30 alt 98 U/L [30 retest]`. */
export function inLines(patient: Patient): string[] {
  return patient.draws.flatMap((draw) =>
    draw.results.map(({ analyte, value, unit, status, earlier, conflict }) =>
      [
        draw.day,
        draw.time,
        analyte,
        value?.text ?? status,
        unit,
        ...(earlier ?? []).map((each) => `[${each.value?.text ?? each.status} ${each.replaced.because}]`),
        conflict && `!${conflict.value.text}`,
      ]
        .filter((part) => part !== undefined)
        .join(' '),
    ),
  )
}

/** A patient without the imports that said the same as an earlier one: these come to what is stored, and change no value. */
export function withoutSources(patient: Patient): unknown {
  return JSON.parse(JSON.stringify(patient, (key, each: unknown) => (key === 'alsoFrom' ? undefined : each)))
}

export const ROSTER_HEADINGS = '番号,氏名,生年月日,性別,開始日,1日量'
export const LONG_HEADINGS = '番号,採血日,項目,結果,単位'

export function roster(...rows: string[]): string {
  return [ROSTER_HEADINGS, ...rows, ''].join('\n')
}

export function results(...rows: string[]): string {
  return [LONG_HEADINGS, ...rows, ''].join('\n')
}
