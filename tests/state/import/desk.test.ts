import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withEditedResult } from '@/domain/edit/draw/results'
import { newPatient } from '@/domain/edit/identity'
import { newId } from '@/storage'
import { Clinic, inLines, results, roster, withoutSources } from './desk'

describe('a roster and results', () => {
  test('make patients with courses and draws; each cell is counted', async () => {
    const clinic = await Clinic.empty()
    const people = await clinic.preview({
      'r.csv': roster('00142,青葉 葵,2001-03-04,女,2026-08-03,20', '00518,北沢 健,1998-07-21,男,,'),
    })
    expect(people.totals).toMatchObject({ patients: 2, new: 0, problems: 0, cells: 0 })
    await clinic.confirm()
    const values = await clinic.preview({
      'v.csv': results(
        '00142,2026-09-14,ALT,98,U/L',
        '00142,2026-09-14,CRP,1,mg/dL',
        '00518,2026-13-01,ALT,9,U/L',
      ),
    })
    expect(values.totals).toMatchObject({
      patients: 0,
      patientsMatched: 1,
      new: 1,
      leftOut: 1,
      problems: 1,
      cells: 3,
    })
    await clinic.confirm()
    const patient = await clinic.patient('00142')
    expect(patient).toMatchObject({
      name: '青葉 葵',
      birthDate: '2001-03-04',
      sex: 'F',
      courses: [{ start: '2026-08-03', doses: [{ from: '2026-08-03', mgPerDay: 20 }] }],
    })
    expect(inLines(patient)).toEqual(['2026-09-14 alt 98 U/L'])
  })

  test('the order of the files does not matter', async () => {
    const files = {
      'a.csv': results('00142,2026-09-14,ALT,98,U/L'),
      'b.csv': roster('00142,青葉 葵,2001-03-04,女,2026-08-03,20'),
    }
    const one = await Clinic.empty()
    const other = await Clinic.empty()
    const first = await one.preview(files)
    const second = await other.preview(Object.fromEntries(Object.entries(files).reverse()))
    expect(first).toEqual(second)
    await one.confirm()
    await other.confirm()
    expect(inLines(await one.patient('00142'))).toEqual(inLines(await other.patient('00142')))
    expect(first.totals).toMatchObject({ patients: 1, new: 1 })
  })

  test('the same file twice adds nothing', async () => {
    const clinic = await Clinic.empty()
    const files = {
      'r.csv': roster('00142,青葉 葵,2001-03-04,女,2026-08-03,20'),
      'v.csv': results(
        '00142,2026-09-14,ALT,98,U/L',
        '00142,2026-09-14,ALT,90,U/L',
        '00142,2026-09-15,TG,,mg/dL',
        '7,2026-09-15,AST,溶血,',
      ),
    }
    expect((await clinic.take(files, { course: { kind: 'first-draw' } })).totals).toMatchObject({
      new: 3,
      patients: 2,
      orders: 1,
    })
    const before = await clinic.patients()
    const again = await clinic.preview(files)
    expect(again.totals).toMatchObject({
      new: 0,
      same: 3,
      conflict: 0,
      patients: 0,
      patientsChanged: 0,
      cells: 3,
    })
    await clinic.confirm()
    expect((await clinic.patients()).map(withoutSources)).toEqual(before.map(withoutSources))
  })
})

