import type { AnalyteId } from '@/domain/analyte'
import type { Bilingual } from '@/domain/language'

/** What must be said beside the expected variation of an analyte (rcv.md §1), and the sources it adds. */
export interface Caveat {
  text: Bilingual
  sources?: readonly string[]
}

/** By analyte; those without one have only what holds for all. */
export const VARIATION_CAVEATS: Partial<Record<AnalyteId, Caveat>> = {
  alt: {
    text: {
      ja: '個体内変動の報告には幅があります(EuBIVAS 9.3%、メタ解析 15.4%)。15.4%を用いるとRCVは−37.8/+60.8%になります。男女差の報告があります',
      en: 'Studies differ on the variation within a person (EuBIVAS 9.3%, meta-analysis 15.4%); with 15.4% the RCV would be −37.8/+60.8%. Women and men differ',
    },
    sources: ['alt-meta-2018'],
  },
  ggt: {
    text: {
      ja: '研究の分析変動(8.7%)が大きく、測定の精度がよい検査室では幅が狭くなります(個体内変動の半分とすると−24.1/+31.7%)。男女差の報告があります',
      en: 'The study’s assay varied much (8.7%); a more precise laboratory has narrower limits (−24.1/+31.7% with half the variation within a person). Women and men differ',
    },
  },
  ck: {
    text: {
      ja: '運動によりこの幅を大きく超えます。運動の有無を確認してください。男女差の報告があります',
      en: 'Exercise moves it far beyond these limits: ask about it. Women and men differ',
    },
  },
  tbil: {
    text: {
      ja: '0.1 mg/dL刻みで報告されるため、丸めによる変動を加えています',
      en: 'Reported in steps of 0.1 mg/dL, so the variation by rounding is added',
    },
  },
  ldl: {
    text: {
      ja: '直接測定したLDLの変動です。計算によるLDLはこれより大きく変動します',
      en: 'For measured LDL; calculated LDL varies more',
    },
  },
  tg: {
    text: {
      ja: '空腹時どうしに限って比較します。男女差の報告があります',
      en: 'Compared fasting with fasting only. Women and men differ',
    },
  },
  wbc: {
    text: {
      ja: '個体内変動は女性のほうが大きいという報告があります(女性 12.82%、男性 7.96%)',
      en: 'One study found more variation in women (12.82%) than in men (7.96%)',
    },
    sources: ['blood-count-2018'],
  },
}
