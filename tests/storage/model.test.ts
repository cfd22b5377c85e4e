// @vitest-environment node
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Patient } from '@/domain/patient'
import { StaleError, type StoreSession } from '@/storage'
import { anAct, aPatient, freshName, openClinic, resumed } from './clinic'

/** What one of two tabs does next. Places are taken modulo the patients there are. */
type Step =
  | { do: 'add'; tab: 0 | 1; count: number }
  | { do: 'change'; tab: 0 | 1; places: number[]; readAgain: boolean; fails: boolean }
  | { do: 'remove'; tab: 0 | 1; place: number }

const aTab = fc.constantFrom(0 as const, 1 as const)
const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), tab: aTab, count: fc.integer({ min: 1, max: 130 }) }),
  fc.record({
    do: fc.constant('change' as const),
    tab: aTab,
    places: fc.uniqueArray(fc.nat(400), { minLength: 1, maxLength: 4 }),
    readAgain: fc.boolean(),
    fails: fc.boolean(),
  }),
  fc.record({ do: fc.constant('remove' as const), tab: aTab, place: fc.nat(400) }),
)

/** The clinic as plain memory: the newest record of everybody, and what each tab read last. */
class Model {
  readonly now = new Map<string, Patient>()
  readonly read: [Map<string, Patient>, Map<string, Patient>] = [
    new Map<string, Patient>(),
    new Map<string, Patient>(),
  ]
  acts = 0

  at(place: number): Patient | undefined {
    return [...this.now.values()][place % Math.max(1, this.now.size)]
  }

  /** Whether a tab has read what stands there now. */
  isFresh(tab: 0 | 1, id: string): boolean {
    return this.read[tab].get(id) === this.now.get(id)
  }

  store(tab: 0 | 1, patients: Patient[]): void {
    for (const patient of patients) {
      this.now.set(patient.id, patient)
      this.read[tab].set(patient.id, patient)
    }
    this.acts += 1
  }
}

let numbers = 0

async function take(step: Step, tabs: [StoreSession, StoreSession], model: Model): Promise<void> {
  const session = tabs[step.tab]
  if (step.do === 'add') {
    const added = Array.from({ length: step.count }, () => aPatient(String((numbers += 1))))
    await session.commit(anAct({ patients: added }))
    model.store(step.tab, added)
    return
  }
  const places = step.do === 'change' ? step.places : [step.place]
  const wanted = [...new Set(places.map((place) => model.at(place)?.id))].filter((id) => id !== undefined)
  if (wanted.length === 0) return
  if (step.do === 'remove' || step.readAgain || !wanted.every((id) => model.read[step.tab].has(id))) {
    for (const patient of await session.readPatients(wanted)) {
      expect(patient).toEqual(model.now.get(patient.id))
      const same = model.now.get(patient.id)
      if (same) model.read[step.tab].set(patient.id, same)
    }
  }
  if (step.do === 'remove') {
    await session.commit(anAct({ removedPatientIds: wanted }))
    for (const id of wanted) {
      model.now.delete(id)
      model.read[step.tab].delete(id)
    }
    model.acts += 1
    return
  }
  const changed = wanted.flatMap((id) => {
    const read = model.read[step.tab].get(id)
    return read ? [{ ...read, phone: String((numbers += 1)) }] : []
  })
  const fresh = wanted.every((id) => model.isFresh(step.tab, id))
  if (step.fails)
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new Error('crash')
    })
  const committed = await session.commit(anAct({ patients: changed })).then(
    () => true,
    (cause: unknown) => cause,
  )
  vi.restoreAllMocks()
  if (!fresh) expect(committed).toBeInstanceOf(StaleError)
  else if (step.fails) expect(committed).toMatchObject({ message: 'crash' })
  else {
    expect(committed).toBe(true)
    model.store(step.tab, changed)
  }
}

test(
  'whatever two tabs do, crashes included, the clinic holds exactly what was confirmed',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 4, maxLength: 14 }), async (steps) => {
        const here = await openClinic(freshName())
        const tabs: [StoreSession, StoreSession] = [here, await resumed(here.handle())]
        const model = new Model()
        for (const step of steps) await take(step, tabs, model)
        const facts = new Map((await tabs[1].readFacts()).map((one) => [one.id, one.phone]))
        expect(facts).toEqual(new Map([...model.now].map(([id, { phone }]) => [id, phone])))
        const all: Patient[] = []
        for await (const page of (await resumed(here.handle())).pages()) all.push(...page)
        expect(new Map(all.map((one) => [one.id, one]))).toEqual(model.now)
        expect(all).toHaveLength(model.now.size)
        expect(await here.readActs(1000)).toHaveLength(model.acts)
        expect(tabs.flatMap((tab) => tab.damages())).toEqual([])
      }),
      { numRuns: 40, seed: 20261122 },
    )
  },
)
