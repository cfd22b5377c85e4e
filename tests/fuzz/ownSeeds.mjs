/**
 * Small files of every layout that the readers know, with the forms that files really have: comparators, words in place of a
 * value, ranges, retests, versions, persons. The sample files are larger and say the same thing often.
 */

export const LONG = `番号,採血日,項目,結果,単位,基準範囲,フラグ,空腹,コメント
00142,2026-09-14 09:30,ALT,98,U/L,7-23,H,空腹,溶血
00142,2026-09-14,TG,<5,mg/dL,30-117,,食後,
00142,2026-09-14,TG,88,mg/dL,M:30-117 F:20-90,,食後,
00518,R8.4.10,γ-GTP,300>,IU/L,40以下,H,,
00518,20260410,T-Bil,未着,,,,,
00518,5080410,LDL-C,１２０,㎎/dl,,,,
`
export const LONG_QUOTED = `"番号";"氏名";"生年月日";"性別";"採血日";"時刻";"項目";"結果";"下限";"上限";"検体"
"00142";"架空 花子";"2001/3/4";"女";"2026/9/14";"9:30";"AST(GOT)";"31 H";"13";"30";"血清"
"00142";"架空; ""花子""";"2001/3/4";"F";"2026/9/14";"15:00";"AST(GOT)";"1,234";"13";"30";"血清"\r
"142";"架空 花";"2001/3/5";"男";"2026/9/14";"";"ALP";"5未満";"38";"113";""
`
export const WIDE = `番号,氏名,採血日,空腹,AST(U/L),ALT(U/L),中性脂肪,LDL-C,担当
00142,架空 花子,2026/9/14,はい,21,溶血,88,120,早川
00142,架空 花子,2026/9/14,はい,21,98,88↑,120 H,早川
00518,架空 太郎,令和8年4月10日,,35,"1,234",>1000,,
`
export const WIDE_TWO_ROWS = `検査結果一覧,,,,,
番号,採血日,肝機能,,脂質,
,,AST,ALT,TG,HDL-C
,,U/L,U/L,mg/dL,mg/dL
00142,45918,21,98,<5,60
00518,2026-02-30,35,検体不足,120,
`
export const TRANSPOSED = `患者番号,00142,氏名,架空 花子
項目,単位,2026-04-10,2026-06-12,R8.8.14
AST,U/L,21,25,
ALT,U/L,18,<5,検体不足
患者番号,00518
項目,単位,基準値,2026-04-10,判定,2026-06-12,判定
CRP,mg/dL,,0.1,,0.2,H
TG,mg/dL,30-117,88,,300,H
`
export const ROSTER = `番号,氏名,カナ,電話,生年月日,性別,体重,開始日,予定週数,終了日,1日量,用量変更日,休薬開始日,再開日,次回受診,プロトコル
00142,架空 花子,カクウ ハナコ,090-0000-0000,2001-03-04,女,52.5,2026-09-27,20,,20,,2026-10-20,2026-11-10,2026-11-25,bimonthly
00142,架空 花子,,,,,,2026-10-05,,,40,2026-10-15,2026-11-12,,,
00518,架空 太郎,,,H10.1.2,1,,2026/4/10,16,2026-07-31,40,2026-05-01,,,,
`
export const GROUPS = `番号,採血日,項目1,結果1,単位1,判定1,項目2,結果2,単位2,判定2
00142,2026-09-14,AST,21,U/L,,ALT,98,U/L,H
00518,2026-09-15,ALT,<5,U/L,,TG,,,,LDL-C,120,mg/dL,
`
export const GROUPS_WITH_CODES = `患者ID\t採取日\tコード\t項目名\t結果値\tコード\t項目名\t結果値
1\t2026/9/14\t0000481\tAST\t31\t0000482\tALT\t98
2\t2026-02-30\t0000481\tAST\t31\t\t\t5
`
export const EAV = `番号,採血日,項目,属性,値
00142,2026-09-14,ALT,値,98
00142,2026-09-14,ALT,単位,U/L
00142,2026-09-14,ALT,下限,7
00142,2026-09-14,ALT,上限,23
00142,2026-09-14,AST,単位,U/L
00142,2026-09-14,AST,値,<5
00142,2026-09-14,AST,担当医,早川
00518,2026-09-14,TC,値,200
00518,2026-09-14,TC,値,5.2
00518,2026-09-14,TC,単位,mmol/L
00518,2026-09-14,TG,基準値,30-117
`
export const CLINIC = JSON.stringify({
  saiketsu: 1,
  clinic: { zone: 'Asia/Tokyo', graceDays: 0 },
  patients: [
    {
      number: '00142',
      name: '架空 花子',
      birthDate: '2001-03-04',
      sex: 'F',
      nextVisit: '2026-11-25',
      weights: [{ day: '2026-09-01', kg: 52 }],
      courses: [
        {
          start: '2026-09-27',
          plannedWeeks: 20,
          protocol: 'bimonthly',
          doses: [{ from: '2026-09-27', mgPerDay: 20 }],
          pauses: [{ from: '2026-10-20', restart: '2026-11-10', reason: '発熱' }],
        },
      ],
      draws: [
        {
          day: '2026-09-14',
          time: '09:30',
          fasting: 'yes',
          marks: ['hemolysis'],
          results: [
            { analyte: 'alt', value: '98', unit: 'U/L', low: '7', high: '23', flag: 'H', status: 'final' },
            { analyte: 'ast', value: '<5', unit: 'U/L', method: 'ifcc' },
            { analyte: 'tg', status: 'pending' },
          ],
          reviews: [{ day: '2026-09-20', by: '医師', note: '様子を見る', recheck: '2026-10-04' }],
        },
      ],
      contacts: [{ day: '2026-11-20', outcome: 'no-answer', note: '留守' }],
    },
    {
      number: '00518',
      draws: [{ day: '2026-09-14', results: [{ analyte: 'tc', value: '5.2', unit: 'mmol/L' }] }],
    },
  ],
})

