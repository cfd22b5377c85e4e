import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { beforeEach, describe, expect, test } from 'vitest'
import { useSession } from '@/state/session'
import { useSettings } from '@/state/settings'
import { connectImportsBy, useImporting } from '@/state/import/importing'
import { keepTemplate } from '@/state/import/templates'
import { SDTM_LB } from '../../formats/templates'
import { Clinic, results, roster } from './desk'

let clinic: Clinic

beforeEach(async () => {
  clinic = await Clinic.empty()
  setActivePinia(createPinia())
  const session = useSession()
  session.store = clinic.session
  session.phase = 'open'
  connectImportsBy(() => ({ service: clinic.desk, end: () => undefined }))
})

describe('the import store', () => {
  test('goes from files to preview to done, and back by undo', async () => {
    const importing = useImporting()
    await importing.open([
      { name: 'r.csv', text: roster('00142,青葉 葵,2001-03-04,女,2026-08-03,20') },
      new File([results('00142,2026-09-14,ALT,98,U/L')], 'v.csv'),
    ])
    expect(importing.phase).toBe('preview')
    expect(importing.preview?.totals).toMatchObject({ new: 1, patients: 1, cells: 1 })
    expect(importing.progress?.step).toBe('matching')
    await importing.confirm()
    expect(importing.phase).toBe('done')
    expect(importing.history).toHaveLength(1)
    expect(await clinic.patients()).toHaveLength(1)
    await importing.undo()
    expect(importing.undone).toMatchObject({ patientsRemoved: 1 })
    expect(await clinic.patients()).toEqual([])
  })

  test('reads with the worker that was started before a file was chosen, and ends it with the import', async () => {
    const workers = { begun: 0, ended: 0 }
    connectImportsBy(() => {
      workers.begun += 1
      return { service: clinic.desk, end: () => (workers.ended += 1) }
    })
    const importing = useImporting()
    importing.prepare()
    importing.prepare()
    await importing.open([{ name: 'v.csv', text: results('00142,2026-09-14,ALT,98,U/L') }])
    expect(importing.phase).toBe('preview')
    importing.prepare()
    expect(workers).toEqual({ begun: 1, ended: 0 })
    importing.reset()
    expect(workers).toEqual({ begun: 1, ended: 1 })
  })

  test('asks for a mapping, goes on with it, keeps it and recognises the file next time', async () => {
    const importing = useImporting()
    const file = {
      name: 'lb.csv',
      text: 'USUBJID,LBTESTCD,LBORRES,LBORRESU,LBORNRLO,LBORNRHI,LBDTC\n01-1,CHOL,200,mg/dL,1,2,2026-01-05\n',
    }
    await importing.open([file])
    expect(importing.phase).toBe('mapping')
    expect(importing.mapping?.suggested['LBDTC']).toEqual({ field: 'drawn' })
    await keepTemplate(SDTM_LB)
    await importing.applyMapping(SDTM_LB)
    expect(importing.preview?.totals.new).toBe(1)
    expect(useSettings().clinic.templates).toEqual([SDTM_LB])
    await importing.open([file])
    expect(importing.phase).toBe('preview')
    expect(importing.preview?.files[0]?.template).toBe('SDTM LB')
  })

  test('reads again as what a person says it is', async () => {
    const importing = useImporting()
    await importing.open([
      { name: 'x.csv', text: '番号,氏名,開始日,採血日,ALT\n1,青葉,2026-08-03,2026-09-14,98\n' },
    ])
    expect(importing.preview?.files[0]?.kind).toBe('results-wide')
    await importing.overruleKind('roster', 'x.csv')
    expect(importing.preview?.files[0]?.kind).toBe('roster')
    expect(importing.preview?.totals).toMatchObject({ patients: 1, new: 0 })
  })

  test('loads long lists page by page', async () => {
    const importing = useImporting()
    const rows = Array.from({ length: 120 }, (_, at) => `${at},2026-13-01,ALT,9,U/L`)
    await importing.open([{ name: 'x.csv', text: results(...rows) }])
    expect([importing.lists.problems.items.length, importing.lists.problems.total]).toEqual([50, 120])
    await importing.more('problems')
    expect(importing.lists.problems.items.map(({ where }) => where.line).slice(48, 52)).toEqual([
      50, 51, 52, 53,
    ])
  })

  test('two pasted texts of one name are two files', async () => {
    const importing = useImporting()
    const paste = (text: string): { name: string; text: string } => ({ name: 'paste', text })
    await importing.open([paste(results('1,2026-09-14,ALT,9,U/L')), paste(results('2,2026-09-14,ALT,9,U/L'))])
    expect(importing.preview?.files.map(({ name }) => name)).toEqual(['paste', 'paste (2)'])
  })

  test('lets go of everything when the clinic is locked', async () => {
    const importing = useImporting()
    await importing.open([
      { name: 'x.csv', text: results('1,2026-09-14,ALT,9,U/L', '1,2026-13-14,ALT,9,U/L') },
    ])
    expect(importing.lists.problems.total).toBe(1)
    useSession().store = undefined
    await nextTick()
    expect([importing.phase, importing.preview, importing.lists.problems.total]).toEqual([
      'idle',
      undefined,
      0,
    ])
  })

  test('what was confirmed is stored to its end when the clinic locks meanwhile, and the worker goes only then', async () => {
    let ended = 0
    connectImportsBy(() => ({ service: clinic.desk, end: () => (ended += 1) }))
    const importing = useImporting()
    await importing.open([{ name: 'x.csv', text: results('1,2026-09-14,ALT,9,U/L') }])
    const confirmed = importing.confirm()
    useSession().store = undefined
    await nextTick()
    expect(ended).toBe(0)
    expect(importing.phase).toBe('idle')
    await confirmed
    expect(ended).toBe(1)
    expect(importing.phase).toBe('idle')
    expect(importing.done).toBeUndefined()
    expect(await clinic.patients()).toHaveLength(1)
  })

  test('says what the world did, and stores nothing', async () => {
    const importing = useImporting()
    connectImportsBy(() => ({
      service: { ...clinic.desk, open: () => Promise.reject(new Error('gone')) } as never,
      end: () => undefined,
    }))
    await importing.open([{ name: 'x.csv', text: results('1,2026-09-14,ALT,9,U/L') }])
    expect(importing.phase).toBe('failed')
    expect(importing.failure?.text.ja).not.toBe('')
  })
})

