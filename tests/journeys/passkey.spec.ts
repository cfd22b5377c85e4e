import type { CDPSession, Page } from '@playwright/test'
import { join } from 'node:path'
import { serve } from '../tools/serve.mjs'
import { createClinic, expect, PASSPHRASE, test as base, unlock } from './support'

const DIST = process.env['JOURNEY_DIST'] ?? join(import.meta.dirname, '../../dist')

/** A passkey belongs to a name, so this app is opened at localhost. */
const test = base.extend<object, { address: string }>({
  address: [
    async ({}, use) => {
      const server = await serve({ root: DIST })
      await use(server.address.replace('127.0.0.1', 'localhost'))
      await server.stop()
    },
    { scope: 'worker' },
  ],
})

/** A device as it might be built into the desktop. */
interface Device {
  client: CDPSession
  authenticatorId: string
}

async function plugIn(page: Page, { hasPrf = true } = {}): Promise<Device> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  })
  return { client, authenticatorId }
}

async function prove(page: Page): Promise<void> {
  await page.getByTestId('proof-passphrase').fill(PASSPHRASE)
  await page.getByTestId('proof-confirm').click()
}

async function addPasskey(page: Page): Promise<void> {
  await page.goto('./#/settings/people')
  await page.getByTestId('passkey-add').click()
  await prove(page)
}

async function lockNow(page: Page): Promise<void> {
  await page.getByTestId('lock-now').click()
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
}

/** Whether the passphrase opens the clinic below the screens, where nobody asks for the passkey. */
function opensWithoutIt(page: Page): Promise<boolean | undefined> {
  return page.evaluate(async (passphrase) => {
    interface Mounted extends Element {
      __vue_app__?: {
        config: {
          globalProperties: {
            $pinia: { _s: Map<string, { unlock: (passphrase: string) => Promise<boolean> }> }
          }
        }
      }
    }
    const mounted: Mounted | null = document.querySelector('#app')
    return mounted?.__vue_app__?.config.globalProperties.$pinia._s.get('session')?.unlock(passphrase)
  }, PASSPHRASE)
}

test('once a passkey is added the passphrase alone opens nothing; both together open', async ({ page }) => {
  await createClinic(page)
  await plugIn(page)
  await addPasskey(page)
  await expect(page.getByTestId('person')).toHaveAttribute('data-passkey', 'yes')

  await lockNow(page)
  await expect(page.getByTestId('unlock-passkey')).toBeVisible()
  expect(await opensWithoutIt(page)).toBe(false)

  await page.getByTestId('unlock-passphrase').fill('a wrong morning in May')
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('unlock-error')).toContainText('パスフレーズが違います')
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('people')).toBeVisible()

  await page.getByTestId('passkey-remove').click()
  await prove(page)
  await expect(page.getByTestId('person')).toHaveAttribute('data-passkey', 'no')
  await lockNow(page)
  await expect(page.getByTestId('unlock-passkey')).toHaveCount(0)
  expect(await opensWithoutIt(page)).toBe(true)
})

test('the recovery key opens where the passkey is lost, and a reset asks for it no more', async ({
  page,
}) => {
  const { recoveryKey } = await createClinic(page)
  const { client, authenticatorId } = await plugIn(page)
  await addPasskey(page)
  await expect(page.getByTestId('person')).toHaveAttribute('data-passkey', 'yes')
  await lockNow(page)
  await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('unlock-error')).toContainText('パスキーを確認できませんでした')
  await page.getByTestId('unlock-recovery').fill(recoveryKey)
  await page.getByTestId('unlock-recovery-confirm').click()
  await page.getByTestId('person-reset').click()
  await page.getByTestId('person-passphrase').fill(PASSPHRASE)
  await page.getByTestId('person-passphrase-again').fill(PASSPHRASE)
  await page.getByTestId('person-save').click()
  await page.getByTestId('proof-passphrase').fill(recoveryKey)
  await page.getByTestId('proof-confirm').click()
  await expect(page.getByTestId('person')).toHaveAttribute('data-passkey', 'no')
  await lockNow(page)
  await page.goto('./#/worklist')
  await unlock(page)
})

test('a passkey that cannot guard a key is refused in words, and nothing has changed', async ({ page }) => {
  await createClinic(page)
  await plugIn(page, { hasPrf: false })
  await addPasskey(page)
  await expect(page.getByTestId('proof-error')).toContainText('PRF')
  await page.getByTestId('proof-cancel').click()
  await expect(page.getByTestId('person')).toHaveAttribute('data-passkey', 'no')
})

test('no passkey is made for a passphrase that was mistyped', async ({ page }) => {
  await createClinic(page)
  const { client, authenticatorId } = await plugIn(page)
  await page.goto('./#/settings/people')
  await page.getByTestId('passkey-add').click()
  await page.getByTestId('proof-passphrase').fill('a wrong morning in May')
  await page.getByTestId('proof-confirm').click()
  await expect(page.getByTestId('proof-error')).toContainText('何も変更していません')
  const { credentials } = await client.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials).toEqual([])
})
