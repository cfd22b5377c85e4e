import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { vi } from 'vitest'
import { ref } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { day } from '@/domain/day'
import type { WorstFlag } from '@/domain/interpret/types'
import type { Patient } from '@/domain/patient'
import { verdict } from '@/domain/verdict'
import { worklistRow, type WorklistRow } from '@/domain/worklist'
import { useClock } from '@/state/clock'
import { useRecords } from '@/state/records'
import { surroundingsKey, type Surroundings } from '@/ui/surroundings'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

export const TODAY = day('2026-11-22')

/** What a mounted part of the worklist stands in: stores, addresses, and the morning of 22 November 2026 in Tokyo. */
export interface Desk {
  global: { plugins: [Pinia, Router]; provide: Record<symbol, Surroundings> }
  router: Router
  /** The record that every change works on, and what was stored of it. */
  kept: { patient: Patient; stored: string[] }
}

export function aDesk(): Desk {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:14:00Z') })
  const pinia = createPinia()
  setActivePinia(pinia)
  useClock().setZone('Asia/Tokyo')
  const kept: Desk['kept'] = { patient: aPatient(), stored: [] }
  const records = useRecords()
  records.patient = () => Promise.resolve(kept.patient)
  records.change = async (_id, what, edit) => {
    await Promise.resolve()
    const after = edit(kept.patient)
    if ('because' in after) return after
    kept.patient = after
    kept.stored.push(what)
    return undefined
  }
  const history = createMemoryHistory()
  history.replace('/worklist')
  const router = createRouter({ history, routes: ROUTES })
  const surroundings: Surroundings = { language: ref('ja'), dateStyle: ref('iso'), today: ref(TODAY) }
  return {
    global: { plugins: [pinia, router], provide: { [surroundingsKey as symbol]: surroundings } },
    router,
    kept,
  }
}

/** The row of somebody who is 8 days overdue today, with a dose of 20 mg in week 9 of 20. */
export function anOverdueRow(number = '00142', worst?: WorstFlag): WorklistRow {
  const facts = aFacts({
    number,
    name: '青葉 葵',
    kana: 'アオバ アオイ',
    phone: '03-0000-1000',
    courses: [aCourse('2026-09-27', { weeks: 20, doses: [['2026-09-27', 20]] })],
    draws: [aDraw('2026-09-14')],
  })
  return worklistRow(facts, verdict(facts, someRules(), TODAY), worst, TODAY)
}

/** The row of somebody who is due next week and has an appointment before that. */
export function aBookedRow(number = '00518'): WorklistRow {
  const facts = aFacts({
    number,
    nextVisit: day('2026-11-25'),
    courses: [aCourse('2026-10-05', { weeks: 20 })],
    draws: [aDraw('2026-09-29')],
  })
  return worklistRow(facts, verdict(facts, someRules(), TODAY), undefined, TODAY)
}

function aPatient(): Patient {
  return { id: 'id-00142', number: '00142', weights: [], courses: [], draws: [], contacts: [] }
}

const ROUTES = ['worklist', 'new-patient', 'import', 'print', 'patient'].map((name) => ({
  name,
  path: name === 'patient' ? '/patient/:id' : `/${name}`,
  component: { render: () => null },
}))
