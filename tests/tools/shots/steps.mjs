/** What one does to reach a screen: each step waits until what it asked for stands there. */
import { ROSTER_HEADINGS, seeded } from '../seed.mjs'

const PASSPHRASE = 'a quiet morning in May'

/** @typedef {import('playwright').Page} Page */

/**
 * @param {Page} page
 * @param {string} testId
 */
export async function seen(page, testId) {
  await page.getByTestId(testId).first().waitFor()
}

/**
 * @param {Page} page
 * @param {string} button
 * @param {string} then what stands there afterwards
 */
export async function click(page, button, then) {
  await page.getByTestId(button).first().click()
  await page.getByTestId(then).first().waitFor({ state: 'attached' })
}

/**
 * @param {Page} page
 * @param {string} hash
 * @param {string} then
 */
export async function go(page, hash, then) {
  await page.goto(new URL(page.url()).origin + '/' + hash)
  await page.getByTestId(then).first().waitFor({ state: 'attached' })
}

/**
 * @param {Page} page
 * @param {string} number
 * @param {string} then
 */
export async function patientOf(page, number, then) {
  await go(page, `#/patients/${number}`, then)
  await page.getByTestId('chart-liver').waitFor({ state: 'attached' })
}

/**
 * The page of a patient with one of its forms open.
 * @param {Page} page
 * @param {string} number
 * @param {string} form
 */
export async function formOf(page, number, form) {
  await go(page, '#/worklist', 'worklist')
  await patientOf(page, number, 'verdict')
  await click(page, `open-${form}`, `${form}-save`)
}

/** @param {Page} page */
export async function createClinic(page) {
  await page.getByTestId('setup-clinic-name').fill('みなと皮膚科')
  await page.getByTestId('setup-user-name').fill('受付')
  await page.getByTestId('setup-passphrase').fill(PASSPHRASE)
  await page.getByTestId('setup-passphrase-again').fill(PASSPHRASE)
  await click(page, 'setup-confirm', 'recovery-key')
}

/** @param {Page} page */
export async function unlock(page) {
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await click(page, 'unlock-confirm', 'worklist')
}

/** @param {Page} page */
export async function previewRoster(page) {
  const rows = [...seeded({ patients: 12 })].map(({ roster }) => roster)
  const text = [ROSTER_HEADINGS, ...rows, 'x1,,,,2026-13-01,F,,,,,,,'].join('\n')
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: '名簿.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByTestId('import-totals').waitFor({ timeout: 30_000 })
}

/**
 * Results of which one stands under the number of somebody else, one has another value than before, and one no day.
 * @param {Page} page
 */
export async function previewDoubts(page) {
  const [first, second, third] = [...seeded({ patients: 12 })].map(({ roster }) => roster.split(','))
  if (!first || !second || !third) throw new Error('no three patients')
  await go(page, '#/worklist', 'worklist')
  await go(page, '#/import', 'import-file')
  await chooseText(page, '検査結果.csv', [
    '番号,生年月日,採血日,項目,結果,単位',
    `${first[0]},1979-05-06,2026-09-14,ALT,98,U/L`,
    `${second[0]},,2026-09-14,ALT,31,U/L`,
    `${second[0]},,2026-09-14,尿素窒素,13,mg/dL`,
    `${third[0]},,2026-13-14,TG,210,mg/dL`,
  ])
  await seen(page, 'import-doubt')
}

/** @param {Page} page */
export async function mapColumns(page) {
  await click(page, 'import-cancel', 'import-file')
  await chooseText(page, 'labor.csv', [
    'Pat;Tag;Was;Wert;Einh',
    '00142;2026-09-14;ALT;98;U/L',
    '00143;2026-09-15;AST;20;U/L',
  ])
  await seen(page, 'import-mapping')
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string[]} lines
 */
