import { SERVING, type AnalyteId } from '@/domain/analyte'
import type { ChangedBy } from '@/domain/changedBy'
import { isRefused, refusal } from '@/domain/edit/refusal'
import type { Problem } from '@/domain/problem'
import type { Protocol, Span } from '@/domain/protocol'
import { copyOfProtocol, newestOf, nextVersion, protocolRefused } from '@/domain/verdict'
import { idOfCopy } from '@/state/ownRules'
import { plainFigures } from '@/ui/plainFigures'
import { changedMeanwhile } from '../changedMeanwhile'

export const SPAN_UNITS = ['months', 'weeks', 'days'] as const
export type SpanUnit = (typeof SPAN_UNITS)[number]

export interface SpanTyped {
  count: string
  unit: SpanUnit
}

/** A protocol as its form shows it. What is switched off keeps what was typed, so that it comes back when switched on. */
export interface ProtocolTyped {
  /** The row that it is made from, as `id@version`. */
  of: string
  /** A copy is a row of its own; else it is the next version of the clinic's own row. */
  isCopy: boolean
  id: string
  nameJa: string
  nameEn: string
  baseline: SpanTyped
  hasFirst: boolean
  first: SpanTyped
  notBefore: SpanTyped
  hasRepeat: boolean
  repeat: SpanTyped
  onlyAbnormal: boolean
  hasIncrease: boolean
  increase: SpanTyped
  hasPeak: boolean
  peak: SpanTyped
  isChosen: boolean
  required: AnalyteId[]
  /** The clinic takes it for courses that name none. */
  asDefault: boolean
}

/** A row as the form shows it: a copy under a new id and name, or the clinic's own to be changed. */
export function protocolTyped(row: Protocol, copy?: { id: string; ja: string; en: string }): ProtocolTyped {
  const { first, repeat, onDoseIncrease, onPeakDose, required } = row
  return {
    of: `${row.id}@${row.version}`,
    isCopy: copy !== undefined,
    id: copy?.id ?? row.id,
    nameJa: copy?.ja ?? row.name.ja,
    nameEn: copy?.en ?? row.name.en,
    baseline: spanTyped(row.baseline.maxAge),
    hasFirst: first !== undefined,
    first: spanTyped(first?.offset ?? { months: 1 }),
    notBefore: spanTyped(first?.notBefore ?? { days: 14 }),
    hasRepeat: repeat !== undefined,
    repeat: spanTyped(repeat?.every ?? { months: 2 }),
    onlyAbnormal: repeat?.onlyIf !== undefined,
    hasIncrease: onDoseIncrease !== undefined,
    increase: spanTyped(onDoseIncrease?.offset ?? { months: 1 }),
    hasPeak: onPeakDose !== undefined,
    peak: spanTyped(onPeakDose?.dueWithin ?? { months: 1 }),
    isChosen: required !== undefined,
    required: [...(required ?? Object.values(SERVING).flat())],
    asDefault: false,
  }
}

/** The protocol that was typed, or why it cannot be stored: the problem names its field. */
export function protocolRead(
  typed: ProtocolTyped,
  row: Protocol,
  all: readonly Protocol[],
  changed: ChangedBy,
): Protocol | Problem {
  const name = {
    ja: typed.nameJa.trim() || typed.nameEn.trim(),
    en: typed.nameEn.trim() || typed.nameJa.trim(),
  }
  if (!typed.isCopy && newestOf(all).find(({ id }) => id === row.id)?.version !== row.version)
    return changedMeanwhile('name', typed.of)
  const written = typed.isCopy
    ? copyOfProtocol(row, { id: freeId(typed.id, row.id, all), name }, changed)
    : { ...row, name, version: nextVersion(row.version), changed }
  const parts = partsRead(typed)
  if (isRefused(parts)) return parts
  const { id, version, copiedFrom, source, finalDraw } = written
  const protocol: Protocol = {
    id,
    version,
    name,
    source,
    ...parts,
    ...(finalDraw && { finalDraw }),
    ...(copiedFrom === undefined ? {} : { copiedFrom }),
    changed,
  }
  return protocolRefused(protocol, all) ?? protocol
}

/** The id under which a copy was begun; another where somebody took it meanwhile. */
function freeId(begun: string, of: string, all: readonly Protocol[]): string {
  return all.some(({ id }) => id === begun) ? idOfCopy(of, all) : begun
}

type Parts = Pick<Protocol, 'baseline' | 'first' | 'repeat' | 'onDoseIncrease' | 'onPeakDose' | 'required'>

function partsRead(typed: ProtocolTyped): Parts | Problem {
  const read = spanReader()
  const baseline = read.span('baseline', typed.baseline)
  const first = typed.hasFirst && {
    offset: read.span('first', typed.first),
    notBefore: read.span('notBefore', typed.notBefore),
  }
  const repeat = typed.hasRepeat && {
    every: read.span('repeat', typed.repeat),
    ...(typed.onlyAbnormal && { onlyIf: 'lastDrawAbnormal' as const }),
  }
  const onDoseIncrease = typed.hasIncrease && { offset: read.span('increase', typed.increase) }
  const onPeakDose = typed.hasPeak && { dueWithin: read.span('peak', typed.peak) }
  if (read.problem) return read.problem
  return {
    ...(typed.isChosen && { required: [...typed.required] }),
    baseline: { maxAge: baseline },
    ...(first && { first }),
    ...(repeat && { repeat }),
    ...(onPeakDose && { onPeakDose }),
    ...(onDoseIncrease && { onDoseIncrease }),
  }
}

/** Reads spans and keeps the first that cannot be read. */
function spanReader() {
  let problem: Problem | undefined
  return {
    span(field: string, { count, unit }: SpanTyped): Span {
      const text = plainFigures(count)
      if (!/^\d{1,4}$/.test(text)) problem ??= notACount(field, count)
      return spanOf(Number(text), unit)
    },
    get problem() {
      return problem
    },
  }
}

function spanOf(count: number, unit: SpanUnit): Span {
  return unit === 'months' ? { months: count } : unit === 'weeks' ? { weeks: count } : { days: count }
}

function spanTyped(span: Span): SpanTyped {
  if ('months' in span) return { count: String(span.months), unit: 'months' }
  return 'weeks' in span
    ? { count: String(span.weeks), unit: 'weeks' }
    : { count: String(span.days), unit: 'days' }
}

function notACount(field: string, received: string): Problem {
  return refusal(
    'not-a-count',
    field,
    received,
    { ja: `「${received}」は期間として読めません。`, en: `“${received}” is not a span.` },
    { ja: '整数を入力してください。', en: 'Enter a whole number.' },
  )
}
