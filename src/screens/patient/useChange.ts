import type { Writer } from '@/domain/edit/writer'
import type { Bilingual } from '@/domain/language'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import { useClock } from '@/state/clock'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'

/** An edit of one record, given who writes and when. */
export type Edit = (before: Patient, writer: Writer) => Patient | Problem

/** Changes one record as the person at the keyboard, now, and why. Gives the problem where the change was refused. */
export function useChange(): (
  id: string,
  what: string,
  edit: Edit,
  done: Bilingual,
  why?: string,
) => Promise<Problem | undefined> {
  const records = useRecords()
  const writer = useWriter()
  return (id, what, edit, done, why) =>
    records.change(id, what, (before) => edit(before, writer()), done, why?.trim())
}

/** Who writes at this moment, and where new ids come from. */
export function useWriter(): () => Writer {
  const clock = useClock()
  const session = useSession()
  return () => ({
    by: session.userName,
    at: clock.stamp(),
    today: clock.today,
    newId: () => crypto.randomUUID(),
  })
}
