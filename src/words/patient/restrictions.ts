import type { InteractionSeverity } from '@/domain/medicines/types'
import type { Motherhood, PatientNoteKind, PregnancyTestResult, ProcedureKind } from '@/domain/patient'
import type { ProcedureSide } from '@/domain/verdict/procedures'
import type { RestrictionId } from '@/domain/verdict/restrictions'
import { inBoth } from '../inBoth'

const RESTRICTIONS = {
  ja: {
    contraception: '避妊',
    'blood-donation': '献血',
    lasik: 'LASIK',
    laser: 'レーザー・脱毛',
  },
  en: {
    contraception: 'Contraception',
    'blood-donation': 'Blood donation',
    lasik: 'LASIK',
    laser: 'Laser, waxing',
  },
} satisfies Record<'ja' | 'en', Record<RestrictionId, string>>

const PROCEDURES = {
  ja: { lasik: 'LASIK', laser: 'レーザー', wax: 'ワックス脱毛', 'blood-donation': '献血' },
  en: { lasik: 'LASIK', laser: 'Laser', wax: 'Waxing', 'blood-donation': 'Blood donation' },
} satisfies Record<'ja' | 'en', Record<ProcedureKind, string>>

const NOTES = {
  ja: { symptom: '症状', flare: '悪化', visit: '受診', note: 'メモ' },
  en: { symptom: 'Symptom', flare: 'Flare', visit: 'Visit', note: 'Note' },
} satisfies Record<'ja' | 'en', Record<PatientNoteKind, string>>

const TESTS = {
  ja: { negative: '陰性', positive: '陽性', unclear: '判定保留' },
  en: { negative: 'negative', positive: 'positive', unclear: 'unclear' },
} satisfies Record<'ja' | 'en', Record<PregnancyTestResult, string>>

const SPECIMENS = { ja: { urine: '尿', serum: '血清' }, en: { urine: 'urine', serum: 'serum' } }

const MOTHERHOODS = {
  ja: { pregnancy: '妊娠', 'breast-feeding': '授乳' },
  en: { pregnancy: 'Pregnancy', 'breast-feeding': 'Breast-feeding' },
} satisfies Record<'ja' | 'en', Record<Motherhood['kind'], string>>

const SEVERITIES = {
  ja: { contraindicated: '併用禁忌', caution: '併用注意' },
  en: { contraindicated: 'contraindicated combination', caution: 'combine with caution' },
} satisfies Record<'ja' | 'en', Record<InteractionSeverity, string>>

const SIDES: Record<'ja' | 'en', Record<ProcedureSide, (given: Beside) => string>> = {
  ja: {
    before: ({ course, start, months, limit }) =>
      `第${course}コース開始 ${start} の前${months}か月以内です(${limit}以後の開始であれば${months}か月あきます)。`,
    during: ({ course }) => `第${course}コースの服用中です。`,
    after: ({ course, limit }) => `第${course}コースの制限期間内です(${limit}まで)。`,
    'last-dose-unknown': ({ course }) =>
      `第${course}コースの最終服用日が記録されていないため、制限期間の外とは言えません。`,
  },
  en: {
    before: ({ course, start, months, limit }) =>
      `within ${months} months before course ${course} (${start}); ${months} months apart from ${limit} on.`,
    during: ({ course }) => `during course ${course}.`,
    after: ({ course, limit }) => `within the restriction after course ${course} (through ${limit}).`,
    'last-dose-unknown': ({ course }) =>
      `the last dose of course ${course} is not recorded, so it cannot be told to lie outside.`,
  },
}

interface Beside {
  course: number
  start: string
  months: number
  limit: string
}