describe('two values for one result', () => {
  test('in one file: the later line is reported, the earlier is kept as retest', async () => {
    const clinic = await Clinic.empty()
    const done = await clinic.take({ 'v.csv': results('1,2026-09-14,ALT,98,U/L', '1,2026-09-14,ALT,90,U/L') })
    expect(done.totals).toMatchObject({ new: 2 })
    expect(inLines(await clinic.patient('1'))).toEqual(['2026-09-14 alt 90 U/L [98 retest]'])
  })

  test('in one file, back to the first: the last line is reported, and the same file again changes nothing', async () => {
    const clinic = await Clinic.empty()
    const file = {
      'v.csv': results('1,2026-09-14,ALT,98,U/L', '1,2026-09-14,ALT,90,U/L', '1,2026-09-14,ALT,98,U/L'),
    }
    expect((await clinic.take(file)).totals).toMatchObject({ new: 2, same: 1 })
    const once = inLines(await clinic.patient('1'))
    expect(once).toEqual(['2026-09-14 alt 98 U/L [98 retest] [90 retest]'])
    expect((await clinic.take(file)).totals).toMatchObject({ new: 0, same: 3, conflict: 0 })
    expect(inLines(await clinic.patient('1'))).toEqual(once)
  })

  test('in a later file: the stored value stands, marked, until a person chooses', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'v.csv': results('1,2026-09-14,ALT,98,U/L') })
    const preview = await clinic.preview({ 'w.csv': results('1,2026-09-14,ALT,90,U/L') })
    expect(preview.totals).toMatchObject({ conflict: 1, new: 0, cells: 1 })
    expect((await clinic.desk.page('conflicts', 0, 10)).items).toMatchObject([
      {
        number: '1',
        analyte: 'alt',
        stored: { text: '98' },
        received: { text: '90' },
        file: 'w.csv',
        line: 2,
        column: 4,
      },
    ])
    expect((await clinic.confirm()).waiting).toEqual({ conflicts: 1, doubts: 0 })
    expect(inLines(await clinic.patient('1'))).toEqual(['2026-09-14 alt 98 U/L !90'])
  })

  test.each([
    ['take-new', '2026-09-14 alt 90 U/L [98 conflict]'],
    ['keep-old', '2026-09-14 alt 98 U/L [90 conflict]'],
    ['keep-both', '2026-09-14 alt 90 U/L [98 retest]'],
  ] as const)('%s leaves %s, and the same file again adds nothing', async (choice, line) => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'v.csv': results('1,2026-09-14,ALT,98,U/L') })
    await clinic.preview({ 'w.csv': results('1,2026-09-14,ALT,90,U/L') })
    await clinic.desk.choose({ all: 'conflicts' }, choice)
    await clinic.confirm()
    expect(inLines(await clinic.patient('1'))).toEqual([line])
    expect((await clinic.preview({ 'w.csv': results('1,2026-09-14,ALT,90,U/L') })).totals).toMatchObject({
      same: 1,
      conflict: 0,
    })
  })

  test('two files of one import that contradict each other are a conflict, in whatever order', async () => {
    const clinic = await Clinic.empty()
    const preview = await clinic.preview({
      'w.csv': results('1,2026-09-14,ALT,90,U/L'),
      'v.csv': results('1,2026-09-14,ALT,98,U/L'),
    })
    expect(preview.totals).toMatchObject({ new: 1, conflict: 1 })
  })

  test('98 and 98.0 are the same; another unit is another value', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'v.csv': results('1,2026-09-14,TC,200,mg/dL') })
    expect(
      (
        await clinic.preview({
          'w.csv': results('1,2026-09-14,TC,200.0,mg/dL', '1,2026-09-14,総コレステロール,200,mmol/L'),
        })
      ).totals,
    ).toMatchObject({ same: 1, conflict: 1 })
  })

  test('two times of one day are two draws; a line without a time is the draw of that day', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'v.csv': results('1,2026-09-14 09:30,ALT,98,U/L', '1,2026-09-14 15:00,ALT,90,U/L') })
    expect(inLines(await clinic.patient('1'))).toEqual([
      '2026-09-14 09:30 alt 98 U/L',
      '2026-09-14 15:00 alt 90 U/L',
    ])
    expect((await clinic.preview({ 'w.csv': results('1,2026-09-14,ALT,98,U/L') })).totals).toMatchObject({
      same: 1,
    })
  })

  test('a pending order is filled, arrives on the day of the import, and nothing is in conflict', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'v.csv': results('1,2026-11-14,ALT,,U/L') })
    expect((await clinic.take({ 'w.csv': results('1,2026-11-14,ALT,98,U/L') })).totals).toMatchObject({
      new: 1,
      conflict: 0,
    })
    const [result] = (await clinic.patient('1')).draws[0]?.results ?? []
    expect(result).toMatchObject({ status: 'final', arrived: '2026-11-22', value: { text: '98' } })
  })
})

