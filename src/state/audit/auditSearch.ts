import { actOf, type ActKind, type ActName, ACTS } from '@/domain/acts'
import type { Day } from '@/domain/day'
import { foldName } from '@/domain/fold'
import type { Language } from '@/domain/language'
import type { ActEntry, ImportRecord } from '@/storage'
import { actText } from './actText'

/** What somebody looks for in the trail; empty texts ask for nothing. */
export interface AuditSearch {
  /** Number, name or kana, or the beginning of an id. */
  patient: string
  person: string
  /** A kind as `kind:opened`, one act as `act:login-failed`. */
  act: string
  from: Day | undefined
  to: Day | undefined
  text: string
}

export const EVERYTHING: AuditSearch = {
  patient: '',
  person: '',
  act: '',
  from: undefined,
  to: undefined,
  text: '',
}

/** What the entries do not hold themselves. */
export interface AuditContext {
  language: Language
  people: readonly { id: string; number: string; name?: string; kana?: string }[]
  imports: readonly ImportRecord[]
  /** The words of an entry's details, as they stand in the table. */
  detailText: (entry: ActEntry) => string
}

/** Whether somebody looks for anything at all. */
export function isSearch(search: AuditSearch): boolean {
  return Object.values(search).some((value: string | undefined) => value !== undefined && value.trim() !== '')
}

/** Tells of one entry after the other whether it is looked for. */
export function auditMatcher(search: AuditSearch, context: AuditContext): (entry: ActEntry) => boolean {
  const tests = [
    ...(search.patient.trim() === '' ? [] : [concerns(search.patient, context)]),
    ...(search.person.trim() === '' ? [] : [isBy(search.person)]),
    ...(search.act === '' ? [] : [isAct(search.act)]),
    ...(search.from === undefined ? [] : [isNotBefore(search.from)]),
    ...(search.to === undefined ? [] : [isNotAfter(search.to)]),
    ...(search.text.trim() === '' ? [] : [says(search.text, context)]),
  ]
  return (entry) => tests.every((test) => test(entry))
}

type Test = (entry: ActEntry) => boolean

/** Those whose number, name or kana holds every word, and through them the imports that changed them. */
function concerns(text: string, { people, imports }: AuditContext): Test {
  const words = wordsOf(text)
  const begins = text.trim().toLowerCase()
  const ids = new Set(
    people.filter((one) => holds(keyOf(one), words) || isIdLike(one.id, begins)).map(({ id }) => id),
  )
  const importIds = new Set(
    imports.filter(({ patientIds }) => patientIds.some((id) => ids.has(id))).map(({ id }) => id),
  )
  return ({ patientIds = [], importId }) =>
    (importId !== undefined && importIds.has(importId)) ||
    patientIds.some((id) => ids.has(id) || isIdLike(id, begins))
}

/** Of somebody who was erased only the id is left, of which the screen shows the beginning. */
function isIdLike(id: string, begins: string): boolean {
  return begins.length >= SHOWN_OF_ID && id.toLowerCase().startsWith(begins)
}

/** So much of an id is shown where nobody has it any more. */
export const SHOWN_OF_ID = 8

function isBy(text: string): Test {
  const words = wordsOf(text)
  return ({ who }) => holds(foldKana(who.name), words)
}

function isAct(wanted: string): Test {
  const [sort, name] = wanted.split(':')
  return ({ what }) => {
    const act = actOf(what)?.name
    return act !== undefined && (sort === 'kind' ? ACTS[act] === name : act === name)
  }
}

function isNotBefore(day: Day): Test {
  return ({ at }) => at.slice(0, 10) >= day
}

function isNotAfter(day: Day): Test {
  return ({ at }) => at.slice(0, 10) <= day
}

function says(text: string, { language, detailText }: AuditContext): Test {
  const words = wordsOf(text)
  return (entry) =>
    holds(
      foldKana([actText(entry.what, language), entry.why ?? '', detailText(entry), entry.what].join('\n')),
      words,
    )
}

/** The acts by their kinds, for a list to choose from. */
export function actsByKind(): Map<ActKind, ActName[]> {
  const kinds = new Map<ActKind, ActName[]>()
  for (const [name, kind] of Object.entries(ACTS) as [ActName, ActKind][])
    kinds.set(kind, [...(kinds.get(kind) ?? []), name])
  return kinds
}

function keyOf({ number, name = '', kana = '' }: AuditContext['people'][number]): string {
  return [number, name, kana].map(foldKana).join('\n')
}

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').split(/\s+/).map(foldKana).filter(Boolean)
}

function holds(key: string, words: readonly string[]): boolean {
  return words.every((word) => key.includes(word))
}

const HIRAGANA = /[\u3041-\u3096]/g
const KANA_DISTANCE = 0x60

/** Full and half width, hiragana and katakana, capitals, spaces and hyphens make no difference. */
function foldKana(text: string): string {
  return foldName(text.normalize('NFKC')).replace(HIRAGANA, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + KANA_DISTANCE),
  )
}
