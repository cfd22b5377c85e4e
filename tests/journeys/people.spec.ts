import type { Page } from '@playwright/test'
import {
  clinicFile,
  createClinic,
  expect,
  expectAccessible,
  importFiles,
  PASSPHRASE,
  ready,
  rowOf,
  test,
} from './support'

const NURSE = { name: '早川 由美', role: 'nurse', passphrase: 'violin garden seven moon' }
const VIEWER = { name: '長谷川 健', role: 'viewer', passphrase: 'paper lantern quiet river' }

const CLINIC = clinicFile([
  {
    number: '00142',
    name: '青木 美咲',
    sex: 'F',
    courses: [{ start: '2026-09-27', plannedWeeks: 20, doses: [{ from: '2026-09-27', mgPerDay: 20 }] }],
    draws: [{ day: '2026-09-14', results: [{ analyte: 'alt', value: '98', unit: 'U/L', status: 'final' }] }],
  },
])

/** Adds somebody under Settings → Users, as the doctor who is logged in. */
async function addPerson(page: Page, person: typeof NURSE, proof = PASSPHRASE): Promise<void> {
  await page.getByTestId('person-add').click()
  await page.getByTestId('person-name').fill(person.name)
  await page.getByTestId('person-role').selectOption(person.role)
  await page.getByTestId('person-passphrase').fill(person.passphrase)
  await page.getByTestId('person-passphrase-again').fill(person.passphrase)
  await page.getByTestId('person-save').click()
  await prove(page, proof)
  await expect(personRow(page, person.name)).toHaveAttribute('data-role', person.role)
}

async function prove(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByTestId('proof-passphrase').fill(passphrase)
  await page.getByTestId('proof-confirm').click()
}

function personRow(page: Page, name: string): ReturnType<Page['locator']> {
  return page.locator(`[data-testid="person"][data-name="${name}"]`)
}

async function lockNow(page: Page): Promise<void> {
  await page.getByTestId('lock-now').click()
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
}

async function enterAs(page: Page, name: string, passphrase: string): Promise<void> {
  await page.getByTestId('unlock-user').selectOption({ label: name })
  await page.getByTestId('unlock-passphrase').fill(passphrase)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('lock-now')).toBeVisible()
}

/** A clinic with a patient, a doctor, a nurse and a viewer; the doctor is logged in and looks at the users. */
async function clinicOfThree(page: Page): Promise<{ recoveryKey: string }> {
  const made = await createClinic(page, { userName: '佐伯 玲子' })
  await importFiles(page, CLINIC)
  await page.goto('./#/settings/people')
  await addPerson(page, NURSE)
  await addPerson(page, VIEWER)
  return made
}

test('a doctor adds a nurse and a viewer; each does what the role allows', async ({ page }) => {
  await clinicOfThree(page)
  await expect(page.getByTestId('person-stays')).toHaveText(/最後の医師/)
  await expectAccessible(page)

  await lockNow(page)
  await expectAccessible(page)
  await enterAs(page, NURSE.name, NURSE.passphrase)
  await page.goto('./#/worklist')
  await rowOf(page, '00142').click()
  await expect(page.getByTestId('chart-liver')).toBeVisible()
  await expect(page.getByTestId('open-draw')).toBeVisible()
  await expect(page.getByTestId('open-review')).toHaveCount(0)
  await expect(page.getByTestId('why-review')).toHaveText('検査結果の確認(レビュー)は医師が行います。')
  await page.goto('./#/settings/rules')
  await expect(page.getByTestId('setting-grace-days')).toBeDisabled()
  await expect(page.getByTestId('why-settings').first()).toContainText('医師')
  await page.goto('./#/settings/protocols')
  await expect(page.getByTestId('protocol-copy').first()).toBeDisabled()

  await lockNow(page)
  await enterAs(page, VIEWER.name, VIEWER.passphrase)
  await page.goto('./#/worklist')
  await expect(page.getByTestId('worklist-csv')).toHaveCount(0)
  await rowOf(page, '00142').click()
  await expect(page.getByTestId('chart-liver')).toBeVisible()
  for (const button of ['open-draw', 'open-contact', 'open-course', 'open-patient', 'open-visit'])
    await expect(page.getByTestId(button)).toHaveCount(0)
  await expect(page.getByTestId('print-sheet')).toBeVisible()
  await page.goto('./#/import')
  await expect(page.getByTestId('why-import')).toContainText('看護師')
  await expect(page.locator('input[type="file"]')).toHaveCount(0)
})

