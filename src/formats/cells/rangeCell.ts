import type { Sex } from '@/domain/patient'
import { MOST_VALUE_LETTERS } from '../bytes/bounds'
import { withoutGuard } from '../csvText'
import { withPlainWidth } from './dayCell'

/** The range printed beside a result: its limits as received numbers, and the text where they do not say all of it. */
export interface RangeCell {
  low?: string
  high?: string
  text?: string
  /** Set where men and women have limits of their own. */
  bySex?: Partial<Record<Sex, { low?: string; high?: string }>>
}

const NUMBER = '[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+'
const BETWEEN = new RegExp(`^(${NUMBER})\\s*(?:~|-|–|—|ー|から|to|_)\\s*(${NUMBER})$`, 'i')
const FROM_TO = new RegExp(`^(${NUMBER})\\s*以上\\s*(${NUMBER})\\s*(以下|未満)$`)
const UP_TO = new RegExp(`^(?:<=|≦|≤|~|-)\\s*(${NUMBER})$|^(${NUMBER})\\s*(?:以下|≧|≥|>=)$`)
const BELOW = new RegExp(`^<\\s*(${NUMBER})$|^(${NUMBER})\\s*(?:未満|>)$`)
const FROM = new RegExp(`^(?:>=|≧|≥)\\s*(${NUMBER})$|^(${NUMBER})\\s*(?:以上|≦|≤|<=|~|-)$`)
const ABOVE = new RegExp(`^>\\s*(${NUMBER})$|^(${NUMBER})\\s*(?:超|超過|<)$`)
const SEX = '(男性?|女性?|(?<![a-z])(?:female|male|[mf])(?![a-z]))'
const BY_SEX = new RegExp(`${SEX}\\s*[:=]?\\s*([^男女mf]+)`, 'gi')
/** The sex behind its range, in brackets: `13-30(M)`. */
const SEX_BEHIND = new RegExp(`([^男女mf()]+)\\(\\s*${SEX}\\s*\\)`, 'gi')
const NOTHING = /^[-*‐―—]*$/

/**
 * A range in the forms of formats.md §5.4: `10-40`, `10～40`, `40以下`, `<40`, `M:13-30 F:9-32`. A limit that is itself
 * outside (`<40`, `40未満`) keeps its text. Low and high both 0 mean none. What says no two limits in their order stays a
 * text. Undefined for an empty cell.
 */
export function readRangeCell(received: string): RangeCell | undefined {
  if (received.length > MOST_VALUE_LETTERS) return { text: received.trim() }
  const text = plainRange(withoutGuard(received))
  if (NOTHING.test(text)) return undefined
  const bySex = readBySex(text)
  if (bySex) return { text: received.trim(), bySex }
  const range = readLimits(text)
  if (!range) return { text: received.trim() }
  return isNone(range) ? undefined : { ...range, ...(hasOpenLimit(text) ? { text: received.trim() } : {}) }
}

/** A range from two cells; low and high both 0 mean none. A limit that is no number stays in the text. */
export function readLimitCells(low: string, high: string): RangeCell | undefined {
  if (low.length + high.length > MOST_VALUE_LETTERS) return { text: `${low.trim()} - ${high.trim()}` }
  const [from, to] = [plainRange(low), plainRange(high)]
  if (from === '' && to === '') return undefined
  const range: RangeCell = { ...(isNumber(from) ? { low: from } : {}), ...(isNumber(to) ? { high: to } : {}) }
  const isWhole = (from === '' || isNumber(from)) && (to === '' || isNumber(to))
  if (!isWhole) range.text = `${low.trim()} - ${high.trim()}`
  return isNone(range) ? undefined : range
}

function readBySex(text: string): RangeCell['bySex'] {
  const behind = [...text.matchAll(SEX_BEHIND)].map(([, limits, who]) => [who, limits])
  const parts =
    behind.length > 0 ? behind : [...text.matchAll(BY_SEX)].map(([, who, limits]) => [who, limits])
  if (parts.length === 0) return undefined
  const bySex: NonNullable<RangeCell['bySex']> = {}
  for (const [who = '', limits = ''] of parts) {
    const range = readLimits(limits.replace(/^[\s,;/、]+|[\s,;/、]+$/g, ''))
    if (range) bySex[/^[女f]/i.test(who) ? 'F' : 'M'] = range
  }
  return bySex.F || bySex.M ? bySex : undefined
}

function readLimits(text: string): { low?: string; high?: string } | undefined {
  const between = BETWEEN.exec(text) ?? FROM_TO.exec(text)
  if (between?.[1] !== undefined && between[2] !== undefined) return inOrder(between[1], between[2])
  const high = firstGroup(UP_TO.exec(text)) ?? firstGroup(BELOW.exec(text))
  if (high !== undefined) return { high: withoutCommas(high) }
  const low = firstGroup(FROM.exec(text)) ?? firstGroup(ABOVE.exec(text))
  return low === undefined ? undefined : { low: withoutCommas(low) }
}

function inOrder(low: string, high: string): { low: string; high: string } | undefined {
  const range = { low: withoutCommas(low), high: withoutCommas(high) }
  return Number(range.low) > Number(range.high) ? undefined : range
}

function withoutCommas(number: string): string {
  return number.replaceAll(',', '')
}

function hasOpenLimit(text: string): boolean {
  return BELOW.test(text) || ABOVE.test(text) || FROM_TO.exec(text)?.[3] === '未満'
}

function firstGroup(match: RegExpExecArray | null): string | undefined {
  return match?.[1] ?? match?.[2]
}

function isNone(range: RangeCell): boolean {
  return Number(range.low) === 0 && Number(range.high) === 0
}

function isNumber(text: string): boolean {
  return /^(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)
}

/** Plain width, one kind of wave dash, no brackets around, no spaces at the ends. */
function plainRange(received: string): string {
  return withPlainWidth(received)
    .replace(/[～〜∼]/g, '~')
    .replace(/[＜]/g, '<')
    .replace(/[＞]/g, '>')
    .trim()
    .replace(/^[([（［【]\s*(.*?)\s*[)\]）］】]$/, '$1')
}