describe('who somebody is', () => {
  test('a birth date that contradicts keeps the results out of the record, in the doubt list', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'r.csv': roster('1,青葉 葵,2001-03-04,女,,') })
    const file =
      '番号,生年月日,採血日,項目,結果,単位\n1,1980-01-01,2026-09-14,ALT,98,U/L\n1,1980-01-01,2026-09-14,AST,61,U/L\n'
    const preview = await clinic.preview({ 'v.csv': file })
    expect(preview.totals).toMatchObject({ doubt: 2, new: 0, patients: 0 })
    expect((await clinic.desk.page('doubts', 0, 9)).items).toMatchObject([
      {
        because: 'birth-date',
        cells: 2,
        stored: { birthDate: '2001-03-04' },
        received: { birthDate: '1980-01-01' },
        file: 'v.csv',
        line: 2,
      },
    ])
    await clinic.confirm()
    const patient = await clinic.patient('1')
    expect(patient.draws).toEqual([])
    expect(patient).toMatchObject({
      resultsInDoubt: true,
      held: [{ because: 'birth-date', results: [{ analyte: 'alt' }, { analyte: 'ast' }] }],
    })
    await clinic.take({ 'v.csv': file })
    expect((await clinic.patient('1')).held).toHaveLength(1)
  })

  test.each([
    ['take-new', { new: 2, doubt: 0, patients: 0 }, 1],
    ['keep-both', { new: 2, doubt: 0, patients: 1 }, 2],
    ['keep-old', { new: 0, doubt: 0, leftOut: 2, patients: 0 }, 1],
  ] as const)('a doubt decided with %s', async (choice, totals, patients) => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'r.csv': roster('1,青葉 葵,2001-03-04,女,,') })
    await clinic.preview({
      'v.csv': '番号,性別,採血日,項目,結果,単位\n1,男,2026-09-14,ALT,98,U/L\n1,男,2026-09-14,AST,61,U/L\n',
    })
    const preview = await clinic.desk.choose('d0', choice)
    expect(preview.totals).toMatchObject({ ...totals, cells: 2 })
    expect((await clinic.desk.choose('d0', undefined)).totals).toMatchObject({ doubt: 2, new: 0 })
    await clinic.desk.choose('d0', choice)
    await clinic.confirm()
    expect(await clinic.patients()).toHaveLength(patients)
  })

  test('412, 0412 and ００４１２ are asked about; with birth date and name in common they are joined', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'r.csv': roster('00412,青葉 葵,2001-03-04,女,,') })
    for (const number of ['412', '0412', '００４１２']) {
      expect(
        (await clinic.preview({ 'v.csv': results(`${number},2026-09-14,ALT,98,U/L`) })).totals,
      ).toMatchObject({ doubt: 1, patients: 0 })
      const known = `番号,氏名,生年月日,採血日,項目,結果,単位\n${number},青葉　葵 様,2001-03-04,2026-09-14,ALT,98,U/L\n`
      expect((await clinic.preview({ 'w.csv': known })).totals).toMatchObject({
        new: 1,
        doubt: 0,
        patients: 0,
      })
    }
    expect((await clinic.preview({ 'v.csv': results('4120,2026-09-14,ALT,98,U/L') })).totals).toMatchObject({
      patients: 1,
      doubt: 0,
    })
  })

  test('two people with one number in one file never merge', async () => {
    const clinic = await Clinic.empty()
    const preview = await clinic.preview({
      'r.csv': roster('1,青葉 葵,2001-03-04,女,,', '1,北沢 健,1998-07-21,男,,'),
    })
    expect(preview.totals).toMatchObject({ patients: 1, doubt: 1 })
  })

  test('a new name with the same birth date is a change, and is said', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'r.csv': roster('1,青葉 葵,2001-03-04,女,,') })
    expect((await clinic.preview({ 's.csv': roster('1,森 葵,2001-03-04,女,,') })).totals).toMatchObject({
      patientsChanged: 1,
      doubt: 0,
    })
    expect((await clinic.desk.page('notes', 0, 9)).items[0]?.text.ja).toContain('森 葵')
  })

  test('a draw before the birth is a problem', async () => {
    const clinic = await Clinic.empty()
    const files = {
      'r.csv': roster('1,青葉 葵,2001-03-04,女,,'),
      'v.csv': results('1,2001-03-03,ALT,9,U/L', '1,2001-03-04,ALT,9,U/L'),
    }
    expect((await clinic.preview(files)).totals).toMatchObject({ problems: 1, new: 1 })
    expect((await clinic.desk.page('problems', 0, 9)).items).toMatchObject([
      { code: 'before-birth', where: { file: 'v.csv', line: 2 } },
    ])
  })

  test('a draw before the birth is a problem where the clinic alone knows the birth date', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'r.csv': roster('1,青葉 葵,2001-03-04,女,,') })
    const files = { 'v.csv': results('1,2001-03-03,ALT,9,U/L', '1,2001-03-04,ALT,9,U/L') }
    expect((await clinic.preview(files)).totals).toMatchObject({ problems: 1, new: 1, patientsChanged: 0 })
    expect((await clinic.desk.page('problems', 0, 9)).items).toMatchObject([
      { code: 'before-birth', where: { file: 'v.csv', line: 2 } },
    ])
  })
})

