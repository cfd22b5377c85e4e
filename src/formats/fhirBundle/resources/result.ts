import type { Analyte, AnalyteCode } from '@/domain/analyte'
import { decimalText } from '@/domain/decimal'
import { otherUnitOf } from '@/domain/measures'
import type { Draw, Result, ResultStatus } from '@/domain/result'
import type { Value } from '@/domain/value'
import { conflictPart, earlierPart } from '../../clinicFile/make'
import {
  code,
  coded,
  date,
  exact,
  extended,
  isEmpty,
  json,
  known,
  notes,
  quantity,
  text,
  to,
  unitOf,
  type Element,
  type Resource,
} from '../parts'
import { PROFILE, SYSTEM } from '../systems'
import type { Subject, Writing } from '../writing'

const STATUS: Record<ResultStatus, string> = {
  pending: 'registered',
  preliminary: 'preliminary',
  final: 'final',
  corrected: 'corrected',
  cancelled: 'cancelled',
  'entered-in-error': 'entered-in-error',
}
/** The flags of laboratories that FHIR has a code for. */
const INTERPRETATIONS = new Set(['H', 'HH', 'L', 'LL', 'N', 'A', 'AA', 'HU', 'LU'])

/** One analyte of a draw as an Observation (JP Core laboratory result). */
export function resultResource(
  result: Result,
  draw: Draw,
  at: { id: string; specimen: string; subject: Subject; writing: Writing },
): Resource {
  const { id, specimen, subject, writing } = at
  const { status, labFlag, comment, arrived, fasting, method, conflict, earlier, reportedAt, sourceKey } =
    result
  return {
    resourceType: 'Observation',
    id,
    meta: { profile: [PROFILE.labResult] },
    ...extended({
      arrived: date(arrived),
      fasting: code(fasting),
      outside: text(draw.outside),
      'source-key': text(sourceKey),
      'stated-unit': result.value?.kind === 'number' ? undefined : text(result.unit),
      waiting: json(conflict && conflictPart(conflict)),
      earlier: json(earlier?.map(earlierPart)),
    }),
    identifier: known(id),
    status: STATUS[status],
    category: [coded(SYSTEM.jpCategory, 'laboratory'), coded(SYSTEM.observationCategory, 'laboratory')],
    code: codeOf(result, writing.catalogue[result.analyte]),
    subject: to(subject.id),
    effectiveDateTime: writing.moment(draw.day, draw.time),
    ...(reportedAt === undefined ? {} : { issued: writing.stamp(reportedAt) }),
    ...(isEmpty(draw.lab) ? {} : { performer: [{ display: draw.lab }] }),
    ...valueOf(result.value, result),
    ...(isEmpty(labFlag) ? {} : { interpretation: [interpretation(labFlag)] }),
    ...notes(comment),
    ...(method === undefined ? {} : { method: coded(SYSTEM.method, method) }),
    specimen: to(specimen),
    ...rangeOf(result),
  }
}

function valueOf(value: Value | undefined, { unit, status }: Result): Element {
  if (value === undefined)
    return { dataAbsentReason: coded(SYSTEM.absent, status === 'pending' ? 'temp-unknown' : 'unknown') }
  if (value.kind === 'text') return { valueString: value.text }
  const { comparator, number } = value
  const figures = decimalText(number)
  const written = `${comparator ?? ''}${Number(figures)}`
  return {
    valueQuantity: {
      ...(written === value.text ? {} : extended({ 'as-received': text(value.text) })),
      value: exact(figures),
      ...(comparator === undefined ? {} : { comparator }),
      ...unitOf(unit),
    },
  }
}

/** Our own code names the analyte; LOINC and JLAC10 stand beside it where one of theirs means the same. */
function codeOf(result: Result, row: Analyte): Element {
  const loinc = loincFor(result, row)
  const jlac10 = matching(result, row.jlac10Codes)
  return {
    coding: [
      ...(loinc === undefined ? [] : [{ system: SYSTEM.loinc, code: loinc.code }]),
      ...(jlac10 === undefined ? [] : [{ system: SYSTEM.jlac10, code: jlac10.code }]),
      { system: SYSTEM.analyte, code: row.id },
    ],
    text: row.name.ja,
  }
}

/** A molar unit has a LOINC code of its own; a value in a unit that the catalogue does not know has none. */
function loincFor(result: Result, { id, loinc }: Analyte): AnalyteCode | undefined {
  const { unit } = result
  const other = otherUnitOf(id, unit)
  if (other === undefined) return undefined
  if (other !== 'same' && other.unit.includes('mol'))
    return loinc.find(({ note }) => note === `in ${other.unit}`)
  return matching(
    result,
    loinc.filter(({ note }) => note === undefined),
  )
}

/** The first code that states what the result states of fasting and method, and nothing else. */
function matching({ fasting, method }: Result, codes: readonly AnalyteCode[]): AnalyteCode | undefined {
  const tells = (key: 'fasting' | 'method', value: string | undefined): string | undefined =>
    codes.some((each) => each[key] !== undefined && each[key] === value) ? value : undefined
  const stated = { fasting: tells('fasting', fasting), method: tells('method', method) }
  return codes.find((each) => each.fasting === stated.fasting && each.method === stated.method)
}

function interpretation(flag: string): Element {
  const bare = flag.replace(/\*$/, '')
  return INTERPRETATIONS.has(bare) ? coded(SYSTEM.interpretation, bare, flag) : { text: flag }
}

/** The range printed on the report, one-sided too; what is no figure stands in the text alone. */
function rangeOf({ low, high, rangeText, unit }: Result): Element {
  const [from, until] = [low, high].map((limit) => (limit === undefined ? undefined : quantity(limit, unit)))
  const unread = [low, high].map((limit, at) => ([from, until][at] === undefined ? limit : undefined))
  const words = rangeText ?? (unread.some((each) => !isEmpty(each)) ? unread.join(' - ').trim() : undefined)
  if (from === undefined && until === undefined && isEmpty(words)) return {}
  return {
    referenceRange: [
      {
        ...(from === undefined ? {} : { low: from }),
        ...(until === undefined ? {} : { high: until }),
        ...(isEmpty(words) ? {} : { text: words }),
      },
    ],
  }
}
