import { describe, expect, test } from 'vitest'
import type { ImportTemplate } from '@/domain/reading'
import { makeClinicFile } from '@/formats/clinicFile'
import { withoutIds } from '../../domain/merge/arbitraries'
import { sample } from '../../formats/reading'
import { CLINOSIM, PBCSEQ, SDTM_LB } from '../../formats/templates'
import { Clinic, withoutSources } from './desk'

interface Sample {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  template: ImportTemplate
  /** How many cells an independent look finds in the columns that hold results. */
  cells: (rows: string[][]) => number
  patients: number
}

const SAMPLES: Sample[] = [
  {
    name: 'cdisc-pilot01',
    bytes: sample('cdisc-pilot01/dev/sdtm_lb_liver_chol_long.dev.csv'),
    template: SDTM_LB,
    cells: (rows) => rows.filter((row) => row[7] !== '').length,
    patients: 127,
  },
  {
    name: 'clinosim',
    bytes: sample('clinosim-jp-generated/dev/lab_results.csv'),
    template: CLINOSIM,
    cells: (rows) => rows.filter((row) => row[3] !== '').length,
    patients: 593,
  },
  {
    name: 'pbcseq',
    bytes: sample('r-survival-pbcseq/pbcseq.csv'),
    template: PBCSEQ,
    // Everything that is not the id and the day: what the mapping does not name is counted as left out.
    cells: (rows) =>
      rows.reduce(
        (sum, row) => sum + row.filter((cell, at) => cell !== '' && at !== 0 && at !== 6).length,
        0,
      ),
    patients: 312,
  },
]

function rowsOf(bytes: Uint8Array): string[][] {
  const lines = new TextDecoder()
    .decode(bytes)
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
  return lines.slice(1).map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')))
}

describe.each(SAMPLES)('$name', ({ bytes, template, cells, patients }) => {
  test('every cell has one outcome, the same file again adds nothing, and undo leaves an empty clinic', async () => {
    const clinic = await Clinic.empty()
    const files = { 'sample.csv': bytes }
    const how = { templates: [template] }
    const first = await clinic.preview(files, how)
    const { new: added, same, corrected, conflict, doubt, leftOut, problems } = first.totals
    expect(first.totals.cells).toBe(cells(rowsOf(bytes)))
    expect(added + same + corrected + conflict + doubt + leftOut + problems).toBe(first.totals.cells)
    expect({ doubt, conflict, problems }).toEqual({ doubt: 0, conflict: 0, problems: 0 })
    expect(first.totals.patients).toBeLessThanOrEqual(patients)
    const done = await clinic.confirm({ kind: 'first-draw' })
    const stored = await clinic.patients()
    expect(stored).toHaveLength(first.totals.patients)
    expect(stored.every((patient) => patient.courses.length === 1)).toBe(true)

    const again = await clinic.preview(files, how)
    expect(again.totals).toMatchObject({
      new: 0,
      conflict: 0,
      doubt: 0,
      same: added + same,
      cells: first.totals.cells,
      patients: 0,
    })
    const second = await clinic.confirm()
    expect((await clinic.patients()).map(withoutSources)).toEqual(stored.map(withoutSources))

    // What the second said too would stay without the first.
    expect(await clinic.undo(second.importId)).toMatchObject({ patientsRemoved: 0, kept: [] })
    expect(await clinic.undo(done.importId)).toMatchObject({ patientsRemoved: stored.length, kept: [] })
    expect(await clinic.patients()).toEqual([])
  }, 60_000)
})

test('a clinic exported and imported into an empty one is the same clinic', async () => {
  const clinic = await Clinic.empty()
  await clinic.take(
    { 'sample.csv': sample('cdisc-pilot01/dev/sdtm_lb_liver_chol_long.dev.csv') },
    { templates: [SDTM_LB], course: { kind: 'first-draw' } },
  )
  const settings = { ...(await clinic.session.readClinic()).settings, graceDays: 7 }
  let text = ''
  for await (const piece of makeClinicFile({ settings, templates: [SDTM_LB] }, clinic.session.pages()))
    text += piece
  const other = await Clinic.empty()
  const preview = await other.preview({ 'clinic.saiketsu.json': text })
  expect(preview.totals).toMatchObject({ patients: 127, new: 6488, cells: 6488, problems: 0 })
  expect(preview.clinicSettings).toBe('taken')
  await other.confirm()
  expect((await other.patients()).map(withoutIds)).toEqual((await clinic.patients()).map(withoutIds))
  expect(await other.session.readClinic()).toMatchObject({
    settings: { graceDays: 7 },
    templates: [{ id: 'sdtm-lb' }],
  })

  const again = await other.preview({ 'clinic.saiketsu.json': text })
  expect(again.totals).toMatchObject({ patients: 0, new: 0, same: 6488, patientsChanged: 0 })
  expect(again.clinicSettings).toBe('left-out')
}, 60_000)
