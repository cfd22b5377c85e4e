import { dayNumber, type Day } from '../day'
import { plannedEnd, type Course } from '../course'
import type { Contact } from '../patient'
import type { Draw } from '../result'
import { enteredEvents } from './enteredEvents'
import { inSpan, shownCourses } from './span'
import type { Timeline, TimelineEvent, TimelineEventKind, TimelineInput } from './types'

/** What else happened or is planned, as marks on the axis, earliest first. */
export function eventsOf(input: TimelineInput, span: Timeline['span']): TimelineEvent[] {
  const { patient, verdict } = input
  return [
    ...shownCourses(input).flatMap(courseEvents),
    ...patient.draws.filter((draw) => draw.day <= input.today).flatMap(drawEvents),
    ...patient.contacts.filter(({ struckOut }) => struckOut === undefined).map(contactEvent),
    ...enteredEvents(patient),
    ...mark('visit', patient.nextVisit),
    ...(input.isCurrent === false ? [] : mark('recheck', verdict.recheck?.day)),
  ]
    .filter((event) => inSpan(dayNumber(event.day), span))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function courseEvents(course: Course): TimelineEvent[] {
  return [
    ...mark('start', course.start),
    ...mark('last-dose', course.end),
    ...(course.end === undefined ? mark('planned-end', plannedEnd(course)) : []),
  ]
}

function drawEvents(draw: Draw): TimelineEvent[] {
  const isAwaited = draw.results.some((result) => result.status === 'pending')
  return [
    ...(isAwaited ? mark('awaiting', draw.day) : []),
    ...draw.reviews.flatMap((review) => mark('review', review.day, review.note)),
  ]
}

function contactEvent(contact: Contact): TimelineEvent {
  return { kind: 'contact', day: contact.day, note: contact.outcome }
}

function mark(kind: TimelineEventKind, day: Day | undefined, note?: string): TimelineEvent[] {
  return day === undefined ? [] : [{ kind, day, ...(note === undefined ? {} : { note }) }]
}
