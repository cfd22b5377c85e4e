import type { Day } from '../day'
import type { Patient } from '../patient'
import { isSame } from './delta'
import { FIELD_AREAS, LISTS, TRACES, type ListShape } from './shapes'
import type { ChangeArea, PatientChange } from './types'

/**
 * What differs between two versions of a patient, each thing once, in the order of the record. Nothing that differs goes
 * unmentioned; what only says where something came from is told once, as `provenance`.
 */
export function changesBetween(before: Patient | undefined, after: Patient | undefined): PatientChange[] {
  if (before === undefined && after === undefined) return []
  if (before === undefined) return [{ kind: 'added', area: 'record', after }]
  if (after === undefined) return [{ kind: 'removed', area: 'record', before }]
  if (isSame(before, after)) return []
  const found: Found = { changes: [], hasTrace: false }
  compareRecords(entry(before), entry(after), found)
  if (found.hasTrace) found.changes.push({ kind: 'changed', area: 'provenance' })
  return found.changes
}

interface Found {
  changes: PatientChange[]
  hasTrace: boolean
}

type Entry = Readonly<Record<string, unknown>>

/** What changes of one entry have in common. */
type Place = Pick<
  PatientChange,
  'area' | 'id' | 'courseId' | 'drawId' | 'day' | 'drawDay' | 'analyte' | 'specimen'
>

const LIST_KEYS = new Set(LISTS.map(({ key }) => key))

function compareRecords(before: Entry, after: Entry, found: Found): void {
  for (const key of keysOfBoth(before, after)) {
    if (LIST_KEYS.has(key) || isSame(before[key], after[key])) continue
    if (TRACES.includes(key)) found.hasTrace = true
    else if (key === 'snooze') compareSnooze(before[key], after[key], found)
    else addField({ area: FIELD_AREAS[key] ?? 'other' }, key, before, after, found)
  }
  for (const shape of LISTS) compareLists(shape, before, after, {}, found)
}

function compareSnooze(before: unknown, after: unknown, found: Found): void {
  const place: Place = { area: 'snooze' }
  if (before === undefined) found.changes.push({ kind: 'added', ...place, after })
  else if (after === undefined) found.changes.push({ kind: 'removed', ...place, before })
  else compareFields(place, entry(before), entry(after), [], found)
}

/** What stands around a list: the course or the draw, and the day of the draw. */
type Around = Pick<PatientChange, 'courseId' | 'drawId' | 'day'>

function compareLists(shape: ListShape, before: Entry, after: Entry, around: Around, found: Found): void {
  const [older, newer] = [listOf(before[shape.key]), listOf(after[shape.key])]
  // A list that is empty and one that is not there say the same.
  if (older.length + newer.length === 0 && !isSame(before[shape.key], after[shape.key])) found.hasTrace = true
  if (isSame(older, newer)) return
  const pairs = paired(shape, older, newer)
  const matched = new Set(pairs.values())
  for (const each of older) {
    if (!matched.has(each))
      found.changes.push({ kind: 'removed', ...placeOf(shape, each, around), before: each })
  }
  for (const each of newer) {
    const was = pairs.get(each)
    if (was) compareEntries(shape, was, each, around, found)
    else found.changes.push({ kind: 'added', ...placeOf(shape, each, around), after: each })
  }
  if (isReordered(older, newer, pairs)) {
    const { courseId, drawId } = around
    found.changes.push({ kind: 'changed', area: shape.area, ...stated({ courseId, drawId }), field: 'order' })
  }
}

function compareEntries(shape: ListShape, before: Entry, after: Entry, around: Around, found: Found): void {
  if (isSame(before, after)) return
  const place = placeOf(shape, after, around)
  const nested = shape.nested ?? []
  const keys = nested.map(({ key }) => key)
  compareFields(place, before, after, keys, found)
  const inside: Around = {
    ...around,
    ...(shape.names && typeof after['id'] === 'string' && { [shape.names]: after['id'] }),
    ...stated({ day: place.day }),
  }
  for (const inner of nested) compareLists(inner, before, after, inside, found)
}

function compareFields(
  place: Place,
  before: Entry,
  after: Entry,
  without: readonly string[],
  found: Found,
): void {
  const reason = reasonOf(place.area, before, after)
  for (const key of keysOfBoth(before, after)) {
    if (without.includes(key) || isSame(before[key], after[key])) continue
    if (TRACES.includes(key)) found.hasTrace = true
    else if (key === 'struckOut' && before[key] === undefined) {
      const why = text(entry(after[key])['reason'])
      found.changes.push({ kind: 'struck-out', ...place, after: after[key], ...stated({ reason: why }) })
    } else if (key === 'status' && place.area === 'result' && after[key] === 'entered-in-error') {
      found.changes.push({
        kind: 'entered-in-error',
        ...place,
        ...stated({ before: before['value'], reason }),
      })
    } else addField(place, key, before, after, found, reason)
  }
}

function addField(
  place: Place,
  field: string,
  before: Entry,
  after: Entry,
  { changes }: Found,
  reason?: string,
): void {
  changes.push({
    kind: 'changed',
    ...place,
    field,
    ...stated({ before: before[field], after: after[field], reason }),
  })
}

/** Which entry of the older list each of the newer one is: by id, else by what tells them apart, in their order. */
function paired(shape: ListShape, older: readonly Entry[], newer: readonly Entry[]): Map<Entry, Entry> {
  const pairs = new Map<Entry, Entry>()
  const left = new Set(older)
  const pair = (keyOf: (each: Entry) => string | undefined): void => {
    const byKey = new Map<string, Entry[]>()
    for (const each of left) {
      const key = keyOf(each)
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), each])
    }
    for (const each of newer) {
      const key = pairs.has(each) ? undefined : keyOf(each)
      const was = key === undefined ? undefined : byKey.get(key)?.shift()
      if (!was) continue
      pairs.set(each, was)
      left.delete(was)
    }
  }
  pair(({ id }) => (typeof id === 'string' ? id : undefined))
  const { match } = shape
  if (match) pair((each) => JSON.stringify(match.map((key) => each[key] ?? null)))
  return pairs
}

function isReordered(
  older: readonly Entry[],
  newer: readonly Entry[],
  pairs: ReadonlyMap<Entry, Entry>,
): boolean {
  const places = newer.flatMap((each) => {
    const was = pairs.get(each)
    return was ? [older.indexOf(was)] : []
  })
  return places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))
}

function placeOf({ area, day }: ListShape, each: Entry, around: Around): Place {
  const own = day === undefined ? around.day : (text(each[day]) as Day | undefined)
  return {
    area,
    ...stated({ id: text(each['id']), courseId: around.courseId, drawId: around.drawId, day: own }),
    ...(area === 'review' && stated({ drawDay: around.day })),
    ...(area === 'result' && stated({ analyte: each['analyte'], specimen: each['specimen'] })),
  } as Place
}

/** Why an entry was corrected, where the trace that the correction left in it says so. */
function reasonOf(area: ChangeArea, before: Entry, after: Entry): string | undefined {
  const traces = listOf(after['earlier'])
  if (traces.length <= listOf(before['earlier']).length) return undefined
  const last = traces.at(-1)
  const said = area === 'result' ? entry(last?.['replaced'])['reason'] : last?.['reason']
  return text(said)
}

function keysOfBoth(before: Entry, after: Entry): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}

function entry(value: unknown): Entry {
  return typeof value === 'object' && value !== null ? (value as Entry) : {}
}

function listOf(value: unknown): Entry[] {
  return Array.isArray(value) ? (value as Entry[]) : []
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function stated<Given extends object>(
  given: Given,
): { [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}
