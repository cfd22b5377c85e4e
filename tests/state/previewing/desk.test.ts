import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANALYTE_IDS } from '@/domain/analyte'
import { day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { factsOf } from '@/domain/factsOf'
import { judgedResults } from '@/domain/interpret'
import type { JudgingRules } from '@/domain/interpret/types'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { countFlagChanges, joined } from '@/state/previewing/countFlags'
import { FlagPreviewDesk } from '@/state/previewing/desk'
import type { FlagPreview } from '@/state/previewing/types'
import { openDatabase, resumeSession, type ClinicDatabase, type StoreSession } from '@/storage'
import { RANGES } from '@/tables/ranges'
import { clinicDefault, ctcaeV5 } from '@/tables/thresholds'
import { patientOf } from '../../tools/bench/work/patientsOf'
import { seeded } from '../../tools/seed.mjs'

const TODAY = day('2026-11-22')
const PATIENTS = Array.from(seeded({ patients: 230 }), ({ roster, results }) => patientOf(roster, results))
const BEFORE: JudgingRules = { preset: clinicDefault, ranges: RANGES }
const AFTER: JudgingRules = { preset: ctcaeV5, ranges: RANGES }
let database: ClinicDatabase
let session: StoreSession
let count = 0

beforeEach(async () => {
  count += 1
  database = await openDatabase(`preview-test-${count}`, { factsOf })
  session = await database.createOpenClinic({ settings: DEFAULT_SETTINGS, templates: [] })
  await session.commit({ what: 'import', at: '2026-11-22T09:00:00', patients: PATIENTS })
})

afterEach(async () => {
  session.close()
  await database.destroy()
})

const desk = () => new FlagPreviewDesk((handle) => resumeSession(handle))
const asked = (after = AFTER) => ({ handle: session.handle(), before: BEFORE, after, today: TODAY })

test('the counts are those of every result judged one by one, before and after', async () => {
  const { results, patients, examined, byAnalyte } = await desk().count(
    { ...asked(), share: { at: 0, of: 1 } },
    () => undefined,
  )
  expect({ results, patients, examined, byAnalyte }).toEqual(judgedOneByOne(AFTER))
  expect(results).toBeGreaterThan(0)
})

test('where nothing is changed nothing changes, and every result was looked at', async () => {
  const same = await desk().count({ ...asked({ ...BEFORE }), share: { at: 0, of: 1 } }, () => undefined)
  expect(same).toMatchObject({ results: 0, patients: 0, examined: 2300, examples: [], isIncomplete: false })
})

test('however many workers share the pages, together they count the same', async () => {
  const whole = await inShares(1)
  for (const of of [2, 3, 5]) {
    const shared = await inShares(of)
    expect({ ...shared, examples: [] }).toEqual({ ...whole, examples: [] })
    expect(shared.examples.every((one, at, all) => at === 0 || all[at - 1]!.number <= one.number)).toBe(true)
  }
})

test('one worker is enough for a small clinic; those of a large one are told together how far they are, and ended', async () => {
  const told: number[] = []
  const ended: number[] = []
  const connect = (result: Partial<FlagPreview>) => () => ({
    service: {
      count: (_: unknown, tell: (patients: number) => void) => {
        tell(2000)
        return Promise.resolve({ ...joined([]), ...result })
      },
    },
    end: () => void ended.push(1),
  })
  const small = await countFlagChanges(
    { ...asked(), patients: 4999 },
    () => undefined,
    connect({ results: 3 }),
  ).found
  expect([small.results, ended.length]).toEqual([3, 1])
  const large = await countFlagChanges(
    { ...asked(), patients: 5000 },
    (patients) => told.push(patients),
    connect({ results: 3 }),
  ).found
  const workers = ended.length - 1
  expect(workers).toBeGreaterThanOrEqual(2)
  expect(large.results).toBe(3 * workers)
  expect(told.at(-1)).toBe(2000 * workers)
})

test('joining counts does not depend on their order', () => {
  const share = fc.record({
    results: fc.nat(),
    patients: fc.nat(),
    examined: fc.nat(),
    byAnalyte: fc.dictionary(fc.constantFrom(...ANALYTE_IDS), fc.nat({ max: 9 })),
    examples: fc.constant<FlagPreview['examples']>([]),
    isIncomplete: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(share), (shares) => {
      expect(joined(shares)).toEqual(joined(shares.toReversed()))
    }),
  )
})

test('another limit of one analyte changes results of that analyte only', async () => {
  const preset = structuredClone(clinicDefault)
  preset.rules.tg!.limits.find(({ level }) => level === 'notice')!.value = decimal('120')
  const found = await desk().count(
    { ...asked({ ...BEFORE, preset }), share: { at: 0, of: 1 } },
    () => undefined,
  )
  expect(Object.keys(found.byAnalyte)).toEqual(['tg'])
  expect(found.examples.every(({ analyte, from, to }) => analyte === 'tg' && from !== to)).toBe(true)
})

async function inShares(of: number): Promise<FlagPreview> {
  const shares = Array.from({ length: of }, (_, at) =>
    desk().count({ ...asked(), share: { at, of } }, () => undefined),
  )
  return joined(await Promise.all(shares))
}

function judgedOneByOne(after: JudgingRules) {
  const byAnalyte: Record<string, number> = {}
  let [results, patients, examined] = [0, 0, 0]
  for (const patient of PATIENTS) {
    const before = judgedResults(patient, BEFORE)
    const changed = judgedResults(patient, after).filter(
      ({ interpretation }, at) => interpretation.flag !== before[at]!.interpretation.flag,
    )
    examined += before.length
    results += changed.length
    if (changed.length > 0) patients += 1
    for (const { result } of changed) byAnalyte[result.analyte] = (byAnalyte[result.analyte] ?? 0) + 1
  }
  return { results, patients, examined, byAnalyte }
}
