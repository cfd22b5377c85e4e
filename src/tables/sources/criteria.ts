import type { Source } from '@/domain/source'

/** Grades, decision values and monitoring schedules. */
export const criteriaSources: readonly Source[] = [
  {
    id: 'ctcae-v5',
    title: {
      ja: '有害事象共通用語規準 CTCAE v5.0',
      en: 'Common Terminology Criteria for Adverse Events v5.0',
    },
    year: 2017,
    locator: 'SOC Investigations; Metabolism and nutrition disorders; Blood and lymphatic system disorders',
    mark: 'V',
  },
  {
    id: 'ctcae-v6',
    title: {
      ja: '有害事象共通用語規準 CTCAE v6.0',
      en: 'Common Terminology Criteria for Adverse Events v6.0',
    },
    year: 2025,
    locator:
      'NCI ctcae-v6.0.xlsx (MedDRA 28.0, 2025-07-10, errata 2026-01-20), clean copy and v5 to v6 mapping',
    mark: 'V',
  },
  {
    id: 'tokutei-kenshin',
    title: {
      ja: '特定健診 保健指導判定値・受診勧奨判定値',
      en: 'Specific health check-up, values for guidance and for referral',
    },
    year: 2024,
    locator: '標準的な健診・保健指導プログラム 判定値の表(expydoc.com/doc/11715611、北海道都市職員共済組合)',
    mark: 'V',
  },
  {
    id: 'tokutei-kenshin-hdl',
    title: {
      ja: '特定健診 受診勧奨判定値 HDL-C 35未満(以前の表)',
      en: 'Specific health check-up, referral below HDL-C 35 (older tables)',
    },
    year: 2018,
    locator: '標準的な健診・保健指導プログラム 判定値の表(以前の版)、HDL-C',
    mark: 'V2',
  },
  {
    id: 'delphi-2022-scope',
    title: {
      ja: 'イソトレチノインの検査に関する専門家合意(JAMA Dermatol 2022、項目のみ)',
      en: 'Delphi consensus on laboratory monitoring for isotretinoin (JAMA Dermatol 2022, which analytes)',
    },
    year: 2022,
    locator: 'Xia et al., doi 10.1001/jamadermatol.2022.2044, abstract: ALT and TG',
    mark: 'V',
  },
  {
    id: 'delphi-2022-borrowed',
    title: {
      ja: '論文に限界値はなく、ULN と CTCAE v5.0 から借用(本ソフトの提案)',
      en: 'No limit in the paper: borrowed from the ULN and CTCAE v5.0 (proposal of this software)',
    },
    year: 2026,
    locator: 'preset delphi-2022',
    mark: 'P',
  },
  {
    id: 'acg-2014-r-ratio',
    title: {
      ja: 'R比による肝障害の型(ACG 2014)',
      en: 'R ratio and pattern of liver injury (ACG guideline 2014)',
    },
    year: 2014,
    locator: 'empendium.com table 7.3-6: R = (ALT/ULN) ÷ (ALP/ULN), ≥ 5, 2 to 5, ≤ 2',
    mark: 'V',
  },
  {
    id: 'webster-2017',
    title: {
      ja: 'イソトレチノインと筋由来の AST・ALT 上昇(Webster 2017)',
      en: 'AST and ALT from muscle under isotretinoin (Webster 2017)',
    },
    year: 2017,
    locator: 'Dermatol Online J 2017 (pubmed abstract): raised CK beside aminotransferases',
    mark: 'V',
  },
  {
    id: 'clinic-own-limit',
    title: { ja: 'クリニックが定めた限界値', en: 'Limit set by the clinic' },
    year: 2026,
    locator: 'Settings, presets of the clinic: version, author and time stand beside it',
    mark: 'P',
  },
  {
    id: 'jas-2022',
    title: {
      ja: '動脈硬化性疾患予防ガイドライン2022年版(二次資料で確認)',
      en: 'Japan Atherosclerosis Society guidelines 2022 (as restated in two publications)',
    },
    year: 2022,
    locator: '脂質異常症診断基準: LDL-C 140、HDL-C 40、TG 150(空腹時)・175(随時)、non-HDL-C 170',
    mark: 'V',
  },
  {
    id: 'eu-smpc-tg',
    title: {
      ja: 'イソトレチノイン 海外添付文書(SmPC/PI)',
      en: 'Isotretinoin, EU SmPC and product information',
    },
    year: 2022,
    locator: '4.4 Special warnings: triglycerides above 800 mg/dL or 9 mmol/L',
    mark: 'V',
  },
  {
    id: 'clinic-default-proposal',
    title: {
      ja: '本ソフトの提案値(皮膚科専門医の承認が必要)',
      en: 'Proposal of this software (needs sign-off by a dermatologist)',
    },
    year: 2026,
    locator: 'preset clinic-default',
    mark: 'P',
  },
  {
    id: 'fda-dili-2009',
    title: {
      ja: 'FDA 薬物性肝障害ガイダンス(Hy の法則)',
      en: 'FDA guidance on drug-induced liver injury (Hy’s law)',
    },
    year: 2009,
    locator: "Hy's law: ALT or AST ≥ 3×ULN, bilirubin > 2×ULN, no raised ALP",
    mark: 'V2',
  },
  {
    id: 'edish-hep-explorer',
    title: {
      ja: 'eDISH(SafetyGraphics hep-explorer 1.4.2)',
      en: 'eDISH (SafetyGraphics hep-explorer 1.4.2)',
    },
    year: 2022,
    locator:
      'src/configuration/settings.js: cuts ALT 3×ULN, TB 2×ULN; updateQuadrantData.js: high from the cut on',
    mark: 'V',
  },
]
