import type { Language } from '@/domain/language'
import type { ChipId } from '@/domain/worklist'
import { inBoth } from './inBoth'

/** The filters by name, on their buttons and on the printed list. */
const CHIP_WORDS: Record<Language, Record<ChipId, string>> = {
  ja: {
    unreviewed: '未確認の異常値',
    unknown: '判定不能',
    'baseline-missing': '開始前採血なし',
    overdue: '超過',
    'due-today': '本日期限',
    'due-soon': '期限間近',
    results: '結果待ち・未着',
    'on-hold': '休薬中',
    'not-reached': '連絡つかず',
    snoozed: '再通知待ち',
    'in-treatment': '治療中',
    all: '全員',
  },
  en: {
    unreviewed: 'Unreviewed',
    unknown: 'Undecided',
    'baseline-missing': 'No baseline',
    overdue: 'Overdue',
    'due-today': 'Due today',
    'due-soon': 'Due soon',
    results: 'Awaiting',
    'on-hold': 'On hold',
    'not-reached': 'Not reached',
    snoozed: 'Snoozed',
    'in-treatment': 'In treatment',
    all: 'All',
  },
}

type AlertKind = 'pregnancy' | 'breast-feeding' | 'interaction'

const ALERT_WORDS: Record<Language, Record<AlertKind, string>> = {
  ja: { pregnancy: '妊娠', 'breast-feeding': '授乳', interaction: '併用禁忌' },
  en: { pregnancy: 'pregnancy', 'breast-feeding': 'breast-feeding', interaction: 'medicine' },
}

/** The worklist; what its opened row says stands in `openedRow.ts`, which is loaded when a row opens. */
export const worklistWords = inBoth({
  ja: {
    title: 'ワークリスト',
    listLabel: '患者の一覧。j と k で移動、Enter で開く、c で連絡先',
    filters: '絞り込み',
    chip: (chip: ChipId) => CHIP_WORDS.ja[chip],
    addPatient: '患者を登録',
    print: '印刷',
    csv: 'CSV',
    csvHint: '表示中の一覧をCSVで書き出す(暗号化されません)',

    number: '番号',
    name: '氏名(カナ)',
    week: '週(予定)',
    dose: '1日量',
    lastDraw: '最終採血',
    due: '次回期限',
    status: '状態',
    flag: '要注意の検査値',
    visit: '次回来院',
    contact: '連絡',
    noName: '氏名未登録',
    weekOf: (week: number, planned: number | undefined) =>
      planned === undefined ? `第${week}週` : `第${week}週(${planned})`,
    startsOn: (day: string) => `開始 ${day}`,
    doseText: (mg: string) => `${mg} mg`,
    paused: '休薬',
    unreviewed: '未確認',
    alert: (kind: AlertKind) => ALERT_WORDS.ja[kind],
    alertHint: (kind: AlertKind) => `添付文書の禁忌: ${ALERT_WORDS.ja[kind]}`,
    outlived: '訂正後未確認',
    outlivedHint: '確認後に結果の訂正または追加がありました',
    timesUln: (multiple: string) => `基準上限の${multiple}倍`,
    inConflict: '相違あり',
    daysAgo: (days: number) => (days === 0 ? '今日' : `${days}日前`),
    notReached: (calls: number) => `${calls}回不通`,
    openRow: (patient: string) => `${patient} の連絡先と記録`,

    people: (count: number) => `${count}名`,

    noMatchTitle: '該当する患者はいません',
    noMatchText: '検索語または絞り込みに合う患者がいません。',
    showAll: '全員を表示',
    noNextStep: '次の対応が設定されていません。',
  },
  en: {
    title: 'Worklist',
    listLabel: 'Patients. j and k move, Enter opens, c shows telephone numbers',
    filters: 'Filters',
    chip: (chip: ChipId) => CHIP_WORDS.en[chip],
    addPatient: 'Add patient',
    print: 'Print',
    csv: 'CSV',
    csvHint: 'Export the list as shown (not encrypted)',

    number: 'Number',
    name: 'Name (kana)',
    week: 'Week (of)',
    dose: 'Dose',
    lastDraw: 'Last draw',
    due: 'Due day',
    status: 'Status',
    flag: 'Worst value',
    visit: 'Next visit',
    contact: 'Last contact',
    noName: 'no name entered',
    weekOf: (week: number, planned: number | undefined) =>
      planned === undefined ? `${week}` : `${week} (${planned})`,
    startsOn: (day: string) => `from ${day}`,
    doseText: (mg: string) => `${mg} mg`,
    paused: 'paused',
    unreviewed: 'unseen',
    alert: (kind: AlertKind) => ALERT_WORDS.en[kind],
    alertHint: (kind: AlertKind) => `Contraindication on the label: ${ALERT_WORDS.en[kind]}`,
    outlived: 'changed, unseen',
    outlivedHint: 'A result was corrected or came in after the review',
    timesUln: (multiple: string) => `${multiple} times the upper limit`,
    inConflict: 'values in conflict',
    daysAgo: (days: number) => (days === 0 ? 'today' : `${days}d`),
    notReached: (calls: number) => `unreached ×${calls}`,
    openRow: (patient: string) => `Telephone numbers and log of ${patient}`,

    people: (count: number) => (count === 1 ? '1 patient' : `${count} patients`),

    noMatchTitle: 'No patient found',
    noMatchText: 'Nobody fits the search and the filter.',
    showAll: 'Show all',
    noNextStep: 'The clinic has not set a next step.',
  },
})
