import { inBoth } from '../inBoth'

/** What has been taken so far, in the line of the course. */
export const doseCountWords = inBoth({
  ja: {
    cumulative: '累積',
    unknown: '不明',
    mg: (mg: string) => `${mg} mg`,
    atLeastMg: (mg: string) => `${mg} mg 以上`,
    perKg: (mgPerKg: string) => `${mgPerKg} mg/kg`,
    perKgUnknown: 'mg/kg 不明',
    percent: (percent: string) => `目標の${percent}%`,
    howCounted: '累積量の計算方法',
  },
  en: {
    cumulative: 'Cumulative',
    unknown: 'unknown',
    mg: (mg: string) => `${mg} mg`,
    atLeastMg: (mg: string) => `at least ${mg} mg`,
    perKg: (mgPerKg: string) => `${mgPerKg} mg/kg`,
    perKgUnknown: 'mg/kg unknown',
    percent: (percent: string) => `${percent}% of the aim`,
    howCounted: 'How the cumulative dose was counted',
  },
})