describe('courses', () => {
  test.each([
    ['2026-08-17', 1],
    ['2026-09-02', 1],
    ['2026-09-03', 0],
    ['2026-07-04', 1],
    ['2026-07-03', 0],
  ])(
    'a first day of %s near the running course of 2026-08-03 waits for a choice: %i',
    async (start, doubts) => {
      const clinic = await Clinic.empty()
      await clinic.take({ 'r.csv': roster('1,青葉 葵,2001-03-04,女,2026-08-03,20') })
      expect(
        (await clinic.preview({ 's.csv': roster(`1,青葉 葵,2001-03-04,女,${start},20`) })).totals.doubt,
      ).toBe(doubts)
    },
  )

  test.each([
    ['take-new', ['2026-08-17']],
    ['keep-both', ['2026-08-03', '2026-08-17']],
    ['keep-old', ['2026-08-03']],
    [undefined, ['2026-08-03']],
  ] as const)('the first day in doubt, decided with %s', async (choice, starts) => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'r.csv': roster('1,青葉 葵,2001-03-04,女,2026-08-03,20') })
    await clinic.preview({ 's.csv': roster('1,青葉 葵,2001-03-04,女,2026-08-17,20') })
    const [doubt] = (await clinic.desk.page('doubts', 0, 1)).items
    await clinic.desk.choose(doubt?.id ?? '', choice)
    await clinic.confirm()
    const patient = await clinic.patient('1')
    expect(patient.courses.map(({ start }) => start)).toEqual(starts)
    expect(patient.held?.length ?? 0).toBe(choice === undefined ? 1 : 0)
    expect(patient.resultsInDoubt).toBeUndefined()
  })

  test('a changed dose is a step from the day of the import, or from the day that the roster gives', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'r.csv': roster('1,青葉 葵,2001-03-04,女,2026-08-03,20') })
    await clinic.take({ 's.csv': roster('1,青葉 葵,2001-03-04,女,2026-08-03,30') })
    await clinic.take({ 't.csv': '番号,1日量,用量変更日\n1,10,2026-10-01\n' })
    expect((await clinic.patient('1')).courses[0]?.doses).toEqual([
      { from: '2026-08-03', mgPerDay: 20 },
      { from: '2026-10-01', mgPerDay: 10 },
      { from: '2026-11-22', mgPerDay: 30 },
    ])
  })

  test('pauses that overlap are refused, the rest of the row stands', async () => {
    const clinic = await Clinic.empty()
    const headings = '番号,開始日,休薬開始日,再開日'
    await clinic.take({ 'r.csv': `${headings}\n1,2026-08-03,2026-09-01,2026-09-10\n` })
    const preview = await clinic.preview({
      's.csv': `${headings}\n1,2026-08-03,2026-09-05,2026-09-20\n1,2026-08-03,2026-10-01,\n`,
    })
    expect(preview.totals.problems).toBe(1)
    await clinic.confirm()
    expect((await clinic.patient('1')).courses[0]?.pauses).toEqual([
      { from: '2026-09-01', restart: '2026-09-10' },
      { from: '2026-10-01' },
    ])
    await clinic.take({ 't.csv': '番号,再開日\n1,2026-10-09\n' })
    expect((await clinic.patient('1')).courses[0]?.pauses.at(-1)).toEqual({
      from: '2026-10-01',
      restart: '2026-10-09',
    })
  })

  test.each([
    [{ kind: 'none' } as const, []],
    [{ kind: 'first-draw' } as const, ['2026-08-01']],
    [{ kind: 'on-day', day: day('2026-08-10') } as const, ['2026-08-10']],
  ])('for new people without one: %o', async (course, starts) => {
    const clinic = await Clinic.empty()
    const preview = await clinic.preview({
      'v.csv': results('1,2026-09-14,ALT,98,U/L', '1,2026-08-01,ALT,20,U/L'),
    })
    expect(preview.withoutCourse).toBe(1)
    await clinic.confirm(course)
    expect((await clinic.patient('1')).courses.map(({ start }) => start)).toEqual(starts)
  })
})

