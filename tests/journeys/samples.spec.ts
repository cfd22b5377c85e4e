import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { cellsOfFile } from './counters/cellsOfFile'
import { alpByCode, DERIVED, shown, told, truthRows, type Says, type Truth } from './counters/truth'
import { choose, confirm, countsOf, exportedResults, outcomes, take, undo, type Exported } from './importing'
import { createClinic, expect, test, textFile, type Counts } from './support'

const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples')
/** What a file that holds nothing to import may be told by. */
const REFUSALS = ['no-results', 'not-a-clinic-file', 'not-json', 'no-columns', 'unreadable']

const FILES = readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .map((path) => ({
    path,
    name: relative(SAMPLES, path),
    folder: relative(SAMPLES, path).split('/')[0] ?? '',
  }))

/** What the import page says to one file after the other: each has its preview, its question or its words. */
async function sweep(page: Page, files: typeof FILES): Promise<Record<string, number>> {
  await createClinic(page)
  await page.goto('./#/import')
  const answers = { preview: 0, asked: 0, refused: 0, cells: 0 }
  for (const { path, name } of files) {
    const cells = cellsOfFile(name, readFileSync(path), truthRows().length)
    const said = await choose(page, path)
    answers[said.is] += 1
    if (said.is === 'refused') {
      expect(cells ?? 0, `${name} is refused, so it holds no results: ${said.words}`).toBe(0)
      expect(REFUSALS, `${name}: ${said.words}`).toContain(said.code)
      expect(said.words).toContain(basename(path))
      continue
    }
    if (said.is === 'preview') {
      expect(said.counts['cells'], `${name}: every cell is counted`).toBe(cells)
      expect(outcomes(said.counts), `${name}: every cell has one outcome`).toBe(cells)
      answers.cells += said.counts['cells'] ?? 0
    }
    await page.getByTestId('import-cancel').click()
  }
  return answers
}

const HL7 = ['LinuxForHealth', 'NextLevelSeven', 'node-hl7-complete', 'nhoHQ-SSMIX2DataTestingTool']
const FHIR = ['hl7-be-lab', 'jami-clinical-core', 'jp-core-r4-1.1.2', 'us-core']

test('every sample of HL7 messages and SS-MIX2 storage: each observation has one outcome, all else its words', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const files = FILES.filter(({ folder }) => HL7.includes(folder))
  expect(await sweep(page, files)).toEqual({ preview: 51, asked: 4, refused: 27, cells: 158 })
})

test('every sample of FHIR reports and resources: each observation has one outcome, all else its words', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const files = FILES.filter(({ folder }) => FHIR.includes(folder))
  expect(await sweep(page, files)).toEqual({ preview: 55, asked: 2, refused: 17, cells: 380 })
})

test('every other sample, tables and laboratory files and bulk exports: each cell has one outcome, or it is asked about', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const files = FILES.filter(({ folder }) => ![...HL7, ...FHIR].includes(folder))
  expect(await sweep(page, files)).toEqual({ preview: 34, asked: 11, refused: 5, cells: 11_274 })
})

/** A file of the derived set: what its layout says, which rows of the truth it holds, how many cells it brings. */
interface Derived extends Says {
  file: string
  input?: string
  holds?: (truth: Truth, at: number) => boolean
  value?: (truth: Truth) => string
  counts: Counts
}

const isNotAlp = ({ test: name }: Truth): boolean => name !== 'ALP'
const flagAsSent = ({ flag = '' }: Truth): string => flag
const starred = ({ flag }: Truth): string => (flag === '' ? '' : '*')
const asNumber = ({ value }: Truth): string => String(Number(value))
const isCorrected = ({ patient_id: number, order_no: order, test: name }: Truth): boolean =>
  number === '00009142' && Number(order) === 2 && name === 'ALB'

