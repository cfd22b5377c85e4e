// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Patient } from '@/domain/patient'
import { StaleError, type StoreSession } from '@/storage'
import { anAct, nth, openClinic, patients, resumed, the } from './clinic'

async function change(session: StoreSession, id: string, more: Partial<Patient>): Promise<void> {
  const patient = the(await session.readPatient(id))
  await session.commit(anAct({ patients: [{ ...patient, ...more }] }))
}

/**
 * Somebody who was changed some times, opened in another tab, then taken out and added anew, which put them into another
 * page. Ids of pages are random, so each of the tests below looks at some clinics.
 */
async function aMove() {
  const here = await openClinic()
  const all = patients(2)
  const one = nth(all, 0)
  await here.commit(anAct({ patients: all }))
  for (const phone of ['1', '2', '3', '4']) await change(here, one.id, { phone })
  const there = await resumed(here.handle())
  await there.readFacts()
  const form = the(await there.readPatient(one.id))
  await here.commit(anAct({ removedPatientIds: [one.id] }))
  await here.commit(anAct({ patients: [...patients(99), one] }))
  await change(here, one.id, { phone: 'newer' })
  await there.readFacts()
  return { here, there, id: one.id, form }
}

describe('somebody who has come into another page', () => {
  for (const clinic of [1, 2, 3, 4, 5, 6]) {
    test(`is found there by another tab (clinic ${clinic})`, async () => {
      const { there, id } = await aMove()
      expect(await there.readPatient(id)).toMatchObject({ phone: 'newer' })
    })

    test(`keeps what was written there when another tab saves an older form (clinic ${clinic})`, async () => {
      const { here, there, id, form } = await aMove()
      const saved = there.commit(anAct({ patients: [{ ...form, name: 'older' }] }))
      await expect(saved).rejects.toBeInstanceOf(StaleError)
      expect(await here.readPatient(id)).toMatchObject({ phone: 'newer' })
    })
  }
})

test('an act that would both change somebody and take them out stores nothing', async () => {
  const here = await openClinic()
  const [one, other] = patients(2) as [Patient, Patient]
  await here.commit(anAct({ patients: [one, other] }))
  const both = anAct({ patients: [{ ...one, phone: '1' }, other], removedPatientIds: [one.id] })
  await expect(here.commit(both)).rejects.toMatchObject({ name: 'StaleError', patientIds: [one.id] })
  expect(await here.readPatients([one.id, other.id])).toEqual([one, other])
})
