import { plainFigures } from '@/ui/plainFigures'

/** The whole number that a person typed, full-width figures included, if it lies within the bounds; else undefined. */
export function wholeNumber(typed: string, from: number, to: number): number | undefined {
  const text = plainFigures(typed)
  if (!/^\d{1,4}$/.test(text)) return undefined
  const value = Number(text)
  return value >= from && value <= to ? value : undefined
}