test('the button that saves a new user stays where it is while the advice on the passphrase changes', async ({
  page,
}) => {
  await createClinic(page)
  await page.goto('./#/settings/people')
  await page.getByTestId('person-add').click()
  const button = page.getByTestId('person-save')
  const before = await button.boundingBox()
  for (const passphrase of ['short', NURSE.passphrase]) {
    await page.getByTestId('person-passphrase').fill(passphrase)
    await expect(page.getByText(/12文字以上。/)).toHaveCount(0)
    expect(await button.boundingBox()).toEqual(before)
  }
})

test('below the screens too: a nurse’s store keeps no review and no rule', async ({ page }) => {
  await clinicOfThree(page)
  await lockNow(page)
  await enterAs(page, NURSE.name, NURSE.passphrase)
  await expect(page.getByTestId('people')).toBeVisible()
  const outcome = await page.evaluate(async () => {
    interface Store {
      readClinic: () => Promise<unknown>
      commit: (act: object) => Promise<void>
      people: () => Promise<{ remove: (...given: unknown[]) => Promise<unknown> }>
    }
    interface Mounted extends Element {
      __vue_app__?: {
        config: { globalProperties: { $pinia: { _s: Map<string, { openStore: () => Store }> } } }
      }
    }
    const mounted: Mounted | null = document.querySelector('#app')
    const session = mounted?.__vue_app__?.config.globalProperties.$pinia._s.get('session')
    if (!session) return ['no store']
    const store = session.openStore()
    const at = '2026-11-22T09:14:00'
    const clinic = await store.readClinic()
    const tries: (() => Promise<unknown>)[] = [
      () => store.commit({ what: 'review', at }),
      () => store.commit({ what: 'settings', at, clinic }),
      () => store.commit({ what: 'draw', at, clinic }),
      async () => (await store.people()).remove('x', { passphrase: '' }, at, false),
      () => store.commit({ what: 'visit', at, patients: [] }),
    ]
    const answers: string[] = []
    for (const attempt of tries)
      await attempt().then(
        () => answers.push('done'),
        (cause: unknown) => answers.push(cause instanceof Error ? cause.name : ''),
      )
    return answers
  })
  expect(outcome).toEqual(['NotPermitted', 'NotPermitted', 'NotPermitted', 'NotPermitted', 'done'])
})

test('a nurse changes her passphrase; the old one opens nothing any more', async ({ page }) => {
  await clinicOfThree(page)
  await lockNow(page)
  await enterAs(page, NURSE.name, NURSE.passphrase)
  await page.getByTestId('own-passphrase').click()
  const next = 'another morning by the sea'
  await page.getByTestId('person-passphrase').fill(next)
  await page.getByTestId('person-passphrase-again').fill('another morning by the lake')
  await page.getByTestId('person-save').click()
  await expect(page.getByTestId('person-form')).toContainText('一致しません')
  await page.getByTestId('person-passphrase-again').fill(next)
  await page.getByTestId('person-save').click()
  await prove(page, 'not her passphrase')
  await expect(page.getByTestId('proof-error')).toContainText('何も変更していません')
  await prove(page, NURSE.passphrase)
  await expect(page.getByTestId('people')).toBeVisible()

  await lockNow(page)
  await page.getByTestId('unlock-user').selectOption({ label: NURSE.name })
  await page.getByTestId('unlock-passphrase').fill(NURSE.passphrase)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('unlock-error')).toContainText('パスフレーズが違います')
  await enterAs(page, NURSE.name, next)
})

