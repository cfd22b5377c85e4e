import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { decimal } from '@/domain/decimal'
import { factsOf } from '@/domain/factsOf'
import { copyOfPreset } from '@/domain/interpret'
import type { LabRange } from '@/domain/range'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { copyOfProtocol } from '@/domain/verdict'
import { useClock } from '@/state/clock'
import {
  allPresets,
  allProtocols,
  idOfCopy,
  labsSeen,
  nameOfCopy,
  ownCopies,
  useOwnRules,
} from '@/state/ownRules'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { useSettings } from '@/state/settings'
import { openDatabase, type ClinicDatabase, type StoreSession } from '@/storage'
import { bimonthly } from '@/tables/protocols/bimonthly'
import { clinicDefault } from '@/tables/thresholds'
import { aCourse, aFacts } from '../builders/facts'

const BY = { at: '2026-11-22T09:14', by: '医師' }
const NAME = { ja: '当院', en: 'Ours' }
const OWN = copyOfProtocol(bimonthly, { id: 'bimonthly-own', name: NAME }, BY)
const SECOND = { ...OWN, version: '2', repeat: { every: { months: 3 } } }
const OWN_PRESET = copyOfPreset(clinicDefault, { id: 'clinic-default-own', name: NAME }, BY)
let database: ClinicDatabase
let session: StoreSession
let count = 0

beforeEach(async () => {
  setActivePinia(createPinia())
  useClock().setZone('Asia/Tokyo')
  count += 1
  database = await openDatabase(`own-rules-test-${count}`, { factsOf })
  session = await database.createOpenClinic({ settings: DEFAULT_SETTINGS, templates: [] })
  vi.spyOn(useSession(), 'openStore').mockReturnValue(session)
  await useSettings().load()
})

afterEach(async () => {
  await database.destroy()
})

describe('a protocol of the clinic', () => {
  test('is offered beside the tables in its newest version, and both versions are kept', async () => {
    const settings = useSettings()
    await useOwnRules().saveProtocol(OWN, false)
    await useOwnRules().saveProtocol(SECOND, false)
    expect(settings.protocols.filter(({ id }) => id === OWN.id)).toEqual([SECOND])
    expect(settings.protocols.map(({ id }) => id)).toContain('bimonthly')
    expect(settings.protocolById('bimonthly-own@1')).toEqual(OWN)
    expect(settings.protocolById('bimonthly-own')).toEqual(SECOND)
    expect(settings.rules.protocolById('bimonthly-own')).toEqual(SECOND)
    expect((await session.readClinic()).protocols).toEqual([OWN, SECOND])
    expect(settings.settings.protocol).toBe('bimonthly')
  })

  test('becomes the default in the same act where that is asked', async () => {
    await useOwnRules().saveProtocol(OWN, true)
    expect(useSettings().rules.defaultProtocol).toBe('bimonthly-own')
    const [act] = await session.readActs(1)
    expect(act).toMatchObject({ what: 'protocol-saved', detail: { protocol: 'bimonthly-own@1' } })
  })

  test('is retired only where nothing names it; it is offered no more and kept', async () => {
    const own = useOwnRules()
    await own.saveProtocol(OWN, true)
    await expect(own.retireProtocol(OWN)).rejects.toThrow('bimonthly-own')
    await useSettings().save({ protocol: 'bimonthly' })
    useRecords().facts = [aFacts({ courses: [aCourse('2026-09-20', { protocol: 'bimonthly-own' })] })]
    expect(own.useOfProtocol('bimonthly-own')).toEqual({ isDefault: false, patients: 1 })
    await expect(own.retireProtocol(OWN)).rejects.toThrow('bimonthly-own')
    useRecords().facts = []
    await own.retireProtocol(OWN)
    expect(ownCopies(useSettings().protocols)).toEqual([])
    expect(useSettings().protocolById('bimonthly-own@1')).toEqual(OWN)
    expect((await session.readActs(1))[0]?.what).toBe('protocol-retired')
  })
})