/** What is restricted around a course, and what a person records beside it: medicines, pregnancy, procedures, notes. */
export const restrictionWords = inBoth({
  ja: {
    restrictions: '服用後の制限期間',
    restriction: (id: RestrictionId) => RESTRICTIONS.ja[id],
    during: '服用中と、次の日まで',
    untilMark: ' まで',
    monthsAfter: (months: number) => `最終服用日の${months}か月後まで`,
    lastDoseUnknown: (course: number) => `第${course}コースの最終服用日が不明`,
    ofCourse: (course: number) => `第${course}コース`,
    alsoUntil: (course: number, day: string) => `第${course}コース ${day}まで`,
    bothSides: (months: number) => `前後${months}か月`,
    planned: '予定',
    over: '経過',
    labelMinimum: (months: number) => `添付文書等の最短 ${months}か月`,
    noLabel: '添付文書の記載なし',
    fromStart: (months: number, day: string) => `開始日から${months}か月(${day})の表記もあり、遅い日を採用`,
    clinicMonths: (months: number) => `クリニックの設定 ${months}か月`,
    defaultMonths: (months: number) => `初期値 ${months}か月(クリニックの設定なし)`,
    raised: (set: number, months: number) =>
      `クリニックの設定 ${set}か月は添付文書等の最短より短いため、${months}か月で計算`,
    source: '出典',
    restrictionsNone: 'コースが登録されると表示されます。',
    procedure: (kind: ProcedureKind) => PROCEDURES.ja[kind],
    conflict: (side: ProcedureSide, given: Beside) => SIDES.ja[side](given),
    medicines: '併用薬',
    noMedicines: '記録なし',
    since: (day: string) => `${day}から`,
    until: (day: string) => `${day}まで`,
    fromTo: (from: string, to: string) => `${from}～${to}`,
    ended: '終了',
    notBegun: '開始前',
    severity: (severity: InteractionSeverity) => SEVERITIES.ja[severity],
    condition: '禁忌',
    conditionCaution: '注意',
    because: (reason: string) => `理由: ${reason}`,
    noMatch: '本ソフトの相互作用表に該当する行はありません。相互作用がないことを示すものではありません。',
    washOut: '中止からコース開始までの日数: 確認した添付文書に記載なし(不明)',
    unconfirmed: '未確認',
    medicineTitle: '併用薬の記録',
    medicineHint: '商品名・一般名。1つずつ入力してください。',
    fromHint: '不明なら空欄',
    toHint: '服用中は空欄',
    yjHint: '任意・12桁',
    pregnancy: '妊娠・授乳',
    pregnancyTitle: '妊娠検査・妊娠・授乳の記録',
    test: '妊娠検査',
    testResult: (result: PregnancyTestResult) => TESTS.ja[result],
    specimen: (specimen: 'urine' | 'serum') => SPECIMENS.ja[specimen],
    specimenUnknown: '指定なし',
    motherhood: (kind: Motherhood['kind']) => MOTHERHOODS.ja[kind],
    ongoing: '継続中',
    lastTest: (day: string, result: string) => `最終検査 ${day} ${result}`,
    noTest: '妊娠検査の記録なし',
    reportedByLab: (text: string) => `検査結果 hCG「${text}」`,
    motherhoodToHint: '継続中は空欄',
    record: '併用薬・妊娠・処置・メモの記録',
    addMedicine: '併用薬',
    addPregnancy: '妊娠・授乳',
    addProcedure: '処置',
    addNote: 'メモ',
    procedureTitle: 'LASIK・レーザー・脱毛・献血の記録',
    procedureHint: '予定日も入力できます',
    procedureFree: '記録されているコースの制限期間と重なりません。',
    noteTitle: '症状・受診などのメモ',
    noteKind: (kind: PatientNoteKind) => NOTES.ja[kind],
    entries: '併用薬・妊娠・処置・メモの記録',
    noEntries: '記録はありません。',
    day: '日付',
    what: '内容',
    by: '記録者',
    strike: '取り消す',
    end: '終了日',
    endTitle: '終了日の記録',
    endLabel: '終了日',
    strikeTitle: '記録の取り消し',
    strikeHint: '記録は消えません。取り消し線が引かれ、以後の判定とグラフに使われなくなります。',
    struckOut: (at: string, by: string, reason: string) => `取消 ${at} ${by}: ${reason}`,
    choose: '選択してください',
  },
  en: {
    restrictions: 'Restrictions after the last dose',
    restriction: (id: RestrictionId) => RESTRICTIONS.en[id],
    during: 'During the course and until:',
    untilMark: '',
    monthsAfter: (months: number) => `${months} months after the last dose`,
    lastDoseUnknown: (course: number) => `last dose of course ${course} not known`,
    ofCourse: (course: number) => `course ${course}`,
    alsoUntil: (course: number, day: string) => `course ${course} until ${day}`,
    bothSides: (months: number) => `${months} months before and after`,
    planned: 'planned',
    over: 'over',
    labelMinimum: (months: number) => `shortest on a label or by an authority: ${months} mo`,
    noLabel: 'not stated on any label',
    fromStart: (months: number, day: string) =>
      `also worded as ${months} months from the start (${day}); the later day holds`,
    clinicMonths: (months: number) => `clinic: ${months} months`,
    defaultMonths: (months: number) => `default: ${months} months (the clinic sets none)`,
    raised: (set: number, months: number) =>
      `the clinic’s ${set} months are shorter than the label’s minimum; counted with ${months}`,
    source: 'Source',
    restrictionsNone: 'Shown once a course is recorded.',
    procedure: (kind: ProcedureKind) => PROCEDURES.en[kind],
    conflict: (side: ProcedureSide, given: Beside) => SIDES.en[side](given),
    medicines: 'Other medicines',
    noMedicines: 'none recorded',
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    fromTo: (from: string, to: string) => `${from} – ${to}`,
    ended: 'ended',
    notBegun: 'not begun',
    severity: (severity: InteractionSeverity) => SEVERITIES.en[severity],
    condition: 'contraindication',
    conditionCaution: 'caution',
    because: (reason: string) => `Why: ${reason}`,
    noMatch: 'No row of our table matches: this is not a statement that there is no interaction.',
    washOut: 'Days from stopping it to a course: on no label that was read (unknown)',
    unconfirmed: 'unconfirmed',
    medicineTitle: 'Record a medicine',
    medicineHint: 'Brand or generic name, one at a time',
    fromHint: 'Empty if not known',
    toHint: 'Empty while it is taken',
    yjHint: 'Optional, 12 characters',
    pregnancy: 'Pregnancy, breast-feeding',
    pregnancyTitle: 'Record a pregnancy test, a pregnancy or breast-feeding',
    test: 'Pregnancy test',
    testResult: (result: PregnancyTestResult) => TESTS.en[result],
    specimen: (specimen: 'urine' | 'serum') => SPECIMENS.en[specimen],
    specimenUnknown: 'not stated',
    motherhood: (kind: Motherhood['kind']) => MOTHERHOODS.en[kind],
    ongoing: 'ongoing',
    lastTest: (day: string, result: string) => `Last test ${day} ${result}`,
    noTest: 'No pregnancy test recorded',
    reportedByLab: (text: string) => `hCG reported “${text}”`,
    motherhoodToHint: 'Empty while it lasts',
    record: 'Record medicines, pregnancy, procedures, notes',
    addMedicine: 'Medicine',
    addPregnancy: 'Pregnancy',
    addProcedure: 'Procedure',
    addNote: 'Note',
    procedureTitle: 'Record LASIK, laser, waxing or a blood donation',
    procedureHint: 'May be planned',
    procedureFree: 'It lies in no restriction of the recorded courses.',
    noteTitle: 'Note a symptom, a flare or a visit',
    noteKind: (kind: PatientNoteKind) => NOTES.en[kind],
    entries: 'Medicines, pregnancy, procedures, notes',
    noEntries: 'Nothing recorded.',
    day: 'Day',
    what: 'What',
    by: 'By',
    strike: 'Strike out',
    end: 'Last day',
    endTitle: 'Record the last day',
    endLabel: 'Last day',
    strikeTitle: 'Strike out an entry',
    strikeHint: 'It is not erased: it stays struck through and counts no more, also not on the charts.',
    struckOut: (at: string, by: string, reason: string) => `Struck out ${at}, ${by}: ${reason}`,
    choose: 'Choose',
  },
})
