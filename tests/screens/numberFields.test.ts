import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Component } from 'vue'
import { day } from '@/domain/day'
import { decimalText } from '@/domain/decimal'
import { isRefused } from '@/domain/edit/refusal'
import type { Patient } from '@/domain/patient'
import NewPatientForm from '@/screens/patient/NewPatientForm.vue'
import CellForm from '@/screens/patient/forms/CellForm.vue'
import CourseForm from '@/screens/patient/forms/CourseForm.vue'
import DoseForm from '@/screens/patient/forms/DoseForm.vue'
import DrawForm from '@/screens/patient/forms/DrawForm.vue'
import PatientForm from '@/screens/patient/forms/PatientForm.vue'
import WeightForm from '@/screens/patient/forms/WeightForm.vue'
import RetentionBlock from '@/screens/settings/data/RetentionBlock.vue'
import ClinicForm from '@/screens/settings/general/ClinicForm.vue'
import DeskForm from '@/screens/settings/general/DeskForm.vue'
import RulesForm from '@/screens/settings/general/RulesForm.vue'
import { presetRead, presetTyped } from '@/screens/settings/presets/presetDraft'
import { protocolRead, protocolTyped, type ProtocolTyped } from '@/screens/settings/protocols/protocolDraft'
import { labRangeRead, labRangeTyped } from '@/screens/settings/ranges/labRangeDraft'
import { RESTRICTIONS } from '@/state/reference'
import { ANALYTES } from '@/tables/analytes'
import { bimonthly } from '@/tables/protocols/bimonthly'
import { clinicDefault } from '@/tables/thresholds'
import { aCourse, aDraw, aPatient } from '../domain/edit/builders'
import { aClinicWith, opened } from './patient/openForms'

// More than four hundred options, drawn again on each key, make a busy machine run into the time limit of a test.
vi.mock('@/ui/zones', () => ({ zoneOptions: () => [{ value: 'Asia/Tokyo', label: 'Asia/Tokyo' }] }))

const SCREENS = join(import.meta.dirname, '../../src/screens')
const BY = { at: '2026-11-22T09:14:00', by: '佐伯' }
const patient = aPatient({
  courses: [aCourse({ start: day('2026-09-01') })],
  draws: [aDraw('2026-11-14', { tbil: '0.7', tg: '100' })],
})
const cell = { drawId: patient.draws[0]!.id, resultId: patient.draws[0]!.results[0]!.id }

afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

interface NumberField {
  form: Component
  of?: Patient
  props?: object
  field: string
  save: string
  /** As the input method leaves it, and how it then stands in the record. */
  good: [typed: string, kept: string]
  absurd: string
  before?: [field: string, text: string][]
}

/** Every field for a number over the page of a patient. */
const OVER_A_PATIENT: NumberField[] = [
  {
    form: DoseForm,
    props: { courseId: 'c1' },
    field: 'dose-mg',
    save: 'dose',
    good: ['２０。５', '20.5'],
    absurd: '2000',
  },
  { form: WeightForm, field: 'weight-kg', save: 'weight', good: ['５２。５', '52.5'], absurd: '525' },
  { form: PatientForm, field: 'patient-weight', save: 'patient', good: ['５２。５', '52.5'], absurd: '5' },
  {
    form: NewPatientForm,
    field: 'patient-weight',
    save: 'patient',
    good: ['４８．２', '48.2'],
    absurd: '482',
    before: [['patient-number', '00199']],
  },
  {
    form: CourseForm,
    props: { courseId: 'c1' },
    field: 'course-weeks',
    save: 'course',
    good: ['２４', '24'],
    absurd: '2400',
  },
  {
    form: CourseForm,
    field: 'course-mg',
    save: 'course',
    good: ['２０。５', '20.5'],
    absurd: '20000',
    of: aPatient(),
    before: [['course-start', '2026-12-01']],
  },
  {
    form: CellForm,
    props: { ...cell, catalogue: ANALYTES },
    field: 'cell-value',
    save: 'cell',
    good: ['０。８', '0.8'],
    absurd: '800',
    before: [['cell-reason', '転記の誤り']],
  },
  {
    form: DrawForm,
    props: { catalogue: ANALYTES },
    field: 'draw-tbil',
    save: 'draw',
    good: ['０。８', '0.8'],
    absurd: '800',
    before: [['draw-day', '2026-11-20']],
  },
]

