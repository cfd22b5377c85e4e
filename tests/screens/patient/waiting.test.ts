import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { day } from '@/domain/day'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import CellForm from '@/screens/patient/forms/CellForm.vue'
import DoubtPanel from '@/screens/patient/panels/DoubtPanel.vue'
import { useRecords } from '@/state/records'
import { ANALYTES } from '@/tables/analytes'
import { aDraw, aPatient } from '../../domain/edit/builders'
import { aClinicWith, opened, type OpenedForm } from './openForms'

afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

function valueOf(text: string): NonNullable<Patient['draws'][number]['results'][number]['value']> {
  const parsed = parseValue(text)
  if (!parsed || 'pending' in parsed) throw new Error(`no value: ${text}`)
  return parsed.value
}

describe('a cell with a value that waits beside the stored one', () => {
  const draw = aDraw('2026-09-14', { alt: '98' })
  const marked = aPatient({
    draws: [
      {
        ...draw,
        results: draw.results.map((each) => ({
          ...each,
          conflict: { value: valueOf('20'), unit: 'U/L', importId: 'b' },
        })),
      },
    ],
  })
  const props = { drawId: 'd-2026-09-14', resultId: '2026-09-14-alt', catalogue: ANALYTES }

  test.each([
    ['take-new', '20'],
    ['keep-old', '98'],
    ['keep-both', '20'],
  ] as const)('shows both side by side; after %s %s is reported', async (choice, reported) => {
    const kept = aClinicWith(marked)
    const form = opened(CellForm, { patient: marked, ...props })
    const shown = form.wrapper.get('[data-testid="import-conflict"]').text()
    expect([shown.includes('98 U/L'), shown.includes('20 U/L')]).toEqual([true, true])
    await form.press(choice)
    expect(kept.patient.draws[0]?.results[0]).toMatchObject({ value: { text: reported } })
    expect(kept.patient.draws[0]?.results[0]?.conflict).toBeUndefined()
    expect(kept.stored).toMatchObject([
      { what: 'conflict-decided', done: { ja: expect.any(String) as string } },
    ])
    expect(form.wrapper.emitted('close')).toHaveLength(1)
  })

  test('a cell without one asks nothing', () => {
    const plain = aPatient({ draws: [draw] })
    aClinicWith(plain)
    expect(opened(CellForm, { patient: plain, ...props }).has('import-conflict')).toBe(false)
  })
})

describe('the panel of what waits in the doubt list', () => {
  const doubtful = aPatient({
    resultsInDoubt: true,
    held: [
      {
        id: 'h',
        importId: 'b',
        because: 'birth-date',
        people: [{ number: '00142', name: '青木 華', birthDate: day('1980-01-01'), line: 2 }],
        results: [
          {
            number: '00142',
            day: day('2026-11-20'),
            analyte: 'alt',
            status: 'final',
            value: valueOf('20'),
            unit: 'U/L',
            line: 2,
            column: 4,
          },
        ],
      },
    ],
  })

  function panel(): { form: OpenedForm; made: { number?: string; draws: number }[] } {
    aClinicWith(doubtful)
    const made: { number?: string; draws: number }[] = []
    useRecords().changeWith = async (_id, _what, edit) => {
      const answer = await edit(doubtful)
      if ('because' in answer) return answer
      const { patient, other } = answer
      if (other?.number === '00142')
        return {
          code: 'number-taken',
          where: {},
          received: '00142',
          because: { ja: '登録済みです。', en: 'taken' },
          todo: { ja: '', en: '' },
        }
      made.push({ draws: patient.draws.length, ...(other ? { number: other.number } : {}) })
      return undefined
    }
    return { form: opened(DoubtPanel, { patient: doubtful }), made }
  }

  test('says why, shows both sides, and how many results wait', () => {
    const { form } = panel()
    const card = form.wrapper.get('[data-testid="import-doubt"]')
    expect(card.attributes('data-because')).toBe('birth-date')
    for (const part of ['生年月日が異なります', '青木 花', '2001-03-04', '青木 華', '1980-01-01', '1件'])
      expect(card.text()).toContain(part)
  })

  test('the same person: the results join the record; left out: they do not', async () => {
    const { form, made } = panel()
    await form.press('take-new')
    await form.press('keep-old')
    expect(made).toEqual([{ draws: 1 }, { draws: 0 }])
  })

  test('another person whose number is taken is given one, and nothing is stored before', async () => {
    const { form, made } = panel()
    expect(form.has('doubt-number')).toBe(false)
    await form.press('keep-both')
    expect(made).toEqual([])
    expect(form.text()).toContain('登録済みです。')
    await form.type('doubt-number', '00999')
    await form.press('keep-both')
    expect(made).toEqual([{ draws: 0, number: '00999' }])
  })

  test('mounts with nothing pressed, since each answer acts at once', () => {
    const { form } = panel()
    expect(form.wrapper.findAll('[aria-pressed]')).toHaveLength(0)
    expect(mount(DoubtPanel, { props: { patient: aPatient() } }).findAll('li')).toHaveLength(0)
  })
})
