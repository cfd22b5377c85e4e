import type { Page } from '@playwright/test'
import { expect, openAt, PASSPHRASE, rowOf, test, textFile } from './support'

const FILE = textFile(
  '結果.csv',
  [
    '番号,氏名,カナ,生年月日,性別,採血日,ALT(U/L),AST(U/L),TG(mg/dL),LDL(mg/dL)',
    '00101,青葉 葵,アオバ アオイ,2001-03-04,女,2026-09-14,98,61,80,90',
    '00102,北沢 健,キタザワ ケン,1999-05-06,男,2026-09-15,20,22,90,95',
  ].join('\n'),
)

/** Goes on with the Tab key until the element has the focus: a trap, or what no key reaches, ends in a failure. */
async function tabTo(page: Page, testid: string, most = 80): Promise<void> {
  const target = page.getByTestId(testid).first()
  await expect(target).toBeAttached()
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way to ${testid} with the Tab key`)
}

async function press(page: Page, testid: string): Promise<void> {
  await tabTo(page, testid)
  await page.keyboard.press('Enter')
}

async function type(page: Page, testid: string, text: string): Promise<void> {
  await tabTo(page, testid)
  await page.keyboard.type(text)
}

test('from the first run to a printed sheet nobody needs a pointer', async ({ page }) => {
  test.setTimeout(120_000)
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => document.documentElement.setAttribute('data-pointer', ''), true)
  })
  await openAt(page)
  await press(page, 'create-clinic')
  await type(page, 'setup-clinic-name', 'みなと皮膚科')
  await type(page, 'setup-user-name', '医師 早川')
  await type(page, 'setup-passphrase', PASSPHRASE)
  await type(page, 'setup-passphrase-again', PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('recovery-key')).toBeVisible()
  await press(page, 'recovery-key-saved')

  await expect(page.getByTestId('worklist-empty')).toBeVisible()
  // Asked for before the way there: a key reaches the page before the wish to answer its dialog does.
  const opened = page.waitForEvent('filechooser')
  await tabTo(page, 'worklist-first-file')
  await page.keyboard.press('Space')
  await opened
  const dialog = page.waitForEvent('filechooser')
  await tabTo(page, 'worklist-first-file')
  await page.keyboard.press('Enter')
  await (await dialog).setFiles(FILE)
  await expect(page.getByTestId('import-totals')).toBeVisible()
  await press(page, 'import-confirm')
  const done = page.getByTestId('import-done')
  await expect(done.getByRole('heading')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(done.getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  await press(page, 'chip-all')

  await expect(rowOf(page, '00101')).toBeVisible()
  await tabTo(page, 'worklist-scroller')
  await page.keyboard.press('c')
  await expect(page.getByTestId('contact-outcome')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('contact-outcome')).not.toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('worklist-scroller')).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(page.getByTestId('verdict')).toHaveAttribute('data-patient-number', '00101')
  await press(page, 'open-review')
  await expect(page.getByTestId('form-review')).toBeVisible()
  await type(page, 'review-note', '再検')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('form-review')).toHaveCount(0)
  await expect(page.locator('.stack[role="status"]')).toContainText('確認')
  await press(page, 'print-sheet')
  await expect(page.getByTestId('sheet').first()).toHaveAttribute('data-patient-number', '00101')
  await tabTo(page, 'print')
  await expect(page.locator('html')).not.toHaveAttribute('data-pointer')
})

test('the first stop of the Tab key leads past the head of the page, and the list of keys gives the focus back', async ({
  page,
}) => {
  await openAt(page)
  await page.getByTestId('try-demo').press('Enter')
  await expect(page.getByTestId('worklist')).toBeVisible()
  await page.locator('.skip').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#content')).toBeFocused()
  const help = page.locator('.person .icon')
  await help.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(help).toBeFocused()
})