describe('what a person said stays said', () => {
  const stored = { name: 'old.csv', text: results('1,2026-09-14,ALT,97,U/L') }
  const other = { name: 'new.csv', text: results('1,2026-09-14,ALT,98,U/L', '1,2026-09-14,しらべ,5,U/L') }

  test('a decision holds when the files are read again, and an own item is kept in the clinic', async () => {
    const importing = useImporting()
    await importing.open([stored])
    await importing.confirm()
    await importing.open([other])
    const [conflict] = importing.lists.conflicts.items
    await importing.choose(conflict?.id ?? '', 'take-new')
    await importing.saveOwnItem('results-long', 'しらべ', { analyte: 'ast' })
    expect(importing.preview?.totals).toMatchObject({ new: 1, conflict: 1, leftOut: 0 })
    expect(importing.lists.conflicts.items[0]?.choice).toBe('take-new')
    expect(useSettings().clinic.itemLists).toEqual([
      { kind: 'results-long', items: { しらべ: { analyte: 'ast' } } },
    ])
    await importing.saveOwnItem('results-long', 'しらべ', undefined)
    expect(importing.preview?.totals).toMatchObject({ new: 0, leftOut: 1 })
    expect(useSettings().clinic.itemLists).toEqual([])
  })

  test('an item that is left out from now on is left out by that', async () => {
    const importing = useImporting()
    await importing.saveOwnItem('results-long', 'しらべ', 'leave-out')
    await importing.open([other])
    expect(importing.lists.leftOut.items).toMatchObject([
      { heading: 'しらべ', reason: 'by-mapping', line: 3 },
    ])
    expect(importing.lists.unknownItems.total).toBe(0)
  })

  test('other files begin without the decisions about these', async () => {
    const importing = useImporting()
    await importing.open([stored])
    await importing.confirm()
    await importing.open([other])
    await importing.choose(importing.lists.conflicts.items[0]?.id ?? '', 'take-new')
    await importing.open([{ ...other, name: 'third.csv' }])
    expect(importing.lists.conflicts.items[0]?.choice).toBeUndefined()
  })

  test('a file that needs a mapping may be left out, and the others go on; it can be read after all', async () => {
    const importing = useImporting()
    await importing.open([stored, { name: 'odd.csv', text: 'a;b\nc;d\n' }])
    expect([importing.phase, importing.isOneOfSeveral]).toEqual(['mapping', true])
    await importing.leaveFileOut('odd.csv')
    expect(importing.phase).toBe('preview')
    expect(importing.preview?.totals).toMatchObject({ new: 1, cells: 1 })
    expect(importing.preview?.files.map(({ name, isLeftOut }) => [name, isLeftOut])).toEqual([
      ['odd.csv', true],
      ['old.csv', undefined],
    ])
    await importing.leaveFileOut('odd.csv', false)
    expect(importing.phase).toBe('mapping')
  })

  test('a kind that a person named is taken back by leaving it to be recognised', async () => {
    const importing = useImporting()
    await importing.open([
      { name: 'x.csv', text: '番号,氏名,開始日,採血日,ALT\n1,青葉,2026-08-03,2026-09-14,98\n' },
    ])
    await importing.overruleKind('roster', 'x.csv')
    expect(importing.preview?.files[0]?.kind).toBe('roster')
    await importing.overruleKind(undefined, 'x.csv')
    expect(importing.preview?.files[0]?.kind).toBe('results-wide')
  })

  test('a second press on confirm stores nothing twice', async () => {
    const importing = useImporting()
    await importing.open([stored])
    await Promise.all([importing.confirm(), importing.confirm()])
    expect(importing.phase).toBe('done')
    expect(importing.history).toHaveLength(1)
  })

  test('storing that was stopped leaves the preview as it was, with nothing stored', async () => {
    const importing = useImporting()
    // Whoever stores is asked after each 200 people whether to go on.
    const rows = Array.from({ length: 250 }, (_, at) => `${at + 1},2026-09-14,ALT,30,U/L`)
    await importing.open([{ name: 'many.csv', text: results(...rows) }])
    const confirmed = importing.confirm()
    await importing.cancel()
    await confirmed
    expect([importing.phase, importing.wasStopped]).toEqual(['preview', true])
    expect(await clinic.patients()).toEqual([])
    await importing.confirm()
    expect(importing.phase).toBe('done')
  })
})
