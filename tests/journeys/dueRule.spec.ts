import type { Page } from '@playwright/test'
import { clinicFile, createClinic, expect, importFiles, rowOf, test, unlock } from './support'

/** What the worklist and the patient page must say on a day; the examples of the due rule, one patient each. */
interface Example {
  number: string
  of: string
  patient: object
  says: {
    today: string
    status: string
    due?: string
    days?: number
    by?: string
    group?: string
    modifier?: string
    because?: string
  }[]
}

const COMPLETE = ['ast', 'alt', 'tc', 'ldl', 'hdl', 'tg']

function draw(day: string, analytes = COMPLETE, reviews: object[] = []): object {
  const results = analytes.map((analyte) => ({
    analyte,
    value: '20',
    unit: unitOf(analyte),
    status: 'final',
  }))
  return { day, results, reviews }
}

function unitOf(analyte: string): string {
  return analyte === 'ast' || analyte === 'alt' ? 'U/L' : 'mg/dL'
}

function course(start: string, more: object = {}): object {
  return { start, protocol: 'bimonthly', doses: [{ from: start, mgPerDay: 20 }], pauses: [], ...more }
}

const EXAMPLES: Example[] = [
  {
    number: '00001',
    of: 'due soon, due today and overdue around the due day',
    patient: { courses: [course('2026-04-10')], draws: [draw('2026-04-02')] },
    says: [
      { today: '2026-06-01', status: 'due-soon', due: '2026-06-02', days: 0 },
      { today: '2026-06-02', status: 'due-today', due: '2026-06-02', days: 0 },
      { today: '2026-06-03', status: 'overdue', due: '2026-06-02', days: 1 },
    ],
  },
  {
    number: '00002',
    of: 'the end of December plus two months is the end of February',
    patient: { courses: [course('2026-01-05')], draws: [draw('2025-12-31')] },
    says: [{ today: '2026-03-01', status: 'overdue', due: '2026-02-28', days: 1 }],
  },
  {
    number: '00003',
    of: 'a baseline exactly one month, clamped, before the first day serves',
    patient: { courses: [course('2026-03-31')], draws: [draw('2026-02-28')] },
    says: [{ today: '2026-04-01', status: 'on-schedule', due: '2026-04-28', days: 0 }],
  },
  {
    number: '00004',
    of: 'a baseline that is too old is missing',
    patient: { courses: [course('2026-04-10')], draws: [draw('2026-03-09')] },
    says: [{ today: '2026-04-12', status: 'baseline-missing', due: '2026-04-10', days: 2, by: 'start' }],
  },
  {
    number: '00005',
    of: 'the first draw after the first day starts the clock without a baseline',
    patient: { courses: [course('2026-04-10')], draws: [draw('2026-04-24')] },
    says: [{ today: '2026-06-25', status: 'overdue', due: '2026-06-24', days: 1, modifier: 'no-baseline' }],
  },
  {
    number: '00006',
    of: 'before the first day the draw is due on it',
    patient: { courses: [course('2026-12-01')], draws: [] },
    says: [{ today: '2026-11-22', status: 'due-soon', due: '2026-12-01', days: 0 }],
  },
  {
    number: '00007',
    of: 'a partial draw restarts its own group only',
    patient: { courses: [course('2026-04-10')], draws: [draw('2026-04-02'), draw('2026-05-20', ['alt'])] },
    says: [
      {
        today: '2026-06-05',
        status: 'overdue',
        due: '2026-06-02',
        days: 3,
        group: 'lipids',
        modifier: 'partial',
      },
    ],
  },
  {
    number: '00008',
    of: 'and both groups once the other was drawn too',
    patient: {
      courses: [course('2026-04-10')],
      draws: [draw('2026-04-02'), draw('2026-05-20', ['alt']), draw('2026-05-25', ['tg'])],
    },
    says: [{ today: '2026-06-05', status: 'on-schedule', due: '2026-07-20', days: 0, group: 'liver' }],
  },
  {
    number: '00009',
    of: 'nothing is left before the planned end, and past it the end is not recorded',
    patient: {
      courses: [course('2026-04-10', { plannedWeeks: 16 })],
      draws: [draw('2026-04-02'), draw('2026-06-03')],
    },
    says: [
      { today: '2026-07-10', status: 'none-left', due: '', days: 0 },
      { today: '2026-08-10', status: 'unknown', due: '', days: 0, because: 'end-not-recorded' },
    ],
  },
  {
    number: '00010',
    of: 'a due day before the planned end stands and grows overdue',
    patient: {
      courses: [course('2026-04-10', { plannedWeeks: 20 })],
      draws: [draw('2026-04-02'), draw('2026-06-02')],
    },
    says: [{ today: '2026-11-22', status: 'overdue', due: '2026-08-02', days: 112 }],
  },
  {
    number: '00011',
    of: 'after a long pause the draw is due on the restart day',
    patient: {
      courses: [course('2026-07-14', { pauses: [{ from: '2026-10-01', restart: '2026-11-01' }] })],
      draws: [draw('2026-07-14')],
    },
    says: [{ today: '2026-11-02', status: 'overdue', due: '2026-11-01', days: 1 }],
  },
  {
    number: '00012',
    of: 'a pause without restart holds',
    patient: {
      courses: [course('2026-09-20', { pauses: [{ from: '2026-11-15' }] })],
      draws: [draw('2026-09-20')],
    },
    says: [{ today: '2026-11-22', status: 'on-hold', due: '', days: 0 }],
  },
  {
    number: '00013',
    of: 'a recheck stands through a pause',
    patient: {
      courses: [course('2026-09-25', { pauses: [{ from: '2026-10-02' }] })],
      draws: [draw('2026-10-01', COMPLETE, [{ day: '2026-10-02', by: '医師', recheck: '2026-10-15' }])],
    },
    says: [{ today: '2026-10-16', status: 'overdue', due: '2026-10-15', days: 1, by: 'recheck' }],
  },
  {
    number: '00014',
    of: 'a partial draw ends the recheck',
    patient: {
      courses: [course('2026-09-20')],
      draws: [
        draw('2026-09-14', COMPLETE, [{ day: '2026-09-20', by: '医師', recheck: '2026-10-04' }]),
        draw('2026-10-02', ['alt']),
      ],
    },
    says: [{ today: '2026-10-08', status: 'on-schedule', due: '2026-11-14', days: 0, group: 'lipids' }],
  },
  {
    number: '00015',
    of: 'the last-dose day still belongs to the course',
    patient: { courses: [course('2026-09-25', { end: '2026-11-22' })], draws: [draw('2026-09-22')] },
    says: [{ today: '2026-11-22', status: 'due-today', due: '2026-11-22', days: 0 }],
  },
]

