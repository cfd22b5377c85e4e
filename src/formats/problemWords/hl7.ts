import type { Bilingual } from '@/domain/language'
import { CHECK_VALUE, type ProblemWords } from './shared'

const ASK_SENDER: Bilingual = {
  ja: '送信元(検査会社・院内システム)に確認し、直したファイルをもう一度読み込んでください。ほかの結果は取り込めます。',
  en: 'Ask the laboratory or system that sent it, and import the corrected file. The other results can be imported now.',
}
const ENTER_BY_HAND: Bilingual = {
  ja: '検査報告書を見て手で入力するか、送信元に直してもらってください。ほかの結果は取り込めます。',
  en: 'Enter it by hand from the report, or have the sender correct it. The other results can be imported now.',
}
const NAME_ITEM: Bilingual = {
  ja: 'この項目が何かを取り込み画面で指定すると、次からもそのとおりに読み込みます。',
  en: 'Say on the import screen what this item is; it is then read so from now on.',
}

/** What may be wrong with HL7 v2 messages and SS-MIX2 trees. */
export const HL7_PROBLEMS = {
  'hl7-no-header': ({ received }) => ({
    because: {
      ja: `どのメッセージのものか分からない結果です(MSH がありません): ${received}`,
      en: `No message header (MSH) says whose result this is: ${received}`,
    },
    todo: ASK_SENDER,
  }),
  'hl7-no-separators': ({ received }) => ({
    because: {
      ja: `メッセージの先頭(MSH)の区切り文字が読めないため、結果を読みませんでした: ${received}`,
      en: `The header (MSH) does not say how its fields are separated, so the result was not read: ${received}`,
    },
    todo: ASK_SENDER,
  }),
  'hl7-no-type': ({ received }) => ({
    because: {
      ja: `メッセージの種類(MSH-9)がないため、結果を読みませんでした: ${received}`,
      en: `The header does not say what kind of message this is (MSH-9), so the result was not read: ${received}`,
    },
    todo: ASK_SENDER,
  }),
  'hl7-several-patients': ({ received }) => ({
    because: {
      ja: `1つのメッセージに別々の患者(${received})がいるため、このメッセージは読みませんでした。`,
      en: `One message names different patients (${received}), so the message was not read.`,
    },
    todo: ASK_SENDER,
  }),
  'hl7-several-numbers': ({ received, detail }) => ({
    because: {
      ja: `患者番号がいくつもあります。「${received}」を使います(ほかに: ${detail})。`,
      en: `There are several patient numbers. “${received}” is taken (others: ${detail}).`,
    },
    todo: { ja: '院内の番号と同じか確かめてください。', en: 'Check that it is the number used here.' },
  }),
  'hl7-damaged-line': ({ received }) => ({
    because: {
      ja: `改行または区切り文字が失われていて、この行の結果は読めません: ${received}`,
      en: `Line ends or separators were lost, so the results in this line cannot be read: ${received}`,
    },
    todo: ASK_SENDER,
  }),
  'hl7-cut-off': ({ received }) => ({
    because: {
      ja: `メッセージがこの結果の途中で終わっています。値も途中で切れているかもしれないので読みません: ${received}`,
      en: `The message ends within this result. Its value may be cut off too, so it was not read: ${received}`,
    },
    todo: ASK_SENDER,
  }),
  'hl7-batch-open': ({ received }) => ({
    because: {
      ja: `バッチ(${received})の終わりがありません。ファイルが途中で切れ、続きの結果が失われているかもしれません。`,
      en: `The batch (${received}) has no end. The file may be cut off, and further results lost.`,
    },
    todo: ASK_SENDER,
  }),
  'hl7-batch-count': ({ received, detail }) => ({
    because: {
      ja: `バッチの終わりにはメッセージ ${received}件とありますが、${detail}件しか見つかりません。`,
      en: `The end of the batch states ${received} messages; ${detail} were found.`,
    },
    todo: ASK_SENDER,
  }),
  'hl7-fields-shifted': ({ received }) => ({
    because: {
      ja: `フィールドがずれているようです(「${received}」の位置が違います)。値が決められません。`,
      en: `The fields seem to be shifted: “${received}” stands in the wrong place. The value is not certain.`,
    },
    todo: ENTER_BY_HAND,
  }),
  'hl7-too-long': () => ({
    because: {
      ja: 'メッセージまたはセグメントが長すぎるため、ここから先の結果を読みませんでした。',
      en: 'The message or segment is too long. What follows in it was not read.',
    },
    todo: ASK_SENDER,
  }),
  'hl7-no-value': () => ({
    because: { ja: '結果値(OBX-5)がありません。', en: 'There is no value (OBX-5).' },
    todo: ENTER_BY_HAND,
  }),
  'hl7-value-in-sub-id': ({ received }) => ({
    because: {
      ja: `結果値(OBX-5)がなく、隣の OBX-4 に「${received}」があります。値かどうか決められません。`,
      en: `There is no value (OBX-5), and OBX-4 beside it holds “${received}”. Whether that is the value is not said.`,
    },
    todo: ENTER_BY_HAND,
  }),
  'hl7-several-values': ({ received }) => ({
    because: {
      ja: `1つの結果に複数の値があります: ${received}`,
      en: `One result holds several values: ${received}`,
    },
    todo: ENTER_BY_HAND,
  }),
  'hl7-codes-differ': ({ received, detail }) => ({
    because: {
      ja: `項目のコードと名前が別の検査を指しています: ${received}(${detail})`,
      en: `The codes and names of the item mean different tests: ${received} (${detail})`,
    },
    todo: NAME_ITEM,
  }),
  'hl7-specimen-differs': ({ received, detail }) => ({
    because: {
      ja: `「${received}」のコードは血液の検査ですが、検体は「${detail}」と書かれています。`,
      en: `The code of “${received}” is that of a blood test; its specimen is stated as “${detail}”.`,
    },
    todo: ASK_SENDER,
  }),
  'hl7-code-short': ({ received, detail }) => ({
    because: {
      ja: `コードの先頭5桁だけで ${detail} と読みました: ${received}`,
      en: `Read as ${detail} by the first five characters of its code alone: ${received}`,
    },
    todo: CHECK_VALUE,
  }),
  'hl7-code-misplaced': ({ received, detail }) => ({
    because: {
      ja: `コードの場所がずれています。${detail} として読みました: ${received}`,
      en: `The code stands in the wrong place. It was read as ${detail}: ${received}`,
    },
    todo: CHECK_VALUE,
  }),
  'hl7-day-incomplete': ({ received }) => ({
    because: {
      ja: `「${received}」は年または年月だけで、日がありません。`,
      en: `“${received}” is a year or a month without a day.`,
    },
    todo: ENTER_BY_HAND,
  }),
  'hl7-status-unsure': ({ received }) => ({
    because: {
      ja:
        received === ''
          ? '結果の状態(OBX-11)がありません。最終報告として読みました。'
          : `結果の状態(OBX-11)が「${received}」です。最終報告として読みました。`,
      en:
        received === ''
          ? 'The status (OBX-11) is not stated. Read as final.'
          : `The status (OBX-11) is “${received}”. Read as final.`,
    },
    todo: CHECK_VALUE,
  }),
  'hl7-correction-without-values': ({ received }) => ({
    because: {
      ja: `「${received}」の訂正の知らせですが、値がありません。取り込み済みの値はそのままです。`,
      en: `It announces a correction of “${received}” but holds no values. What is stored stays as it is.`,
    },
    todo: { ja: '訂正後の値を送信元に確認してください。', en: 'Ask the sender for the corrected values.' },
  }),
  'hl7-retest': ({ received, detail }) => ({
    because: {
      ja: `同じ検査が2回あります(${detail}行目)。「${received}」を報告値とし、もう一方は再検の記録として残します。`,
      en: `The same test stands twice (line ${detail}). “${received}” is the reported value, the other is kept as a retest.`,
    },
    todo: CHECK_VALUE,
  }),
  'hl7-encoding-differs': ({ received, detail }) => ({
    because: {
      ja: `文字コードは「${received}」と書かれていますが、実際は ${detail} なので、そのとおりに読みました。`,
      en: `The message states “${received}” for its letters, but they are ${detail} and were read so.`,
    },
    todo: { ja: '名前が正しく読めているか確かめてください。', en: 'Check that names read correctly.' },
  }),
  'hl7-under-specimen': ({ received }) => ({
    because: {
      ja: `検体の状態を書く場所に検査の値「${received}」があります。どの検査依頼の結果か決められません。`,
      en: `The value “${received}” stands where the state of the specimen belongs. Of which order it is the result is not said.`,
    },
    todo: ENTER_BY_HAND,
  }),
  'ssmix-id-differs': ({ received, detail }) => ({
    because: {
      ja: `ファイルの場所は患者 ${detail}、中身は患者 ${received} です。どちらにも取り込みません。`,
      en: `The file stands under patient ${detail}, and its content names patient ${received}. It is imported for neither.`,
    },
    todo: {
      ja: 'どちらの患者か確かめ、正しい患者に手で入力するか、ストレージを直して読み込んでください。',
      en: 'Find out whose it is. Enter it by hand for that patient, or correct the storage and import it again.',
    },
  }),
} satisfies Record<string, ProblemWords>
