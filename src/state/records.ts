import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { PatientFacts } from '@/domain/facts'
import { factsOf } from '@/domain/factsOf'
import type { Bilingual } from '@/domain/language'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import { useClock } from './clock'
import { useMessages } from './messages'
import { useSession } from './session'
import { worldFailure } from './worldFailure'

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
    session.openStore().onForeignChange(() => void reload())
  }

  /** Reads the facts again: after an import, an undo, or a change in another tab. */
  async function reload(): Promise<void> {
    facts.value = await session.openStore().readFacts()
    version.value += 1
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
   * returned and nothing is stored. With `done` a message says so and offers to take the change back.
   */
  function change(
    id: string,
    what: string,
    edit: (before: Patient) => Patient | Problem,
    done?: Bilingual,
  ): Promise<Problem | undefined> {
    return inTurn(async () => {
      const before = await patient(id)
      if (!before) throw new Error(`no patient with id: ${id}`)
      const after = edit(before)
      if (isProblem(after)) return after
      await store(what, after)
      if (done) messages.show('done', done, () => putBack(before, after, what))
      return undefined
    })
  }

  /** Adds one person. Refuses a number that another patient has. */
  function add(added: Patient, done?: Bilingual): Promise<Problem | undefined> {
    return inTurn(async () => {
      if (idByNumber.value.has(added.number)) return numberTaken(added.number)
      await store('patient-added', added)
      if (done) messages.show('done', done)
      return undefined
    })
  }

  async function putBack(before: Patient, after: Patient, what: string): Promise<void> {
    await inTurn(async () => {
      const now = await patient(after.id)
      if (JSON.stringify(now) !== JSON.stringify(after)) {
        messages.show('warning', CHANGED_SINCE)
        return
      }
      await store(`${what}-undone`, before)
    })
  }

  async function store(what: string, changed: Patient): Promise<void> {
    await session.openStore().commit({ what, at: useClock().stamp(), patients: [changed] })
    const fresh = factsOf(changed)
    const at = facts.value.findIndex((one) => one.id === changed.id)
    facts.value = at < 0 ? [...facts.value, fresh] : facts.value.with(at, fresh)
    version.value += 1
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
    add,
  }
})

/** Whether an edit was refused. */
export function isProblem(answer: Patient | Problem): answer is Problem {
  return 'because' in answer
}

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
