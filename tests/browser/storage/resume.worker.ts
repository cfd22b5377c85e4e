import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { resumeSession, type StoreHandle } from '@/storage'

/** What the test asks of the worker: how many patients it reads, or to store so many. */
export interface Order {
  handle: StoreHandle
  patients: Patient[]
}

const factsOf = ({ id, number }: Patient): PatientFacts => ({
  id,
  number,
  courses: [],
  draws: [],
  values: [],
})

self.addEventListener('message', (event: MessageEvent<Order>) => {
  void obey(event.data)
})

async function obey({ handle, patients }: Order): Promise<void> {
  const session = await resumeSession(handle, { factsOf })
  const found = (await session.readFacts()).length
  postMessage({ begun: true })
  if (patients.length > 0) await session.commit({ what: 'imported', at: '2026-11-22T10:00:00', patients })
  session.close()
  postMessage({ found, stored: patients.length })
}
