import { ANALYTE_IDS, type AnalyteId } from '@/domain/analyte'
import type { ChangedBy } from '@/domain/changedBy'
import { decimalText, parseDecimal, type Decimal } from '@/domain/decimal'
import { isRefused, refusal } from '@/domain/edit/refusal'
import { copyOfPreset, nextVersionOf, presetRefused } from '@/domain/interpret'
import type { Problem } from '@/domain/problem'
import type {
  AnalyteThresholds,
  LimitOperator,
  Severity,
  Threshold,
  ThresholdPreset,
} from '@/domain/threshold'
import { newestOf } from '@/domain/verdict'
import { idOfCopy } from '@/state/ownRules'
import { plainFigures } from '@/ui/plainFigures'
import { changedMeanwhile } from '../changedMeanwhile'

/** The source of a limit that the clinic changed: no longer that of the row it was copied from. */
const OWN_LIMIT = 'clinic-own-limit'

/** The lists of limits of an analyte, with what they add to the name of a field. */
export const LISTS = { limits: '', fasting: '-fasting', abnormalBaseline: '-baseline' } as const
export type ListName = keyof typeof LISTS

/** A limit as typed; `kept` is what stood there, which stays whole where nothing of it was changed. */
export interface LimitTyped {
  level: Severity
  operator: LimitOperator
  value: string
  of: Threshold['of']
  kept?: Threshold
}

export interface RuleTyped extends Record<ListName, LimitTyped[]> {
  minAge: string
  hintJa: string
  hintEn: string
}

export interface PresetTyped {
  /** The row that it is made from, as `id@version`. */
  of: string
  isCopy: boolean
  id: string
  nameJa: string
  nameEn: string
  rules: Record<AnalyteId, RuleTyped>
  /** The clinic judges by it as soon as it is saved. */
  asClinics: boolean
}

/** A row as the form shows it: a copy under a new id and name, or the clinic's own to be changed. */
export function presetTyped(
  row: ThresholdPreset,
  copy?: { id: string; ja: string; en: string },
): PresetTyped {
  return {
    of: `${row.id}@${row.version}`,
    isCopy: copy !== undefined,
    id: copy?.id ?? row.id,
    nameJa: copy?.ja ?? row.name.ja,
    nameEn: copy?.en ?? row.name.en,
    rules: Object.fromEntries(ANALYTE_IDS.map((id) => [id, ruleTyped(row.rules[id])])) as Record<
      AnalyteId,
      RuleTyped
    >,
    asClinics: false,
  }
}

/** The preset that was typed, or why it cannot be stored: the problem names its field, e.g. `alt-stop`. */
export function presetRead(
  typed: PresetTyped,
  row: ThresholdPreset,
  all: readonly ThresholdPreset[],
  changed: ChangedBy,
): ThresholdPreset | Problem {
  const name = {
    ja: typed.nameJa.trim() || typed.nameEn.trim(),
    en: typed.nameEn.trim() || typed.nameJa.trim(),
  }
  if (!typed.isCopy && newestOf(all).find(({ id }) => id === row.id)?.version !== row.version)
    return changedMeanwhile('name', typed.of)
  const rules: ThresholdPreset['rules'] = {}
  for (const id of ANALYTE_IDS) {
    const rule = ruleRead(id, typed.rules[id])
    if (rule === undefined) continue
    if (isRefused(rule)) return rule
    rules[id] = rule
  }
  const preset = typed.isCopy
    ? { ...copyOfPreset(row, { id: freeId(typed.id, row.id, all), name }, changed), rules }
    : nextVersionOf(row, { name, rules }, all, changed)
  return presetRefused(preset, all) ?? preset
}

/** The id under which a copy was begun; another where somebody took it meanwhile. */
function freeId(begun: string, of: string, all: readonly ThresholdPreset[]): string {
  return all.some(({ id }) => id === begun) ? idOfCopy(of, all) : begun
}

/** A new line of a list: the least level that it lacks. */
export function newLimit(list: readonly LimitTyped[], of: Threshold['of']): LimitTyped {
  const levels: Severity[] = ['notice', 'caution', 'stop', 'critical']
  const level = levels.find((each) => !list.some((limit) => limit.level === each)) ?? 'critical'
  return { level, operator: of === 'lln' ? 'lt' : 'gt', value: '', of }
}

function ruleTyped(rule: AnalyteThresholds | undefined): RuleTyped {
  return {
    limits: (rule?.limits ?? []).map(limitTyped),
    fasting: (rule?.fasting ?? []).map(limitTyped),
    abnormalBaseline: (rule?.abnormalBaseline ?? []).map(limitTyped),
    minAge: rule?.minAge === undefined ? '' : String(rule.minAge),
    hintJa: rule?.hint?.ja ?? '',
    hintEn: rule?.hint?.en ?? '',
  }
}

function limitTyped(limit: Threshold): LimitTyped {
  const { level, operator, value, of } = limit
  return { level, operator, value: decimalText(value), of, kept: plain(limit) }
}

/** The limits of one analyte; undefined where there are none. */
function ruleRead(analyte: AnalyteId, typed: RuleTyped): AnalyteThresholds | Problem | undefined {
  const lists: Partial<Record<ListName, Threshold[]>> = {}
  for (const list of Object.keys(LISTS) as ListName[]) {
    const read: Threshold[] = []
    for (const each of typed[list]) {
      const limit = limitRead(`${analyte}${LISTS[list]}-${each.level}`, each)
      if (isRefused(limit)) return limit
      read.push(limit)
    }
    if (read.length > 0) lists[list] = read
  }
  const { limits = [], fasting, abnormalBaseline } = lists
  if (limits.length === 0 && !fasting && !abnormalBaseline) return undefined
  const age = plainFigures(typed.minAge)
  const hint = {
    ja: typed.hintJa.trim() || typed.hintEn.trim(),
    en: typed.hintEn.trim() || typed.hintJa.trim(),
  }
  return {
    limits,
    ...(fasting && { fasting }),
    ...(abnormalBaseline && { abnormalBaseline }),
    ...(age !== '' && { minAge: Number(age) }),
    ...(hint.ja !== '' && { hint }),
  }
}

function limitRead(field: string, { level, operator, value, of, kept }: LimitTyped): Threshold | Problem {
  const number = parseDecimal(plainFigures(value))
  if (number === undefined) return notANumber(field, value)
  if (kept && isSame(kept, { level, operator, value: number, of })) return plain(kept)
  const limit: Threshold = { ...(kept && plain(kept)), level, operator, value: number, of, source: OWN_LIMIT }
  // What a source prints or grades belongs to its own number.
  delete limit.printed
  delete limit.grade
  return limit
}

function isSame(
  kept: Threshold,
  now: { level: Severity; operator: LimitOperator; value: Decimal; of: string },
): boolean {
  return (
    kept.level === now.level &&
    kept.operator === now.operator &&
    kept.of === now.of &&
    decimalText(kept.value) === decimalText(now.value)
  )
}

/** Without Vue's wrapping, so that it can be handed to a worker. */
function plain<Given>(given: Given): Given {
  return JSON.parse(JSON.stringify(given)) as Given
}

function notANumber(field: string, received: string): Problem {
  return refusal(
    'not-a-number',
    field,
    received,
    { ja: `「${received}」は限界値として読めません。`, en: `“${received}” is not a number.` },
    { ja: '数値を入力してください。', en: 'Enter a number.' },
  )
}
