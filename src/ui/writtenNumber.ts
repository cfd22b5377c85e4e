import type { Language } from '@/domain/language'

/** A number as it is written in that language, with so many decimals at most: 2,360; 48.2. */
export function writtenNumber(value: number, decimals: number, language: Language): string {
  return value.toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB', { maximumFractionDigits: decimals })
}
