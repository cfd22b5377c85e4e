import { describe, expect, it } from 'vitest'
import { Clinic } from '../../state/import/desk'
import { DEV, sample, truthRows } from './truth'

const file = (name: string): Record<string, Uint8Array<ArrayBuffer>> => ({ [name]: sample(`${DEV}/${name}`) })

describe('the same results by several laboratory files', () => {
  it('make one set of points, and the interim draw of one is the interim draw of the others', async () => {
    const clinic = await Clinic.empty()
    const rows = truthRows().length
    const first = await clinic.take(file('A1_256byte_generic_sjis.dat'))
    expect(first.totals).toMatchObject({ new: rows, patients: 4, cells: rows })
    // The last record of this file repeats the fourth one: two items more, and nothing new.
    const second = await clinic.take(file('A1_256byte_new_sjis.dat'))
    expect(second.totals).toMatchObject({ new: 0, same: rows + 2, cells: rows + 2 })
    const third = await clinic.take(file('nlabo.DAT'))
    expect(third.totals).toMatchObject({ new: 0, same: rows, cells: rows })
    const fourth = await clinic.take(file('1234_O20231120.csv'))
    const unknown = truthRows().filter(({ analyte }) => analyte === 'alp').length
    expect(fourth.totals).toMatchObject({ new: 0, same: rows - unknown, leftOut: unknown, cells: rows })
    const results = (await clinic.patients()).flatMap(({ draws }) => draws.flatMap((draw) => draw.results))
    expect(results).toHaveLength(rows)
    const interim = truthRows().filter(({ isInterim }) => isInterim).length
    expect(results.filter(({ status }) => status === 'preliminary')).toHaveLength(interim)
    expect(results.filter(({ conflict }) => conflict !== undefined)).toEqual([])
  })

  it('a number without its zeros is not joined on its own: 9142 waits beside 00009142', async () => {
    const clinic = await Clinic.empty()
    await clinic.take(file('A1_256byte_new_sjis.dat'))
    const preview = await clinic.preview(file('A1_256byte_old_sjis.dat'))
    expect(preview.totals).toMatchObject({ new: 0, doubt: truthRows().length })
  })
})
