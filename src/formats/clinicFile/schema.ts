import { ANALYTE_IDS } from '@/domain/analyte'
import { END_REASONS } from '@/domain/course'
import { parseDay, type Day } from '@/domain/day'
import { CONTACT_OUTCOMES } from '@/domain/patient'
import { ATTRIBUTE_USES, TABLE_KINDS } from '@/domain/reading'
import { REVIEW_PLANS, SIGNIFICANCES } from '@/domain/result'
import { MOST_VALUE_LETTERS } from '../bytes/bounds'
import { z } from '../zod'
import { waysSchemas } from './ownRules'

/** The version of the clinic file that this app writes, and the newest that it reads. */
export const CLINIC_FILE_VERSION = 1

const text = z.string()
const day = z.custom<Day>((given) => typeof given === 'string' && parseDay(given) !== undefined)
const time = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))
const stamp = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/))
const positive = z.number().check(z.positive())
const count = z.int().check(z.nonnegative())
/** A number is taken as its text, so that 98 and "98" are one value. */
const figures = z
  .pipe(z.union([z.string(), z.number()]), z.transform(String))
  .check(z.refine(isNoEndlessNumber))
const opt = z.optional

/** A million figures are no result, and would take minutes to be read as one. */
function isNoEndlessNumber(given: string): boolean {
  return given.length <= MOST_VALUE_LETTERS || !/^[\s+-]*[\d.,]/.test(given)
}
const analyte = z.enum(ANALYTE_IDS)
const fasting = z.enum(['yes', 'no', 'unknown'])
const method = z.enum(['ifcc', 'jscc', 'direct', 'calculated', 'unknown'])
const status = z.enum(['pending', 'preliminary', 'final', 'corrected', 'cancelled', 'entered-in-error'])
const because = z.enum(['corrected', 'retest', 'conflict', 'entered-in-error', 'filled', 'edited'])

const report = {
  value: opt(figures),
  unit: opt(text),
  low: opt(figures),
  high: opt(figures),
  rangeText: opt(text),
  flag: opt(text),
  comment: opt(text),
  arrived: opt(day),
  // Of a source that keeps versions: the moment of its report, and a print of its own id of the result.
  reportedAt: opt(text),
  sourceKey: opt(text),
  isVersioned: opt(z.boolean()),
}

/** What a person is; the lists of the person are read one item at a time, so that one fault costs one item. */
export const personSchema = z.object({
  number: z.string().check(z.minLength(1)),
  name: opt(text),
  kana: opt(text),
  birthDate: opt(day),
  sex: opt(z.enum(['F', 'M'])),
  phone: opt(text),
  phone2: opt(text),
  contactNote: opt(text),
  nextVisit: opt(day),
  snooze: opt(
    z.object({
      until: day,
      reason: text,
      setOn: day,
      seen: opt(
        z.object({
          reported: z.number(),
          flag: opt(z.enum(['none', 'notice', 'caution', 'stop', 'critical', 'not-judged'])),
        }),
      ),
    }),
  ),
})