describe('an import taken back', () => {
  test('leaves the clinic as it was before', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({
      'r.csv': roster('1,青葉 葵,2001-03-04,女,2026-08-03,20'),
      'v.csv': results('1,2026-09-14,ALT,98,U/L', '1,2026-09-20,TG,,mg/dL'),
    })
    const before = await clinic.patients()
    const done = await clinic.take(
      {
        's.csv':
          '番号,氏名,電話,体重,開始日,1日量,休薬開始日,次回受診\n1,青葉 葵,03-0000,52,2026-08-03,30,2026-10-01,2026-12-01\n2,七瀬 奈緒,,,2026-10-05,20,,\n',
        'w.csv': results(
          '1,2026-09-14,ALT,90,U/L',
          '1,2026-09-14,AST,61,U/L',
          '1,2026-09-20,TG,88,mg/dL',
          '1,2026-10-14,ALT,70,U/L',
          '3,2026-09-14,ALT,9,U/L',
        ),
      },
      { course: { kind: 'first-draw' } },
    )
    expect(await clinic.patients()).toHaveLength(3)
    expect(await clinic.undo(done.importId)).toMatchObject({
      patientsRemoved: 2,
      patientsRestored: 1,
      kept: [],
    })
    expect(await clinic.patients()).toEqual(before)
    expect((await clinic.session.readImports()).at(-1)).toMatchObject({
      id: done.importId,
      undone: '2026-11-22T10:00:00',
    })
  })

  test('says what it cannot take back', async () => {
    const clinic = await Clinic.empty()
    const first = await clinic.take({ 'v.csv': results('1,2026-09-14,ALT,98,U/L') })
    await clinic.preview({ 'w.csv': results('1,2026-09-14,ALT,90,U/L') })
    await clinic.desk.choose({ all: 'conflicts' }, 'take-new')
    const second = await clinic.confirm()
    const undone = await clinic.undo(first.importId)
    // The value that a later import corrected; whom it stands under stays with it.
    expect(undone.kept).toHaveLength(1)
    expect(inLines(await clinic.patient('1'))).toEqual(['2026-09-14 alt 90 U/L'])
    // What was taken back does not come alive with the next one that is.
    await clinic.undo(second.importId)
    expect(await clinic.patients()).toEqual([])
  })
})

