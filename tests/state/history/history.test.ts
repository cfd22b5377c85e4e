import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { day } from '@/domain/day'
import type { Version } from '@/domain/history/stamp'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { clinicOn, useClinicHistory } from '@/state/history/clinicHistory'
import { usePatientHistory } from '@/state/history/patientHistory'
import { versionsOf } from '@/state/history/versions'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { useSettings } from '@/state/settings'
import { Damaged, type ClinicDocument, type StoreSession } from '@/storage'
import { aPatient, openClinic } from '../../storage/clinic'

let store: StoreSession

beforeEach(async () => {
  setActivePinia(createPinia())
  store = await openClinic()
  useSession().store = store
})

const act = (what: string, at: string, more: object = {}) => ({ what, at: `${at}T09:00:00`, ...more })

describe('the history of a patient', () => {
  test('names every act with who, when, why and what it changed, newest first', async () => {
    const patient = aPatient('00142', { phone: '03' })
    await store.commit(act('patient-added', '2026-11-01', { patients: [patient] }))
    await store.readPatient(patient.id)
    const changed = { ...patient, phone: '06' }
    await store.commit(act('patient', '2026-11-05', { patients: [changed], why: '引っ越し' }))

    const { state, steps, isCut } = usePatientHistory(ref(patient.id))
    await vi.waitFor(() => expect(state.value).toBe('there'))
    expect(steps.value.map(({ stamp }) => [stamp?.what, stamp?.at.slice(0, 10), stamp?.by.name])).toEqual([
      ['patient', '2026-11-05', store.user.name],
      ['patient-added', '2026-11-01', store.user.name],
    ])
    expect(steps.value[0]?.stamp?.why).toBe('引っ越し')
    expect(steps.value[0]?.changes).toMatchObject([{ field: 'phone', before: '03', after: '06' }])
    expect(steps.value[1]?.changes).toMatchObject([{ kind: 'added', area: 'record' }])
    expect(isCut.value).toBe(false)
  })

  test('is read again when the record changes', async () => {
    const patient = aPatient('00142')
    await store.commit(act('patient-added', '2026-11-01', { patients: [patient] }))
    const { steps } = usePatientHistory(ref(patient.id))
    await vi.waitFor(() => expect(steps.value).toHaveLength(1))
    await useRecords().change(
      patient.id,
      'patient',
      (before) => ({ ...before, kana: 'カナ' }),
      undefined,
      '確認',
    )
    await vi.waitFor(() => expect(steps.value).toHaveLength(2))
    expect(steps.value[0]?.stamp?.why).toBe('確認')
  })

  test('of somebody who was taken out stays, and of nobody there is none', async () => {
    const patient = aPatient('00142')
    await store.commit(act('patient-added', '2026-11-01', { patients: [patient] }))
    await store.readPatient(patient.id)
    await store.commit(act('import-undone', '2026-11-02', { removedPatientIds: [patient.id] }))
    const gone = usePatientHistory(ref(patient.id))
    await vi.waitFor(() => expect(gone.state.value).toBe('there'))
    expect(gone.steps.value[0]?.content).toBeUndefined()
    expect(gone.steps.value[1]?.content?.number).toBe('00142')
    const nobody = usePatientHistory(ref('nobody'))
    await vi.waitFor(() => expect(nobody.state.value).toBe('missing'))
  })

  test('that is damaged further back shows what can be read, and says so', async () => {
    async function* source(): AsyncGenerator<Version<string>, void, undefined> {
      await Promise.resolve()
      yield { content: 'newest' }
      throw new Damaged('history', 'h1')
    }
    expect(await versionsOf(source())).toEqual({ versions: [{ content: 'newest' }], isCut: true })
  })
})

describe('the history of the settings', () => {
  const version = (at: string | undefined, graceDays: number): Version<ClinicDocument> => ({
    ...(at !== undefined && { stamp: { at, by: { id: 'u', name: '佐藤' }, what: 'settings' } }),
    content: { settings: { ...DEFAULT_SETTINGS, graceDays }, templates: [] },
  })

  test('names what each version changed', async () => {
    await useSettings().load()
    await useSettings().save({ graceDays: 7 })
    const { steps, isRead } = useClinicHistory()
    await vi.waitFor(() => expect(isRead.value).toBe(true))
    expect(steps.value[0]?.changes).toMatchObject([{ key: 'graceDays', before: 0, after: 7 }])
    expect(steps.value.at(-1)?.changes).toEqual([])
  })

  test('gives those of a day: the last of that day, not the next morning’s', () => {
    const versions = [
      version('2026-11-05T08:00:00', 30),
      version('2026-11-04T18:00:00', 7),
      version(undefined, 0),
    ]
    const graceOn = (on: string) => clinicOn(versions, day(on))?.clinic.settings.graceDays
    expect(graceOn('2026-11-05')).toBe(30)
    expect(graceOn('2026-11-04')).toBe(7)
    expect(graceOn('2026-11-03')).toBe(0)
  })

  test('says so where none is kept from that day, and gives the oldest', () => {
    const versions = [version('2026-11-05T08:00:00', 30), version('2026-11-04T18:00:00', 7)]
    expect(clinicOn(versions, day('2026-11-03'))).toMatchObject({
      isLater: true,
      clinic: { settings: { graceDays: 7 } },
    })
    expect(clinicOn(versions, day('2026-11-04'))?.isLater).toBe(false)
    expect(clinicOn([], day('2026-11-04'))).toBeUndefined()
  })
})
