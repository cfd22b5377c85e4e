import { isSame } from './delta'
import type { ClinicArea, ClinicChange, ClinicVersion } from './types'

type Keyed = [key: string, value: unknown]

/** What differs between two versions of the clinic's document, each setting, protocol, preset, range and template once. */
export function clinicChanges(before: ClinicVersion, after: ClinicVersion): ClinicChange[] {
  const byKey = (area: ClinicArea, older: Keyed[], newer: Keyed[]): ClinicChange[] =>
    differing(area, new Map(older), new Map(newer))
  const {
    settings: older,
    templates: templatesBefore,
    protocols: p,
    presets: s,
    labRanges: r,
    ...rest
  } = before
  const { settings: newer, templates, protocols = [], presets = [], labRanges = [], ...others } = after
  const changes = [
    ...byKey('setting', Object.entries(older), Object.entries(newer)),
    ...byKey('protocol', versioned(p ?? []), versioned(protocols)),
    ...byKey('preset', versioned(s ?? []), versioned(presets)),
    ...byKey('lab-range', ranges(r ?? []), ranges(labRanges)),
    ...byKey('template', named(templatesBefore), named(templates)),
    ...byKey('other', Object.entries(rest), Object.entries(others)),
  ]
  const isOnlyOrder = changes.length === 0 && !isSame(before, after)
  return isOnlyOrder ? [{ kind: 'changed', area: 'other', key: 'order' }] : changes
}

function differing(
  area: ClinicArea,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): ClinicChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return keys.flatMap((key): ClinicChange[] => {
    const [older, newer] = [before.get(key), after.get(key)]
    if (isSame(older, newer)) return []
    if (older === undefined) return [{ kind: 'added', area, key, after: newer }]
    if (newer === undefined) return [{ kind: 'removed', area, key, before: older }]
    return [{ kind: 'changed', area, key, before: older, after: newer }]
  })
}

function versioned(each: readonly { id: string; version: string }[]): Keyed[] {
  return numbered(each.map((one): Keyed => [`${one.id}@${one.version}`, one]))
}

function named(each: readonly { id: string }[]): Keyed[] {
  return numbered(each.map((one): Keyed => [one.id, one]))
}

/** Several ranges may hold for one lab and analyte: by sex, method, age and day. */
function ranges(each: NonNullable<ClinicVersion['labRanges']>): Keyed[] {
  return numbered(
    each.map((range): Keyed => {
      const { lab, analyte, sex, method, minAge, from } = range
      const apart = [sex, method, minAge, from].filter((part) => part !== undefined)
      return [[lab, analyte, ...apart].join(' '), range]
    }),
  )
}

/** The same key for a second time gets its count, so that nothing hides behind it. */
function numbered(keyed: readonly Keyed[]): Keyed[] {
  const seen = new Map<string, number>()
  return keyed.map(([key, value]) => {
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return [count === 1 ? key : `${key} ${count}`, value]
  })
}
