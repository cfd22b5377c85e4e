/** The two languages of the screens. A text for people is made last, from facts, in one of them. */
export type Language = 'ja' | 'en'

/** One text in both languages. */
export interface Bilingual {
  ja: string
  en: string
}
