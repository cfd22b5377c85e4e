import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { createClinic, expect, expectAccessible, importFiles, openDemo, test, textFile } from './support'

const FILE = resolve(
  import.meta.dirname,
  '../../../shared/samples/cdisc-pilot01/dev/sdtm_lb_liver_chol_long.dev.csv',
)
const CHARTS = ['chart-liver', 'chart-lipid'] as const
/** Flagged, with results of both groups. */
const FLAGGED = '00101'
/** A second course after a relapse. */
const TWICE = '00507'

interface Shown {
  analyte: string
  day: string
  text: string
  y: string
  x: number
  top: number
}

async function pointsOf(of: Locator): Promise<Shown[]> {
  return of.locator('[data-point]').evaluateAll((all) =>
    (all as HTMLElement[]).map(({ dataset }) => ({
      analyte: dataset['analyte'] ?? '',
      day: dataset['day'] ?? '',
      text: dataset['text'] ?? '',
      y: dataset['y'] ?? '',
      x: Number(dataset['xPx']),
      top: Number(dataset['yPx']),
    })),
  )
}

async function bothCharts(page: Page): Promise<Shown[]> {
  return (await Promise.all(CHARTS.map((id) => pointsOf(page.getByTestId(id))))).flat()
}

async function openPatient(page: Page, number: string): Promise<void> {
  await page.goto(`./#/patients/${number}`)
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-patient-number', number)
  await expect(page.getByTestId('chart-lipid').locator('[data-x-px]').first()).toBeAttached()
}

test('every point of a patient is reached and read with the arrow keys alone, and the table moves along', async ({
  page,
}) => {
  await openDemo(page)
  await openPatient(page, FLAGGED)
  for (const id of CHARTS) {
    const chart = page.getByTestId(id)
    const all = await pointsOf(chart)
    const analytes = [...new Set(all.map(({ analyte }) => analyte))]
    await chart.locator('[data-point][tabindex="0"]').focus()
    const read: string[] = []
    for (const analyte of analytes) {
      await page.keyboard.press('Home')
      for (const { day } of all.filter((point) => point.analyte === analyte)) {
        const focused = page.locator('[data-point]:focus')
        await expect(focused).toHaveAttribute('data-analyte', analyte)
        await expect(focused).toHaveAttribute('data-day', day)
        await expect(page.getByTestId('chart-readout')).toHaveAttribute('data-day', day)
        const chosen = page.locator('td.chosen')
        await expect(chosen).toHaveAttribute('data-analyte', analyte)
        await expect(chosen).toHaveAttribute('data-drawn', day)
        read.push(`${analyte} ${day}`)
        await page.keyboard.press('ArrowRight')
      }
      await page.keyboard.press('ArrowDown')
    }
    expect(read).toEqual(all.map(({ analyte, day }) => `${analyte} ${day}`))
  }
  const cell = page.locator('[data-testid="result-cell"][data-analyte="alt"] button').first()
  await cell.focus()
  const drawn = await page.locator('td:focus-within').getAttribute('data-drawn')
  await expect(page.getByTestId('chart-readout')).toHaveAttribute('data-day', drawn ?? '')
})

test('zooming by keys and by pointer shows a part of the days in both charts, says what lies outside, and goes back', async ({
  page,
}) => {
  await openDemo(page)
  await openPatient(page, FLAGGED)
  // The baseline joins the charts once they stand.
  await expect(page.getByTestId('chart-baseline').first()).toBeVisible()
  const zoom = page.getByTestId('chart-zoom')
  const whole = await zoom.evaluate(({ dataset }) => ({ ...dataset }))
  const before = await bothCharts(page)
  await page.locator('[data-testid="chart-liver"] [data-analyte="alt"][data-flag="stop"]').focus()
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('+')
  await expect(zoom).toHaveAttribute('data-before', '1')
  await expect(zoom).toContainText('前に採血1回')
  const [from, to] = [await zoom.getAttribute('data-from'), await zoom.getAttribute('data-to')]
  const part = await bothCharts(page)
  const within = before.filter(({ day }) => day >= (from ?? '') && day <= (to ?? ''))
  expect(part.map(({ analyte, day, y }) => `${analyte} ${day} ${y}`)).toEqual(
    within.map(({ analyte, day, y }) => `${analyte} ${day} ${y}`),
  )
  await expect(page.locator('[data-point]:focus')).toHaveAttribute('data-flag', 'stop')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(zoom).not.toHaveAttribute('data-from', from ?? '')
  await page.keyboard.press('0')
  expect(await zoom.evaluate(({ dataset }) => ({ ...dataset }))).toEqual(whole)
  expect(await bothCharts(page)).toEqual(before)

  const box = await page.getByTestId('chart-liver').boundingBox()
  if (!box) throw new Error('no chart')
  await page.mouse.move(box.x + 300, box.y + 90)
  await page.mouse.down()
  await page.mouse.move(box.x + 500, box.y + 90, { steps: 4 })
  await page.mouse.up()
  await expect(zoom).toContainText('まで')
  await page.getByTestId('chart-zoom-whole').click()
  await expect(zoom).toHaveText('全体')
  await expect(zoom).toHaveAttribute('data-from', whole['from'] ?? '')
})

