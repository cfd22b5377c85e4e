// @vitest-environment node
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Patient } from '@/domain/patient'
import type { StoreSession } from '@/storage'
import { aClinic, anAct, aPatient, freshName, openClinic, resumed } from './clinic'

/** An act of one of two tabs, and at which writing of it, counted from 1, everything stops; 0 where nothing does. */
interface Turn {
  tab: 0 | 1
  changes: number[]
  adds: number
  removes: number[]
  settings: boolean
  stopsAt: number
}

const aTurn: fc.Arbitrary<Turn> = fc.record({
  tab: fc.constantFrom(0 as const, 1 as const),
  changes: fc.uniqueArray(fc.nat(300), { maxLength: 5 }),
  adds: fc.integer({ min: 0, max: 120 }),
  removes: fc.uniqueArray(fc.nat(300), { maxLength: 2 }),
  settings: fc.boolean(),
  stopsAt: fc.integer({ min: 0, max: 12 }),
})

let numbers = 0

test(
  'whatever writing of whichever act everything stops at, the next morning shows all of the acts before and nothing of that one',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aTurn, { minLength: 3, maxLength: 9 }), async (turns) => {
        const name = freshName()
        const first = await openClinic(name)
        const handle = first.handle()
        let tabs: [StoreSession, StoreSession] = [first, await resumed(handle)]
        let now = new Map<string, Patient>()
        let acts = 0
        for (const turn of turns) {
          const after = new Map(now)
          const act = actOf(turn, after)
          const session = tabs[turn.tab]
          await session.readPatients([...now.keys()])
          if (turn.settings) await session.readClinic()
          const stopped = stopAt(turn.stopsAt)
          const stored = await session.commit(act).then(
            () => true,
            () => false,
          )
          vi.restoreAllMocks()
          expect(stored).toBe(!stopped())
          if (stored) {
            now = after
            acts += 1
          } else {
            for (const tab of tabs) tab.close()
            tabs = [await resumed(handle), await resumed(handle)]
          }
          await expectClinic(tabs[turn.tab === 0 ? 1 : 0], now, acts)
        }
      }),
      { numRuns: 30 },
    )
  },
)

function actOf({ changes, adds, removes, settings }: Turn, after: Map<string, Patient>) {
  const all = [...after.values()]
  const at = (place: number): Patient | undefined => all[place % Math.max(1, all.length)]
  const removed = [...new Set(removes.flatMap((place) => at(place)?.id ?? []))]
  const changed = [...new Set(changes.flatMap((place) => at(place) ?? []))]
    .filter(({ id }) => !removed.includes(id))
    .map((patient) => ({ ...patient, phone: String((numbers += 1)) }))
  const added = Array.from({ length: adds }, () => aPatient(String((numbers += 1))))
  for (const patient of [...changed, ...added]) after.set(patient.id, patient)
  for (const id of removed) after.delete(id)
  return anAct({
    patients: [...changed, ...added],
    removedPatientIds: removed,
    ...(settings && { clinic: aClinic(String((numbers += 1))) }),
  })
}

type Given = [value: unknown, key?: IDBValidKey]
type Write = (this: IDBObjectStore, ...given: Given) => IDBRequest<IDBValidKey>

/** Lets the nth writing fail, of whatever kind it is; the answer tells whether it came to that. */
function stopAt(nth: number): () => boolean {
  let count = 0
  for (const kind of ['put', 'add', 'delete'] as const) {
    const { [kind]: write } = IDBObjectStore.prototype as unknown as Record<typeof kind, Write>
    vi.spyOn(IDBObjectStore.prototype, kind as 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given: Given
    ) {
      count += 1
      if (count === nth) throw new Error('stopped')
      return write.apply(this, given)
    })
  }
  return () => nth > 0 && count >= nth
}

async function expectClinic(session: StoreSession, now: Map<string, Patient>, acts: number): Promise<void> {
  const ids = [...now.keys()]
  expect(new Map((await session.readPatients(ids)).map((patient) => [patient.id, patient]))).toEqual(now)
  expect((await session.readFacts()).map(({ id }) => id).sort()).toEqual(ids.sort())
  expect(await session.readActs(acts + 1)).toHaveLength(acts)
  expect((await (await session.trail()).check()).broken).toEqual([])
  expect(session.damages()).toEqual([])
}
