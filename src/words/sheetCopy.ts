import type { AnalyteId } from '@/domain/analyte'
import type { RangeSource } from '@/domain/range'
import type { Against } from '@/domain/sheet'
import type { RestrictionId } from '@/domain/verdict/restrictions'
import { inBoth } from './inBoth'

interface PlainTest {
  name: string
  /** What it is looked at for, in words of everyday. */
  purpose: string
}

const TESTS = {
  ja: {
    ast: { name: 'AST(GOT)', purpose: '肝臓や筋肉の細胞にある酵素' },
    alt: { name: 'ALT(GPT)', purpose: '主に肝臓の細胞にある酵素' },
    ggt: { name: 'γ-GT(γ-GTP)', purpose: '肝臓と胆汁の通り道にある酵素' },
    alp: { name: 'ALP', purpose: '肝臓や骨などにある酵素' },
    ld: { name: 'LD(LDH)', purpose: '全身の細胞にある酵素' },
    tbil: { name: '総ビリルビン', purpose: '赤血球が古くなるとできる黄色い色素' },
    dbil: { name: '直接ビリルビン', purpose: '総ビリルビンのうち肝臓で処理されたもの' },
    alb: { name: 'アルブミン', purpose: '肝臓で作られる血液中のたんぱく質' },
    tp: { name: '総蛋白', purpose: '血液中のたんぱく質の全体の量' },
    tc: { name: '総コレステロール', purpose: '血液中のコレステロールの全体の量' },
    ldl: { name: 'LDLコレステロール', purpose: '肝臓から全身へ運ばれるコレステロール' },
    hdl: { name: 'HDLコレステロール', purpose: '全身から肝臓へ戻るコレステロール' },
    tg: { name: '中性脂肪(TG)', purpose: '血液中の脂肪。食事のあとに高くなります' },
    nonhdl: { name: 'non-HDLコレステロール', purpose: 'HDL以外のコレステロール' },
    ck: { name: 'CK(CPK)', purpose: '筋肉にある酵素。運動のあとに高くなります' },
    wbc: { name: '白血球数', purpose: '体を感染から守る血液の細胞の数' },
    hb: { name: 'ヘモグロビン', purpose: '酸素を運ぶ血液の成分' },
    plt: { name: '血小板数', purpose: '血を止めるはたらきをする細胞の数' },
    hba1c: { name: 'HbA1c', purpose: '過去1〜2か月の血糖の平均を表す値' },
    glu: { name: '血糖', purpose: '血液中の糖の量' },
    hcg: { name: 'hCG', purpose: '妊娠を調べる検査' },
  },
  en: {
    ast: { name: 'AST', purpose: 'An enzyme of the liver and the muscles' },
    alt: { name: 'ALT', purpose: 'An enzyme mostly in the cells of the liver' },
    ggt: { name: 'GGT', purpose: 'An enzyme of the liver and the bile ducts' },
    alp: { name: 'ALP', purpose: 'An enzyme of the liver and the bones' },
    ld: { name: 'LD (LDH)', purpose: 'An enzyme in cells throughout the body' },
    tbil: { name: 'Total bilirubin', purpose: 'A yellow pigment of old red blood cells' },
    dbil: { name: 'Direct bilirubin', purpose: 'The part that the liver has worked on' },
    alb: { name: 'Albumin', purpose: 'A protein of the blood that the liver makes' },
    tp: { name: 'Total protein', purpose: 'All protein in the blood' },
    tc: { name: 'Total cholesterol', purpose: 'All cholesterol in the blood' },
    ldl: { name: 'LDL cholesterol', purpose: 'Cholesterol going from the liver to the body' },
    hdl: { name: 'HDL cholesterol', purpose: 'Cholesterol going back to the liver' },
    tg: { name: 'Triglycerides', purpose: 'Fat in the blood; higher after a meal' },
    nonhdl: { name: 'Non-HDL cholesterol', purpose: 'All cholesterol other than HDL' },
    ck: { name: 'CK', purpose: 'An enzyme of the muscles; higher after exercise' },
    wbc: { name: 'White blood cells', purpose: 'Blood cells that protect from infections' },
    hb: { name: 'Hemoglobin', purpose: 'The part of the blood that carries oxygen' },
    plt: { name: 'Platelets', purpose: 'Blood cells that help to stop bleeding' },
    hba1c: { name: 'HbA1c', purpose: 'Average blood sugar of one to two months' },
    glu: { name: 'Glucose', purpose: 'Sugar in the blood' },
    hcg: { name: 'hCG', purpose: 'A test for pregnancy' },
  },
} satisfies Record<'ja' | 'en', Record<AnalyteId, PlainTest>>

const AGAINST = {
  ja: { above: '範囲より高い', below: '範囲より低い', within: '範囲内', unknown: '—' },
  en: { above: 'above range', below: 'below range', within: 'in range', unknown: '—' },
} satisfies Record<'ja' | 'en', Record<Against, string>>

const RANGES = {
  ja: { report: '', lab: '当院', jccls: 'JCCLS', none: '' },
  en: { report: '', lab: 'this clinic’s', jccls: 'JCCLS', none: '' },
} satisfies Record<'ja' | 'en', Record<RangeSource, string>>

