import type { EdishQuadrant } from '@/domain/interpret'
import type { CourseBlock, EdishMode, GridScope, NotPlotted } from '@/domain/overview'
import { inBoth } from './inBoth'
import { some } from './some'

const QUADRANTS = {
  ja: {
    'hys-law': 'Hy の法則の可能性',
    temple: 'Temple’s corollary(ALTのみ高値)',
    hyperbilirubinemia: '高ビリルビン血症(T-Bilのみ高値)',
    'not-judged': '区分の判定不能',
    normal: '両方とも区分値未満(原典では「正常範囲」)',
  },
  en: {
    'hys-law': 'Possible Hy’s law range',
    temple: 'Temple’s corollary',
    hyperbilirubinemia: 'Hyperbilirubinemia',
    'not-judged': 'Quadrant not judged',
    normal: 'Below both cuts (the source’s “normal range”)',
  },
} satisfies Record<'ja' | 'en', Record<EdishQuadrant, string>>

/** For the corners of a narrow plot. */
const SHORT_QUADRANTS = {
  ja: {
    'hys-law': 'Hy の法則の可能性',
    temple: 'Temple',
    hyperbilirubinemia: '高ビリルビン',
    'not-judged': '判定不能',
    normal: '区分値未満',
  },
  en: {
    'hys-law': 'Hy’s law range',
    temple: 'Temple',
    hyperbilirubinemia: 'High bilirubin',
    'not-judged': 'Not judged',
    normal: 'Below both cuts',
  },
} satisfies Record<'ja' | 'en', Record<EdishQuadrant, string>>

const MODES = {
  ja: { course: 'コース内の最高値', near: '30日以内の組' },
  en: { course: 'Peaks of the course', near: 'Within 30 days' },
} satisfies Record<'ja' | 'en', Record<EdishMode, string>>

const MODE_HINTS = {
  ja: {
    course: '現在のコース(開始前採血から今日まで)の最高値どうし。コースのない患者は全期間。',
    near: '採血日が30日以内の ALT と T-Bil の組のうち、最も重い区分、次に ALT が最も高いもの。',
  },
  en: {
    course:
      'The highest values of the current course, from its baseline to today; of all time where there is no course.',
    near: 'Of the pairs drawn at most 30 days apart, the one in the gravest quadrant, then with the highest ALT.',
  },
} satisfies Record<'ja' | 'en', Record<EdishMode, string>>

const SCOPES = {
  ja: { current: '現在のコース', all: 'すべてのコース' },
  en: { current: 'Current courses', all: 'All courses' },
} satisfies Record<'ja' | 'en', Record<GridScope, string>>

const REASONS = {
  ja: {
    'no-results': 'ALT・T-Bil ともなし',
    'no-alt': 'ALT なし',
    'no-tbil': 'T-Bil なし',
    'no-multiple': '基準上限なし(比を計算できない)',
    'not-near': '30日以内の組なし',
  },
  en: {
    'no-results': 'neither ALT nor T-Bil',
    'no-alt': 'no ALT',
    'no-tbil': 'no T-Bil',
    'no-multiple': 'no upper limit to compare with',
    'not-near': 'no pair within 30 days',
  },
} satisfies Record<'ja' | 'en', Record<NotPlotted, string>>

const BLOCKS = {
  ja: { '0': '開始前', after: '終了後', outside: 'コース外' },
  en: { '0': 'Baseline', after: 'After end', outside: 'No course' },
} satisfies Record<'ja' | 'en', Partial<Record<CourseBlock, string>>>

