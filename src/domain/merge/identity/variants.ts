/** Characters of names and those that are written for them elsewhere, each pair side by side; a hint, never a proof (formats.md §6). */
const VARIANTS =
  '髙高﨑崎碕崎嵜崎齋斉斎斉齊斉邊辺邉辺濵浜濱浜澤沢櫻桜德徳廣広國国眞真惠恵𠮷吉靑青嶋島嶌島槗橋栁柳瀨瀬龍竜藏蔵曾曽冨富條条萬万與与圓円黑黒渕淵渊淵舘館賴頼實実榮栄壽寿彌弥薗園峯峰當当禮礼戶戸淸清敎教增増'

const COMMON: ReadonlyMap<string, string> = new Map(pairsOf([...VARIANTS]))

/** A name with the common character in place of each variant of it, to tell whether two names differ in nothing else. */
export function withCommonCharacters(name: string): string {
  return [...name].map((letter) => COMMON.get(letter) ?? letter).join('')
}

function pairsOf(letters: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < letters.length; at += 2) pairs.push([letters[at] ?? '', letters[at + 1] ?? ''])
  return pairs
}
