// @vitest-environment node
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Version } from '@/domain/history/stamp'
import type { Patient } from '@/domain/patient'
import { StaleError, type StoreSession } from '@/storage'
import { aClinic, anAct, aPatient, freshName, openClinic, resumed, the } from './clinic'

/** What one of two tabs does next. Places are taken modulo the patients there are. */
type Step =
  | { do: 'add'; tab: 0 | 1; count: number }
  | { do: 'change'; tab: 0 | 1; places: number[]; readAgain: boolean; fails: boolean }
  | { do: 'remove'; tab: 0 | 1; place: number }
  | { do: 'addAgain'; tab: 0 | 1; place: number }
  | { do: 'erase'; tab: 0 | 1; place: number; outOfAll: boolean; fails: boolean }
  | { do: 'settings'; tab: 0 | 1 }

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
  fc.record({ do: fc.constant('addAgain' as const), tab: aTab, place: fc.nat(400) }),
  fc.record({
    do: fc.constant('erase' as const),
    tab: aTab,
    place: fc.nat(400),
    outOfAll: fc.boolean(),
    fails: fc.boolean(),
  }),
  fc.record({ do: fc.constant('settings' as const), tab: aTab }),
)

/** The clinic as plain memory: every version of everybody, newest first, who stands now, and what each tab read last. */
class Model {
  readonly now = new Map<string, Patient>()
  readonly read: [Map<string, Patient>, Map<string, Patient>] = [
    new Map<string, Patient>(),
    new Map<string, Patient>(),
  ]
  readonly versions = new Map<string, (Patient | undefined)[]>()
  /** Names of the clinic, newest first. */
  readonly clinics = [aClinic().settings.name]
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
      this.versions.set(patient.id, [patient, ...(this.versions.get(patient.id) ?? [])])
    }
    this.acts += 1
  }

  remove(tab: 0 | 1, ids: readonly string[]): void {
    for (const id of ids) {
      this.now.delete(id)
      this.read[tab].delete(id)
      this.versions.set(id, [undefined, ...(this.versions.get(id) ?? [])])
    }
    this.acts += 1
  }

  erase(tab: 0 | 1, id: string): void {
    this.now.delete(id)
    this.read[tab].delete(id)
    this.versions.delete(id)
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
  if (step.do === 'settings') {
    const name = String((numbers += 1))
    await session.readClinic()
    await session.commit(anAct({ clinic: aClinic(name) }))
    model.clinics.unshift(name)
    model.acts += 1
    return
  }
  if (step.do === 'erase') return erase(step, session, model)
  if (step.do === 'addAgain') return addAgain(step, session, model)
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
    model.remove(step.tab, wanted)
    return
  }
  const changed = wanted.flatMap((id) => {
    const read = model.read[step.tab].get(id)
    return read ? [changedPatient(read)] : []
  })
  const fresh = wanted.every((id) => model.isFresh(step.tab, id))
  if (step.fails) crash()
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

/** Somebody who was taken out, as they were; whoever still has an older form of theirs open may not. */
async function addAgain(
  { tab, place }: Extract<Step, { do: 'addAgain' }>,
  session: StoreSession,
  model: Model,
): Promise<void> {
  const gone = [...model.versions].filter(([id]) => !model.now.has(id))
  const [id, versions] = gone[place % Math.max(1, gone.length)] ?? []
  const before = versions?.find((version) => version !== undefined)
  if (id === undefined || !before) return
  expect(await session.readPatient(id)).toBeUndefined()
  const again = { ...before, phone: String((numbers += 1)) }
  const added = session.commit(anAct({ patients: [again] }))
  if (model.read[tab].has(id)) return expect(added).rejects.toBeInstanceOf(StaleError)
  await added
  model.store(tab, [again])
}

/** Somebody who stands, or (`outOfAll`) anybody of whom there is a version. */
async function erase(
  step: Extract<Step, { do: 'erase' }>,
  session: StoreSession,
  model: Model,
): Promise<void> {
  const known = [...(step.outOfAll ? model.versions : model.now).keys()]
  const id = known[step.place % Math.max(1, known.length)]
  if (id === undefined) return
  await session.readPatient(id)
  const stands = model.now.get(id)
  if (stands) model.read[step.tab].set(id, stands)
  if (step.fails) crash()
  const erased = session.commit(anAct({ erasedPatientIds: [id], why: '保存期間満了' }))
  if (step.fails) await expect(erased).rejects.toThrow('crash')
  else await erased
  vi.restoreAllMocks()
  if (!step.fails) model.erase(step.tab, id)
}

function crash(): void {
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new Error('crash')
  })
}

/** Another telephone number, and a call more or one less. */
function changedPatient(read: Patient): Patient {
  const phone = String((numbers += 1))
  const call = { id: phone, day: the(anAct().at.slice(0, 10)) as never, outcome: 'no-answer' as const }
  return {
    ...read,
    phone,
    contacts: read.contacts.length > 3 ? read.contacts.slice(1) : [...read.contacts, call],
  }
}

async function contentsOf<Kept>(versions: AsyncIterable<Version<Kept>>): Promise<(Kept | undefined)[]> {
  const contents: (Kept | undefined)[] = []
  for await (const { content } of versions) contents.push(content)
  return contents
}

test(
  'whatever two tabs do, crashes included, the clinic holds exactly what was confirmed, in every version',
  { timeout: 180_000 },
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
        const history = await (await resumed(here.handle())).history()
        for (const [id, versions] of model.versions)
          if (versions.length > 1 || versions[0] !== model.now.get(id) || id.endsWith('a'))
            expect(await contentsOf(history.ofPatient(id))).toEqual(versions)
        const clinics = await contentsOf(history.ofClinic())
        expect(clinics.map((clinic) => clinic?.settings.name)).toEqual(model.clinics)
        expect(tabs.flatMap((tab) => tab.damages())).toEqual([])
      }),
      { numRuns: 60, seed: 20261122 },
    )
  },
)