const PID = 'PID|1||00142^^^^PI||山田^花子^^^^^L^I~ヤマダ^ハナコ^^^^^L^P||20010304|F'
export const ORU = [
  'MSH|^~\\&|LAB|L|GW|R|20260401120000||ORU^R01^ORU_R01|1|P|2.5||||||~ISO IR87||ISO 2022-1994',
  PID,
  'ORC|RE|A1',
  'OBR|1|A1|B1|E003^生化学^99O03|||202603311430|||||||||||||||20260401101112|||F',
  'NTE|1||乳び',
  'OBX|1|NM|3B045000002327201^ALT(GPT)^JC10^1742-6^ALT^LN||31|U/L|7-23|H|||F|||20260331143000+0900',
  'OBX|2|SN|3B035000002327201^AST(GOT)^JC10||<^5|U/L|13-30||||P',
  'OBX|3|ST|3F015000002327101^TG^JC10||300>~310|mg/dL|30-117|H~POS|||C',
  'OBX|4|CWE|3J010000002327101^T-Bil^JC10||1^溶血^99X|mg/dL|||||X',
  'OBX|5|NM|3F077000002327101^LDL-C^JC10||120|mg/dL|70_139||||W',
  'OBX|6|ED|PDF^報告書^L||^application^pdf^Base64^JVBERi0x',
  'SPM|1|||023^血清^JC10|||||||||||||202603311430',
  '',
].join('\r')
export const OUL = [
  'FHS|^~\\&|LAB\rBHS|^~\\&|LAB\rMSH|^~\\&|LAB|L|GW|R|20260401120000||OUL^R22^OUL_R22|2|P|2.5',
  PID,
  'SPM|1|A1&LAB||023^血清^JC10|||||||||||||202603311430||||||溶血',
  'OBX|1|ST|HEM^溶血^L||1+||||||F',
  'OBR|1|A1|B1|E003^生化学^99O03|||202603311430|||||||||||||||20260401101112|||C',
  'ORC|SC|A1',
  'OBX|1|NM|1742-6^ALT^LN||31.5\\S\\|U/L^^ISO|7-23|N|||F|||20260331',
  'OBX|2|DT|X^日^L||20260331||||||F',
  'OBX|3|NM|2571-8^TG^LN||""|mg/dL|||||I',
  'BTS|1\rFTS|1',
  '',
].join('\r')
export const MLLP = `\u000b${ORU}\u001c\r\u000b${OUL}\u001c\r`
export const ORDERS = [
  'MSH|^~\\&|LAB|L|GW|R|20260401120000||OML^O33^OML_O33|3|P|2.5',
  PID,
  'SPM|1|||023^血清^JC10',
  'OBR|1|A1||1742-6^ALT^LN',
  'OBX|1||1742-6^ALT^LN',
  '',
].join('\r')