test('all analytes stand on one page without scrolling, and Enter shows one large', async ({ page }) => {
  await openDemo(page)
  await openPatient(page, FLAGGED)
  await expect(page.getByTestId('result-cell').first()).toBeAttached()
  await page.getByTestId('chart-multiples').click()
  const small = page.getByTestId('multiple')
  await expect(small.first()).toBeFocused()
  const drawn = await page
    .locator('[data-testid="result-cell"][data-value]:not([data-value=""])')
    .evaluateAll((cells) => [...new Set(cells.map((cell) => cell.getAttribute('data-analyte') ?? ''))].sort())
  const shown = await small.evaluateAll((all) => all.map((each) => each.getAttribute('data-analyte') ?? ''))
  expect([...shown].sort()).toEqual(drawn)
  await expect(small.last()).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  const chosen = await page.locator('[data-testid="multiple"]:focus').getAttribute('data-analyte')
  await page.keyboard.press('Enter')
  await expect(small).toHaveCount(0)
  await expect(page.locator(`.chart-legend [aria-pressed="true"]`).first()).toBeVisible()
  expect(chosen).not.toBeNull()
})

test('two courses are laid over each other by week, read by keyboard alone, and left to where one came from', async ({
  page,
}) => {
  await openDemo(page)
  await openPatient(page, TWICE)
  await page.getByTestId('chart-period-all').click()
  const opener = page.getByTestId('chart-overlay')
  await opener.focus()
  await page.keyboard.press('Enter')
  const points = page.getByTestId('overlay-points').locator('[data-point]')
  await expect(points.first()).toBeAttached()
  await expectAccessible(page)

  // Every result of the analyte that both charts hold, each in its course, and no other.
  const laid = await points.evaluateAll((all) =>
    (all as HTMLElement[]).map(({ dataset }) => [dataset['day'], dataset['y'], dataset['course']].join(' ')),
  )
  const charted = (await pointsOf(page.getByTestId('chart-liver'))).filter(({ analyte }) => analyte === 'alt')
  expect(charted.length).toBe(4)
  expect(laid).toEqual(charted.map(({ day, y }, at) => `${day} ${y} ${String(at < 2 ? 1 : 2)}`))

  // Tab comes to the points behind the choices; arrows lead along a course and over to the other one.
  for (let tabs = 0; tabs < 20 && (await page.locator('[data-point]:focus').count()) === 0; tabs += 1) {
    await page.keyboard.press('Tab')
  }
  const focused = page.locator('[data-point]:focus')
  await expect(focused).toHaveAttribute('data-course', '1')
  await page.keyboard.press('End')
  await expect(focused).toHaveAttribute('data-week', '9')
  await expect(focused).toHaveText(/^第1コース ALT 33 U\/L、2025-12-17、第9週、注意/)
  await expect(page.getByTestId('overlay-read')).toHaveText((await focused.textContent()) ?? '')
  await page.keyboard.press('ArrowDown')
  await expect(focused).toHaveText(/^第2コース ALT 29 U\/L/)
  await page.keyboard.press('Home')
  await expect(focused).toHaveAttribute('data-week', '')

  // Another group, and one course put aside.
  await page.getByTestId('overlay-lipids').press('Enter')
  await expect(points.first()).toHaveAttribute('data-analyte', 'tg')
  await page.getByTestId('overlay-course-1').press('Enter')
  await expect(points).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(points).toHaveCount(0)
  await expect(opener).toBeFocused()
})

test('the points shown leave as CSV, exactly those of the charts, and the audit trail says so', async ({
  page,
}) => {
  await openDemo(page)
  await openPatient(page, FLAGGED)
  const points = await bothCharts(page)
  await page.getByTestId('chart-more').click()
  await expectAccessible(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('chart-csv').click()])
  expect(download.suggestedFilename()).toBe('patient-chart-2026-11-22.csv')
  const [, ...lines] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n')
  const told = lines.map((line) => line.split(','))
  expect(told.map((cells) => `${cells[2] ?? ''} ${cells[3] ?? ''}`)).toEqual(
    points.map(({ day, text }) => `${day} ${text}`),
  )
  expect(new Set(told.map(([number]) => number))).toEqual(new Set([FLAGGED]))
  await page.goto('./#/settings/audit')
  await expect(page.locator('[data-testid="audit"] [data-what="exported-patient"]').first()).toBeVisible()
})