async function chooseText(page, name, lines) {
  await page
    .getByTestId('import-file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
}

/** @param {Page} page */
export async function wrongPassphrase(page) {
  await page.getByTestId('unlock-passphrase').fill('not the passphrase')
  await click(page, 'unlock-confirm', 'unlock-error')
}

/** @param {Page} page */
export async function searchNothing(page) {
  await page.getByTestId('search').fill('ﾝﾝﾝ')
  await page.getByTestId('worklist-no-match').waitFor()
}

/** @param {Page} page */
export async function firstPatient(page) {
  await page.getByTestId('search').fill('')
  await page.getByTestId('chip-all').click()
  await page.locator('[data-patient-number]').first().click()
  await page.getByTestId('chart-liver').waitFor()
}

/**
 * A page to print, once its sheets stand.
 * @param {Page} page
 * @param {string} hash
 */
export async function printed(page, hash) {
  await go(page, '#/worklist', 'worklist')
  await page.goto(new URL(page.url()).origin + '/' + hash)
  await page.locator('[data-print-ready]').waitFor({ state: 'attached', timeout: 30_000 })
}

/** @param {Page} page */
export async function keysHelp(page) {
  await go(page, '#/worklist', 'worklist')
  await page.keyboard.press('?')
  await page.locator('dialog[open]').waitFor()
}

/** A file that is no backup, at the door. @param {Page} page */
export async function refusedRestore(page) {
  const buffer = Buffer.from('number,name\n1,x\n')
  await page
    .getByTestId('restore-file')
    .setInputFiles({ name: 'backup.saiketsu-backup', mimeType: 'application/octet-stream', buffer })
  await seen(page, 'restore-refused')
}

/** The set-up of a clinic, after the file that was no backup. @param {Page} page */
export async function setUpAfterRefusal(page) {
  await page.goto('about:blank')
  await page.goBack()
  await seen(page, 'create-clinic')
  await click(page, 'create-clinic', 'setup-passphrase')
}

/** @param {Page} page */
export async function patientMissing(page) {
  await go(page, '#/p/new', 'patient-number')
  await click(page, 'patient-save', 'patient-number')
}

/** A picture among files of a clinic, and a table without a heading that says anything. @param {Page} page */
export async function refusedFile(page) {
  await page.getByTestId('import-file').setInputFiles([
    { name: '検査票.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]) },
    { name: '空.csv', mimeType: 'text/csv', buffer: Buffer.from('') },
  ])
  await page.locator('.import-screen [role=alert]').first().waitFor()
}

/** So many lines that the progress of reading stands there a while. @param {Page} page */
export async function readingLong(page) {
  await click(page, 'import-cancel', 'import-file')
  const lines = Array.from(
    { length: 60_000 },
    (_, at) => `${10_000 + at},2026-09-14,ALT,${20 + (at % 50)},U/L`,
  )
  await chooseText(page, '長い一覧.csv', ['番号,採血日,項目,結果,単位', ...lines])
  await page.getByRole('progressbar').waitFor()
}

/** Forty files of one kind, and one of another. @param {Page} page */
export async function previewMany(page) {
  const isReading = page.locator('.import-screen .progress-bar')
  await isReading.or(page.getByTestId('import-totals')).first().waitFor()
  await page
    .locator('.import-screen .progress-bar button')
    .or(page.getByTestId('import-cancel'))
    .first()
    .click()
  await seen(page, 'import-paste')
  const files = Array.from({ length: 40 }, (_, at) => ({
    name: `draw-${String(at).padStart(2, '0')}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`番号,採血日,ALT\n${91_000 + at},2026-09-14,${20 + at}\n`),
  }))
  await page.getByTestId('import-file').setInputFiles(files)
  await seen(page, 'import-totals')
  await page.getByTestId('import-file-group').first().getByRole('button').first().click()
}

/** @param {Page} page */
export async function importHistory(page) {
  await click(page, 'import-cancel', 'import-history')
  await page.getByTestId('import-history').locator('summary').click()
  await seen(page, 'import-record')
}

/** The clinic's own backup chosen to be restored over it: what would be lost. @param {Page} page */
export async function restoreOver(page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('backup-now').click(),
  ])
  await page.getByTestId('restore-file').setInputFiles({
    name: download.suggestedFilename(),
    mimeType: 'application/octet-stream',
    buffer: await bytesOf(await download.createReadStream()),
  })
  await seen(page, 'backup-facts')
}

/** @param {import('node:stream').Readable} stream */
async function bytesOf(stream) {
  const parts = []
  for await (const part of stream) parts.push(/** @type {Buffer} */ (part))
  return Buffer.concat(parts)
}

/** @param {Page} page */
export async function askedForProof(page) {
  await page.getByTestId('person-name').fill('看護師 青木')
  await page.getByTestId('person-passphrase').fill('winter field under stars')
  await page.getByTestId('person-passphrase-again').fill('winter field under stars')
  await click(page, 'person-save', 'proof')
}

/** @param {Page} page */
export async function auditChecked(page) {
  await page.keyboard.press('Escape')
  await go(page, '#/worklist', 'worklist')
  await go(page, '#/settings/audit', 'audit')
  await click(page, 'audit-check', 'audit-check-result')
}

/** A disk without room, from here until the page is loaded anew. @param {Page} page */
export async function noRoom(page) {
  await go(page, '#/worklist?chip=all', 'row-open')
  await page.getByTestId('row-open').first().click()
  await page.getByTestId('contact-outcome').selectOption('no-answer')
  await page.evaluate(() => {
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    IDBObjectStore.prototype.put = full
    IDBObjectStore.prototype.add = full
  })
  await page.getByTestId('contact-save').click()
  await page.getByRole('alert').first().waitFor()
}

/** A course that another tab has changed while its form stands open here. @param {Page} page */
export async function changedElsewhere(page) {
  await page.reload()
  await unlock(page)
  await go(page, '#/worklist?chip=all', 'row-open')
  const number = await page.locator('[data-patient-number]').first().getAttribute('data-patient-number')
  await patientOf(page, number ?? '', 'verdict')
  await click(page, 'open-patient', 'patient-save')
  await page.getByTestId('patient-phone').fill('03-0000-2222')
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await click(other, 'unlock-confirm', 'verdict')
  await click(other, 'open-patient', 'patient-save')
  await other.getByTestId('patient-phone').fill('03-0000-1111')
  await other.getByTestId('patient-save').click()
  await other.getByTestId('patient-save').waitFor({ state: 'detached' })
  await other.close()
  await page.bringToFront()
  await seen(page, 'unsaved-outdated')
}

/** A patient's address that leads to nobody, after the form before was let go. @param {Page} page */
export async function patientNobody(page) {
  await page.keyboard.press('Escape')
  await page.getByTestId('patient-discard').click()
  // Until it is let go of, the form keeps whoever wants to leave.
  await page.getByTestId('form-patient').waitFor({ state: 'detached' })
  await go(page, '#/p/nobody', 'as-of')
  await page.locator('.empty-page').waitFor()
}

/** @param {Page} page */
export async function manyWrong(page) {
  for (let at = 0; at < 6; at += 1) {
    const confirm = page.getByTestId('unlock-confirm')
    if (!(await confirm.isEnabled())) break
    await page.getByTestId('unlock-passphrase').fill(`not the passphrase ${at}`)
    await confirm.click()
    await seen(page, 'unlock-error')
  }
}

/** @param {Page} page */
export async function callNoted(page) {
  await page.getByTestId('contact-outcome').selectOption('no-answer')
  await click(page, 'contact-save', 'message')
}

/**
 * @param {Page} page
 * @param {string} chip
 */
export async function chipChosen(page, chip) {
  await page.getByTestId(`chip-${chip}`).click()
  await page.locator(`[data-testid="chip-${chip}"][aria-pressed="true"]`).waitFor()
}

/** @param {Page} page */
export async function searchHits(page) {
  await page.getByTestId('search').fill('00')
  await seen(page, 'search-hit')
}

/** The form of a draw, after what was searched is let go. @param {Page} page */
export async function drawAfterSearch(page) {
  await page.getByTestId('search').fill('')
  await page.keyboard.press('Escape')
  await formOf(page, '00101', 'draw')
}

/** A patient's record as it was on a day. @param {Page} page */
export async function asOfDay(page) {
  await page.getByTestId('history-day').fill('2026-11-22')
  await click(page, 'history-show', 'history-state')
}

/** A grace of a week, and what it would change. @param {Page} page */
export async function settingChanges(page) {
  await go(page, '#/settings/rules', 'setting-grace-days')
  await page.getByTestId('setting-grace-days').fill('7')
  await seen(page, 'setting-changes')
}

/** @param {Page} page */
export async function settingsClinic(page) {
  await page.getByTestId('setting-discard').click()
  await go(page, '#/settings/clinic', 'setting-zone')
}

/** @param {Page} page */
export async function helpNothing(page) {
  await page.getByTestId('help-search').fill('ンンン')
  await seen(page, 'help-nothing')
}

/** @param {Page} page */
export async function offlineWorklist(page) {
  await go(page, '#/worklist', 'worklist')
  await page.context().setOffline(true)
  await page.waitForFunction(() => !navigator.onLine)
}

/** A part of the app that was not fetched before the network went. @param {Page} page */
export async function offlinePart(page) {
  await page.evaluate(() => void (location.hash = '#/p/new/history'))
  await page.waitForTimeout(500)
}