const DERIVED_FILES: Derived[] = [
  {
    file: '1234_O20231120.csv',
    holds: isNotAlp,
    marks: ['hemolysis'],
    flag: flagAsSent,
    counts: { new: 156, leftOut: 26 },
  },
  {
    file: 'A1_256byte_generic_sjis.dat',
    method: alpByCode,
    state: true,
    marks: ['hemolysis', 'chyle'],
    counts: { new: 182 },
  },
  {
    file: 'A1_256byte_new_sjis.dat',
    method: alpByCode,
    state: true,
    marks: ['hemolysis', 'chyle'],
    flag: starred,
    counts: { new: 182, same: 2 },
  },
  {
    file: 'A1_256byte_old_sjis.dat',
    zeros: false,
    time: false,
    method: alpByCode,
    state: true,
    marks: ['hemolysis', 'chyle'],
    flag: starred,
    counts: { new: 182 },
  },
  // A cell of a workbook is a number: nobody knows that 4.0 was meant.
  { file: 'clinic_book.xls', zeros: false, value: asNumber, counts: { new: 182 } },
  { file: 'clinic_book.xlsx', zeros: false, value: asNumber, counts: { new: 182 } },
  {
    file: 'nlabo.DAT',
    time: false,
    method: alpByCode,
    state: true,
    marks: ['hemolysis', 'chyle'],
    flag: flagAsSent,
    range: true,
    counts: { new: 182 },
  },
  {
    file: 'oru_r01_batch_utf8.mllp.hl7',
    method: alpByCode,
    state: true,
    marks: ['hemolysis'],
    flag: flagAsSent,
    range: true,
    corrected: isCorrected,
    counts: { new: 182, corrected: 1 },
  },
  {
    file: 'ssmix2',
    input: 'import-folder',
    holds: ({ order_no: order }) => Number(order) <= 12 && Number(order) !== 5,
    method: alpByCode,
    marks: ['hemolysis'],
    flag: flagAsSent,
    range: true,
    counts: { new: 84 },
  },
  { file: 'truth.csv', flag: flagAsSent, range: true, counts: { new: 182 } },
  {
    file: 'wide_clinic_utf8bom.csv',
    time: false,
    method: () => 'ALP(IFCC)',
    marks: ['hemolysis'],
    value: ({ test: name, hemolysis, value = '' }) => (name === 'AST' && hemolysis !== '' ? '溶血' : value),
    counts: { new: 182 },
  },
  {
    file: 'wide_one_patient_era_cp932.tsv',
    time: false,
    holds: ({ patient_id: number }) => number === '00009142',
    method: alpByCode,
    range: true,
    counts: { new: 14 },
  },
]

test('each file of the derived set alone in an empty clinic is the truth, value for value, and is taken back whole', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const truth = truthRows()
  expect(truth).toHaveLength(182)
  await createClinic(page)
  for (const { file, input, holds = () => true, counts, ...says } of DERIVED_FILES) {
    expect(await take(page, join(DERIVED, file), input), file).toMatchObject({
      conflict: 0,
      doubt: 0,
      problems: 0,
      ...counts,
    })
    const expected = truth.filter(holds).map((row) => told(row, says))
    expect.soft((await exportedResults(page)).map(shown).sort(), file).toEqual(expected.sort())
    await undo(page)
  }
  expect(await exportedResults(page)).toEqual([])
})

