import { foldName } from '../fold'
import type { Medicine } from '../patient'
import type { Interaction } from './types'

/**
 * The rows that a medicine as entered belongs to: by one of their names anywhere in it, whatever its width, kana or
 * spaces (ミノサイクリン塩酸塩錠「トーワ」), or by the beginning of its YJ code. Several medicines in one entry, parted by
 * a comma or a stroke, are each looked at. No row is no statement that there is no interaction.
 */
export function interactionsOf(
  medicine: Pick<Medicine, 'name' | 'yj'>,
  rows: readonly Interaction[],
): Interaction[] {
  const parts = partsOf(medicine.name)
  const yj = foldName(medicine.yj ?? '')
  return rows.filter(
    (row) =>
      (row.yjPrefix !== undefined && yj.startsWith(row.yjPrefix)) ||
      parts.some((part) => isNamedIn(part, row)),
  )
}

const PARTING = /[、,，;；／/+＋&＆\n\r]+/
/** Words that join two medicines; in hiragana a name may hold them itself (てとらさいくりん). */
const JOINING = /(?<=[^\sぁ-ゖ])(?:と|や|及び|および|並びに|又は|または)/g

function partsOf(name: string): string[] {
  return name
    .replace(JOINING, '・')
    .split(PARTING)
    .map((part) => part.normalize('NFKC').trim().split(/\s+/).map(folded).join(' '))
    .filter((part) => part !== '')
}

function isNamedIn(part: string, row: Interaction): boolean {
  const others = (row.unless ?? []).flatMap((word) => placesOf(word, part))
  return row.names.some((name) =>
    placesOf(name, part).some(
      (place) =>
        !others.some((other) => other.from <= place.from && place.to <= other.to) &&
        !(row.systemicOnly && isLocal(part, place)),
    ),
  )
}

interface Place {
  from: number
  to: number
}

/** Where a word stands in a folded text. A Latin word begins where no letter stands before it. */
function placesOf(word: string, text: string): Place[] {
  return [...text.matchAll(patternOf(word))].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }))
}

const patterns = new Map<string, RegExp>()

function patternOf(word: string): RegExp {
  const known = patterns.get(word)
  if (known) return known
  const letters = [...folded(word)].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(' ?')
  const made = new RegExp(/^[A-Z]/.test(folded(word)) ? `(?<![A-Z])${letters}` : letters, 'g')
  patterns.set(word, made)
  return made
}

/** As parts of a pattern, folded. A soft gel is a capsule; 眼科 is where it was prescribed. */
const LOCAL_WORDS = [
  '外用',
  '眼?軟膏',
  'クリーム',
  '(?<!ソフト)(?:ゲル|ジェル)',
  'ローション',
  '点眼',
  '点耳',
  '点鼻',
  '眼科?用',
  '貼付',
  'テープ',
  '吸入',
  '口腔用',
  '歯科用',
  'スプレー',
  '塗リ薬',
  '塗布',
  'ヌリ薬',
  'ヌリグスリ',
  '目薬',
  'トローチ',
  'CREAM',
  'OINTMENT',
  '(?<!SOFT ?)GEL',
  'LOTION',
  'TOPICAL',
  'OPHTHALMIC',
  'EYE ?(?:DROPS?|OINTMENT)',
  'EAR ?DROPS?',
  'INHALER',
  'NASAL',
]
const LOCAL = `(?:${LOCAL_WORDS.join('|')})[液剤薬用]?`
/** What belongs to the name itself: a salt, a strength; not the next medicine, and not a form by mouth. */
const OF_THE_NAME = '(?:(?!錠|カプセル|内服)[^\\s・→⇒(「])*?'
const STRENGTH = '(?: ?[\\d.]+(?:%|MG|G|ML)?)*'
const LOCAL_AFTER = new RegExp(
  `^${OF_THE_NAME}(?:${LOCAL}|\\(${LOCAL}\\))|^${OF_THE_NAME}${STRENGTH} ${LOCAL}${STRENGTH}$`,
)
const LOCAL_BEFORE = new RegExp(`^[【([]?${LOCAL}[】)\\]]?ノ? ?$`)

/**
 * Whether the name at that place is one for the skin or the eye: `軟膏` at that very name, not at the one before or after
 * it (`ディフェリンゲル ミノマイシン`). In doubt it is not.
 */
function isLocal(part: string, { from, to }: Place): boolean {
  return LOCAL_AFTER.test(part.slice(to)) || LOCAL_BEFORE.test(part.slice(0, from))
}

/** As `foldName`, and hiragana as katakana, ヴィ as ビ. */
function folded(text: string): string {
  return foldName(text)
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/ヴ([ァィェォ]?)/g, (_, vowel: string) => V_AS_B[vowel] ?? 'ブ')
}

const V_AS_B: Record<string, string> = { ァ: 'バ', ィ: 'ビ', ェ: 'ベ', ォ: 'ボ' }
