import { analyteIndex, type AnalyteId } from '@/domain/analyte'
import { day, type Day } from '@/domain/day'
import type { CourseFacts, DrawFacts, PatientFacts } from '@/domain/facts'
import type { VerdictRules } from '@/domain/verdict'
import { PROTOCOLS } from '@/tables/protocols'

const COMPLETE: readonly AnalyteId[] = ['ast', 'alt', 'ggt', 'tc', 'ldl', 'hdl', 'tg']

export interface GivenDraw {
  /** Analytes with a number; a complete panel where nothing is said of any analyte. */
  present?: readonly AnalyteId[]
  pending?: readonly AnalyteId[]
  unusable?: readonly AnalyteId[]
  arrived?: string
  reviewed?: string
  recheck?: string
}

export interface GivenCourse {
  weeks?: number
  end?: string
  protocol?: string
  doses?: readonly [from: string, mg: number][]
  /** `2026-10-01/2026-11-01` is a pause and its restart day, `2026-10-01/` one without. */
  pauses?: readonly string[]
}

/** A patient's facts, frozen deeply: number 00001, no course and no draw unless given. */
export function aFacts(given: Partial<PatientFacts> = {}): PatientFacts {
  return frozen({
    id: `id-${given.number ?? '00001'}`,
    number: '00001',
    courses: [],
    draws: [],
    values: [],
    ...given,
  })
}

/** One collection day: `aDraw('2026-04-02')` is complete, `aDraw('2026-05-20', { present: ['alt'] })` is not. */
export function aDraw(on: string, given: GivenDraw = {}): DrawFacts {
  const isSilent = given.present === undefined && given.pending === undefined && given.unusable === undefined
  return frozen({
    day: day(on),
    present: bits(given.present ?? (isSilent ? COMPLETE : [])),
    pending: bits(given.pending ?? []),
    unusable: bits(given.unusable ?? []),
    ...(given.arrived === undefined ? {} : { arrived: day(given.arrived) }),
    ...(given.reviewed === undefined ? {} : { reviewed: day(given.reviewed) }),
    ...(given.recheck === undefined ? {} : { recheck: day(given.recheck) }),
  })
}

/** A course from that first day on, without an end or a plan unless given; without a first day where it is undefined. */
export function aCourse(start: string | undefined, given: GivenCourse = {}): CourseFacts {
  return frozen({
    ...(start === undefined ? {} : { start: day(start) }),
    ...(given.weeks === undefined ? {} : { plannedWeeks: given.weeks }),
    ...(given.end === undefined ? {} : { end: day(given.end) }),
    ...(given.protocol === undefined ? {} : { protocol: given.protocol }),
    doses: (given.doses ?? []).map(([from, mgPerDay]) => ({ from: day(from), mgPerDay })),
    pauses: (given.pauses ?? []).map(aPause),
  })
}

/** The clinic's rules as they are at first, with the differences given. */
export function someRules(given: Partial<VerdictRules> = {}): VerdictRules {
  return {
    protocolById: (id) => PROTOCOLS.find((protocol) => protocol.id === id),
    defaultProtocol: 'bimonthly',
    graceDays: 0,
    dueSoonDays: 14,
    resultsLateDays: 10,
    atCaution: () => false,
    ...given,
  }
}

function aPause(written: string): { from: Day; restart?: Day } {
  const [from = '', restart = ''] = written.split('/')
  return restart === '' ? { from: day(from) } : { from: day(from), restart: day(restart) }
}

function bits(analytes: readonly AnalyteId[]): number {
  return analytes.reduce((sum, id) => sum | (1 << analyteIndex(id)), 0)
}

function frozen<T extends object>(made: T): T {
  for (const part of Object.values(made) as unknown[]) {
    if (typeof part === 'object' && part !== null && !Object.isFrozen(part)) frozen(part)
  }
  return Object.freeze(made)
}