const RESTRICTIONS = {
  ja: {
    contraception: '避妊',
    'blood-donation': '献血をしない',
    lasik: 'LASIK(レーシック)を受けない',
    laser: 'レーザー治療・ワックス脱毛を受けない',
  },
  en: {
    contraception: 'Contraception',
    'blood-donation': 'No blood donation',
    lasik: 'No LASIK',
    laser: 'No laser treatment, no waxing',
  },
} satisfies Record<'ja' | 'en', Record<RestrictionId, string>>

/** The patient's own copy: plain words, no advice on treatment. */
export const sheetCopyWords = inBoth({
  ja: {
    title: '血液検査の結果',
    called: (name: string) => `${name} 様`,
    born: (day: string) => `${day}生`,
    number: (number: string) => `番号 ${number}`,
    results: (day: string) => `${day} までの検査結果`,
    resultsHint:
      '検査ごとに、いちばん新しい結果です。「基準範囲」は検査票に印刷された範囲です。印刷がないものは下に「当院」または「JCCLS」(日本の共用基準範囲)と記します。',
    test: '検査',
    testName: (id: AnalyteId) => TESTS.ja[id].name,
    testPurpose: (id: AnalyteId) => TESTS.ja[id].purpose,
    result: '結果',
    range: '基準範囲',
    rangeFrom: (source: RangeSource) => RANGES.ja[source],
    noRange: '記載なし',
    against: '範囲とくらべて',
    againstOf: (against: Against) => AGAINST.ja[against],
    before: '前回',
    drawnOn: (day: string) => `${day} 採血`,
    continued: '検査結果(続き)',
    meaning:
      '範囲より高い・低いことだけで、病気かどうかは決まりません。結果の意味は、診察で医師がご説明します。',
    awaited: '結果待ちの検査',
    awaitedOn: (tests: readonly string[], day: string) => `${tests.join('、')}(${day} 採血)`,
    noResults: '検査の結果はまだありません。',
    next: '次の予定',
    nextDraw: '次の採血',
    noNextDraw: '日は決まっていません。診察でおたずねください。',
    dueBy: (day: string) => `${day} までに`,
    duePassed: (day: string) => `予定日 ${day}(過ぎています)`,
    nextVisit: '次のご来院',
    restrictions: 'お薬を飲んでいる間と、飲み終えたあとの制限期間',
    restriction: (id: RestrictionId) => RESTRICTIONS.ja[id],
    until: (day: string) => `${day} まで`,
    planned: '予定の最終服用日から数えた日です。飲み終えた日によって変わります。',
    monthsAfter: (months: number) => `最後に飲んだ日の${months}か月後まで`,
    over: (day: string) => `${day} で終わりました`,
    beforeToo: (months: number) => `飲み始める前の${months}か月も`,
    foot: 'この用紙は検査の結果と予定をお知らせするもので、診断や治療の指示ではありません。',
    noBirthDate: '生年月日の登録なし',
  },
  en: {
    title: 'Your blood test results',
    called: (name: string) => name,
    born: (day: string) => `born ${day}`,
    number: (number: string) => `No. ${number}`,
    results: (day: string) => `Results up to ${day}`,
    resultsHint:
      'The newest result of each test. The range is the one printed on the laboratory’s report; where none was printed, “this clinic’s” or “JCCLS” (the common Japanese range) stands under it.',
    test: 'Test',
    testName: (id: AnalyteId) => TESTS.en[id].name,
    testPurpose: (id: AnalyteId) => TESTS.en[id].purpose,
    result: 'Result',
    range: 'Range',
    rangeFrom: (source: RangeSource) => RANGES.en[source],
    noRange: 'none',
    against: 'Compared with it',
    againstOf: (against: Against) => AGAINST.en[against],
    before: 'Last time',
    drawnOn: (day: string) => `drawn ${day}`,
    continued: 'Results, continued',
    meaning:
      'A value above or below its range alone does not say whether anything is wrong. What your results mean, your doctor will explain at your visit.',
    awaited: 'Results still to come',
    awaitedOn: (tests: readonly string[], day: string) => `${tests.join(', ')} (drawn ${day})`,
    noResults: 'There are no results yet.',
    next: 'What comes next',
    nextDraw: 'Next blood test',
    noNextDraw: 'No day is set. Please ask at your visit.',
    dueBy: (day: string) => `by ${day}`,
    duePassed: (day: string) => `was due on ${day}`,
    nextVisit: 'Next visit',
    restrictions: 'While you take the medicine, and for a time after the last dose',
    restriction: (id: RestrictionId) => RESTRICTIONS.en[id],
    until: (day: string) => `until ${day}`,
    planned: 'Counted from the planned last dose; it changes with the day on which you really stop.',
    monthsAfter: (months: number) => `until ${months} months after the last dose`,
    over: (day: string) => `ended on ${day}`,
    beforeToo: (months: number) => `also in the ${months} months before the first dose`,
    foot: 'This sheet tells you your results and dates. It is no diagnosis and no treatment order.',
    noBirthDate: 'birth date not recorded',
  },
})
