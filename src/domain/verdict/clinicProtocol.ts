import { missing, refusal } from '../edit/refusal'
import { GROUPS, SERVING } from '../analyte'
import type { Bilingual } from '../language'
import type { Problem } from '../problem'
import type { ChangedBy, Protocol, Span } from '../protocol'

const NAME: Bilingual = { ja: 'プロトコルの名称', en: 'The name of the protocol' }
const LONGEST_NAME = 60

/** The shortest and the longest that a span may be, as a clinic reads it. */
interface Between {
  field: string
  label: Bilingual
  least: Span
  most: Span
}

const BASELINE: Between = {
  field: 'baseline',
  label: { ja: '開始前採血の有効期間', en: 'The age of a baseline' },
  least: { weeks: 1 },
  most: { months: 3 },
}
const FIRST: Between = {
  field: 'first',
  label: { ja: '最初の採血', en: 'The first follow-up' },
  least: { weeks: 1 },
  most: { months: 6 },
}
const NOT_BEFORE: Between = {
  field: 'notBefore',
  label: { ja: '最初の採血とみなす最も早い日', en: 'The earliest day of the first follow-up' },
  least: { days: 0 },
  most: { months: 6 },
}
const REPEAT: Between = {
  field: 'repeat',
  label: { ja: '採血の間隔', en: 'The interval' },
  least: { weeks: 1 },
  most: { months: 12 },
}
const PEAK: Between = {
  field: 'peak',
  label: { ja: '最大用量からの期限', en: 'The time after a peak dose' },
  least: { days: 1 },
  most: { months: 6 },
}
const INCREASE: Between = {
  field: 'increase',
  label: { ja: '増量後の採血までの期間', en: 'The time after a dose increase' },
  least: { weeks: 1 },
  most: { months: 6 },
}

/**
 * A clinic's own copy of a protocol under an id and a name of its own, version 1, which says what it was made from and
 * by whom. What the row says otherwise is carried over, to be changed.
 */
export function copyOfProtocol(
  row: Protocol,
  { id, name }: { id: string; name: Bilingual },
  changed: ChangedBy,
): Protocol {
  return { ...row, id, version: '1', name, copiedFrom: `${row.id}@${row.version}`, changed }
}

/**
 * Why a clinic's draft cannot be stored beside `all` (every version of every protocol, the tables' rows included), or
 * undefined where it can. A draft with the id of an earlier copy of the clinic's is its next version.
 */
export function protocolRefused(draft: Protocol, all: readonly Protocol[]): Problem | undefined {
  return (
    nameRefused(draft, all) ??
    idRefused(draft, all) ??
    spanRefused(draft.baseline.maxAge, BASELINE) ??
    firstRefused(draft) ??
    (draft.repeat && spanRefused(draft.repeat.every, REPEAT)) ??
    (draft.onPeakDose && spanRefused(draft.onPeakDose.dueWithin, PEAK)) ??
    (draft.onDoseIncrease && spanRefused(draft.onDoseIncrease.offset, INCREASE)) ??
    requiredRefused(draft)
  )
}

function nameRefused({ id, name }: Protocol, all: readonly Protocol[]): Problem | undefined {
  const written = name.ja.trim() === '' ? name.en : name.ja
  if (written.trim() === '') return missing('name', NAME)
  if (Math.max(name.ja.length, name.en.length) > LONGEST_NAME) {
    return refusal(
      'too-long',
      'name',
      written,
      {
        ja: `プロトコルの名称は${LONGEST_NAME}文字までです。`,
        en: `A name has at most ${LONGEST_NAME} characters.`,
      },
      { ja: '短い名称にしてください。', en: 'Choose a shorter name.' },
    )
  }
  // A roster names a protocol by its name, so two may not share one.
  if (!all.some((other) => other.id !== id && bears(other, name) && isInUse(other, all))) return undefined
  return refusal(
    'name-taken',
    'name',
    written,
    {
      ja: `「${written}」という名称のプロトコルがすでにあります。`,
      en: `There is a protocol “${written}” already.`,
    },
    { ja: '別の名称にしてください。', en: 'Choose another name.' },
  )
}

function idRefused(draft: Protocol, all: readonly Protocol[]): Problem | undefined {
  const { id, version } = draft
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(id)) {
    return refusal(
      'not-an-id',
      'id',
      id,
      {
        ja: `ID「${id}」に使えない文字があります。`,
        en: `The id “${id}” holds characters that an id cannot.`,
      },
      { ja: '半角英数字とハイフンを使ってください。', en: 'Use letters, figures and hyphens.' },
    )
  }
  if (!isTaken(draft, all)) return undefined
  return refusal(
    'id-taken',
    'id',
    `${id}@${version}`,
    {
      ja: `プロトコル ${id} の版 ${version} はすでにあります。`,
      en: `There is a protocol ${id}@${version} already.`,
    },
    { ja: '複製して別のIDで保存してください。', en: 'Make a copy with an id of its own.' },
  )
}

