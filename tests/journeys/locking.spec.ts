import type { Page } from '@playwright/test'
import {
  clinicFile,
  createClinic,
  expect,
  importFiles,
  PASSPHRASE,
  ready,
  rowOf,
  test,
  unlock,
} from './support'

const NAME = '青木 美咲'
const CLINIC = clinicFile([
  {
    number: '00142',
    name: NAME,
    kana: 'アオキ ミサキ',
    sex: 'F',
    courses: [{ start: '2026-09-27', plannedWeeks: 20, doses: [{ from: '2026-09-27', mgPerDay: 20 }] }],
    draws: [{ day: '2026-09-14', results: [{ analyte: 'alt', value: '98', unit: 'U/L', status: 'final' }] }],
  },
])

const locked = (page: Page) => page.getByTestId('unlock-passphrase')

async function clinic(page: Page): Promise<void> {
  await createClinic(page)
  await importFiles(page, CLINIC)
  await page.goto('./#/worklist')
  await expect(rowOf(page, '00142')).toBeVisible()
}

async function tryPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByTestId('unlock-passphrase').fill(passphrase)
  await page.getByTestId('unlock-confirm').click()
}

/** Opens it again, wherever one was. */
async function enter(page: Page): Promise<void> {
  await tryPassphrase(page, PASSPHRASE)
  await expect(page.getByTestId('lock-now')).toBeVisible()
}

test('after a lock nothing of a patient is left on the screen, in the title or in the address', async ({
  page,
}) => {
  await clinic(page)
  await page.getByTestId('search').fill('美咲')
  await page.getByTestId('search').fill('')
  await rowOf(page, '00142').click()
  await expect(page.getByTestId('banner')).toContainText(NAME)
  await page.getByTestId('lock-now').click()
  await expect(locked(page)).toBeVisible()
  await expect(page).toHaveTitle('Saiketsu')
  const left = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      location.href,
      history.state,
      { ...localStorage },
      { ...sessionStorage },
    ]),
  )
  for (const part of [NAME, 'アオキ', '00142', '美咲']) expect(left).not.toContain(part)
  await expect
    .poll(() =>
      page.evaluate(() => {
        interface Mounted extends Element {
          __vue_app__?: { config: { globalProperties: { $pinia: { state: { value: object } } } } }
        }
        const mounted: Mounted | null = document.querySelector('#app')
        const seen = new Set<unknown>()
        return JSON.stringify(
          mounted?.__vue_app__?.config.globalProperties.$pinia.state.value,
          (_, value: unknown) => {
            if (typeof value === 'object' && value !== null) {
              if (seen.has(value)) return undefined
              seen.add(value)
            }
            return value
          },
        )
      }),
    )
    .not.toContain(NAME)
  await enter(page)
  await expect(page.getByTestId('banner')).toContainText(NAME)
})

test('it locks when nobody has touched it for so long, and not before', async ({ page }) => {
  await clinic(page)
  await page.goto('./#/settings/desk')
  const minutes = page.getByTestId('setting-idle-minutes')
  await minutes.fill('5')
  await minutes.press('Tab')
  await expect(page.getByTestId('message')).toHaveAttribute('data-kind', 'done')
  await page.clock.fastForward('04:30')
  await expect(page.getByTestId('lock-now')).toBeVisible()
  await page.keyboard.press('Shift')
  await page.clock.fastForward('04:30')
  await expect(page.getByTestId('lock-now')).toBeVisible()
  await page.clock.fastForward('05:30')
  await expect(locked(page)).toBeVisible()
})

test('all tabs lock at once; work in one keeps the other open', async ({ page, context }) => {
  await clinic(page)
  const other = await context.newPage()
  await other.goto('./#/worklist')
  await ready(other)
  await unlock(other)
  await page.clock.fastForward('08:00')
  await page.evaluate(() => {
    const channel = new BroadcastChannel('saiketsu-in-use')
    channel.onmessage = () => (document.body.dataset['heard'] = '')
    Object.assign(globalThis, { channel })
  })
  await other.keyboard.press('Shift')
  await expect(page.locator('body[data-heard]')).toHaveCount(1)
  await page.clock.fastForward('08:00')
  await expect(page.getByTestId('lock-now')).toBeVisible()
  await expect(other.getByTestId('lock-now')).toBeVisible()

  await other.getByTestId('lock-now').click()
  await expect(locked(other)).toBeVisible()
  await expect(locked(page)).toBeVisible()
  await expect(page.locator('body')).not.toContainText(NAME)
})

test('wrong tries make one wait longer and longer, through a reload and a clock set back', async ({
  page,
}) => {
  await clinic(page)
  await page.getByTestId('lock-now').click()
  const error = page.getByTestId('unlock-error')
  for (const [tries, seconds] of [
    [1, undefined],
    [2, undefined],
    [3, 2],
    [4, 4],
    [5, 8],
  ] as const) {
    await tryPassphrase(page, `wrong try number ${tries}`)
    await expect(error).toHaveText(
      seconds === undefined ? 'パスフレーズが違います。' : /あと\d秒お待ちください/,
    )
    if (seconds === undefined) continue
    await expect(page.getByTestId('unlock-confirm')).toBeDisabled()
    if (seconds < 8) await page.clock.fastForward(seconds * 1000)
    if (seconds < 8) await expect(page.getByTestId('unlock-confirm')).toBeEnabled()
  }

  await page.reload()
  await ready(page)
  await expect(error).toContainText('お待ちください')
  await expect(page.getByTestId('unlock-confirm')).toBeDisabled()
  await page.clock.setSystemTime('2026-11-21T09:14:00+09:00')
  await page.reload()
  await ready(page)
  await expect(page.getByTestId('unlock-confirm')).toBeDisabled()
  await page.clock.fastForward(9000)
  await expect(page.getByTestId('unlock-confirm')).toBeEnabled()
  await page.clock.setSystemTime('2026-11-22T09:20:00+09:00')
  await enter(page)

  // Once somebody got in it starts again from nought.
  await expect(rowOf(page, '00142')).toBeVisible()
  await page.clock.fastForward(2000)
  await expect
    .poll(() =>
      page.evaluate(async () => {
        interface Mounted extends Element {
          __vue_app__?: {
            config: {
              globalProperties: {
                $pinia: { _s: Map<string, { wrongTries: () => Promise<{ count: number }> }> }
              }
            }
          }
        }
        const mounted: Mounted | null = document.querySelector('#app')
        return (await mounted?.__vue_app__?.config.globalProperties.$pinia._s.get('session')?.wrongTries())
          ?.count
      }),
    )
    .toBe(0)
  await page.getByTestId('lock-now').click()
  await tryPassphrase(page, 'wrong once more')
  await expect(error).toHaveText('パスフレーズが違います。')
  await expect(page.getByTestId('unlock-confirm')).toBeEnabled()
})
