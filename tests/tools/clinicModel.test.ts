import { describe, expect, test } from 'vitest'
import { clinicIn, copyOf, differences, personIn } from '../faults/clinicModel.mjs'

const FILE = JSON.stringify({
  saiketsu: 1,
  clinic: { graceDays: 2 },
  patients: [
    {
      number: '00142',
      name: '青葉 葵',
      phone: '1',
      contacts: [{ note: '夕方' }],
      draws: [{ day: '2026-09-14', results: [{ analyte: 'alt', value: '98' }] }],
    },
  ],
})

describe('what was confirmed is held against what is there', () => {
  test('the same clinic does not differ', () => {
    expect(differences(clinicIn(FILE), clinicIn(FILE))).toEqual([])
  })

  test.each([
    ['a telephone number', (it: ReturnType<typeof clinicIn>) => (personIn(it, '00142').phone = '2')],
    ['a call', (it: ReturnType<typeof clinicIn>) => personIn(it, '00142').contacts.pop()],
    ['a result', (it: ReturnType<typeof clinicIn>) => (personIn(it, '00142').draws['2026-09-14'] = {})],
    ['somebody new', (it: ReturnType<typeof clinicIn>) => personIn(it, '00518')],
    ['a setting', (it: ReturnType<typeof clinicIn>) => (it.graceDays = 0)],
  ])('%s is a difference', (_, change) => {
    const other = copyOf(clinicIn(FILE))
    change(other)
    expect(differences(clinicIn(FILE), other)).toHaveLength(1)
  })
})