/** Another clinic beside that of the page, empty. */
async function anotherClinic(browser: Browser, beside: Page): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(beside.url().replace(/#.*/, ''))
  await createClinic(page)
  return page
}

/** Number, day, analyte, value, marks and state: what all layouts together come to. */
function points(line: string): string {
  const kept = new Set([0, 1, 3, 4, 8, 9])
  return line
    .split(' | ')
    .filter((_, at) => kept.has(at))
    .join(' | ')
}

/** The truth as points, with the correction. */
function truePoints(): string[] {
  const says: Says = { method: alpByCode, state: true, marks: ['hemolysis', 'chyle'], corrected: isCorrected }
  return truthRows().map((row) => points(told(row, says)))
}

async function exportedPoints(page: Page): Promise<string[]> {
  return (await exportedResults(page)).map((row) => points(shown(row))).sort()
}

test('the derived set, one file after the other in one clinic, is one set of points; only the word for hemolysis is in conflict', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await createClinic(page)
  const conflicts: (string | null)[] = []
  const takeAll = async (file: string, input?: string): Promise<void> => {
    await page.goto('./#/import')
    expect((await choose(page, join(DERIVED, file), input)).is, file).toBe('preview')
    // A number without its zeros asks whether it is the same person: it is.
    for (const doubt of await page.getByTestId('import-doubt').all())
      await doubt.getByTestId('take-new').click()
    await expect(page.getByTestId('import-totals')).toHaveAttribute('data-doubt', '0')
    for (const conflict of await page.getByTestId('import-conflict').all())
      conflicts.push(
        `${await conflict.getAttribute('data-analyte')} ${(await conflict.innerText()).includes('溶血')}`,
      )
    await confirm(page)
  }
  const [first = '', ...rest] = [
    'oru_r01_batch_utf8.mllp.hl7',
    'A1_256byte_generic_sjis.dat',
    'A1_256byte_new_sjis.dat',
    'nlabo.DAT',
    'truth.csv',
    '1234_O20231120.csv',
    'wide_one_patient_era_cp932.tsv',
    'A1_256byte_old_sjis.dat',
    'clinic_book.xls',
    'clinic_book.xlsx',
  ]
  await takeAll(first)
  for (const file of rest) await takeAll(file)
  await takeAll('ssmix2', 'import-folder')
  expect(conflicts).toEqual([])
  expect(await exportedPoints(page)).toEqual(truePoints().sort())
  await takeAll('wide_clinic_utf8bom.csv')
  expect(conflicts).toEqual(['ast true', 'ast true', 'ast true'])
  // Its heading says IFCC over what was measured by JSCC: another series, never joined.
  const asJscc = truthRows().filter((row) => row['test'] === 'ALP' && alpByCode(row) === 'ALP(JSCC)')
  const more = asJscc.map((row) => points(told(row, { method: () => 'ALP(IFCC)', marks: ['hemolysis'] })))
  expect(await exportedPoints(page)).toEqual([...truePoints(), ...more].sort())
})

test('files that state how far a report is come to the same points the other way round', async ({ page }) => {
  test.setTimeout(120_000)
  await createClinic(page)
  await take(page, join(DERIVED, 'ssmix2'), 'import-folder')
  for (const file of ['nlabo.DAT', 'A1_256byte_new_sjis.dat', 'A1_256byte_generic_sjis.dat'])
    await take(page, join(DERIVED, file))
  await take(page, join(DERIVED, 'oru_r01_batch_utf8.mllp.hl7'))
  expect(await exportedPoints(page)).toEqual(truePoints().sort())
})

/** The Belgian reports that came in more than one version. */
const BELGIAN_STEPS = FILES.filter(({ name }) => /Macsys\/8153330(41|44|58)\//.test(name)).map(
  ({ path }) => path,
)

test('the Belgian reports end in the same clinic in whatever order they come, in one import or in several', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  expect(BELGIAN_STEPS).toHaveLength(6)
  const all = FILES.filter(({ name }) => name.startsWith('hl7-be-lab') && name.endsWith('.json')).map(
    ({ path }) => path,
  )
  const others = all.filter((path) => !BELGIAN_STEPS.includes(path))
  const orders = [
    [all],
    [[...all].reverse()],
    [...BELGIAN_STEPS.map((path) => [path]), others],
    [others, ...shuffled(BELGIAN_STEPS).map((path) => [path])],
  ]
  const ends: string[][] = []
  await createClinic(page)
  for (const [at, imports] of orders.entries()) {
    const clinic = at === 0 ? page : await anotherClinic(browser, page)
    for (const files of imports) await take(clinic, files)
    ends.push((await exportedResults(clinic)).map((row) => JSON.stringify(row)).sort())
    if (clinic !== page) await clinic.context().close()
  }
  const [inOrder = [], ...rest] = ends
  expect(inOrder.length).toBeGreaterThan(10)
  for (const end of rest) expect(end).toEqual(inOrder)
})

/** Always the same mixed order: neither from the first nor from the last. */
function shuffled<T>(all: readonly T[]): T[] {
  return [...all.filter((_, at) => at % 2 === 1).reverse(), ...all.filter((_, at) => at % 2 === 0)]
}

