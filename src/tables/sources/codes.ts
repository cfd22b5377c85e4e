import type { Source } from '@/domain/source'

/** Names, codes, units and the limits that catch a slip of the hand. */
export const codeSources: readonly Source[] = [
  {
    id: 'jp-clins-core-lab',
    title: {
      ja: 'JP-CLINS 検体検査コアラボ項目 JLAC10 コード表 v1.5.0',
      en: 'JP-CLINS core laboratory items, JLAC10 code list v1.5.0',
    },
    year: 2024,
    locator: 'jami-fhir-jp-wg/clinical-core, JP_CLINS_CodeSystem_JLAC10_CoreLabo.fsh (2024-10-08)',
    mark: 'V',
  },
  {
    id: 'tokutei-kenshin-codes',
    title: { ja: '特定健診 項目コード表', en: 'Specific health check-up, item codes' },
    year: 2023,
    locator: 'jami-fhir-jp-wg/eCheckupReport, JP-CodeSystems-eCheckup.fsh',
    mark: 'V',
  },
  {
    id: 'loinc-2.82',
    title: { ja: 'LOINC 2.82', en: 'LOINC 2.82' },
    year: 2025,
    locator: 'loinc.org, terms with status as of 2.82',
    mark: 'V',
  },
  {
    id: 'loinc-secondary',
    title: {
      ja: 'LOINC コード(公開資料で確認、原表は未確認)',
      en: 'LOINC codes seen in public files, not in the table',
    },
    year: 2025,
    locator: 'loinc.org: 26464-8, 1558-6, 19080-1, 21198-7, 2106-3, 2118-8',
    mark: 'V2',
  },
  {
    id: 'ssmix2-units',
    title: { ja: 'SS-MIX2 実データの単位表記と変換', en: 'Units in real SS-MIX2 data and their conversion' },
    year: 2022,
    locator: 'nhoHQ/SSMIX2_support_documents, doc/jlac10_units.md, ascii_units.md, convert_units.md',
    mark: 'V',
  },
  {
    id: 'ssmix2-values',
    title: { ja: 'SS-MIX2 実データの結果値表記', en: 'Result texts in real SS-MIX2 data' },
    year: 2022,
    locator: 'nhoHQ/SSMIX2_support_documents, doc/convert_to_sn.md, master/convert_to_sn.ptn',
    mark: 'V',
  },
  {
    id: 'ucum-conversion',
    title: { ja: 'UCUM 単位換算(分子量による)', en: 'UCUM conversion by molar mass' },
    year: 2025,
    locator:
      '@lhncbc/ucum-lhc 7.1.10: 386.65 (cholesterol), 885.4 (triolein), 584.66 (bilirubin), 180.156 (glucose)',
    mark: 'V',
  },
  {
    id: 'printed-names',
    title: { ja: '検査票に印字される項目名', en: 'Names as printed on lab sheets' },
    year: 2024,
    locator: 'public Japanese health-record projects; displays of JP-CLINS and 特定健診',
    mark: 'V2',
  },
  {
    id: 'mhlw-checkup-2024',
    title: {
      ja: '標準的な健診・保健指導プログラム(令和6年度版)',
      en: 'Standard check-up and guidance programme (MHLW, 2024 edition)',
    },
    year: 2024,
    locator: 'p. 196 (入力最小値・最大値), p. 113 (LDL 計算式)',
    mark: 'V',
  },
  {
    id: 'plausible-proposal',
    title: { ja: '入力確認値(本ソフトの提案)', en: 'Entry checks (proposal of this software)' },
    year: 2026,
    locator: 'docs: plausible ranges, principle from mhlw-checkup-2024 p. 196',
    mark: 'P',
  },
]