/** Sets the day and lets the page notice it as it would when somebody comes back to the desk. */
async function itIs(page: Page, today: string): Promise<void> {
  await page.clock.setFixedTime(`${today}T10:00:00+09:00`)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(page.getByTestId('as-of')).toHaveAttribute('data-day', today)
}

test('every example of the due rule comes out of the clinic file as it is written', async ({ page }) => {
  test.setTimeout(180_000)
  await createClinic(page)
  const counts = await importFiles(
    page,
    clinicFile(
      EXAMPLES.map(({ number, patient }) => ({ number, sex: 'F', birthDate: '2000-01-01', ...patient })),
    ),
  )
  expect(counts['problems']).toBe(0)
  expect(counts['patients']).toBe(EXAMPLES.length)
  await page.goto('./#/worklist?chip=all')
  const says = EXAMPLES.flatMap(({ number, of, says }) => says.map((said) => ({ number, of, ...said })))
  for (const said of says.toSorted((a, b) => (a.today < b.today ? -1 : 1))) {
    await test.step(`${said.today}: ${said.of}`, async () => {
      await itIs(page, said.today)
      const row = rowOf(page, said.number)
      await expect(row).toHaveAttribute('data-status', said.status)
      if (said.due !== undefined) await expect(row).toHaveAttribute('data-due', said.due)
      if (said.days !== undefined) await expect(row).toHaveAttribute('data-days-overdue', String(said.days))
      if (said.by !== undefined) await expect(row).toHaveAttribute('data-due-by', said.by)
      if (said.modifier !== undefined)
        await expect(row).toHaveAttribute('data-modifiers', new RegExp(said.modifier))
      await row.click()
      const verdict = page.getByTestId('verdict')
      await expect(verdict).toHaveAttribute('data-status', said.status)
      if (said.due !== undefined) await expect(verdict).toHaveAttribute('data-due', said.due)
      if (said.group !== undefined) await expect(verdict).toHaveAttribute('data-group', said.group)
      if (said.because !== undefined) await expect(verdict).toHaveAttribute('data-because', said.because)
      await page.goBack()
      await expect(page.getByTestId('worklist')).toBeVisible()
    })
  }
})

