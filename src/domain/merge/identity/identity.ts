import type { Day } from '../../day'
import { foldName } from '../../fold'
import type { DoubtReason, Sex } from '../../patient'
import { withCommonCharacters } from './variants'

/** What a record or a file says of who somebody is. */
export interface Identity {
  number: string
  name?: string
  kana?: string
  birthDate?: Day
  sex?: Sex
}

/** What of it says who somebody is, and nothing else; what is not known has no key. */
export function identityOf({ number, name, kana, birthDate, sex }: Identity): Identity {
  return {
    number,
    ...(name === undefined ? {} : { name }),
    ...(kana === undefined ? {} : { kana }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
  }
}

/** Nothing is folded in such a number but its zeros; a hundred thousand of them are compared. */
const PLAIN_NUMBER = /^\d+$/

/**
 * A patient number as compared with others: plain digits and letters, without spaces, hyphens and leading zeros. 412,
 * 0412, 00000412 and ００４１２ are candidates for one patient, never the same by this alone (formats.md §6).
 */
export function foldNumber(number: string): string {
  const plain = PLAIN_NUMBER.test(number) ? number : foldName(number)
  return plain.startsWith('0') ? plain.replace(/^0+(?=.)/, '') : plain
}

/** The number, folded, without what may be its check digit (`00412-7`); undefined where it ends in none. */
export function withoutCheckDigit(number: string): string | undefined {
  if (PLAIN_NUMBER.test(number)) return undefined
  const parts = /^(.*\d)[-−‐–—―ー](\d)$/.exec(number.normalize('NFKC').trim())
  return parts?.[1] === undefined ? undefined : foldNumber(parts[1])
}

/**
 * What speaks against two statements being about the same person: another birth date, another sex, or another name
 * (product.md §6, formats.md §6). With the same birth date only another given name speaks against it: a surname changes
 * by marriage. Undefined where nothing does.
 */
export function contradiction(a: Identity, b: Identity): DoubtReason | undefined {
  if (a.birthDate !== undefined && b.birthDate !== undefined && a.birthDate !== b.birthDate)
    return 'birth-date'
  if (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) return 'sex'
  const isOther =
    a.birthDate !== undefined && a.birthDate === b.birthDate ? isAnotherName(a, b) : namesDiffer(a, b)
  return isOther ? 'name' : undefined
}

/** Whether birth date and name (or kana) agree, which alone joins two spellings of a number. */
export function isSurelySame(a: Identity, b: Identity): boolean {
  if (a.birthDate === undefined || a.birthDate !== b.birthDate) return false
  if (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) return false
  return namesAgree(a, b)
}

/** Whether name or kana agree. */
export function namesAgree(a: Identity, b: Identity): boolean {
  return agrees(a.name, b.name) || agrees(a.kana, b.kana)
}

/** Whether both have a name or kana, and none of one is among those of the other. */
export function namesDiffer(a: Identity, b: Identity): boolean {
  const [ours, theirs] = [namesOf(a), namesOf(b)]
  if (ours.length === 0 || theirs.length === 0) return false
  return !ours.some((name) => theirs.includes(name))
}

/** Whether a statement says anything of who it is about, beside the number. */
export function saysWho({ name, kana, birthDate, sex }: Identity): boolean {
  return name !== undefined || kana !== undefined || birthDate !== undefined || sex !== undefined
}

/** A name as compared: half-width kana as full-width, hiragana as katakana, without spaces and courtesy. Variants of one character (髙 高) stay different. */
export function foldPersonName(name: string): string {
  return foldName(withoutCourtesy(name)).replace(/[ぁ-ゖ]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + 0x60),
  )
}

/** Whether the given names differ where both can be told apart from the surname, in kanji or in kana, and neither agrees. */
function isAnotherName(a: Identity, b: Identity): boolean {
  if (namesAgree(a, b)) return false
  const compared = [givenAgrees(a.name, b.name), givenAgrees(a.kana, b.kana)]
  return compared.includes(false) && !compared.includes(true)
}

/** Undefined where it cannot be said: one part only, or kanji against kana. In other letters the order of the parts is not known. */
function givenAgrees(a: string | undefined, b: string | undefined): boolean | undefined {
  if (a === undefined || b === undefined || lettersOf(a) !== lettersOf(b)) return undefined
  const [ours, theirs] = [partsOf(a), partsOf(b)]
  if (ours.length < 2 || theirs.length < 2) return undefined
  if (lettersOf(a) !== 'other') return ours.at(-1) === theirs.at(-1)
  return ours.every((part) => theirs.includes(part)) || theirs.every((part) => ours.includes(part))
}

function partsOf(name: string): string[] {
  return withoutCourtesy(name)
    .split(/[\s　,^]+/)
    .filter((part) => part !== '')
    .map((part) => withCommonCharacters(foldPersonName(part)))
}

function lettersOf(name: string): 'han' | 'kana' | 'other' {
  const plain = name.normalize('NFKC')
  if (/\p{Script=Han}/u.test(plain)) return 'han'
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(plain) ? 'kana' : 'other'
}

function withoutCourtesy(name: string): string {
  return name.trim().replace(/[\s　]*(?:様|殿|さん)$/, '')
}

function namesOf({ name, kana }: Identity): string[] {
  return [name, kana]
    .filter((text) => text !== undefined && text !== '')
    .map((text) => foldPersonName(text ?? ''))
}

function agrees(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== '' && foldPersonName(a) === foldPersonName(b)
}
