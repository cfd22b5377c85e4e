/**
 * A name as compared: NFKC, without spaces and hyphens, ASCII letters in upper case. The long vowel mark counts as a
 * hyphen only between letters (`γｰGTP`), never inside kana (コレステロール). Source: clinical.md §1.2.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/(?<=[A-Za-zΑ-ω])ー(?=[A-Za-zΑ-ω])/g, '')
    .replace(/[-−‐–—―]/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
}