describe('the desk', () => {
  test('stores nothing when cancelled while reading or storing', async () => {
    const clinic = await Clinic.empty()
    const file = { 'v.csv': results('1,2026-09-14,ALT,98,U/L') }
    const opening = clinic.open(file)
    await clinic.desk.cancel()
    expect(await opening).toEqual({ state: 'cancelled' })
    await clinic.preview(file)
    expect(await clinic.patients()).toEqual([])
    expect(await clinic.session.readImports()).toEqual([])
  })

  test('says what a file is where nothing of it can be read', async () => {
    const clinic = await Clinic.empty()
    expect(await clinic.open({ 'x.xlsx': Uint8Array.from([0x50, 0x4b, 3, 4]) })).toMatchObject({
      state: 'nothing',
      problem: { code: 'packed-damaged' },
    })
    expect(await clinic.open({ 'x.json': '{"saiketsu": 99}' })).toMatchObject({
      state: 'nothing',
      problem: { code: 'newer-clinic-file' },
    })
    expect(await clinic.open({ 'x.json': '{"a": ' })).toMatchObject({
      state: 'nothing',
      problem: { code: 'not-json' },
    })
    expect(await clinic.open({ 'x.csv': '番号,採血日,項目,結果\n' })).toMatchObject({
      state: 'nothing',
      problem: { code: 'no-rows' },
    })
  })

  test('says what a message without results is, not that rows were missing under headings', async () => {
    const clinic = await Clinic.empty()
    const order = 'MSH|^~\\&|A|B|C|D|20260901||ORM^O01|1|P|2.5\rORC|NW|1\r'
    const opened = await clinic.open({ 'order.hl7': order })
    expect(opened).toMatchObject({
      state: 'nothing',
      problem: { code: 'no-results', where: { file: 'order.hl7' } },
    })
    if (opened.state !== 'nothing') throw new Error(opened.state)
    expect(opened.problem.because.ja).toContain('ORM^O01')
    expect(opened.problem.because.en).toContain('ORM^O01')
  })

  test('one unreadable file does not hide the others', async () => {
    const clinic = await Clinic.empty()
    const preview = await clinic.preview({
      'a.xlsx': Uint8Array.from([0x50, 0x4b, 3, 4]),
      'v.csv': results('1,2026-09-14,ALT,98,U/L'),
    })
    expect(preview.totals).toMatchObject({ new: 1, problems: 1 })
  })

  test('files that are handed over in parts are one import, and a cancel between the parts is heard', async () => {
    const clinic = await Clinic.empty()
    const part = (number: string): { name: string; text: string } => ({
      name: `${number}.csv`,
      text: results(`${number},2026-09-14,ALT,98,U/L`),
    })
    await clinic.desk.bring([part('00141'), part('00142')])
    const last = results('00143,2026-09-14,ALT,98,U/L')
    expect((await clinic.preview({ '00143.csv': last })).totals).toMatchObject({ patients: 3, new: 3 })
    await clinic.desk.bring([part('00141')])
    await clinic.desk.cancel()
    expect(await clinic.open({ '00143.csv': last })).toEqual({ state: 'cancelled' })
    expect((await clinic.preview({ '00143.csv': last })).totals).toMatchObject({ patients: 1, new: 1 })
  })
})

