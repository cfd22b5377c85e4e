import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergePatient } from '@/domain/merge'
import { Gathered } from '@/formats/gathered/gathered'
import { readSource } from '@/formats/readSource'
import { countFresh } from '@/state/import/tally/countFresh'
import { outcomeName } from '@/state/import/tally/outcomes'
import { ImportPlan } from '@/state/import/plan'
import { RULES } from '../../formats/reading'
import { TODAY } from './desk'

const DAYS = ['2026-09-14', '2026-09-15']
const TIMES = ['2026-09-14 09:30', '2026-09-14 15:00']
/** Days alone, times alone, or both: the last is what counting leaves to merging. */
const aFile = fc
  .constantFrom(DAYS, TIMES, DAYS, [...DAYS, ...TIMES])
  .chain((days) =>
    fc.constantFrom(['ALT', 'AST'], ['ALT', 'ALP', 'ALP(IFCC)']).map((names) => ({ days, names })),
  )
  .chain(({ days, names }) => fc.array(aLine(days, names), { maxLength: 10 }))

const aLine = (days: readonly string[], names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .record({
      number: fc.constantFrom('1', '2'),
      drawn: fc.constantFrom(...days),
      analyte: fc.constantFrom(...names),
      value: fc.constantFrom('98', '98.0', '90', '<5', '溶血', '未着', '', '300>'),
      unit: fc.constantFrom('U/L', 'IU/l', ''),
      specimen: fc.constantFrom('', '', '', '', '', '', '', '', '', '血清'),
    })
    .map((line) => Object.values(line).join(','))

async function gatheredFrom(files: readonly string[][]): Promise<Gathered> {
  const into = new Gathered()
  for (const [file, lines] of files.entries()) {
    const text = ['番号,採血日,項目,結果,単位,検体', ...lines, ''].join('\n')
    await readSource({ name: 'f', file, from: { text }, templates: [] }, into, RULES, () => Promise.resolve())
  }
  return into
}

test('counting packed results gives what merging them gives, or leaves it to merging', async () => {
  let counted = 0
  await fc.assert(
    fc.asyncProperty(fc.array(aFile, { minLength: 1, maxLength: 2 }), async (files) => {
      const gathered = await gatheredFrom(files)
      const plan = new ImportPlan(gathered, [], new Map())
      for (const person of plan.people()) {
        const told = new Uint8Array(gathered.results.length)
        const rows = plan.resultRows(person)
        const count = countFresh(gathered.results, rows, -Infinity, told)
        if (!count) continue
        counted += 1
        let last = 0
        const newId = (): string => String((last += 1))
        const merging = { today: TODAY, at: '', by: '', importId: 'm', newId, choiceOf: () => undefined }
        const { outcomes } = mergePatient(undefined, person.number, plan.incomingOf(person), merging)
        const merged = { new: 0, same: 0 }
        for (const outcome of outcomes) if (outcome === 'new' || outcome === 'same') merged[outcome] += 1
        expect(count).toEqual(merged)
        expect([...rows].map((row) => outcomeName(told[row] ?? 0) ?? 'order')).toEqual(outcomes)
        expect(outcomes.filter((outcome) => outcome === 'conflict')).toEqual([])
      }
    }),
    { numRuns: 500, seed: 20261122 },
  )
  expect(counted).toBeGreaterThan(200)
})
