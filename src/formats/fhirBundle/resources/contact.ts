import type { Contact } from '@/domain/patient'
import { outcomeWords } from '@/domain/outcomeWords'
import { coded, date, extended, isEmpty, json, known, to, type Resource } from '../parts'
import { SYSTEM } from '../systems'
import type { Subject, Writing } from '../writing'

/** Nobody was spoken to. */
const IN_VAIN = new Set<Contact['outcome']>(['no-answer', 'wrong-number'])

/** A call about a draw as a Communication; one that reached nobody was not done. */
export function contactResource(contact: Contact, subject: Subject, writing: Writing): Resource {
  const { day, by, outcome, next, note, visitBefore, struckOut } = contact
  const id = writing.id(subject.key, 'contact', contact.id)
  const inVain = IN_VAIN.has(outcome)
  return {
    resourceType: 'Communication',
    id,
    ...extended({ next: date(next), 'visit-before': date(visitBefore), 'struck-out': json(struckOut) }),
    identifier: known(id),
    status: struckOut ? 'entered-in-error' : inVain ? 'not-done' : 'completed',
    statusReason: coded(SYSTEM.outcome, outcome, outcomeWords(outcome, 'ja')),
    category: [coded(SYSTEM.communicationCategory, 'reminder')],
    medium: [coded(SYSTEM.participationMode, 'PHONE')],
    subject: to(subject.id),
    recipient: [to(subject.id)],
    sent: day,
    ...(isEmpty(by) ? {} : { sender: { display: by } }),
    ...(isEmpty(note) ? {} : { payload: [{ contentString: note }] }),
  }
}