/** Reports of one draw by HL7, as the laboratory sent them one after the other. */
function hl7Series(number: string): string[] {
  const report = (status: string, sent: string, values: Record<string, string>): string =>
    [
      `MSH|^~\\&|L|L|G|R|${sent}||ORU^R01^ORU_R01|${sent}|P|2.5`,
      `PID|1||${number}^^^^PI||試験^一^^^^^L^I||20010304|F`,
      `OBR|1|A7|B7|E003|||202603310930|||||||||||||||${sent}|||${status}`,
      ...Object.entries(values).map(
        ([code, value], at) => `OBX|${at + 1}|NM|${code}^^LN||${value}|U/L|||||${status}|||202603310930`,
      ),
      '',
    ].join('\r')
  return [
    report('I', '202603311000', { '1742-6': '', '1920-8': '' }),
    report('P', '202603311200', { '1742-6': '30' }),
    report('F', '202604010900', { '1742-6': '31', '1920-8': '28' }),
    report('C', '202604020900', { '1742-6': '33' }),
    report('X', '202604030900', { '1920-8': '' }),
  ]
}

/** The same by FHIR. */
function fhirSeries(number: string): string[] {
  const observation = (code: string, status: string, sent: string, value?: number): object => ({
    resource: {
      resourceType: 'Observation',
      id: `${number}-${code}`,
      identifier: [{ system: 'urn:oid:1.2.3.4', value: `${number}-${code}` }],
      meta: { lastUpdated: sent },
      issued: sent,
      status,
      category: [
        {
          coding: [
            { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' },
          ],
        },
      ],
      code: { coding: [{ system: 'http://loinc.org', code }] },
      subject: { reference: `Patient/${number}` },
      effectiveDateTime: '2026-03-31T09:30:00+09:00',
      ...(value === undefined
        ? {}
        : { valueQuantity: { value, unit: 'U/L', system: 'http://unitsofmeasure.org', code: 'U/L' } }),
    },
  })
  const patient = {
    resource: {
      resourceType: 'Patient',
      id: number,
      identifier: [
        {
          type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
          value: number,
        },
      ],
      birthDate: '2001-03-04',
      gender: 'female',
    },
  }
  const steps = [
    [
      observation('1742-6', 'registered', '2026-03-31T10:00:00+09:00'),
      observation('1920-8', 'registered', '2026-03-31T10:00:00+09:00'),
    ],
    [observation('1742-6', 'preliminary', '2026-03-31T12:00:00+09:00', 30)],
    [
      observation('1742-6', 'final', '2026-04-01T09:00:00+09:00', 31),
      observation('1920-8', 'final', '2026-04-01T09:00:00+09:00', 28),
    ],
    [observation('1742-6', 'corrected', '2026-04-02T09:00:00+09:00', 33)],
    [observation('1920-8', 'cancelled', '2026-04-03T09:00:00+09:00')],
  ]
  return steps.map((entry) =>
    JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [patient, ...entry] }),
  )
}

const ORDERS = [
  [0, 1, 2, 3, 4],
  [4, 3, 2, 1, 0],
  [3, 0, 1, 2, 4],
  [4, 0, 3, 1, 2],
  [2, 4, 1, 3, 0],
]

test('preliminary, final, corrected and cancelled, by HL7 and by FHIR: one end in whatever order, in one import or in several', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page)
  // Each order has a patient of its own for either format and for either way of importing.
  const series = (way: number): { name: string; steps: string[] }[] =>
    ORDERS.flatMap((order, at) => {
      const [hl7, fhir] = [hl7Series(`${way}1${at}`), fhirSeries(`${way}2${at}`)]
      return [
        { name: `${at}.hl7`, steps: order.map((step) => hl7[step] ?? '') },
        { name: `${at}.json`, steps: order.map((step) => fhir[step] ?? '') },
      ]
    })
  await take(
    page,
    series(1).flatMap(({ name, steps }) => steps.map((text, at) => textFile(`${at}-${name}`, text))),
  )
  const steps = series(2)
  for (const at of ORDERS.keys())
    await take(
      page,
      steps.map(({ name, steps }) => textFile(name, steps[at] ?? '')),
    )
  const rows = await exportedResults(page)
  const ends = rows.map((row) =>
    [row['採血日'], row['採血時刻'], row['項目'], row['結果'], row['報告状態']].join(' '),
  )
  expect(new Set(rows.map((row) => row['番号'])).size).toBe(4 * ORDERS.length)
  expect(ends).toEqual(Array.from({ length: 4 * ORDERS.length }, () => '2026-03-31 09:30 alt 33 訂正'))
})

