import type { Bilingual } from '@/domain/language'
import type { ProblemWords } from './shared'

const REST_IS_READ: Bilingual = {
  ja: 'この箇所だけ除いて取り込みます。必要なら、もう一度書き出してください。',
  en: 'The rest is imported without it. Export it again if it matters.',
}
const ASK_LABORATORY: Bilingual = {
  ja: '検査会社か送信元に確かめてください。ほかの結果は取り込めます。',
  en: 'Ask the laboratory or the sender. The other results can be imported.',
}
const ENTER_BY_HAND: Bilingual = {
  ja: '用量は患者の画面で入力してください。検査結果は取り込めます。',
  en: 'Enter the dose on the patient’s page. The results can be imported.',
}

/** What may be wrong with FHIR resources. */
export const FHIR_PROBLEMS = {
  'fhir-not-json': ({ detail }) => ({
    because: {
      ja: `JSON として読めません(途中で切れている可能性があります)。${detail}`,
      en: `It is no whole JSON; it may be cut off. ${detail}`.trim(),
    },
    todo: REST_IS_READ,
  }),
  'fhir-key-twice': ({ detail }) => ({
    because: {
      ja: `同じ項目名「${detail}」が一つのリソースに2回あります。どちらが正しいか決められません。`,
      en: `“${detail}” stands twice in one resource; which of them holds is not said.`,
    },
    todo: REST_IS_READ,
  }),
  'fhir-too-deep': () => ({
    because: { ja: 'リソースの入れ子が深すぎます。', en: 'The resource nests too deeply.' },
    todo: REST_IS_READ,
  }),
  'fhir-too-long': () => ({
    because: { ja: '一つのリソースが大きすぎます。', en: 'A single resource is too large.' },
    todo: REST_IS_READ,
  }),
  'fhir-not-a-resource': () => ({
    because: {
      ja: 'FHIR のリソースではありません(resourceType がありません)。',
      en: 'It is no FHIR resource: it names no resourceType.',
    },
    todo: REST_IS_READ,
  }),
  'fhir-no-day': ({ received }) => ({
    because:
      received === ''
        ? { ja: '採血日がありません。', en: 'There is no collection day.' }
        : {
            ja: `採血日がありません。報告日時(${received})は採血日として使いません。`,
            en: `There is no collection day. The time of the report, ${received}, is not taken for it.`,
          },
    todo: ASK_LABORATORY,
  }),
  'fhir-no-value': () => ({
    because: {
      ja: '確定とされていますが、結果も、結果がない理由もありません。',
      en: 'It is said to be final, and states neither a result nor why there is none.',
    },
    todo: ASK_LABORATORY,
  }),
  'fhir-no-patient': ({ received }) => ({
    because:
      received === ''
        ? { ja: '誰のものか書かれていません。', en: 'It does not say whom it is about.' }
        : {
            ja: `患者「${received}」がどのファイルにもありません。`,
            en: `The patient “${received}” is in none of the files.`,
          },
    todo: {
      ja: '患者(Patient)のファイルも一緒に選んでください。',
      en: 'Choose the file with the patients (Patient) together with it.',
    },
  }),
  'fhir-patients-differ': ({ received }) => ({
    because: {
      ja: `「${received}」という患者が複数のファイルにあり、内容が異なります。別の患者の可能性があるため結び付けません。`,
      en: `“${received}” is a patient of several files, and they differ. They may be different people, so nothing is joined.`,
    },
    todo: {
      ja: '書き出した施設ごとに、フォルダーを分けるか別々に取り込んでください。',
      en: 'Import the files of each place by themselves, or in a folder of their own.',
    },
  }),
  'fhir-codes-disagree': ({ detail }) => ({
    because: {
      ja: `項目のコードと名称が食い違っています: ${detail}`,
      en: `The codes and names of the test contradict each other: ${detail}`,
    },
    todo: ASK_LABORATORY,
  }),
  'fhir-specimen-disagrees': ({ received, detail }) => ({
    because: {
      ja: `「${received}」のコードと検体(${detail})が食い違っています。`,
      en: `The code of “${received}” and its specimen (${detail}) contradict each other.`,
    },
    todo: ASK_LABORATORY,
  }),
  'fhir-damaged-letters': () => ({
    because: {
      ja: '送信元で失われた文字(�)があります。そのまま取り込みます。',
      en: 'Letters were lost before the file was made (�). They are imported as they stand.',
    },
    todo: {
      ja: '氏名やコメントを検査票と見比べてください。',
      en: 'Compare names and comments with the report.',
    },
  }),
  'fhir-dose-unclear': ({ received }) => ({
    because:
      received === ''
        ? {
            ja: 'イソトレチノインの処方に用法・用量がありません。',
            en: 'The prescription of isotretinoin states no dose.',
          }
        : {
            ja: `イソトレチノインの用法「${received}」から1日量(mg)が確実には決まりません。`,
            en: `The instruction “${received}” for isotretinoin does not say for certain how many mg a day.`,
          },
    todo: ENTER_BY_HAND,
  }),
  'fhir-dose-without-day': ({ received }) => ({
    because: {
      ja: `イソトレチノインの処方「${received}」に開始日がありません。`,
      en: `The prescription of isotretinoin “${received}” has no first day.`,
    },
    todo: ENTER_BY_HAND,
  }),
  'fhir-dose-from-order': ({ received }) => ({
    because: {
      ja: `イソトレチノインの服用開始日がないため、処方日 ${received} からとして取り込みます。`,
      en: `The prescription of isotretinoin has no first day of taking it; it is taken from the day it was written, ${received}.`,
    },
    todo: { ja: '実際の服用開始日を確かめてください。', en: 'Check the real first day.' },
  }),
  'fhir-dose-on-hold': () => ({
    because: {
      ja: 'イソトレチノインの処方が休止中(on-hold)ですが、いつからか書かれていません。',
      en: 'The prescription of isotretinoin is on hold, and does not say since when.',
    },
    todo: { ja: '休薬は患者の画面で入力してください。', en: 'Enter the pause on the patient’s page.' },
  }),
  'fhir-doses-overlap': ({ received, detail }) => ({
    because: {
      ja: `${detail} からのイソトレチノイン ${received} が、ほかの処方と重なっています。合わせて飲むのか替わるのか決められません。`,
      en: `Isotretinoin ${received} from ${detail} overlaps another prescription; whether both are taken or one replaces the other is not said.`,
    },
    todo: ENTER_BY_HAND,
  }),
} satisfies Record<string, ProblemWords>
