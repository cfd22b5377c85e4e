const WIDE = /[ᄀ-ᇿ⺀-꓏가-힣豈-﫿＀-｠￠-￦△▲◆◇⬢○●×⫽≥≤→←]/u
const NARROW = /[\s.,:;'|!()[\]ijl/-]/
const BROAD = /[A-Zmw%@γ—…]/

/**
 * About how wide a text is in px: letters of a sans-serif face by class. Rather too wide than too narrow, since it keeps
 * labels apart; the same on every machine, so that a picture can be compared.
 */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += emsOf(letter)
  return width * size
}

function emsOf(letter: string): number {
  if (WIDE.test(letter)) return 1
  if (NARROW.test(letter)) return 0.36
  return BROAD.test(letter) ? 0.74 : 0.59
}
