import type { ChangeArea } from './types'

/** How the entries of a list are told apart, and what is told of them. */
export interface ListShape {
  key: string
  area: ChangeArea
  /** The field that holds the entry's day; none where that is the day of what it stands in. */
  day?: string
  /** What tells entries apart that have no id, or got another one. */
  match?: readonly string[]
  /** What the entries hold in turn. */
  nested?: readonly ListShape[]
  /** Under which name changes of what it holds carry its id. */
  names?: 'courseId' | 'drawId'
}

/** Where something came from and what it had been: each version says that by itself. */
export const TRACES: readonly string[] = [
  'id',
  'imported',
  'journal',
  'importId',
  'isTypedOf',
  'earlier',
  'earlierWeights',
  'visitBefore',
  'alsoFrom',
  'reportedAt',
  'sourceKey',
  'isVersioned',
  'movedTo',
]

export const LISTS: readonly ListShape[] = [
  { key: 'weights', area: 'weight', day: 'day', match: ['day'] },
  {
    key: 'courses',
    area: 'course',
    day: 'start',
    names: 'courseId',
    nested: [
      { key: 'doses', area: 'dose', day: 'from', match: ['from'] },
      { key: 'pauses', area: 'pause', day: 'from', match: ['from'] },
    ],
  },
  {
    key: 'draws',
    area: 'draw',
    day: 'day',
    names: 'drawId',
    nested: [
      { key: 'results', area: 'result', match: ['analyte', 'specimen'] },
      { key: 'reviews', area: 'review', day: 'day' },
    ],
  },
  { key: 'contacts', area: 'call', day: 'day' },
  { key: 'medicines', area: 'medicine', day: 'from' },
  { key: 'pregnancyTests', area: 'pregnancy-test', day: 'day' },
  { key: 'motherhoods', area: 'motherhood', day: 'from' },
  { key: 'procedures', area: 'procedure', day: 'day' },
  { key: 'notes', area: 'note', day: 'day' },
  { key: 'held', area: 'held' },
]

/** The area of each field that a record has once. */
export const FIELD_AREAS: Readonly<Record<string, ChangeArea>> = {
  number: 'person',
  name: 'person',
  kana: 'person',
  birthDate: 'person',
  sex: 'person',
  phone: 'contact-data',
  phone2: 'contact-data',
  contactNote: 'contact-data',
  nextVisit: 'next-visit',
  resultsInDoubt: 'held',
}