describe('a preset of the clinic', () => {
  test('judges once it is chosen; what an old version was can still be told', async () => {
    const settings = useSettings()
    await useOwnRules().savePreset(OWN_PRESET, true)
    const second = { ...OWN_PRESET, version: '2', rules: { alt: OWN_PRESET.rules.alt! } }
    await useOwnRules().savePreset(second, false)
    expect(settings.judging.preset).toEqual(second)
    expect(settings.presetById('clinic-default-own@1')).toEqual(OWN_PRESET)
    expect((await session.readActs(1))[0]).toMatchObject({
      what: 'preset-saved',
      detail: { preset: 'clinic-default-own@2' },
    })
  })

  test('is not retired while the clinic judges by it', async () => {
    await useOwnRules().savePreset(OWN_PRESET, true)
    await expect(useOwnRules().retirePreset(OWN_PRESET)).rejects.toThrow('clinic-default-own')
    await useSettings().save({ preset: 'clinic-default' })
    await useOwnRules().retirePreset(OWN_PRESET)
    expect(useSettings().presets.some(({ id }) => id === OWN_PRESET.id)).toBe(false)
    expect(useSettings().presetById('clinic-default-own@1')).toEqual(OWN_PRESET)
  })
})

test('ranges of a laboratory judge under its name however it is written, and a retired one does not', async () => {
  const range: LabRange = {
    lab: 'ＢＭＬ',
    analyte: 'alt',
    high: decimal('40'),
    unit: 'U/L',
    source: 'clinic-own-range',
  }
  await useOwnRules().saveLabRanges([range, { ...range, analyte: 'ast', retired: BY }])
  expect([...(useSettings().judging.labRanges ?? [])]).toEqual([['BML', [range]]])
  expect((await session.readActs(1))[0]?.what).toBe('lab-ranges-saved')
})

test('what another tab has written of the clinic is taken over at once', async () => {
  const other = await database.openOpenClinic()
  const clinic = await other!.readClinic()
  await other!.commit({
    what: 'settings',
    at: '2026-11-22T09:00:00',
    clinic: { ...clinic, settings: { ...clinic.settings, graceDays: 5 } },
  })
  await vi.waitFor(() => expect(useSettings().settings.graceDays).toBe(5))
  other!.close()
})

test('a copy gets an id of its own, however many copies there are', () => {
  const rows = allProtocols({ settings: DEFAULT_SETTINGS, templates: [], protocols: [OWN] })
  expect(idOfCopy('bimonthly', allProtocols({ settings: DEFAULT_SETTINGS, templates: [] }))).toBe(
    'bimonthly-own',
  )
  expect(idOfCopy('bimonthly', rows)).toBe('bimonthly-own-2')
  expect(idOfCopy('bimonthly-own', rows)).toBe('bimonthly-own-2')
  expect(allPresets({ settings: DEFAULT_SETTINGS, templates: [] })[0]?.id).toBe('clinic-default')
})

test('every laboratory that results or ranges name is offered once', () => {
  expect(labsSeen([{ labs: ['SRL', 'BML'] }, {}, { labs: ['BML'] }], [{ lab: 'LSI' }])).toEqual([
    'BML',
    'LSI',
    'SRL',
  ])
})

test('a second copy of the same row begins under a name of its own', () => {
  const named = (ja: string, en: string) => ({ name: { ja, en } })
  expect(nameOfCopy('2か月ごと(当院)', [])).toBe('2か月ごと(当院)')
  const rows = [named('2か月ごと(当院)', 'Own'), named('2か月ごと(当院) 2', 'Own 2')]
  expect(nameOfCopy('2か月ごと(当院)', rows)).toBe('2か月ごと(当院) 3')
  expect(nameOfCopy('Own', rows)).toBe('Own 3')
})
