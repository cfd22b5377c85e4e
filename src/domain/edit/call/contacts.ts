import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Contact, ContactOutcome, Patient } from '../../patient'
import type { Problem } from '../../problem'
import { standingContacts } from '../../standing'
import { beforeToday, missing, refusal, tooFarAhead } from '../refusal'
import type { Writer } from '../writer'

export const CONTACT_LABELS = {
  outcome: { ja: '結果', en: 'Outcome' },
  next: { ja: '来院予定日', en: 'Day of the visit' },
  note: { ja: 'メモ', en: 'Note' },
} satisfies Record<string, Bilingual>

/** What the contact form states; a field left empty is absent. */
export interface ContactEntry {
  outcome?: ContactOutcome
  next?: Day
  note?: string
}

/**
 * The patient with a call noted today. "Will come" needs the day and makes it the next visit; "other" needs words. A
 * day beside any other outcome is refused, since it would be kept nowhere.
 */
export function withContact(patient: Patient, entry: ContactEntry, writer: Writer): Patient | Problem {
  const { outcome, next, note } = entry
  if (outcome === undefined) return missing('contact-outcome', CONTACT_LABELS.outcome)
  const refused = nextRefused(outcome, next, writer) ?? noteRefused(outcome, note)
  if (refused) return refused
  const contact: Contact = {
    id: writer.newId(),
    day: writer.today,
    by: writer.by,
    outcome,
    ...(next === undefined ? {} : { next }),
    ...(note ? { note } : {}),
    ...(next === undefined || patient.nextVisit === undefined ? {} : { visitBefore: patient.nextVisit }),
  }
  const changed = { ...patient, contacts: [...patient.contacts, contact] }
  return next === undefined ? changed : { ...changed, nextVisit: next }
}

/**
 * The patient with a contact struck out as noted in error: it stays in the record with who and when, and counts nowhere.
 * A next visit that it wrote goes with it, and the one before comes back, unless another visit was written since or
 * another contact names the same day. Struck out twice, nothing more happens.
 */
export function withContactStruckOut(
  patient: Patient,
  contactId: string,
  reason: string | undefined,
  writer: Writer,
): Patient {
  const contact = patient.contacts.find(({ id }) => id === contactId)
  if (!contact) throw new Error(`no such contact: ${contactId}`)
  if (contact.struckOut) return patient
  const struckOut = { at: writer.at.slice(0, 16), by: writer.by, ...(reason ? { reason } : {}) }
  const contacts = patient.contacts.map((each) =>
    each === contact ? { ...each, struckOut } : withoutVisitOf(contact, each),
  )
  const changed: Patient = { ...patient, contacts }
  return writesTheVisit(contact, changed) ? withVisitBefore(changed, contact) : changed
}

/** A later contact that had replaced the visit of the one struck out has replaced the one before that. */
function withoutVisitOf({ next, visitBefore }: Contact, later: Contact): Contact {
  if (next === undefined || later.visitBefore !== next) return later
  const changed = { ...later }
  if (visitBefore === undefined) delete changed.visitBefore
  else changed.visitBefore = visitBefore
  return changed
}

/** Whether the next visit is the one that this contact wrote, and nobody else stands for it. */
export function writesTheVisit({ id, next }: Contact, { nextVisit, contacts }: Patient): boolean {
  if (next === undefined || next !== nextVisit) return false
  return !standingContacts(contacts).some((other) => other.id !== id && other.next === next)
}

function withVisitBefore(patient: Patient, { visitBefore }: Contact): Patient {
  const changed = { ...patient }
  if (visitBefore === undefined) delete changed.nextVisit
  else changed.nextVisit = visitBefore
  return changed
}

function nextRefused(outcome: ContactOutcome, next: Day | undefined, writer: Writer): Problem | undefined {
  if (outcome !== 'will-come') return next === undefined ? undefined : dayWithoutPromise(next)
  if (next === undefined) return promiseWithoutDay()
  return (
    beforeToday('contact-next', CONTACT_LABELS.next, next, writer.today) ??
    tooFarAhead('contact-next', CONTACT_LABELS.next, next, writer)
  )
}

function noteRefused(outcome: ContactOutcome, note: string | undefined): Problem | undefined {
  return outcome === 'other' && !note ? missing('contact-note', CONTACT_LABELS.note) : undefined
}

function promiseWithoutDay(): Problem {
  return refusal(
    'missing',
    'contact-next',
    '',
    { ja: '来院予定日が入力されていません。', en: 'The day of the visit is missing.' },
    {
      ja: '日付を入力するか、結果を「連絡済み・日付未定」にしてください。',
      en: 'Enter the day, or choose “Reached, no date”.',
    },
  )
}

function dayWithoutPromise(next: Day): Problem {
  return refusal(
    'day-without-promise',
    'contact-next',
    next,
    {
      ja: '来院予定日は結果が「来院予定」のときだけ記録できます。',
      en: 'A day of the visit is kept only with the outcome “Will come”.',
    },
    {
      ja: '結果を「来院予定」にするか、日付を消してください。',
      en: 'Choose “Will come”, or clear the day.',
    },
  )
}