const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.51.11318814790', value: '00142' }],
  name: [{ text: '架空 花子', family: '架空', given: ['花子'] }, { text: 'カクウ ハナコ' }],
  birthDate: '2001-03-04',
  gender: 'female',
}
const OBSERVATION = {
  resourceType: 'Observation',
  id: 'o1',
  meta: { versionId: '1', lastUpdated: '2026-09-15T10:00:00+09:00' },
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '1742-6' }], text: 'ALT' },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-09-14T09:30:00+09:00',
  issued: '2026-09-15T10:00:00.123Z',
  valueQuantity: {
    value: 98.5,
    comparator: '<',
    unit: 'U/L',
    system: 'http://unitsofmeasure.org',
    code: 'U/L',
  },
  interpretation: [{ coding: [{ code: 'H' }] }],
  referenceRange: [{ low: { value: 7 }, high: { value: 23 }, appliesTo: [{ text: 'F' }] }],
  note: [{ text: '溶血' }],
  specimen: { reference: 'Specimen/s1' },
}
const PANEL = {
  resourceType: 'Observation',
  id: 'o2',
  status: 'corrected',
  code: { text: '脂質' },
  subject: { reference: 'Patient/p1' },
  effectivePeriod: { start: '2026-09-14' },
  component: [
    { code: { text: 'TG' }, valueString: '<5 mg/dL' },
    { code: { coding: [{ code: '2085-9' }] }, valueQuantity: { value: 1.2, unit: 'mmol/L' } },
    { code: { text: 'LDL-C' }, dataAbsentReason: { text: '検体不足' } },
  ],
}
const REPORT = {
  resourceType: 'DiagnosticReport',
  id: 'd1',
  status: 'final',
  code: { text: '生化学' },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-09-14',
  issued: '2026-09-15T10:00:00Z',
  contained: [
    { ...OBSERVATION, id: 'c1', subject: undefined, code: { text: 'γ-GTP' }, effectiveDateTime: undefined },
  ],
  result: [{ reference: '#c1' }, { reference: 'Observation/o1' }],
}
const SPECIMEN = {
  resourceType: 'Specimen',
  id: 's1',
  type: { text: '血清' },
  collection: {
    collectedDateTime: '2026-09-14T09:30:00+09:00',
    fastingStatusCodeableConcept: { text: '空腹' },
  },
  condition: [{ text: '溶血' }],
}
const MEDICATION = {
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'active',
  subject: { reference: 'Patient/p1' },
  authoredOn: '2026-09-27',
  medicationCodeableConcept: { text: 'イソトレチノイン' },
  dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: 20, unit: 'mg' } }] }],
}
/** One resource a text, as a server's files hold them by their types. */
export const RESOURCE_TEXTS = [PATIENT, OBSERVATION, PANEL, REPORT, SPECIMEN].map((resource) =>
  JSON.stringify(resource),
)
/** The first observation as it was before, as it was corrected, and withdrawn. */
export const VERSION_TEXTS = [
  { status: 'preliminary', meta: { versionId: '0', lastUpdated: '2026-09-14T12:00:00Z' }, issued: undefined },
  {
    status: 'corrected',
    meta: { versionId: '2' },
    issued: '2026-09-16T10:00:00Z',
    valueQuantity: { value: 89, unit: 'U/L' },
  },
  { status: 'entered-in-error', meta: { versionId: '3' }, issued: '2026-09-17T10:00:00Z' },
].map((more) => JSON.stringify({ ...OBSERVATION, ...more }))
const RESOURCES = [PATIENT, OBSERVATION, PANEL, REPORT, SPECIMEN, MEDICATION]
export const FHIR = JSON.stringify({
  resourceType: 'Bundle',
  type: 'collection',
  entry: RESOURCES.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
})
export const NDJSON = [...RESOURCES, { ...OBSERVATION, status: 'entered-in-error', meta: { versionId: '2' } }]
  .map((resource) => JSON.stringify(resource))
  .join('\n')

const MML_TIMES =
  'mmlLb:sampleTime="2026-09-14T09:30:00" mmlLb:registTime="2026-09-14T12:00:00" mmlLb:reportTime="2026-09-15T16:34:40"'
/**
 * @param {string} name
 * @param {string} value
 * @param {string} number
 */
