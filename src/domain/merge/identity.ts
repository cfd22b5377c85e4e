import type { Day } from '../day'
import { foldName } from '../fold'
import type { DoubtReason, Sex } from '../patient'

/** What a record or a file says of who somebody is. */
export interface Identity {
  number: string
  name?: string
  kana?: string
  birthDate?: Day
  sex?: Sex
}

/**
 * A patient number as compared with others: plain digits and letters, without spaces, hyphens and leading zeros. 412,
 * 0412, 00000412 and ００４１２ are candidates for one patient, never the same by this alone (formats.md §6).
 */
export function foldNumber(number: string): string {
  const plain = foldName(number)
  return plain.replace(/^0+(?=.)/, '')
}

/**
 * What speaks against two statements being about the same person: another birth date, another sex, or another name
 * where no common birth date speaks for it (product.md §6, formats.md §6). Undefined where nothing does.
 */
export function contradiction(a: Identity, b: Identity): DoubtReason | undefined {
  if (a.birthDate !== undefined && b.birthDate !== undefined && a.birthDate !== b.birthDate)
    return 'birth-date'
  if (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) return 'sex'
  if (a.birthDate !== undefined && a.birthDate === b.birthDate) return undefined
  return namesDiffer(a, b) ? 'name' : undefined
}

/** Whether birth date and name (or kana) agree, which alone joins two spellings of a number. */
export function isSurelySame(a: Identity, b: Identity): boolean {
  if (a.birthDate === undefined || a.birthDate !== b.birthDate) return false
  if (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) return false
  return agrees(a.name, b.name) || agrees(a.kana, b.kana)
}

/** A name as compared: half-width kana as full-width, hiragana as katakana, without spaces and courtesy. Variants of one character (髙 高) stay different. */
export function foldPersonName(name: string): string {
  return foldName(name.replace(/[\s　]*(?:様|殿|さん)$/, '')).replace(/[ぁ-ゖ]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + 0x60),
  )
}

function namesDiffer(a: Identity, b: Identity): boolean {
  const [ours, theirs] = [namesOf(a), namesOf(b)]
  if (ours.length === 0 || theirs.length === 0) return false
  return !ours.some((name) => theirs.includes(name))
}

function namesOf({ name, kana }: Identity): string[] {
  return [name, kana]
    .filter((text) => text !== undefined && text !== '')
    .map((text) => foldPersonName(text ?? ''))
}

function agrees(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== '' && foldPersonName(a) === foldPersonName(b)
}