/** Whether that id and version stand already, or the id is that of a row which is no copy of the clinic's. */
function isTaken({ id, version, copiedFrom }: Protocol, all: readonly Protocol[]): boolean {
  return all.some(
    (other) =>
      other.id === id &&
      (other.version === version || other.copiedFrom === undefined || copiedFrom === undefined),
  )
}

/** Whether a row bears that name in either language. */
function bears(row: Protocol, name: Bilingual): boolean {
  return isSameText(row.name.ja, name.ja) || isSameText(row.name.en, name.en)
}

function isSameText(a: string, b: string): boolean {
  return a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** A name of an earlier version, or of a protocol no longer offered, is free again. */
function isInUse(row: Protocol, all: readonly Protocol[]): boolean {
  return row.retired !== true && all.findLast((other) => other.id === row.id) === row
}

function firstRefused({ first }: Protocol): Problem | undefined {
  if (first === undefined) return undefined
  const refused = spanRefused(first.offset, FIRST) ?? spanRefused(first.notBefore, NOT_BEFORE)
  if (refused !== undefined || fits(first.notBefore, first.offset)) return refused
  return refusal(
    'after-offset',
    'notBefore',
    inWords(first.notBefore).en,
    {
      ja: `最初の採血は${inWords(first.offset).ja}後が期限なのに、${inWords(first.notBefore).ja}より前の採血を数えない設定です。`,
      en: `The first follow-up is due after ${inWords(first.offset).en}, but no draw before ${inWords(first.notBefore).en} counts.`,
    },
    { ja: 'どちらかを改めてください。', en: 'Change one of the two.' },
  )
}

function spanRefused(span: Span, { field, label, least, most }: Between): Problem | undefined {
  const count = countOf(span)
  if (Number.isInteger(count) && count >= 0 && fits(least, span) && fits(span, most)) return undefined
  return refusal(
    'span-out-of-range',
    field,
    String(count),
    {
      ja: `${label.ja}は${inWords(least).ja}から${inWords(most).ja}までの整数です。`,
      en: `${label.en} is a whole number from ${inWords(least).en} to ${inWords(most).en}.`,
    },
    { ja: '期間を確かめてください。', en: 'Check the time.' },
  )
}

function requiredRefused({ required }: Protocol): Problem | undefined {
  if (required === undefined) return undefined
  const empty = GROUPS.find((group) => !SERVING[group].some((id) => required.includes(id)))
  if (empty === undefined) return undefined
  return refusal(
    'group-without-analyte',
    'required',
    required.join(' '),
    {
      ja: `${empty === 'liver' ? '肝機能' : '脂質'}の項目が一つも選ばれていません。`,
      en: `No analyte is chosen for ${empty === 'liver' ? 'liver' : 'lipids'}.`,
    },
    { ja: '項目を一つ以上選んでください。', en: 'Choose at least one.' },
  )
}

/** Whether the first span never reaches beyond the second, from whatever day both are counted. */
function fits(inner: Span, outer: Span): boolean {
  if ('months' in inner && 'months' in outer) return inner.months <= outer.months
  return longestDays(inner) <= shortestDays(outer)
}

function longestDays(span: Span): number {
  return 'months' in span ? span.months * 31 : exactDays(span)
}

/** The fewest days that so many months in a row have, from none to eleven. */
const FEWEST_DAYS = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334] as const

function shortestDays(span: Span): number {
  if (!('months' in span)) return exactDays(span)
  return Math.floor(span.months / 12) * 365 + (FEWEST_DAYS[span.months % 12] ?? 0)
}

function exactDays(span: { weeks: number } | { days: number }): number {
  return 'weeks' in span ? span.weeks * 7 : span.days
}

function countOf(span: Span): number {
  if ('months' in span) return span.months
  return 'weeks' in span ? span.weeks : span.days
}

function inWords(span: Span): Bilingual {
  const count = countOf(span)
  const [ja, en] = 'months' in span ? ['か月', 'month'] : 'weeks' in span ? ['週', 'week'] : ['日', 'day']
  return { ja: `${count}${ja}`, en: `${count} ${en}${count === 1 ? '' : 's'}` }
}
