import type { Language } from '@/domain/language'
import { PAPER_KINDS } from '@/domain/sheet/paperKind'
import { CHIPS, type ChipId } from '@/domain/worklist'
import type { ActEntry } from '@/storage'
import { auditWords } from '@/words/settings/audit'
import { worklistWords } from '@/words/worklist'

type Words = (typeof auditWords)['ja']
type Value = string | number

/** What words for a detail are made of. */
interface Wording {
  words: Words
  language: Language
  /** The name of a user by id. */
  nameOf: (userId: string) => string
}

type Worded = (value: Value, wording: Wording) => string

/** What each detail of an entry is in words, by its name, or by that of the act and its own where it means another thing there. */
const DETAILS: Record<string, Worded | undefined> = {
  rows: figure((words) => words.detailRows),
  sheets: figure((words) => words.detailSheets),
  pages: figure((words) => words.detailPages),
  paper: (value, { words }) => {
    const paper = PAPER_KINDS.find((each) => each === value)
    return paper ? words.detailPaper(paper) : String(value)
  },
  patients: figure((words) => words.detailPatients),
  files: figure((words) => words.detailFiles),
  results: figure((words) => words.detailResults),
  ranges: figure((words) => words.detailRanges),
  entries: figure((words) => words.detailEntries),
  broken: figure((words) => words.detailBroken),
  upTo: figure((words) => words.detailUpTo),
  records: figure((words) => words.detailRecords),
  damaged: figure((words) => words.detailDamaged),
  count: figure((words) => words.detailCovers),
  'login-failed count': figure((words) => words.detailTries),
  whose: (value, { words, nameOf }) =>
    words.detailWhose(value === 'recovery' ? words.recoveryKey : nameOf(String(value))),
  first: (value, { words }) => words.detailFirst(momentText(value)),
  last: (value, { words }) => words.detailLast(momentText(value)),
  since: (value, { words }) => words.detailSince(momentText(value)),
  visit: (value, { words }) => words.detailVisit(String(value)),
  day: (value, { words }) => words.detailDay(String(value)),
  backup: (value, { words }) => words.detailBackup(momentText(value)),
  hash: (value, { words }) => words.detailHash(String(value).slice(0, 8)),
  bytes: (value, { words, language }) => words.detailBytes(megabytes(Number(value), language)),
  where: (value, { words }) =>
    value === 'folder' ? words.detailFolder : value === 'file' ? words.detailFile : String(value),
  list: (value, { words, language }) => {
    const chip = CHIPS.find((each): each is ChipId => each === value)
    return chip ? words.detailList(worklistWords[language].chip(chip)) : words.detailSearched
  },
  in: (value, { words }) => (value === 'print' ? words.detailInPrint : words.detailInList),
  name: String,
  role: (value, { words }) => roleText(value, words),
  nameBefore: (value, { words }) => words.detailBefore(String(value)),
  roleBefore: (value, { words }) => words.detailBefore(roleText(value, words)),
  recoveryKey: (_, { words }) => words.detailRecoveryKey,
  protocol: String,
  preset: String,
}

/** These only tie entries together, or stand in the entry already. */
const UNSAID: ReadonlySet<string> = new Set(['import', 'by', 'person'])

/** The details of an entry in words; one that we have no words for stands with its name. */
export function detailsText(
  { what, detail = {} }: Pick<ActEntry, 'what' | 'detail'>,
  language: Language,
  nameOf: (userId: string) => string,
): string {
  const wording = { words: auditWords[language], language, nameOf }
  return Object.entries(detail)
    .filter(([name]) => !UNSAID.has(name))
    .map(([name, value]) => {
      const worded = wordingOf(`${what} ${name}`) ?? wordingOf(name)
      return worded ? worded(value, wording) : `${name}: ${value}`
    })
    .join(' · ')
}

/** A number with the separators of the language. */
export function counted(value: Value, language: Language): string {
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value
}

function wordingOf(name: string): Worded | undefined {
  return Object.hasOwn(DETAILS, name) ? DETAILS[name] : undefined
}

function figure(said: (words: Words) => (value: string) => string): Worded {
  return (value, { words, language }) => said(words)(counted(value, language))
}

function momentText(value: Value): string {
  return String(value).slice(0, 16).replace('T', ' ')
}

function megabytes(bytes: number, language: Language): string {
  return counted(Math.ceil(bytes / 100_000) / 10, language)
}

function roleText(role: Value, words: Words): string {
  const names: Record<string, string> = {
    doctor: words.roleDoctor,
    nurse: words.roleNurse,
    viewer: words.roleViewer,
  }
  return names[role] ?? String(role)
}
