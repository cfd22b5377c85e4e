import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Day } from '@/domain/day'
import { refusal } from '@/domain/edit/refusal'
import { knownLastEntry, mayBeErasable, numberRefused, reasonRefused } from '@/domain/history/erasable'
import { eraseRefused, mayErase, retentionYearsOf, type Retention } from '@/domain/history/retention'
import type { Stamp } from '@/domain/history/stamp'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import { Damaged } from '@/storage'
import { breathe } from './breathe'
import { useClock } from './clock'
import { useMessages } from './messages'
import { useRecords } from './records'
import { useSession } from './session'
import { useSettings } from './settings'
import { worldFailure } from './worldFailure'

/** So many are looked at whole at a time, which is as many as the list grows by. */
const AT_ONCE = 20

/** Somebody whose retention time is over. */
export interface Erasable {
  id: string
  number: string
  name?: string
  lastEntry: Day
}

/** Whose retention time is over, and erasing one of them. Nothing of it outlives the screen. */
export interface Erasing {
  /** Those who were looked at whole, longest ago first; undefined before anybody was looked for. */
  list: Readonly<ShallowRef<readonly Erasable[] | undefined>>
  /** How many more there are who have yet to be looked at whole. */
  more: Readonly<Ref<number>>
  /** Of how many nobody can say when the last entry was made, or whose record cannot be read: they are not offered. */
  unknown: Readonly<Ref<number>>
  progress: Readonly<Ref<{ done: number; of: number } | undefined>>
  look: () => Promise<void>
  stop: () => void
  showMore: () => Promise<void>
  /** Erases one for good; the problem where that is refused, and then nothing was done. */
  erase: (id: string, why: string, typedNumber: string) => Promise<Problem | undefined>
}

