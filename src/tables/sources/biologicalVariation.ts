import type { Source } from '@/domain/source'

/** How much analytes vary without a cause, and how a change is held against it. */
export const biologicalVariationSources: readonly Source[] = [
  {
    id: 'eubivas-enzymes-2017',
    title: {
      ja: '酵素7項目の生理的変動(EuBIVAS、健康な成人91名、10週)Clin Chem 63:1141',
      en: 'Biological variation of seven enzymes (EuBIVAS, 91 healthy adults, 10 weeks), Clin Chem 63:1141',
    },
    year: 2017,
    locator: 'Carobene et al., abstract: within-subject CV of ALT, AST, GGT, ALP, LDH, CK',
    mark: 'V',
  },
  {
    id: 'eubivas-lipids-2018',
    title: {
      ja: '脂質・総蛋白・ビリルビンの生理的変動(EuBIVAS)Clin Chem 64:1380(二次資料で確認)',
      en: 'Biological variation of lipids, total protein and bilirubin (EuBIVAS), Clin Chem 64:1380 (as cited)',
    },
    year: 2018,
    locator: 'Aarsand et al., as in Carobene et al. 2022, Clin Chem Lab Med 60:505, Table 2',
    mark: 'V2',
  },
  {
    id: 'eubivas-albumin-2019',
    title: {
      ja: 'アルブミンの生理的変動(EuBIVAS)Clin Chem 65:1031(二次資料で確認)',
      en: 'Biological variation of albumin (EuBIVAS), Clin Chem 65:1031 (as cited)',
    },
    year: 2019,
    locator: 'Carobene et al., as in Carobene et al. 2022, Clin Chem Lab Med 60:505, Table 2',
    mark: 'V2',
  },
  {
    id: 'eubivas-table-2022',
    title: {
      ja: 'EuBIVAS の分析変動のまとめ Clin Chem Lab Med 60:505(公開データの転記で確認)',
      en: 'Analytical variation in EuBIVAS, Clin Chem Lab Med 60:505 (as transcribed in an open data set)',
    },
    year: 2022,
    locator: 'Carobene et al., Table 2: analytical CV, within one run; doi 10.1515/cclm-2021-0370',
    mark: 'V2',
  },
  {
    id: 'ck-hospital-precision',
    title: {
      ja: '病院検査室の分析変動(CK)PMC4219582',
      en: "A hospital laboratory's own analytical variation (CK), PMC4219582",
    },
    year: 2014,
    locator: 'Table II: analytical CV of CK 0.8 %',
    mark: 'V',
  },
  {
    id: 'blood-count-meta-2020',
    title: {
      ja: '白血球数の生理的変動のメタ解析 Clin Chem Lab Med 58:25(二次資料で確認)',
      en: 'Biological variation of the blood count, meta-analysis, Clin Chem Lab Med 58:25 (as quoted)',
    },
    year: 2020,
    locator: 'Coskun et al., Table 2: white blood cells, within-subject CV 10.01 (8.90–11.35)',
    mark: 'V2',
  },
  {
    id: 'blood-count-2018',
    title: {
      ja: '血算の生理的変動(成人30名)Clin Chem Lab Med 56:1309(二次資料で確認)',
      en: 'Biological variation of the blood count (30 adults), Clin Chem Lab Med 56:1309 (as quoted)',
    },
    year: 2018,
    locator:
      'Coskun et al.: within-subject and analytical CV of haemoglobin and platelets; analytical of white cells',
    mark: 'V2',
  },
  {
    id: 'alt-meta-2018',
    title: {
      ja: 'ALTほかの生理的変動の文献批評とメタ解析 Clin Chem 64:501',
      en: 'Biological variation appraised, with a meta-analysis of ALT, Clin Chem 64:501',
    },
    year: 2018,
    locator: 'Aarsand et al., abstract: within-subject CV of ALT 15.4 %',
    mark: 'V',
  },
  {
    id: 'rcv-half-cvi-2004',
    title: {
      ja: '分析変動を個体内変動の半分とみなす基準変化値 Scand J Clin Lab Invest 64:175',
      en: 'Reference change values with half the within-subject CV for the assay, Scand J Clin Lab Invest 64:175',
    },
    year: 2004,
    locator: 'Ricós et al.: common reference change values',
    mark: 'V',
  },
  {
    id: 'rcv-log-normal-2006',
    title: {
      ja: '対数正規分布による基準変化値 Clin Chem 52:1602(式は二次資料で確認)',
      en: 'Reference change values from log-normal distributions, Clin Chem 52:1602 (equations as cited)',
    },
    year: 2006,
    locator: 'Fokkema et al., letter: asymmetric limits of rise and fall',
    mark: 'V2',
  },
]
