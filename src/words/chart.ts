import type { Group } from '@/domain/analyte'
import type { SampleMark } from '@/domain/result'
import type { TimelineBreak, TimelineEventKind, TimelineMode, TimelinePeriod } from '@/domain/timeline'
import { inBoth } from './inBoth'

const MARKS = {
  ja: { hemolysis: '溶血', lipemia: '乳び', icterus: '黄疸', clotted: '凝固', insufficient: '量不足' },
  en: {
    hemolysis: 'hemolysed',
    lipemia: 'lipemic',
    icterus: 'icteric',
    clotted: 'clotted',
    insufficient: 'insufficient',
  },
} satisfies Record<'ja' | 'en', Record<SampleMark, string>>

const EVENTS = {
  ja: {
    start: '服用開始',
    'last-dose': '最終服用',
    'planned-end': '予定終了',
    visit: '次回来院',
    review: '確認',
    recheck: '再検予定',
    contact: '連絡',
    awaiting: '結果待ち',
  },
  en: {
    start: 'First dose',
    'last-dose': 'Last dose',
    'planned-end': 'Planned end',
    visit: 'Next visit',
    review: 'Reviewed',
    recheck: 'Recheck',
    contact: 'Contact',
    awaiting: 'Awaiting results',
  },
} satisfies Record<'ja' | 'en', Record<TimelineEventKind, string>>

/** One or two letters beside a mark in a row too low for words. */
const EVENT_LETTERS = {
  ja: {
    start: '始',
    'last-dose': '終',
    'planned-end': '予',
    visit: '来',
    review: '確',
    recheck: '再',
    contact: '連',
    awaiting: '待',
  },
  en: {
    start: 'St',
    'last-dose': 'L',
    'planned-end': 'P',
    visit: 'V',
    review: 'R',
    recheck: 'Re',
    contact: 'C',
    awaiting: 'A',
  },
} satisfies Record<'ja' | 'en', Record<TimelineEventKind, string>>

const BREAKS = {
  ja: { missed: '採血なし', lab: '検査所変更', method: '測定法変更' },
  en: { missed: 'no draw', lab: 'other lab', method: 'other method' },
} satisfies Record<'ja' | 'en', Record<TimelineBreak['because'], string>>

const PERIODS = {
  ja: { course: 'コース', 'half-year': '6か月', all: '全期間' },
  en: { course: 'Course', 'half-year': '6 months', all: 'All' },
} satisfies Record<'ja' | 'en', Record<TimelinePeriod, string>>

const MODES = {
  ja: { raw: '実測値', uln: '基準上限比' },
  en: { raw: 'Values', uln: '×ULN' },
} satisfies Record<'ja' | 'en', Record<TimelineMode, string>>

const GROUPS = {
  ja: { liver: '肝機能', lipids: '脂質' },
  en: { liver: 'Liver', lipids: 'Lipids' },
} satisfies Record<'ja' | 'en', Record<Group, string>>

/** What stands on the charts, in their legends and in the list that is read aloud. */
export const chartWords = inBoth({
  ja: {
    group: (group: Group) => GROUPS.ja[group],
    charts: '検査値の推移',
    points: (title: string, count: number) => `${title}の測定点 ${count}件。矢印キーで移動`,
    marksOf: (title: string) => `${title}のグラフの印`,
    mode: '表示',
    modes: (mode: TimelineMode) => MODES.ja[mode],
    times: '×基準上限',
    period: '期間',
    periods: (period: TimelinePeriod) => PERIODS.ja[period],
    legend: (title: string) => `${title}の項目。選んだ項目の基準をすべて表示`,
    weekShort: (week: number) => `${week}週`,
    weekOf: (week: number) => `第${week}週`,
    before: '開始前',
    today: '今日',
    due: '次回期限',
    dueShort: '期限',
    overdue: (days: number) => `${days}日超過`,
    overdueGap: '期限超過',
    courseWeeks: 'コース',
    missed: '採血なし',
    paused: '休薬',
    pausedOpen: '休薬中',
    dose: '1日量',
    doseUnit: 'mg/日',
    eventsRow: '記録',
    upperShort: '上限',
    lowerShort: '下限',
    timesUpper: (multiple: string) => `${multiple}×上限`,
    timesLower: (multiple: string) => `${multiple}×下限`,
    empty: 'この期間の結果はありません',
    mark: (mark: SampleMark) => MARKS.ja[mark],
    fed: '食後',
    inConflict: '値の選択待ち',
    event: (kind: TimelineEventKind) => EVENTS.ja[kind],
    eventLetter: (kind: TimelineEventKind) => EVENT_LETTERS.ja[kind],
    break: (because: TimelineBreak['because']) => BREAKS.ja[because],
    converted: (value: string, unit: string) => `換算 ${value} ${unit}`,
    fromTo: (from: string, to: string) => `${from}から${to}まで`,
    timesOfUpper: (multiple: string) => `基準上限の${multiple}倍`,
    readout: '選択した日の値',
  },
  en: {
    group: (group: Group) => GROUPS.en[group],
    charts: 'Results over time',
    points: (title: string, count: number) => `${title}: ${count} points. Move with the arrow keys`,
    marksOf: (title: string) => `${title}: marks on the chart`,
    mode: 'Show',
    modes: (mode: TimelineMode) => MODES.en[mode],
    times: '×ULN',
    period: 'Period',
    periods: (period: TimelinePeriod) => PERIODS.en[period],
    legend: (title: string) => `${title}: analytes. The chosen one shows all its limits`,
    weekShort: (week: number) => `wk ${week}`,
    weekOf: (week: number) => `week ${week}`,
    before: 'before the start',
    today: 'Today',
    due: 'Next due',
    dueShort: 'Due',
    overdue: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
    overdueGap: 'Overdue',
    courseWeeks: 'Course',
    missed: 'not drawn',
    paused: 'Pause',
    pausedOpen: 'On hold',
    dose: 'Dose',
    doseUnit: 'mg/day',
    eventsRow: 'Events',
    upperShort: 'ULN',
    lowerShort: 'LLN',
    timesUpper: (multiple: string) => `${multiple}×ULN`,
    timesLower: (multiple: string) => `${multiple}×LLN`,
    empty: 'No results in this period',
    mark: (mark: SampleMark) => MARKS.en[mark],
    fed: 'not fasting',
    inConflict: 'two values, to be chosen',
    event: (kind: TimelineEventKind) => EVENTS.en[kind],
    eventLetter: (kind: TimelineEventKind) => EVENT_LETTERS.en[kind],
    break: (because: TimelineBreak['because']) => BREAKS.en[because],
    converted: (value: string, unit: string) => `converted ${value} ${unit}`,
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    timesOfUpper: (multiple: string) => `${multiple} times the upper limit`,
    readout: 'Values on the chosen day',
  },
})
