import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { PatientFacts } from '@/domain/facts'
import { factsOf } from '@/domain/factsOf'
import type { Bilingual } from '@/domain/language'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import type { ImportRecord } from '@/storage'
import { useClock } from './clock'
import { useMessages } from './messages'
import { useSession } from './session'
import { worldFailure } from './worldFailure'

/** One record changed, and another person who came of it. */
export interface Made {
  patient: Patient
  other?: Patient
  /** What the other was before, where the clinic knew them. */
  otherBefore?: Patient
  /** The import that what the other got comes from; else the one that brought them. */
  importId?: string
}

/** The facts of every patient in memory, and the way to read and change one whole record. */
export const useRecords = defineStore('records', () => {
  const session = useSession()
  const messages = useMessages()
  const facts = shallowRef<PatientFacts[]>([])
  const factsLoaded = ref(false)
  /** Grows with each change, so that an open page knows that its record is no longer the newest. */
  const version = ref(0)
  const idByNumber = computed(() => new Map(facts.value.map((one) => [one.number, one.id])))
  let queue: Promise<unknown> = Promise.resolve()

  async function load(): Promise<void> {
    facts.value = await session.openStore().readFacts()
    factsLoaded.value = true
    version.value += 1
    session.openStore().onForeignChange(() => void reload().catch(notReloaded))
  }

  /** Reads the facts again: after an import, an undo, or a change in another tab. */
  async function reload(): Promise<void> {
    facts.value = await session.openStore().readFacts()
    version.value += 1
  }

  /** Why a tab was cut off from its data has been said where that happened. */
  function notReloaded(cause: unknown): void {
    const { code, text } = worldFailure(cause)
    if (code !== 'Closed') messages.show('error', text)
  }

  function clear(): void {
    facts.value = []
    factsLoaded.value = false
  }

  function idOfNumber(number: string): string | undefined {
    return idByNumber.value.get(number)
  }

  function patient(id: string): Promise<Patient | undefined> {
    return session.openStore().readPatient(id)
  }

  function patients(ids: string[]): Promise<Patient[]> {
    return session.openStore().readPatients(ids)
  }

  /**
   * Changes one record in one strict transaction. `edit` gives the new record, or the problem why not, which is
   * returned and nothing is stored. With `done` a message says so and offers to take the change back; `why` stands with
   * the act, in the words of whoever did it.
   */
  function change(
    id: string,
    what: string,
    edit: (before: Patient) => Patient | Problem,
    done?: Bilingual,
    why?: string,
  ): Promise<Problem | undefined> {
    const alone = (before: Patient): Made | Problem => {
      const after = edit(before)
      return isProblem(after) ? after : { patient: after }
    }
    return changeWith(id, what, alone, done && (() => done), why)
  }

  /**
   * Changes one record and, where `edit` gives `other`, adds or changes that person in the same act. Refuses a number that another
   * patient has. The message that offers to take it back takes both back.
   */
  function changeWith(
    id: string,
    what: string,
    edit: (before: Patient) => Made | Problem | Promise<Made | Problem>,
    done?: (made: Made) => Bilingual,
    why?: string,
  ): Promise<Problem | undefined> {
    return inTurn(async () => {
      const before = await patient(id)
      if (!before) throw new Error(`no patient with id: ${id}`)
      const made = await edit(before)
      if ('because' in made) return made
      const { other, otherBefore, importId = other?.importId } = made
      if (other && !otherBefore && idByNumber.value.has(other.number)) return numberTaken(other.number)
      const from = other && (await importOf(importId))
      const newNumber = otherBefore ? undefined : other?.number
      const ofImport = from && other && withPatient(from, other.id)
      const taken = await store(what, made, ofImport, undefined, why, newNumber)
      if (taken) return taken
      if (done) messages.show('done', done(made), () => putBack(before, made, what, from))
      return undefined
    })
  }

  /** The import that brought somebody, so that taking it back later finds them. */
  async function importOf(importId: string | undefined): Promise<ImportRecord | undefined> {
    if (importId === undefined) return undefined
    return (await session.openStore().readImports()).find((each) => each.id === importId)
  }

  /** Adds one person. Refuses a number that another patient has. */
  function add(added: Patient, done?: Bilingual): Promise<Problem | undefined> {
    return inTurn(async () => {
      if (idByNumber.value.has(added.number)) return numberTaken(added.number)
      const taken = await store('patient-added', { patient: added }, undefined, undefined, '', added.number)
      if (taken) return taken
      if (done) messages.show('done', done)
      return undefined
    })
  }

  async function putBack(before: Patient, made: Made, what: string, from?: ImportRecord): Promise<void> {
    await inTurn(async () => {
      const { patient: after, other, otherBefore } = made
      if (!(await isStill(after)) || (other && !(await isStill(other)))) {
        messages.show('warning', CHANGED_SINCE)
        return
      }
      const back: Made = { patient: before, ...(otherBefore ? { other: otherBefore } : {}) }
      await store(`${what}-undone`, back, from, other && !otherBefore ? [other.id] : undefined)
      messages.show('done', UNDONE)
    })
  }

  async function isStill(expected: Patient): Promise<boolean> {
    return JSON.stringify(await patient(expected.id)) === JSON.stringify(expected)
  }

  async function store(
    what: string,
    { patient: changed, other }: Made,
    from?: ImportRecord,
    removedPatientIds?: string[],
    why?: string,
    newNumber?: string,
  ): Promise<Problem | undefined> {
    const patients = other ? [changed, other] : [changed]
    const act = {
      what,
      at: useClock().stamp(),
      patients,
      ...(newNumber === undefined ? {} : { newNumbers: new Map([[newNumber, (other ?? changed).id]]) }),
      ...(removedPatientIds === undefined ? {} : { removedPatientIds }),
      ...(from === undefined ? {} : { import: from }),
      ...(why ? { why } : {}),
    }
    try {
      await session.openStore().commit(act)
    } catch (cause) {
      if (newNumber === undefined || worldFailure(cause).code !== 'NumberTaken') throw cause
      await reload()
      return numberTaken(newNumber)
    }
    const removed = new Set(removedPatientIds)
    facts.value = patients.reduce(
      withFactsOf,
      removed.size === 0 ? facts.value : facts.value.filter((one) => !removed.has(one.id)),
    )
    version.value += 1
    return undefined
  }

  /** One act after the other: a double click, or two forms at once, never interleave. */
  function inTurn<Given>(act: () => Promise<Given>): Promise<Given> {
    const turn = queue.then(act)
    queue = turn.catch(() => undefined)
    return turn.catch((cause: unknown) => {
      messages.show('error', worldFailure(cause).text)
      throw cause
    })
  }

  return {
    facts,
    factsLoaded,
    version,
    load,
    reload,
    clear,
    idOfNumber,
    patient,
    patients,
    change,
    changeWith,
    add,
  }
})

/** Whether an edit was refused. */
export function isProblem(answer: Patient | Problem): answer is Problem {
  return 'because' in answer
}

function withFactsOf(facts: PatientFacts[], changed: Patient): PatientFacts[] {
  const fresh = factsOf(changed)
  const at = facts.findIndex((one) => one.id === changed.id)
  return at < 0 ? [...facts, fresh] : facts.with(at, fresh)
}

function withPatient(record: ImportRecord, id: string): ImportRecord {
  return record.patientIds.includes(id) ? record : { ...record, patientIds: [...record.patientIds, id] }
}

const UNDONE: Bilingual = { ja: '元に戻しました。', en: 'Undone.' }
const CHANGED_SINCE: Bilingual = {
  ja: 'その後に別の変更があったため、元に戻していません。',
  en: 'Not undone: the record has been changed since.',
}

function numberTaken(number: string): Problem {
  return {
    code: 'number-taken',
    where: { patient: number },
    received: number,
    because: { ja: `番号 ${number} の患者は登録済みです。`, en: `A patient with number ${number} exists.` },
    todo: { ja: '番号を確かめてください。', en: 'Check the number.' },
  }
}
