import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { verdict } from '@/domain/verdict'
import { useClock } from '@/state/clock'
import { changesCsv } from '@/state/previewing/changesCsv'
import { useStatusPreview } from '@/state/previewing/statusPreview'
import { useRecords } from '@/state/records'
import { judgingUnder, rulesUnder, useSettings } from '@/state/settings'
import type { ClinicDocument } from '@/storage'
import { bimonthly } from '@/tables/protocols/bimonthly'
import { seededFacts } from '../../tools/bench/work/seededFacts'

const OWN = {
  ...bimonthly,
  id: 'bimonthly-own',
  copiedFrom: 'bimonthly@1',
  repeat: { every: { months: 3 } },
}
const PROPOSED: ClinicDocument = {
  settings: { ...DEFAULT_SETTINGS, protocol: OWN.id },
  templates: [],
  protocols: [OWN],
}
let scope: EffectScope
let proposed: ReturnType<typeof shallowRef<ClinicDocument>>
let changes: ReturnType<typeof useStatusPreview>

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers({
    now: new Date('2026-11-22T09:14:00+09:00'),
    toFake: ['setTimeout', 'clearTimeout', 'Date'],
  })
  useClock().refresh()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

function open(patients: number): void {
  useRecords().facts = seededFacts(patients)
  scope = effectScope()
  proposed = shallowRef<ClinicDocument>()
  changes = scope.run(() => useStatusPreview(() => proposed.value))!
}

/** Everybody's verdict before and after, one by one. */
function oneByOne() {
  const { rules } = useSettings()
  const after = rulesUnder(PROPOSED, judgingUnder(PROPOSED))
  return useRecords().facts.flatMap((facts) => {
    const [was, is] = [verdict(facts, rules, useClock().today), verdict(facts, after, useClock().today)]
    return was.status === is.status && was.due === is.due
      ? []
      : [{ number: facts.number, from: was.status, to: is.status }]
  })
}

test('who changes is exactly who has another status or due day, and that is known at once in a small clinic', async () => {
  open(500)
  expect(changes.value).toBeUndefined()
  proposed.value = PROPOSED
  await nextTick()
  expect(changes.value!.map(({ number, from, to }) => ({ number, from, to }))).toEqual(oneByOne())
  expect(changes.value!.length).toBeGreaterThan(50)
  proposed.value = undefined
  await nextTick()
  expect(changes.value).toBeUndefined()
})

test('in a large clinic the same is counted in pieces, and only the newest proposal is answered', async () => {
  open(9000)
  proposed.value = { ...PROPOSED, settings: { ...PROPOSED.settings, graceDays: 30 } }
  await nextTick()
  await vi.advanceTimersByTimeAsync(80)
  proposed.value = PROPOSED
  await nextTick()
  expect(changes.value).toBeUndefined()
  await vi.advanceTimersByTimeAsync(80)
  await vi.waitFor(() => expect(changes.value).toBeDefined())
  expect(changes.value!.map(({ number, from, to }) => ({ number, from, to }))).toEqual(oneByOne())
})

test('the list as a table for a spreadsheet has everybody once, with names that no spreadsheet runs', async () => {
  open(200)
  proposed.value = PROPOSED
  await nextTick()
  const list = changes.value ?? []
  const [first] = list
  const text = changesCsv(list, new Map([[first!.id, '=1+1']]), 'ja')
  const lines = text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(list.length + 1)
  expect(lines[0]).toContain('番号')
  expect(lines[1]).toContain(`"'=1+1"`)
})
