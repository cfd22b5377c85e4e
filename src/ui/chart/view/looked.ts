import type { Day } from '@/domain/day'

/** What a person looks at: a day, and on it one result where one was chosen. Charts and table show it together. */
export interface Looked {
  day: Day
  resultId?: string
  /** Where it was looked at; the other one follows. */
  by: 'chart' | 'table'
}