describe('doubts of one reason decided together', () => {
  const PEOPLE =
    '番号,氏名,生年月日,性別,開始日\n' +
    [1, 2, 3, 4].map((at) => `0010${at},患者 ${at},2001-03-0${at},女,2026-09-20\n`).join('')
  const LOST_ZEROS =
    '番号,生年月日,採血日,ALT\n101,,2026-10-14,21\n102,,2026-10-14,22\n103,,2026-10-14,23\n104,1980-01-01,2026-10-14,24\n'

  async function doubtful(): Promise<{ clinic: Clinic; ids: string[] }> {
    const clinic = await Clinic.empty()
    await clinic.take({ 'r.csv': PEOPLE })
    await clinic.preview({ 'excel.csv': LOST_ZEROS })
    const { items } = await clinic.desk.page('doubts', 0, 9)
    return { clinic, ids: items.map(({ id }) => id) }
  }

  test('one answer for those whose number lost its zeros, never for one whose birth date contradicts', async () => {
    const { clinic, ids } = await doubtful()
    expect(ids).toHaveLength(4)
    const { doubtGroups, totals } = await clinic.desk.choose({ together: 'number' }, 'take-new')
    expect(doubtGroups).toMatchObject([
      { because: 'number', doubts: 3, waiting: 0, together: { choice: 'take-new', doubts: 3 } },
    ])
    expect(totals).toMatchObject({ doubt: 1 })
    await clinic.confirm()
    expect((await clinic.patient('00101')).draws).toHaveLength(1)
    expect((await clinic.patient('00104')).draws).toHaveLength(0)
  })

  test('what was decided one by one stands, also when the answer for all is taken back', async () => {
    const { clinic, ids } = await doubtful()
    await clinic.desk.choose(ids[0] ?? '', 'keep-old')
    const all = await clinic.desk.choose({ together: 'number' }, 'take-new')
    expect(all.doubtGroups).toMatchObject([{ waiting: 0, together: { doubts: 2 } }])
    const back = await clinic.desk.choose({ together: 'number' }, undefined)
    expect(back.doubtGroups).toMatchObject([{ doubts: 3, waiting: 2 }])
    expect(back.doubtGroups[0]?.together).toBeUndefined()
    expect(back.totals).toMatchObject({ leftOut: 1, doubt: 3 })
  })
})