test('seven days of grace: in grace until the seventh, overdue from the eighth', async ({ page }) => {
  await createClinic(page)
  await importFiles(
    page,
    clinicFile([{ number: '00016', courses: [course('2026-09-20')], draws: [draw('2026-09-14')] }], {
      zone: 'Asia/Tokyo',
      graceDays: 7,
    }),
  )
  await page.goto('./#/worklist?chip=all')
  const row = rowOf(page, '00016')
  for (const [today, status, days] of [
    ['2026-11-14', 'due-today', 0],
    ['2026-11-18', 'in-grace', 0],
    ['2026-11-21', 'in-grace', 0],
    ['2026-11-22', 'overdue', 8],
  ] as const) {
    await itIs(page, today)
    await expect(row).toHaveAttribute('data-status', status)
    await expect(row).toHaveAttribute('data-days-overdue', String(days))
  }
})

test('at midnight in the clinic a patient becomes overdue, with nothing written anywhere', async ({
  page,
}) => {
  await createClinic(page, {}, '2026-11-14T23:55:00+09:00')
  await importFiles(
    page,
    clinicFile([{ number: '00017', courses: [course('2026-09-20')], draws: [draw('2026-09-14')] }]),
  )
  await page.goto('./#/worklist?chip=all')
  await expect(rowOf(page, '00017')).toHaveAttribute('data-status', 'due-today')
  // The log-in is written while the list already stands: the clinic created, the import, the log-in.
  await expect.poll(async () => (await storedVersions(page)).filter(isAct).length).toBe(3)
  const before = await storedVersions(page)
  await page.clock.fastForward('06:00')
  await expect(rowOf(page, '00017')).toHaveAttribute('data-status', 'overdue')
  await expect(page.getByTestId('as-of')).toHaveAttribute('data-day', '2026-11-15')
  expect(await storedVersions(page)).toEqual(before)
})

test('what was set up and imported is still there after a reload and the passphrase', async ({ page }) => {
  await createClinic(page)
  await importFiles(
    page,
    clinicFile([{ number: '00018', courses: [course('2026-09-20')], draws: [draw('2026-09-14')] }]),
  )
  await page.goto('./#/worklist?chip=all')
  await page.reload()
  await unlock(page)
  await expect(rowOf(page, '00018')).toHaveAttribute('data-status', 'overdue')
})

function isAct(print: string): boolean {
  return print.startsWith('acts ')
}

/** A fingerprint of every stored record, so that a write of any kind would show. */
function storedVersions(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const read = <Given>(request: IDBRequest<Given>): Promise<Given> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(request.error?.message))
      })
    const database = await read(indexedDB.open('saiketsu'))
    const prints: string[] = []
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name)
      for (const value of await read(store.getAll())) {
        const bytes = await new Response(
          new Blob([
            await new Response(
              JSON.stringify(value, (_, part: unknown) =>
                ArrayBuffer.isView(part)
                  ? Array.from(part as Uint8Array)
                  : part instanceof ArrayBuffer
                    ? Array.from(new Uint8Array(part))
                    : part,
              ),
            ).text(),
          ]),
        ).arrayBuffer()
        const digest = await crypto.subtle.digest('SHA-256', bytes)
        prints.push(`${name} ${Array.from(new Uint8Array(digest).slice(0, 8)).join('.')}`)
      }
    }
    database.close()
    return prints
  })
}