/** The overview of the clinic. */
export const overviewWords = inBoth({
  ja: {
    title: '概要',
    people: (count: number) => `${count}名`,

    emptyTitle: '患者がまだいません',
    emptyText: '名簿と検査結果を取り込むと、採血期限と検査値のまとめがここに出ます。',
    toImport: '取込へ',

    dueTitle: '採血期限(週別)',
    dueHint: '月曜から日曜までの期限日の人数。休診日でも期限日は動きません。',
    thisWeek: '今週',
    weekOf: (from: string, to: string) => `${from} から ${to} の週`,
    weekSpoken: (week: string, count: number) => `${week}、期限 ${count}名`,
    later: 'それ以降',
    laterTitle: (weeks: number) => `${weeks}週より先に期限のある患者`,
    undue: (count: number) => `期限日のない患者 ${count}名`,
    closedShort: (count: number) => `休${count}`,
    closedDays: (count: number) => `祝日・臨時の休診 ${count}日`,

    overdueTitle: '超過日数',
    band: (from: number, to: number) => (to === Infinity ? `${from}日以上` : `${from}–${to}日`),
    bandList: (band: string) => `超過 ${band}`,

    listOf: (title: string, count: number) => `${title} ${count}名`,
    number: '番号',
    name: '氏名',
    status: '状態',
    dueDay: '期限日',
    nextVisit: '次回来院',
    recheck: '再検',
    noName: '氏名未登録',
    close: '閉じる',
    more: (count: number) => `さらに${count}名を表示`,
    toWorklist: 'ワークリストで開く',
    nobody: '該当する患者はいません。',
    namedOnly: (count: number) => `先頭の${count}名のみ表示しています。`,

    scanning: '全患者の検査結果を集計中',
    scannedAsOf: (day: string, minute: string) => `${day} ${minute} 時点の集計`,
    outdated: 'その後に変更があります',
    scanAgain: '集計し直す',
    scanCancelled: '集計を中止しました。',
    scanFailed: '集計できませんでした。',
    unread: (pages: number) =>
      `保存データのうち ${pages}ページが壊れていて読めません。次の患者は集計に入っていません。バックアップから復元してください。`,
    unreadUnknown: '壊れたページの患者を特定できません。',

    flagsTitle: '異常値(項目・コース週別)',
    flagsHint: '限界値を超えた結果数 / 判定できた結果数。判定不能は分母に含みません。',
    scope: '対象のコース',
    scopes: (scope: GridScope) => SCOPES.ja[scope],
    scopeHint: '現在のコース = 今日を含むコース、なければ次に始まるコース、それもなければ最後のコース',
    preset: (name: string, version: string) => `判定基準 ${name}(第${version}版)`,
    analyte: '項目',
    block: (block: CourseBlock) =>
      (BLOCKS.ja as Record<string, string>)[block] ?? `${block.replace('-', '–')}週`,
    all: '計',
    ofJudged: (flagged: number, judged: number) => `${flagged}/${judged}`,
    noResults: '結果なし',
    unlimited: (list: string) => `この判定基準に限界値のない項目(表に含まず): ${list}`,
    results: (name: string, count: number) => `${name} ${count}件`,
    totals: (results: string, patients: string) => `結果 ${results}件・患者 ${patients}名`,
    noGrid: '集計できる検査結果がありません。',

    edishTitle: 'eDISH(ALT と T-Bil の最高値)',
    edishX: 'ALT 最高値(×ULN)',
    edishY: 'T-Bil 最高値(×ULN)',
    edishMode: '最高値の選び方',
    modes: (mode: EdishMode) => MODES.ja[mode],
    modeHint: (mode: EdishMode) => MODE_HINTS.ja[mode],
    quadrant: (quadrant: EdishQuadrant) => QUADRANTS.ja[quadrant],
    quadrantShort: (quadrant: EdishQuadrant) => SHORT_QUADRANTS.ja[quadrant],
    quadrantCount: (name: string, count: number) => `${name} ${count}名`,
    edishPoints: (count: number) => `eDISH の点 ${count}件。矢印キーで移動、Enter で患者を開く`,
    edishMarks: 'eDISH の区分線とまとめた点',
    binSpoken: (count: number, alt: string, tbil: string) => `${count}名、ALT ${alt}×ULN、T-Bil ${tbil}×ULN`,
    binned: (count: number) => `点が多いため、区分の軽い ${count}名は四角にまとめています。`,
    peakSpoken: (name: string, value: string, multiple: string, day: string) =>
      `${name} ${value}(${multiple}、${day})`,
    unscaled: (count: number) => `基準上限比を計算できない結果 ${count}件`,
    apart: (days: number) => (days === 0 ? '同じ日の採血' : `採血日の差 ${days}日`),
    othersHere: (count: number) => `同じ位置に ほか${count}名`,
    notPlotted: 'グラフにない患者',
    reason: (reason: NotPlotted) => REASONS.ja[reason],
    reasonCount: (reason: string, count: number) => `${reason} ${count}名`,
    reasonList: (reason: string) => `グラフにない患者: ${reason}`,
    noTbil: 'T-Bil と ALT の両方がある患者がいないため、点はありません。',
    cuts: (source: string) =>
      `区分: ALT 3×ULN 以上、T-Bil 2×ULN 以上。出典 ${source}。検査値のみの区分で、診断ではありません。`,
    outside: '区分値以上の患者',
    apartColumn: '日差',
    nobodyOutside: '区分値以上の患者はいません。',
    aboveOnly: (count: number) => `重い順に ${count}名を表示しています。`,
  },
  en: {
    title: 'Overview',
    people: (count: number) => (count === 1 ? '1 patient' : `${count} patients`),

    emptyTitle: 'No patients yet',
    emptyText: 'Import a roster and results: due draws and flags of the whole clinic will stand here.',
    toImport: 'Go to import',

    dueTitle: 'Draws due by week',
    dueHint: 'Patients by due day, Monday to Sunday. A closed day shifts nothing.',
    thisWeek: 'This week',
    weekOf: (from: string, to: string) => `Week of ${from} to ${to}`,
    weekSpoken: (week: string, count: number) => `${week}, ${count} due`,
    later: 'Later',
    laterTitle: (weeks: number) => `Due beyond ${weeks} weeks`,
    undue: (count: number) =>
      count === 1 ? '1 patient without a due day' : `${count} patients without a due day`,
    closedShort: (count: number) => `−${count} d`,
    closedDays: (count: number) => `closed on ${count === 1 ? '1 day' : `${count} days`} beside the usual`,

    overdueTitle: 'Overdue by days',
    band: (from: number, to: number) => (to === Infinity ? `${from} days or more` : `${from}–${to} days`),
    bandList: (band: string) => `Overdue ${band}`,

    listOf: (title: string, count: number) => `${title}: ${count}`,
    number: 'Number',
    name: 'Name',
    status: 'Status',
    dueDay: 'Due day',
    nextVisit: 'Next visit',
    recheck: 'recheck',
    noName: 'no name entered',
    close: 'Close',
    more: (count: number) => `Show ${count} more`,
    toWorklist: 'Open in the worklist',
    nobody: 'Nobody.',
    namedOnly: (count: number) => `Only the first ${count} are listed.`,

    scanning: 'Reading the results of all patients',
    scannedAsOf: (day: string, minute: string) => `Counted as of ${day} ${minute}`,
    outdated: 'changed since',
    scanAgain: 'Count again',
    scanCancelled: 'Counting was cancelled.',
    scanFailed: 'The results could not be counted.',
    unread: (pages: number) =>
      `${pages === 1 ? '1 page' : `${pages} pages`} of the stored data cannot be read. These patients are not counted; restore from a backup.`,
    unreadUnknown: 'Whose records these are cannot be told.',

    flagsTitle: 'Flags by analyte and course week',
    flagsHint: 'Results over a limit / results judged. Results not judged are no part of the denominator.',
    scope: 'Courses',
    scopes: (scope: GridScope) => SCOPES.en[scope],
    scopeHint: 'The current course holds today; else it is the next to begin, else the last.',
    preset: (name: string, version: string) => `Preset ${name} (version ${version})`,
    analyte: 'Analyte',
    block: (block: CourseBlock) =>
      (BLOCKS.en as Record<string, string>)[block] ?? `Wk ${block.replace('-', '–')}`,
    all: 'All',
    ofJudged: (flagged: number, judged: number) => `${flagged}/${judged}`,
    noResults: 'no results',
    unlimited: (list: string) => `Without a limit in this preset (not in the table): ${list}`,
    results: (name: string, count: number) => `${name} ${count}`,
    totals: (results: string, patients: string) =>
      `${some(results, 'result')} of ${some(patients, 'patient')}`,
    noGrid: 'There are no results to count.',

    edishTitle: 'eDISH: peak ALT against peak T-Bil',
    edishX: 'Peak ALT (×ULN)',
    edishY: 'Peak T-Bil (×ULN)',
    edishMode: 'Which peaks',
    modes: (mode: EdishMode) => MODES.en[mode],
    modeHint: (mode: EdishMode) => MODE_HINTS.en[mode],
    quadrant: (quadrant: EdishQuadrant) => QUADRANTS.en[quadrant],
    quadrantShort: (quadrant: EdishQuadrant) => SHORT_QUADRANTS.en[quadrant],
    quadrantCount: (name: string, count: number) => `${name}: ${count}`,
    edishPoints: (count: number) =>
      `eDISH: ${count} points. Move with the arrow keys, Enter opens the patient`,
    edishMarks: 'eDISH: cuts and patients counted together',
    binSpoken: (count: number, alt: string, tbil: string) =>
      `${count} patients, ALT ${alt}×ULN, T-Bil ${tbil}×ULN`,
    binned: (count: number) =>
      `So many points: ${count} patients of lesser quadrants are counted together in squares.`,
    peakSpoken: (name: string, value: string, multiple: string, day: string) =>
      `${name} ${value} (${multiple}, ${day})`,
    unscaled: (count: number) => `${count} results without an upper limit to compare with`,
    apart: (days: number) => (days === 0 ? 'drawn on the same day' : `drawn ${days} days apart`),
    othersHere: (count: number) => `${count} more at this place`,
    notPlotted: 'Not plotted',
    reason: (reason: NotPlotted) => REASONS.en[reason],
    reasonCount: (reason: string, count: number) => `${reason}: ${count}`,
    reasonList: (reason: string) => `Not plotted, ${reason}`,
    noTbil: 'No patient has both ALT and T-Bil, so there is no point.',
    cuts: (source: string) =>
      `Cuts: ALT from 3×ULN, T-Bil from 2×ULN on. Source: ${source}. By laboratory values alone; no diagnosis.`,
    outside: 'Patients on or above a cut',
    apartColumn: 'Days apart',
    nobodyOutside: 'Nobody is on or above a cut.',
    aboveOnly: (count: number) => `The gravest ${count} are listed.`,
  },
})