describe('a clinic that changed while its preview stood open', () => {
  test('nothing is stored before the person has seen what now holds, and nobody comes twice', async () => {
    const clinic = await Clinic.empty()
    await clinic.preview({ 'a.csv': '番号,採血日,ALT\n70001,2026-09-14,44\n70002,2026-09-14,44\n' })
    const other = clinic.otherDesk()
    await other.take({ 'b.csv': '番号,採血日,ALT\n70001,2026-09-14,33\n' })
    await expect(clinic.confirm()).rejects.toThrow('cancelled')
    const renewed = await clinic.desk.renewed()
    expect(renewed?.totals).toMatchObject({ new: 1, conflict: 1, patients: 1 })
    await clinic.confirm()
    expect((await clinic.patients()).map(({ number }) => number)).toEqual(['70001', '70002'])
  })

  test('a corrected number stays corrected, and nothing is asked twice that nobody touched', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'r.csv': roster('1,青葉 葵,2001-03-04,女,,') })
    await clinic.preview({ 'v.csv': '番号,生年月日,採血日,ALT\n1,1990-01-01,2026-09-14,44\n' })
    const [doubt] = (await clinic.desk.page('doubts', 0, 1)).items
    await clinic.desk.correctNumber(doubt?.id ?? '', '70002')
    await clinic.otherDesk().take({ 'b.csv': '番号,採血日,ALT\n70009,2026-09-14,33\n' })
    await clinic.confirm()
    expect((await clinic.patients()).map(({ number }) => number).sort()).toEqual(['1', '70002', '70009'])
    expect((await clinic.patient('1')).held).toBeUndefined()
  })

  test('a choice between two values is asked again where one of them was corrected meanwhile', async () => {
    const clinic = await Clinic.empty()
    await clinic.take({ 'a.csv': '番号,採血日,ALT\n1,2026-09-14,98\n' })
    await clinic.preview({ 'b.csv': '番号,採血日,ALT\n1,2026-09-14,44\n' })
    const [conflict] = (await clinic.desk.page('conflicts', 0, 1)).items
    await clinic.desk.choose(conflict?.id ?? '', 'keep-old')
    const patient = await clinic.patient('1')
    const [draw] = patient.draws
    const place = { drawId: draw?.id ?? '', resultId: draw?.results[0]?.id ?? '' }
    const entry = { text: '89', unit: 'U/L', reason: '転記の誤り' }
    const writer = { by: '医師', at: '2026-11-22T09:20:00', today: clinic.today, newId: () => 'n' }
    const edited = withEditedResult(patient, place, entry, writer)
    if ('because' in edited) throw new Error(edited.because.en)
    await clinic.session.readPatients([patient.id])
    await clinic.session.commit({ what: 'result-edited', at: writer.at, patients: [edited] })
    await expect(clinic.confirm()).rejects.toThrow('cancelled')
    const [asked] = (await clinic.desk.page('conflicts', 0, 1)).items
    expect(asked).toMatchObject({ stored: { text: '89' } })
    expect(asked?.choice).toBeUndefined()
    expect((await clinic.patient('1')).draws[0]?.results[0]?.conflict).toBeUndefined()
  })

  const MANY = Array.from({ length: 250 }, (_, at) => `${70001 + at},2026-09-14,44`)
  const MANY_FILE = ['番号,採血日,ALT', ...MANY, ''].join('\n')

  /** A desk that stores many people, with something that another tab does once in the middle of that. */
  async function whileStoring(
    act: (clinic: Clinic) => Promise<void>,
    before: (clinic: Clinic) => Promise<void> = () => Promise.resolve(),
  ): Promise<{ clinic: Clinic; storing: Clinic }> {
    const clinic = await Clinic.empty()
    await before(clinic)
    let isStoring = false
    const storing = clinic.otherDesk(async () => {
      if (!isStoring) return
      isStoring = false
      await act(clinic)
    })
    await storing.preview({ 'many.csv': MANY_FILE })
    isStoring = true
    return { clinic, storing }
  }

  async function typedIn(clinic: Clinic, number: string): Promise<void> {
    const writer = { by: '受付', at: '2026-11-22T09:20:00', today: clinic.today, newId }
    const added = newPatient({ number }, () => false, writer)
    if ('because' in added) throw new Error(added.because.en)
    await clinic.session.commit({
      what: 'patient-added',
      at: '2026-11-22T09:20:00',
      patients: [added],
      newNumbers: new Map([[number, added.id]]),
    })
  }

  test('a number that somebody types in elsewhere while the import is being stored is not given twice', async () => {
    const { clinic, storing } = await whileStoring((there) => typedIn(there, '70240'))
    await expect(storing.confirm()).rejects.toThrow('cancelled')
    expect((await clinic.patients()).map(({ number }) => number)).toEqual(['70240'])
    expect((await storing.desk.renewed())?.totals).toMatchObject({ patients: 249, new: 250 })
    await storing.confirm()
    const numbers = (await clinic.patients()).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(250)
    expect(numbers).toHaveLength(250)
    expect((await clinic.patient('70240')).draws).toHaveLength(1)
  })

  test('somebody who is typed in elsewhere and not in the files holds nothing up', async () => {
    const { clinic, storing } = await whileStoring((there) => typedIn(there, '80001'))
    await storing.confirm()
    expect(await clinic.patients()).toHaveLength(251)
  })

  test('a patient who is changed elsewhere while results of hers are being stored keeps both', async () => {
    const { clinic, storing } = await whileStoring(
      async (there) => {
        const { id } = await there.patient('70001')
        const [first] = await there.session.readPatients([id])
        if (!first) throw new Error('nobody there')
        const patients = [{ ...first, phone: '03' }]
        await there.session.commit({ what: 'phone', at: '2026-11-22T09:20:00', patients })
      },
      (there) => typedIn(there, '70001'),
    )
    await storing.confirm()
    expect(await clinic.patient('70001')).toMatchObject({ phone: '03', draws: [{ day: '2026-09-14' }] })
  })
})