test('a removed nurse is locked out in every tab; everything is still readable, under a new recovery key', async ({
  page,
  context,
}) => {
  const { recoveryKey } = await clinicOfThree(page)
  const other = await context.newPage()
  await other.goto('./#/worklist')
  await ready(other)
  await enterAs(other, NURSE.name, NURSE.passphrase)

  await personRow(page, NURSE.name).getByTestId('person-remove').click()
  await expect(page.getByTestId('person-new-recovery-key')).toBeChecked()
  await page.getByTestId('person-remove-confirm').click()
  await prove(page)
  const fresh = (await page.getByTestId('recovery-key').innerText()).trim()
  expect(fresh).not.toBe(recoveryKey)
  await page.getByTestId('recovery-key-saved').click()
  await expect(personRow(page, NURSE.name)).toHaveCount(0)
  await expect(page.getByTestId('resealing')).toHaveCount(0)

  await expect(other.getByTestId('unlock-passphrase')).toBeVisible()
  await expect(other.locator('body')).not.toContainText('青木 美咲')
  await expect(other.getByTestId('unlock-user').locator('option')).not.toContainText([NURSE.name])
  await other.getByTestId('unlock-passphrase').fill(NURSE.passphrase)
  await other.getByTestId('unlock-confirm').click()
  await expect(other.getByTestId('unlock-error')).toBeVisible()
  await other.close()

  await page.goto('./#/worklist')
  await rowOf(page, '00142').click()
  await expect(page.getByTestId('banner')).toContainText('青木 美咲')
  await lockNow(page)
  await page.getByTestId('unlock-recovery').fill(recoveryKey)
  await page.getByTestId('unlock-recovery-confirm').click()
  await expect(page.getByTestId('unlock-error')).toContainText('復旧キーが違います')
  await enterAs(page, VIEWER.name, VIEWER.passphrase)
  await expect(page.getByTestId('banner')).toContainText('青木 美咲')
})

test('when every passphrase is forgotten the recovery key opens, and a new passphrase is set', async ({
  page,
}) => {
  const { recoveryKey } = await createClinic(page, { userName: '佐伯 玲子' })
  await importFiles(page, CLINIC)
  await lockNow(page)
  await page.getByTestId('unlock-recovery').fill(recoveryKey)
  await page.getByTestId('unlock-recovery-confirm').click()
  await expect(page.getByTestId('by-recovery-key')).toBeVisible()
  await expect(page).toHaveURL(/#\/settings\/people$/)
  await page.getByTestId('person-reset').click()
  await page.getByTestId('person-passphrase').fill('winter field under stars')
  await page.getByTestId('person-passphrase-again').fill('winter field under stars')
  await page.getByTestId('person-save').click()
  await prove(page, recoveryKey)
  await expect(page.getByTestId('people')).toBeVisible()

  await lockNow(page)
  await page.getByTestId('unlock-passphrase').fill('winter field under stars')
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('lock-now')).toBeVisible()
  await page.goto('./#/worklist')
  await expect(rowOf(page, '00142')).toBeVisible()
})

test('at an address of numbers it is said why there is no passkey', async ({ page }) => {
  await createClinic(page)
  await page.goto('./#/settings/people')
  await page.getByTestId('passkey-add').click()
  await prove(page)
  await expect(page.getByTestId('proof-error')).toContainText('IPアドレス')
  await page.getByTestId('proof-cancel').click()
  await expect(page.getByTestId('person').first()).toHaveAttribute('data-passkey', 'no')
})

test('the demo clinic can be seen as each role', async ({ page }) => {
  await page.goto('./')
  await page.getByTestId('try-demo').click()
  await expect(page.getByTestId('worklist')).toBeVisible()
  await page.goto('./#/settings/people')
  await page.getByTestId('try-role').selectOption('viewer')
  await page.goto('./#/worklist')
  await expect(page.getByTestId('worklist-print')).toBeVisible()
  await expect(page.getByTestId('worklist-csv')).toHaveCount(0)
})
