import type { Day } from './day'
import type { Bilingual } from './language'

/** What could not be read or decided, and because of what. Input from outside becomes a `Problem`; it never throws. */
export interface Problem {
  /** A stable word for the kind of problem, e.g. `not-a-day`, `unknown-analyte`. */
  code: string
  /** File and place, as a person counts: the first line and the first column are 1; `field` is the form's own name of a field. */
  where: {
    file?: string
    line?: number
    column?: number
    heading?: string
    /** The number of the patient whom the row is about, and the day it is about, where these could be read. */
    patient?: string
    day?: Day
    field?: string
  }
  /** The text exactly as received. */
  received: string
  /** Why it could not be used. */
  because: Bilingual
  /** What a person can do about it. */
  todo: Bilingual
}

/** Why it could not be used and what to do, one after the other; between Japanese sentences stands no space. */
export function problemText({ because, todo }: Pick<Problem, 'because' | 'todo'>): Bilingual {
  const between = because.ja.endsWith('。') ? '' : ' '
  return { ja: `${because.ja}${between}${todo.ja}`.trim(), en: `${because.en} ${todo.en}`.trim() }
}
