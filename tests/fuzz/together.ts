import { saysTheSame } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { ReadResult } from '@/domain/reading'
import type { Result, WaitingValue } from '@/domain/result'
import {
  emptyClinic,
  imported,
  type Brought,
  type Chosen,
  type Clinic,
  type Imported,
} from './clinicInMemory'
import { parted } from './joined.mjs'
import { checkSecond } from './secondTime'

/**
 * Imports several files at once (`joined.mjs` says how they stand in one). Gives how much they brought; throws what
 * `importTwice` throws, and, looking at one of these by turns, where
 * - the order in which they are chosen changes a count or the clinic,
 * - the order in which they are read changes how many cells there are, how many of them are problems or left out, or loses
 *   what a file said of somebody,
 * - all of them once more bring something new,
 * - all of them, after they came in two imports, bring something new a second time.
 */
export async function importTogether(_name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Brought> {
  const files: Chosen[] = parted(bytes)
  const clinic = emptyClinic()
  const first = await imported(clinic, files)
  // The same bytes are looked at in the same way again; all ways at once would take five times as long.
  await [checkChosenOrder, checkReadOrder, checkAgain, checkHalves][bytes.length % 4]?.(files, clinic, first)
  if (!first) return { results: 0, people: 0 }
  const { cells, leftOut, problems } = first.totals
  return { results: cells - leftOut - problems, people: first.planned.gathered.roster.length }
}

type Check = (files: readonly Chosen[], clinic: Clinic, first: Imported | undefined) => Promise<void>

const checkChosenOrder: Check = async (files, clinic, first) => {
  const other = emptyClinic()
  const again = await imported(other, files.toReversed())
  checkEqual('chosen in the opposite order: totals', first?.totals, again?.totals)
  checkEqual('chosen in the opposite order: clinic', [...clinic.patients], [...other.patients])
}

/** Files are read by their names, so each gets a folder whose name turns the order around. */
const checkReadOrder: Check = async (files, clinic, first) => {
  const byName = files.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const turned = byName.map((file, at) => ({ ...file, name: `${byName.length - at}/${file.name}` }))
  const other = emptyClinic()
  const again = await imported(other, turned)
  for (const count of ['cells', 'leftOut', 'problems', 'orders'] as const)
    checkEqual(`read in the opposite order: ${count}`, first?.totals[count], again?.totals[count])
  const [said, saidThen] = [statementsOf(clinic.patients), statementsOf(other.patients)]
  checkKept('read in the opposite order', said, saidThen)
  checkKept('read in the usual order', saidThen, said)
}

const checkAgain: Check = async (files, clinic, first) => {
  const second = await imported(clinic, files)
  if (!first !== !second) throw new Error('read one time, and not the other')
  if (first && second) checkSecond(first.totals, second.totals, hasRoster(first))
}

/** What is in two imports refers to nothing outside its own, so all files together may bring more, but only once. */
const checkHalves: Check = async (files) => {
  const clinic = emptyClinic()
  const middle = Math.ceil(files.length / 2)
  await imported(clinic, files.slice(0, middle))
  await imported(clinic, files.slice(middle))
  const all = await imported(clinic, files)
  const again = await imported(clinic, files)
  if (all && again) checkSecond(all.totals, again.totals, hasRoster(all))
}

function hasRoster({ planned }: Imported): boolean {
  return planned.gathered.roster.length > 0
}

type Said = Pick<Result, 'value' | 'unit'>

/** All that is known of each analyte of a patient on a day: what stands, stood, waits for a choice or for a person. */
function statementsOf(patients: ReadonlyMap<string, Patient>): Map<string, Said[]> {
  const all = new Map<string, Said[]>()
  const add = (number: string, { day }: Pick<ReadResult, 'day'>, analyte: string, said: Said): void => {
    if (said.value === undefined) return
    const key = `${number} ${day} ${analyte}`
    all.set(key, [...(all.get(key) ?? []), said])
  }
  for (const { number, draws, held = [] } of patients.values()) {
    for (const draw of draws)
      for (const result of draw.results) {
        add(number, draw, result.analyte, result)
        for (const value of waiting(result)) add(number, draw, result.analyte, value)
        for (const each of result.earlier ?? []) add(number, each.drawn ?? draw, result.analyte, each)
      }
    for (const { results } of held) for (const read of results) add(number, read, read.analyte, read)
  }
  return all
}

function waiting({ conflict }: Pick<Result, 'conflict'>): WaitingValue[] {
  return conflict ? [conflict, ...waiting({ ...(conflict.before ? { conflict: conflict.before } : {}) })] : []
}

function checkKept(when: string, said: Map<string, Said[]>, then: Map<string, Said[]>): void {
  for (const [key, values] of said)
    for (const value of values) {
      const [, , analyte] = key.split(' ')
      const kept = then.get(key) ?? []
      if (!kept.some((each) => saysTheSame(each, value, analyte as Result['analyte'])))
        throw new Error(`${when}, lost: ${key} ${JSON.stringify(value.value)} ${value.unit ?? ''}`)
    }
}

function checkEqual(what: string, one: unknown, other: unknown): void {
  const [a, b] = [JSON.stringify(one) ?? '', JSON.stringify(other) ?? '']
  if (a === b) return
  const at = [...a].findIndex((letter, place) => letter !== b[place])
  const around = (text: string): string => text.slice(Math.max(0, at - 80), at + 80)
  throw new Error(`${what}: ${around(a)} | ${around(b)}`)
}