test('trees of SS-MIX2 storage are chosen as folders: only results are read, a deleted order is not shown', async ({
  page,
}) => {
  await createClinic(page)
  await page.goto('./#/import')
  const tree = join(SAMPLES, 'nhoHQ-SSMIX2DataTestingTool/sampleData')
  const said = await choose(page, tree, 'import-folder')
  if (said.is !== 'preview') throw new Error(said.is)
  const cells = FILES.filter(({ path }) => path.startsWith(tree)).reduce(
    (sum, { name, path }) => sum + (cellsOfFile(name, readFileSync(path), 0) ?? 0),
    0,
  )
  expect(said.counts).toMatchObject({ cells, new: 0, leftOut: cells - 2, problems: 2 })
  expect(outcomes(said.counts)).toBe(cells)
  await page.getByTestId('import-cancel').click()
  // The order whose file says that it was deleted is in the derived tree.
  await take(page, join(DERIVED, 'ssmix2'), 'import-folder')
  const days = (await exportedResults(page)).map((row) => row['採血日'])
  expect(days).toHaveLength(77)
  expect(days).not.toContain('2021-05-16')
})

/** A name for the mapping of a table, and what its columns are. */
const CLINOSIM_COLUMNS = {
  patient_id: 'field:number',
  lab_name: 'field:analyte',
  result_datetime: 'field:drawn',
  value: 'field:value',
  unit: 'field:unit',
  flag: 'field:flag',
}

test('a hospital export by CSV and by bulk FHIR is one set of points, whichever comes first', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  const folder = join(SAMPLES, 'clinosim-jp-generated/dev')
  const csv = join(folder, 'lab_results.csv')
  const bulk = ['Patient.000', 'Observation.000', 'Observation.001', 'Observation.002'].map((name) =>
    join(folder, `${name}.ndjson`),
  )
  await createClinic(page)
  const byCsv = await takeTable(page, csv, CLINOSIM_COLUMNS)
  const second = await take(page, bulk)
  expect(second).toMatchObject({ new: 0, corrected: 0, conflict: 0, doubt: 0, cells: 5495 })
  expect(outcomes(second)).toBe(5495)
  const points = numericPoints(await exportedResults(page))
  expect(new Set(points).size).toBe(points.length)

  const other = await anotherClinic(browser, page)
  const first = await take(other, bulk)
  expect(first).toMatchObject({ corrected: 0, conflict: 0, doubt: 0, cells: 5495 })
  const after = await takeTable(other, csv, CLINOSIM_COLUMNS)
  expect(after).toMatchObject({ cells: byCsv['cells'], corrected: 0, conflict: 0, doubt: 0 })
  expect(numericPoints(await exportedResults(other))).toEqual(points)
  await other.context().close()
})

/** A table whose columns are asked about: they are answered, and it is stored. */
async function takeTable(page: Page, path: string, columns: Record<string, string>): Promise<Counts> {
  await page.goto('./#/import')
  expect((await choose(page, path)).is).toBe('asked')
  for (const [heading, use] of Object.entries(columns))
    await page.locator(`[data-testid="mapping-use"][data-heading="${heading}"]`).selectOption(use)
  await page.getByTestId('mapping-name').fill('clinosim')
  await page.getByTestId('mapping-continue').click()
  await expect(page.getByTestId('import-totals')).toBeVisible({ timeout: 60_000 })
  const counts = await countsOf(page)
  await confirm(page)
  return counts
}

/** Points with their value as a number: 67.0 and 67 are one. */
function numericPoints(rows: Exported[]): string[] {
  return rows
    .map((row) => [row['番号'], row['採血日'], row['採血時刻'], row['項目'], Number(row['結果'])].join(' '))
    .sort()
}
