import { ANALYTE_IDS } from '@/domain/analyte'
import { parseDay, type Day } from '@/domain/day'
import { labRangeRefused, presetRefused } from '@/domain/interpret'
import type { Problem } from '@/domain/problem'
import type { Protocol } from '@/domain/protocol'
import type { LabRange } from '@/domain/range'
import type { ThresholdPreset } from '@/domain/threshold'
import { protocolRefused } from '@/domain/verdict'
import { z } from '../zod'

const text = z.string()
const words = z.string().check(z.minLength(1))
const opt = z.optional
const day = z.custom<Day>((given) => typeof given === 'string' && parseDay(given) !== undefined)
const stamp = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/))
const count = z.int().check(z.nonnegative())
const analyte = z.enum(ANALYTE_IDS)
const bilingual = z.object({ ja: text, en: text })
const changed = z.object({ at: stamp, by: text })
const id = z.string().check(z.regex(/^[\w-]+$/))
/** The exact number digits / 10^scale. */
const decimal = z.object({ digits: z.int(), scale: count.check(z.lte(15)) })
const span = z.union([
  z.strictObject({ months: count }),
  z.strictObject({ weeks: count }),
  z.strictObject({ days: count }),
])

/** What every copy of a table row says of itself. */
const copy = {
  id,
  version: words,
  name: bilingual,
  source: words,
  copiedFrom: words,
  changed: opt(changed),
  retired: opt(z.literal(true)),
}

const protocolSchema = z.object({
  ...copy,
  required: opt(z.array(analyte)),
  baseline: z.object({ maxAge: span }),
  first: opt(z.object({ offset: span, notBefore: span })),
  repeat: opt(z.object({ every: span, onlyIf: opt(z.literal('lastDrawAbnormal')) })),
  onPeakDose: opt(z.object({ dueWithin: span })),
  onDoseIncrease: opt(z.object({ offset: span })),
  finalDraw: opt(z.literal('optional')),
})

const limit = {
  level: z.enum(['notice', 'caution', 'stop', 'critical']),
  operator: z.enum(['gt', 'gte', 'lt', 'lte']),
  value: decimal,
  of: z.enum(['uln', 'lln', 'absolute']),
  printed: opt(z.array(z.object({ unit: text, value: decimal }))),
  grade: opt(text),
  aboveUlnToo: opt(z.literal(true)),
  source: words,
}
const limits = z.array(z.object(limit))
/** Only where the baseline was abnormal may a limit be a multiple of it. */
const limitsOfBaseline = z.array(z.object({ ...limit, of: z.enum(['uln', 'lln', 'absolute', 'baseline']) }))

const presetSchema = z.object({
  ...copy,
  author: bilingual,
  rules: z.partialRecord(
    analyte,
    z.object({
      limits,
      fasting: opt(limits),
      abnormalBaseline: opt(limitsOfBaseline),
      minAge: opt(count),
      hint: opt(bilingual),
    }),
  ),
})

const labRangeSchema = z.object({
  lab: words,
  analyte,
  low: opt(decimal),
  high: opt(decimal),
  unit: text,
  sex: opt(z.enum(['F', 'M'])),
  method: opt(z.enum(['ifcc', 'jscc', 'direct', 'calculated', 'unknown'])),
  minAge: opt(count),
  from: opt(day),
  source: words,
  changed: opt(changed),
  retired: opt(changed),
})

/** The clinic's ways among its settings; every key may be left out. */
export const waysSchemas = {
  closed: opt(
    z.object({ weekdays: z.array(count.check(z.lte(6))), holidays: z.boolean(), days: z.array(day) }),
  ),
  targetDose: opt(z.object({ mgPerKg: z.number().check(z.positive()), source: words })),
  restrictionMonths: opt(
    z.partialRecord(z.enum(['contraception', 'blood-donation', 'lasik', 'laser']), count),
  ),
  retentionYears: opt(z.int().check(z.gte(5))),
  notReached: opt(z.object({ calls: z.int().check(z.positive()), step: words })),
}

/** The clinic's own rows of a clinic file: how each is read, and why one that can be read cannot stand beside the others. */
export const ownRules = {
  protocols: { schema: protocolSchema, refused: protocolRefused },
  presets: { schema: presetSchema, refused: presetRefused },
  labRanges: { schema: labRangeSchema, refused: standingRefused },
}

/** The clinic's own rows as a clinic file holds them. */
export interface OwnRulesRead {
  protocols: Protocol[]
  presets: ThresholdPreset[]
  labRanges: LabRange[]
}

/** A range that judges no more contradicts no other. */
function standingRefused(range: LabRange, all: readonly LabRange[]): Problem | undefined {
  return range.retired ? undefined : labRangeRefused(range, all)
}
