import type { Bilingual } from '@/domain/language'

/** What the words of a problem may name beside the text as received. */
export interface Named {
  received: string
  /** A day, a unit, a limit, a number: whatever the sentence needs. */
  detail: string
}

export type ProblemWords = (named: Named) => { because: Bilingual; todo: Bilingual }

export const CHECK_CELL: Bilingual = {
  ja: '元のファイルのこのセルを直して、もう一度読み込んでください。ほかの行は取り込めます。',
  en: 'Correct this cell in the file and import it again. The other rows can be imported now.',
}
export const CHECK_ROW: Bilingual = {
  ja: '元のファイルのこの行を直して、もう一度読み込んでください。ほかの行は取り込めます。',
  en: 'Correct this row in the file and import it again. The other rows can be imported now.',
}
export const CHECK_VALUE: Bilingual = {
  ja: '検査票と見比べてください。このまま取り込まれます。',
  en: 'Compare it with the report. It is imported as it stands.',
}
export const DAY_FORMS: Bilingual = {
  ja: '2026-04-10、2026/4/10、20260410、R8.4.10、令和8年4月10日 のように書いてください。',
  en: 'Write it as 2026-04-10, 2026/4/10, 20260410, R8.4.10 or 令和8年4月10日.',
}
