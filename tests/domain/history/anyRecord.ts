import fc from 'fast-check'
import type { Patient } from '@/domain/patient'

const aDay = fc.constantFrom('2026-09-14', '2026-10-02', '2026-11-20')
const anId = fc.constantFrom('a', 'b', 'c', 'd')
const words = fc.constantFrom('', 'x', '改名')
const struckOut = { at: '2026-11-22T09:30', by: '佐藤', reason: '別人' }

function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined })
}

function listOf<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(value, { maxLength: 3 })
}

const aResult = fc.record(
  {
    id: anId,
    analyte: fc.constantFrom('alt', 'ast', 'tg'),
    specimen: words,
    status: fc.constantFrom('pending', 'final', 'entered-in-error'),
    value: fc.record({ kind: fc.constant('number'), text: words }),
    unit: words,
    importId: words,
    earlier: listOf(fc.record({ status: fc.constant('final'), replaced: fc.record({ reason: words }) })),
  },
  { requiredKeys: ['id', 'analyte', 'status'] },
)

const anEntry = fc.record(
  { id: anId, day: aDay, note: words, by: words, struckOut: fc.constant(struckOut), visitBefore: aDay },
  { requiredKeys: ['id', 'day'] },
)

/** As much of a record as changes are told by, with ids and days that often meet. */
export const anyRecord: fc.Arbitrary<Patient> = fc
  .record(
    {
      id: fc.constant('p'),
      number: words,
      name: words,
      phone: words,
      nextVisit: aDay,
      weights: listOf(fc.record({ day: aDay, kg: fc.constantFrom(50, 51) })),
      earlierWeights: listOf(fc.record({ day: aDay, kg: fc.constantFrom(50, 51) })),
      courses: listOf(
        fc.record(
          {
            id: anId,
            start: aDay,
            plannedWeeks: fc.constantFrom(16, 20),
            doses: listOf(fc.record({ from: aDay, mgPerDay: fc.constantFrom(10, 20) })),
            pauses: listOf(fc.record({ from: aDay, restart: maybe(aDay) })),
            earlier: listOf(fc.record({ at: aDay, by: words, reason: words })),
            struckOut: fc.constant(struckOut),
          },
          { requiredKeys: ['id', 'doses', 'pauses'] },
        ),
      ),
      draws: listOf(
        fc.record(
          {
            id: anId,
            day: aDay,
            marks: listOf(words),
            results: listOf(aResult),
            reviews: listOf(anEntry),
            struckOut: fc.constant(struckOut),
          },
          { requiredKeys: ['id', 'day', 'results', 'reviews'] },
        ),
      ),
      contacts: listOf(anEntry),
      medicines: listOf(anEntry),
      notes: listOf(anEntry),
      snooze: fc.record({ until: aDay, reason: words }),
      resultsInDoubt: fc.boolean(),
      held: listOf(anEntry),
      imported: listOf(fc.record({ importId: words, changes: fc.constant([]) })),
      unheardOf: words,
    },
    { requiredKeys: ['id', 'number', 'weights', 'courses', 'draws', 'contacts'] },
  )
  .map((record) => record as unknown as Patient)

/** The record with one value somewhere in it changed, taken out, doubled or moved; which, is told by the two numbers. */
export function edited(record: Patient, place: number, how: number): Patient {
  const copy = JSON.parse(JSON.stringify(record)) as Patient
  const places: { holder: Record<string, unknown>; key: string }[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const holder = value as Record<string, unknown>
    for (const key of Object.keys(holder)) {
      if (holder === (copy as unknown) && key === 'id') continue
      places.push({ holder, key })
      walk(holder[key])
    }
  }
  walk(copy)
  const found = places[place % places.length]
  if (!found) return copy
  change(found.holder, found.key, how)
  return copy
}

function change(holder: Record<string, unknown>, key: string, how: number): void {
  const at = Number(key)
  if (Array.isArray(holder)) {
    if (how % 3 === 0) holder.splice(at, 1)
    else if (how % 3 === 1) holder.push(JSON.parse(JSON.stringify(holder[at])))
    else holder.unshift(...holder.splice(at, 1))
  } else if (Array.isArray(holder[key])) holder[key] = []
  else if (how % 2 === 0 && key !== 'id') delete holder[key]
  else holder[key] = `${JSON.stringify(holder[key])} anders`
}