/** The list of those who may be erased, made when somebody asks for it, and the erasing itself. */
export function useErasing(): Erasing {
  const session = useSession()
  const records = useRecords()
  const messages = useMessages()
  const list = shallowRef<readonly Erasable[]>()
  const waiting = shallowRef<readonly Erasable[]>([])
  const more = ref(0)
  const unknown = ref(0)
  const progress = ref<{ done: number; of: number }>()
  let asked = 0

  onScopeDispose(stop)
  watch(() => useSettings().settings.retentionYears, forget)
  watch(
    () => records.version,
    () => void dropThoseWhoAreGone(),
  )

  async function look(): Promise<void> {
    forget()
    const mine = asked
    const until = retentionNow()
    const wanted = new Set(records.facts.filter((one) => mayBeErasable(one, until)).map(({ id }) => id))
    progress.value = { done: 0, of: wanted.size }
    try {
      const found = await foundAmong(wanted, until, () => mine === asked)
      if (mine !== asked) return
      waiting.value = found.sure.sort((one, other) => (one.lastEntry < other.lastEntry ? -1 : 1))
      unknown.value = found.unsure
      list.value = []
      await showNext(mine)
    } catch (cause) {
      if (mine === asked) messages.show('error', worldFailure(cause).text)
    }
    if (mine === asked) progress.value = undefined
  }

  /** A page at a time; whoever could not be read, or whose last entry is not known, is counted and not offered. */
  async function foundAmong(
    wanted: Set<string>,
    until: Omit<Retention, 'lastEntry'>,
    isWanted: () => boolean,
  ): Promise<{ sure: Erasable[]; unsure: number }> {
    const of = wanted.size
    const sure: Erasable[] = []
    let unsure = 0
    if (of === 0) return { sure, unsure }
    try {
      for await (const page of (await session.openStore().history()).newest()) {
        for (const { stamp, content } of page) {
          if (!wanted.delete(content.id)) continue
          const lastEntry = knownLastEntry(content, [stamp], until.today)
          if (lastEntry === undefined) unsure += 1
          else if (mayErase({ ...until, lastEntry })) sure.push(erasable(content, lastEntry))
        }
        await breathe()
        if (!isWanted()) break
        progress.value = { done: of - wanted.size, of }
      }
    } catch (cause) {
      if (!(cause instanceof Damaged)) throw cause
    }
    return { sure, unsure: unsure + wanted.size }
  }

  async function showMore(): Promise<void> {
    if (progress.value) return
    progress.value = { done: 0, of: AT_ONCE }
    const mine = asked
    try {
      await showNext(mine)
    } catch (cause) {
      if (mine === asked) messages.show('error', worldFailure(cause).text)
    }
    if (mine === asked) progress.value = undefined
  }

  /** The next few, each looked at with every version there is. */
  async function showNext(mine: number): Promise<void> {
    const until = retentionNow()
    const next = waiting.value.slice(0, AT_ONCE)
    const sure: Erasable[] = []
    let unsure = 0
    for (const one of next) {
      const whole = await readWhole(one.id)
      if (mine !== asked) return
      const lastEntry = whole && lastEntryOf(whole, until.today)
      if (!whole || lastEntry === undefined) unsure += 1
      else if (mayErase({ ...until, lastEntry })) sure.push(erasable(whole.patient, lastEntry))
    }
    waiting.value = waiting.value.filter((one) => !next.includes(one))
    more.value = waiting.value.length
    unknown.value += unsure
    list.value = [...(list.value ?? []), ...sure]
  }

  function stop(): void {
    asked += 1
    progress.value = undefined
  }

  function forget(): void {
    stop()
    list.value = undefined
    waiting.value = []
    more.value = 0
    unknown.value = 0
  }

  function dropThoseWhoAreGone(): void {
    const there = new Set(records.facts.map(({ id }) => id))
    const isThere = ({ id }: Erasable): boolean => there.has(id)
    list.value = list.value?.filter(isThere)
    waiting.value = waiting.value.filter(isThere)
    more.value = waiting.value.length
  }

  async function erase(id: string, why: string, typedNumber: string): Promise<Problem | undefined> {
    const whole = await readWhole(id)
    if (!whole) return unreadable()
    const { patient } = whole
    const until = retentionNow()
    const refused =
      eraseRefused({ ...until, lastEntry: lastEntryOf(whole, until.today) }) ??
      reasonRefused(why, patient) ??
      numberRefused(typedNumber, patient)
    if (refused) return refused
    await session.openStore().commit({
      what: 'patient-erased',
      at: useClock().stamp(),
      why: why.trim(),
      erasedPatientIds: [id],
    })
    await records.reload()
    return undefined
  }

  return { list, more, unknown, progress, look, stop, showMore, erase }
}

/** A record with the stamps of every version of it, newest first. */
interface Whole {
  patient: Patient
  stamps: (Stamp | undefined)[]
}

/** Undefined for somebody who is gone, or of whom something cannot be read. */
async function readWhole(id: string): Promise<Whole | undefined> {
  const store = useSession().openStore()
  try {
    // Read in this way first, so that a change by somebody else meanwhile keeps the act from being stored.
    const patient = await store.readPatient(id)
    if (!patient) return undefined
    const stamps: Whole['stamps'] = []
    for await (const { stamp } of (await store.history()).ofPatient(id)) stamps.push(stamp)
    return { patient, stamps }
  } catch (cause) {
    if (cause instanceof Damaged) return undefined
    throw cause
  }
}

function lastEntryOf({ patient, stamps }: Whole, today: Day): Day | undefined {
  return knownLastEntry(patient, stamps, today)
}

function retentionNow(): Omit<Retention, 'lastEntry'> {
  return { today: useClock().today, years: retentionYearsOf(useSettings().settings) }
}

function erasable({ id, number, name }: Patient, lastEntry: Day): Erasable {
  return { id, number, ...(name !== undefined && { name }), lastEntry }
}

function unreadable(): Problem {
  return refusal(
    'record-unreadable',
    'erase',
    '',
    {
      ja: 'この患者の記録または履歴を読めません。消去していません。',
      en: 'The record or its history cannot be read. Nothing was erased.',
    },
    {
      ja: '設定 → データの「壊れたデータの修復」で確認してください。',
      en: 'See “Repair damaged data” under Settings → Data.',
    },
  )
}