test('the copied table is the table of the page, and the picture is a PNG', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDemo(page)
  await openPatient(page, FLAGGED)
  await expect(page.getByTestId('result-cell').first()).toBeAttached()
  const cells = await page
    .getByTestId('result-cell')
    .evaluateAll((all) =>
      (all as HTMLElement[]).map(({ dataset }) => dataset['value'] ?? '').filter((value) => value !== ''),
    )
  await page.getByTestId('chart-more').click()
  await page.getByTestId('chart-copy-table').click()
  await expect(page.getByTestId('message').last()).toHaveAttribute('data-kind', 'done')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split('\t'))
  const days = (rows[1] ?? []).map((heading) => /^\d{4}-\d\d-\d\d/.test(heading))
  const copied = rows.slice(2).flatMap((row) => row.filter((cell, at) => days[at] && cell !== ''))
  expect(copied).toEqual(cells)
  expect(rows[0]?.[0]).toContain(FLAGGED)

  await page.getByTestId('chart-more').click()
  await page.getByTestId('chart-copy-picture').click()
  await expect(page.getByTestId('chart-copy-picture')).toHaveCount(0)
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read()
        return item?.types.includes('image/png') ? (await item.getType('image/png')).size > 20_000 : false
      }),
    )
    .toBe(true)
})

/** The analytes of the study that the charts show at first, by its codes. */
const STUDIED: Record<string, string> = {
  ALT: 'alt',
  AST: 'ast',
  GGT: 'ggt',
  ALP: 'alp',
  BILI: 'tbil',
  CHOL: 'tc',
}

const LINES = readFileSync(FILE, 'utf8')
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')))
  .map((cells) => ({
    who: cells[2] ?? '',
    code: cells[4] ?? '',
    value: cells[7] ?? '',
    unit: cells[8] ?? '',
    low: cells[9] ?? '',
    high: cells[10] ?? '',
    day: (cells[21] ?? '').slice(0, 10),
  }))
  .filter(({ code, value, day }) => STUDIED[code] !== undefined && value !== '' && day !== '')
/** Some with few draws, some with many. */
const PEOPLE = [...new Set(LINES.map(({ who }) => who))].slice(0, 4)

/** The lines of these people in the layout of a clinic's own list; nothing but the order of columns is changed. */
function asList(people: readonly string[]): string {
  const rows = LINES.filter(({ who }) => people.includes(who)).map(
    ({ who, day, code, value, unit, low, high }) => [
      who,
      day,
      code === 'CHOL' ? 'TC' : code === 'BILI' ? 'T-Bil' : code,
      value,
      unit,
      low && high ? `${low}-${high}` : '',
    ],
  )
  return ['番号,採血日,項目,結果,単位,基準範囲', ...rows.map((row) => row.join(','))].join('\r\n')
}

/** What the file says, read by nothing of the app. */
function truthOf(who: string): string[] {
  return LINES.filter((line) => line.who === who)
    .map(({ code, day, value }) => `${STUDIED[code] ?? ''} ${day} ${value}`)
    .sort()
}

test('the charted points of real patients are those of the file: every one, none invented, none missing', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page)
  await importFiles(page, textFile('study.csv', asList(PEOPLE)))
  for (const who of PEOPLE) {
    await openPatient(page, who)
    await page.getByTestId('chart-period-all').click()
    const points = await bothCharts(page)
    expect(points.map(({ analyte, day, text }) => `${analyte} ${day} ${text}`).sort()).toEqual(truthOf(who))
    for (const id of CHARTS) expectStraight(await pointsOf(page.getByTestId(id)))
  }
})

/** Days and values lie on straight scales: any two points of an analyte say where every other one stands. */
function expectStraight(points: Shown[]): void {
  const byDay = points.map(({ day, x }) => [Date.parse(day) / 86_400_000, x] as const)
  expectOnLine(byDay)
  for (const analyte of new Set(points.map((point) => point.analyte))) {
    const own = points.filter((point) => point.analyte === analyte && point.y !== '')
    expectOnLine(own.map(({ y, top }) => [Number(y), top] as const))
  }
}

function expectOnLine(pairs: (readonly [number, number])[]): void {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0])
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last || first[0] === last[0]) return
  const slope = (last[1] - first[1]) / (last[0] - first[0])
  for (const [value, place] of sorted) {
    expect(Math.abs(first[1] + (value - first[0]) * slope - place)).toBeLessThan(0.05)
  }
}