describe.each(OVER_A_PATIENT.map((each) => [`${each.save}: ${each.field}`, each] as const))(
  'the number field %s',
  (_name, { form, of = patient, props, field, save, good, absurd, before = [] }) => {
    async function saved(typed: string) {
      const kept = aClinicWith(of)
      const shown = opened(form, { patient: of, ...props })
      for (const [other, text] of before) await shown.type(other, text)
      await shown.type(field, typed)
      await shown.press(`${save}-save`)
      await shown.settled()
      return { kept, shown }
    }

    test('takes figures as the Japanese input method leaves them', async () => {
      const { kept, shown } = await saved(good[0])
      expect(kept.stored, shown.text()).toHaveLength(1)
      expect(JSON.stringify(kept.patient)).toMatch(
        new RegExp(`[:"]${good[1].replace('.', '\\.')}[,"}]|${digits(good[1])}`),
      )
    })

    test.each([
      ['below zero', '-20'],
      ['below zero with the sign of the input method', '－２０'],
      ['absurd', absurd],
    ])('does not store what is %s, and says why in words', async (_what, typed) => {
      const { kept, shown } = await saved(typed)
      expect(kept.stored).toEqual([])
      const said = shown.wrapper.findAll('[role="alert"]').map((one) => one.text())
      expect(said.join('').length).toBeGreaterThan(5)
      expect(said.join('')).not.toContain('数値として読めません')
    })
  },
)

/** An exact value stands in the record as its figures and how many of them are behind the point. */
function digits(text: string): string {
  const [whole = '', fraction = ''] = text.split('.')
  return `"digits":${Number(whole + fraction)},"scale":${fraction.length}`
}

/** Every field for a number in the settings that is judged as it is typed. */
const IN_SETTINGS: [form: Component, field: string, good: string, absurd: string][] = [
  [RulesForm, 'grace-days', '７', '61'],
  [RulesForm, 'due-soon-days', '２１', '61'],
  [RulesForm, 'results-late-days', '１４', '91'],
  [DeskForm, 'idle-minutes', '１５', '241'],
  [DeskForm, 'backup-days', '１０', '91'],
  [RetentionBlock, 'retention-years', '１０', '4'],
  [ClinicForm, 'target-dose', '１２０。５', '301'],
  [ClinicForm, 'not-reached-calls', '２', '11'],
  ...RESTRICTIONS.map(({ id }): [Component, string, string, string] => [
    ClinicForm,
    `restriction-${id}`,
    '１２',
    '37',
  ]),
]

describe.each(IN_SETTINGS)('the number field of the settings', (form, name, good, absurd) => {
  function field() {
    setActivePinia(createPinia())
    return mount(form).find(`[data-testid="setting-${name}"]`)
  }
  async function errorFor(typed: string) {
    const input = field()
    await input.setValue(typed)
    await flushPromises()
    const described = input.attributes('aria-describedby')
    const root = input.element.parentElement
    const said =
      described === undefined ? undefined : root?.querySelector(`#${CSS.escape(described)}`)?.textContent
    return { isInvalid: input.attributes('aria-invalid') === 'true', said: said ?? '' }
  }

  test(`${name} takes figures as the Japanese input method leaves them`, async () => {
    const { isInvalid, said } = await errorFor(good)
    // What belongs with it may still be asked for, in its own field.
    expect(isInvalid, said).toBe(false)
  })

  test.each(['-1', '－１', absurd, '12a'])(`${name} refuses “%s” in words`, async (typed) => {
    const { isInvalid, said } = await errorFor(typed)
    expect(isInvalid).toBe(true)
    expect(said.length).toBeGreaterThan(5)
  })
})

