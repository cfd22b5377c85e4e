import type { Agreement } from '@/domain/merge'
import type { Sex } from '@/domain/patient'
import { inBoth } from '../inBoth'
import { some } from '../some'

const AGREEMENTS = {
  ja: {
    agrees: '一致',
    variant: 'ほぼ一致(表記の違い)',
    differs: '不一致',
    missing: '片方のみ',
  } satisfies Record<Agreement, string>,
  en: {
    agrees: 'agrees',
    variant: 'nearly (spelling)',
    differs: 'differs',
    missing: 'only one side',
  } satisfies Record<Agreement, string>,
}

/** Doubts and conflicts, side by side, and numbers that a person corrects. */
export const importDecidingWords = inBoth({
  ja: {
    earlier: 'これまでの値',
    sex: (sex: Sex) => ({ F: '女', M: '男' })[sex],
    comparedWith: '照合先',
    field: '項目',
    comparison: '照合',
    agreement: (agreement: Agreement) => AGREEMENTS.ja[agreement],
    correctNumber: '番号を訂正',
    rightNumber: '正しい番号',
    apply: '訂正する',
    corrected: (from: string, to: string, cells: string) => `番号を訂正: ${from} → ${to}(${cells}件)`,
    takeBack: '元に戻す',
    together: (reason: string, doubts: string) => `${reason}: ${doubts}組。まとめて`,
    forAll: (answer: string, doubts: string) => `${answer}(${doubts}組)`,
    decided: (answer: string, doubts: string) => `${answer}とした照合待ち ${doubts}組`,
    at: (file: string, line: string) => `${file} ${line}行`,
    patient: '患者',
    day: '採血日',
    analyte: '項目',
    choice: '選択',
    source: '出典',
  },
  en: {
    earlier: 'Earlier value',
    sex: (sex: Sex) => ({ F: 'female', M: 'male' })[sex],
    comparedWith: 'Compared with',
    field: 'Field',
    comparison: 'Comparison',
    agreement: (agreement: Agreement) => AGREEMENTS.en[agreement],
    correctNumber: 'Correct the number',
    rightNumber: 'Right number',
    apply: 'Correct',
    corrected: (from: string, to: string, cells: string) =>
      `Number corrected: ${from} → ${to} (${some(cells, 'value')})`,
    takeBack: 'Take back',
    together: (reason: string, doubts: string) => `${reason} (${doubts}). For all:`,
    forAll: (answer: string, doubts: string) => `${answer} (${doubts})`,
    decided: (answer: string, doubts: string) => `${answer}: ${doubts} decided together`,
    at: (file: string, line: string) => `${file}, line ${line}`,
    patient: 'Patient',
    day: 'Drawn',
    analyte: 'Analyte',
    choice: 'Choice',
    source: 'Source',
  },
})