function mmlItem(name, value, number) {
  return `<mmlLb:item><mmlLb:itemName mmlLb:itCode="0482" mmlLb:itCodeId="LAB_2026">${name}</mmlLb:itemName>
<mmlLb:value>${value}</mmlLb:value>${number}<mmlLb:unit mmlLb:uCode="U/L">U/L</mmlLb:unit><mmlLb:itemMemo>溶血</mmlLb:itemMemo></mmlLb:item>`
}
export const MML = `<?xml version="1.0" encoding="UTF-8"?>
<Mml version="4.1.2" xmlns:mmlLb="http://www.medxml.net/MML/v4/ContentModule/test/1.0">
<MmlHeader><masterId><mmlCm:Id mmlCm:type="facility">00142</mmlCm:Id></masterId></MmlHeader>
<MmlBody><MmlModuleItem><docInfo contentModuleType="patientInfo"/><content><mmlPi:PatientModule>
<mmlPi:uniqueInfo><mmlPi:masterId><mmlCm:Id mmlCm:type="facility">00142</mmlCm:Id></mmlPi:masterId></mmlPi:uniqueInfo>
<mmlPi:personName><mmlNm:Name mmlNm:repCode="I"><mmlNm:family>齋藤</mmlNm:family><mmlNm:given>花</mmlNm:given></mmlNm:Name></mmlPi:personName>
<mmlPi:birthday>2001-03-04</mmlPi:birthday><mmlPi:sex>female</mmlPi:sex></mmlPi:PatientModule></content></MmlModuleItem>
<MmlModuleItem><docInfo contentModuleType="test"/><content><mmlLb:TestModule>
<mmlLb:information mmlLb:registId="R1" ${MML_TIMES}><mmlLb:reportStatus mmlLb:statusCode="final" mmlLb:statusCodeId="mmlLb0001">最終報告</mmlLb:reportStatus>
<mmlLb:laboratoryCenter mmlLb:centerCode="1" mmlLb:centerCodeId="OID">検査センター</mmlLb:laboratoryCenter></mmlLb:information>
<mmlLb:laboTest><mmlLb:specimen><mmlLb:specimenName mmlLb:spCode="01">血清</mmlLb:specimenName></mmlLb:specimen>
${mmlItem('ALT(GPT)', '98', '<mmlLb:numValue mmlLb:up="23" mmlLb:low="7" mmlLb:out="H">98</mmlLb:numValue>')}
${mmlItem('AST(GOT)', '8未満', '')}
${mmlItem('TG', '', '<mmlLb:numValue mmlLb:up="10以下">88</mmlLb:numValue>')}
${mmlItem('CRP', '(-)', '')}
</mmlLb:laboTest></mmlLb:TestModule></content></MmlModuleItem></MmlBody></Mml>
`

/** @param {Record<number, string>} cells by their position in the row */
function wolfRow(cells) {
  /** @type {Record<number, string>} */
  const usual = {
    ...{ 0: 'WOLF', 1: '20260915', 2: '0001', 3: '00142', 4: '142', 5: 'ｻｲﾄｳ ﾊﾅ', 6: '20010304', 7: 'F' },
    ...{ 11: '20260914', 14: '0482', 15: 'ALT(GPT)', 16: '1', 17: '3B045', 18: '023', 21: '0' },
    ...{ 24: '98', 25: 'U/L', 26: '7-23', 27: '-', 28: '7', 29: '23' },
  }
  return Array.from({ length: 36 }, (_, at) => `"${cells[at] ?? usual[at] ?? ''}"`).join(',')
}
export const WOLF = [
  wolfRow({}),
  wolfRow({ 14: '0481', 15: 'AST(GOT)', 17: '3B035', 22: 'H', 23: 'L', 24: '5' }),
  wolfRow({ 14: '0454', 15: 'TG', 17: '3F015', 24: '400', 25: 'mg/dL', 21: '1', 27: 'E', 28: '149', 29: '' }),
  wolfRow({ 14: '0454', 15: 'TG', 17: '3F015', 24: '88', 25: 'mg/dL', 21: '2', 27: '', 26: '149以下' }),
  wolfRow({ 14: '9000', 15: '肝機能', 16: '2', 17: '', 24: '' }),
  wolfRow({ 3: '00518', 4: '518', 5: '', 24: '', 16: '3' }),
  '',
].join('\r\n')

/** @param {string} cells */
function datRow(cells) {
  const [item = '', medis = '', abnormal = '', range = '', value = '', unit = '', state = ''] =
    cells.split('|')
  return `LAB,00142,2026/09/14,ｻｲﾄｳ ﾊﾅ,F,,1+,1,${state},,,,0482,${medis},${item},${abnormal},${range},${value},${unit},023,血清,,,C1,再検`
}
export const DAT = [
  datRow('ALT(GPT)|3B045000002327201|H|7-23|98|U/L|E'),
  datRow('AST(GOT)|3B035000002327201||13～30|<5|U/L|M'),
  datRow('TG|||30-117||mg/dL|'),
  '',
].join('\r\n')
export const BML =
  '1234,00142,20260914,0930,,O20260914,2,,,,0001,0000482,98,H,,0000481,<5,,,0000454,溶血,,,0000999,1,,\r\n1234,00518,20260915,,,O20260915,1,,,,0002,0000450,200,,\r\n'