describe('a limit of an own preset', () => {
  function read(value: string) {
    const typed = presetTyped(clinicDefault, { id: 'own', ja: '当院', en: 'Own' })
    const limit = typed.rules.alt.limits[0]!
    typed.rules.alt.limits = [{ ...limit, value }]
    return presetRead(typed, clinicDefault, [clinicDefault], BY)
  }

  test('takes figures as the Japanese input method leaves them', () => {
    const preset = read('１。２５')
    if (isRefused(preset)) throw new Error(preset.because.en)
    expect(decimalText(preset.rules.alt!.limits[0]!.value)).toBe('1.25')
  })

  test.each(['-1', '－１', '0', 'two', ''])('refuses “%s” in words', (value) => {
    expect(read(value)).toMatchObject({ where: { field: expect.stringContaining('alt') as string } })
  })

  test.each(['-1', '－１', '200', '1.5', 'two'])('is refused with the age “%s”', (age) => {
    const typed = presetTyped(clinicDefault, { id: 'own', ja: '当院', en: 'Own' })
    typed.rules.alt.minAge = age
    expect(presetRead(typed, clinicDefault, [clinicDefault], BY)).toMatchObject({
      where: { field: 'alt-age' },
    })
  })
})

const SPANS = ['baseline', 'first', 'notBefore', 'repeat', 'increase', 'peak'] as const

describe.each(SPANS)('the span %s of an own protocol', (span) => {
  function read(count: string) {
    const typed: ProtocolTyped = {
      ...protocolTyped(bimonthly, { id: 'own', ja: '当院', en: 'Own' }),
      ...{ hasFirst: true, hasRepeat: true, hasIncrease: true, hasPeak: true },
    }
    typed[span] = { count, unit: span === 'notBefore' ? 'days' : 'months' }
    return protocolRead(typed, bimonthly, [bimonthly], BY)
  }

  test('takes figures in full width', () => expect(isRefused(read('１'))).toBe(false))

  test.each(['-1', '－１', '1.5', '999', 'two', ''])('refuses “%s” in words', (count) => {
    expect(read(count)).toMatchObject({ because: { ja: expect.stringMatching(/.{5}/) as string } })
  })
})

describe.each(['low', 'high', 'minAge'] as const)('the %s of an own range', (field) => {
  const read = (text: string) =>
    labRangeRead({ ...labRangeTyped(), lab: 'BML', low: '1', high: '40', [field]: text }, [], BY)

  test('takes figures as the Japanese input method leaves them', () =>
    expect(isRefused(read(field === 'minAge' ? '２０' : '３。５'))).toBe(false))

  test.each(['-1', '－１', 'two', ...(field === 'minAge' ? ['999', '1.5'] : [])])(
    'refuses “%s” in words',
    (text) => expect(read(text)).toMatchObject({ because: { ja: expect.stringMatching(/.{5}/) as string } }),
  )
})

test('every field for a number that stands in a screen is one of these', () => {
  const found = readdirSync(SCREENS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.vue'))
    .flatMap((path) => {
      const count =
        readFileSync(join(SCREENS, path), 'utf8').match(/inputmode="(decimal|numeric)"/g)?.length ?? 0
      return count === 0 ? [] : [`${path} ${count}`]
    })
  expect(found.sort()).toEqual([
    'patient/forms/CellForm.vue 1',
    'patient/forms/CourseForm.vue 2',
    'patient/forms/DoseForm.vue 1',
    'patient/forms/DrawForm.vue 1',
    'patient/forms/PatientFields.vue 1',
    'patient/forms/WeightForm.vue 1',
    'settings/data/RetentionBlock.vue 1',
    'settings/general/ClinicForm.vue 3',
    'settings/general/DeskForm.vue 2',
    'settings/general/RulesForm.vue 3',
    'settings/presets/LimitLines.vue 1',
    'settings/presets/PresetForm.vue 1',
    'settings/protocols/SpanField.vue 1',
    'settings/ranges/LabRangeForm.vue 3',
  ])
})