export const weightSchema = z.object({ day, kg: positive })
export const earlierWeightSchema = z.object({ day, kg: positive, at: stamp, by: text })
export const courseSchema = z.object({
  start: opt(day),
  plannedWeeks: opt(positive),
  end: opt(day),
  protocol: opt(text),
  endReason: opt(z.enum(END_REASONS)),
  endNote: opt(text),
  product: opt(text),
  transfer: opt(z.object({ from: text, on: opt(day) })),
  struckOut: opt(z.object({ at: stamp, by: text, reason: opt(text) })),
})
export const doseSchema = z.object({ from: day, mgPerDay: z.number().check(z.nonnegative()) })
export const pauseSchema = z.object({ from: day, restart: opt(day), reason: opt(text) })
/** What a course had stated before it was corrected. */
export const earlierCourseSchema = z.object({
  dose: opt(doseSchema),
  pause: opt(pauseSchema),
  course: opt(courseSchema),
  at: stamp,
  by: text,
  reason: opt(text),
})
export const drawSchema = z.object({
  day,
  time: opt(time),
  lab: opt(text),
  outside: opt(text),
  fasting: opt(fasting),
  marks: opt(z.array(z.enum(['hemolysis', 'lipemia', 'icterus', 'clotted', 'insufficient']))),
  struckOut: opt(z.object({ at: stamp, by: text, reason: opt(text) })),
})
const waiting = { value: figures, unit: opt(text) }
export const resultSchema = z.object({
  analyte,
  ...report,
  status: opt(status),
  fasting: opt(fasting),
  method: opt(method),
  specimen: opt(text),
  movedTo: opt(day),
  conflict: opt(z.object({ ...waiting, before: opt(z.array(z.object(waiting))) })),
})
export const earlierSchema = z.object({
  ...report,
  status: opt(status),
  fasting: opt(fasting),
  method: opt(method),
  drawn: opt(z.object({ day, time: opt(time) })),
  replaced: z.object({ at: stamp, by: text, because, reason: opt(text) }),
})
export const reviewSchema = z.object({
  day,
  by: text,
  note: opt(text),
  recheck: opt(day),
  preset: opt(text),
  plan: opt(z.enum(REVIEW_PLANS)),
  significance: opt(z.enum(SIGNIFICANCES)),
  at: opt(stamp),
})
/** One result as the reviewer saw it; a file holds no ids, so it is known by its analyte and what it said. */
export const seenSchema = z.object({
  analyte,
  text,
  unit: opt(text),
  low: opt(figures),
  high: opt(figures),
  status,
  fasting: opt(fasting),
  method: opt(method),
  waiting: opt(text),
  range: opt(
    z.object({
      source: z.enum(['lab', 'jccls', 'none']),
      low: opt(figures),
      high: opt(figures),
      unit: opt(text),
    }),
  ),
  baseline: opt(
    z.object({
      text,
      day: opt(day),
      unit: opt(text),
      low: opt(figures),
      high: opt(figures),
      method: opt(method),
    }),
  ),
})
export const contactSchema = z.object({
  day,
  by: opt(text),
  outcome: z.enum(CONTACT_OUTCOMES),
  next: opt(day),
  note: opt(text),
  visitBefore: opt(day),
  struckOut: opt(z.object({ at: stamp, by: text, reason: opt(text) })),
})
const doubt = z.enum(['birth-date', 'sex', 'name', 'number', 'several', 'first-day'])
export const heldSchema = z.object({ because: doubt })
export const statedSchema = z.object({
  number: text,
  name: opt(text),
  kana: opt(text),
  phone: opt(text),
  phone2: opt(text),
  contactNote: opt(text),
  birthDate: opt(day),
  sex: opt(z.enum(['F', 'M'])),
  weightKg: opt(positive),
  courseStart: opt(day),
  plannedWeeks: opt(positive),
  courseEnd: opt(day),
  doseMg: opt(z.number()),
  doseFrom: opt(day),
  pauseStart: opt(day),
  pauseRestart: opt(day),
  nextVisit: opt(day),
  protocol: opt(text),
  fillsOnly: opt(z.literal(true)),
})
export const heldResultSchema = z.object({
  number: text,
  day,
  time: opt(time),
  lab: opt(text),
  outside: opt(text),
  analyte,
  ...report,
  status: opt(status),
  fasting: opt(fasting),
  method: opt(method),
  specimen: opt(text),
})

/** The clinic's settings; every key may be left out. */
export const settingsSchema = z.object({
  name: opt(text),
  zone: opt(text),
  protocol: opt(text),
  preset: opt(text),
  graceDays: opt(count),
  dueSoonDays: opt(count),
  resultsLateDays: opt(count),
  idleMinutes: opt(positive),
  backupDays: opt(count),
  dateStyle: opt(z.enum(['iso', 'era'])),
  letterKeys: opt(z.boolean()),
  ...waysSchemas,
})

const columnUse = z.union([
  z.object({ field: text }),
  z.object({ analyte, unit: opt(text), fasting: opt(fasting), method: opt(method) }),
  z.literal('leave-out'),
])
export const templateSchema = z.object({
  id: text,
  name: text,
  kind: z.enum(TABLE_KINDS),
  columns: z.record(z.string(), columnUse),
  withoutHeadings: opt(z.boolean()),
  analytes: opt(z.record(z.string(), z.union([analyte, z.literal('leave-out')]))),
  firstDay: opt(day),
  headingRows: opt(positive),
  groups: opt(z.object({ from: positive, width: positive })),
  attributes: opt(z.record(z.string(), z.enum(ATTRIBUTE_USES))),
  asks: opt(z.array(z.enum(['number', 'drawn']))),
})
