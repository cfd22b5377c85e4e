/** Every screen that is pictured and checked, and how one comes there from the screen before it in its list. */
import * as steps from './steps.mjs'

const { click, go, seen, formOf } = steps

/**
 * @typedef {import('playwright').Page} Page
 *
 * @typedef {object} Screen
 * @property {string} name
 * @property {(page: Page) => Promise<unknown>} reach from the screen before it in the list
 * @property {boolean} [whole] also a picture of all that scrolls
 * @property {string[]} [firstView] what must be seen at 1366×625 without scrolling, as selectors
 */

/** What product.md names for the first view of a patient. */
const PATIENT_VIEW = [
  '[data-testid=verdict]',
  '[data-testid=verdict] .sentence',
  '[data-testid=chart-liver]',
  '[data-testid=chart-lipid]',
  '[data-testid=banner]',
]

/** From the first run to a clinic behind its lock. @type {Screen[]} */
const OWN_CLINIC = [
  { name: 'first-run', reach: (page) => seen(page, 'create-clinic') },
  { name: 'setup', reach: (page) => click(page, 'create-clinic', 'setup-passphrase'), whole: true },
  { name: 'recovery-key', reach: steps.createClinic },
  { name: 'worklist-empty', reach: (page) => click(page, 'recovery-key-saved', 'worklist') },
  { name: 'import-start', reach: (page) => go(page, '#/import', 'import-file') },
  { name: 'import-preview', reach: steps.previewRoster, whole: true },
  { name: 'import-done', reach: (page) => click(page, 'import-confirm', 'import-done') },
  { name: 'import-doubts', reach: steps.previewDoubts, whole: true },
  { name: 'import-mapping', reach: steps.mapColumns, whole: true },
  { name: 'settings-people', reach: (page) => go(page, '#/settings/people', 'people-page'), whole: true },
  { name: 'settings-audit', reach: (page) => go(page, '#/settings/audit', 'audit'), whole: true },
  {
    name: 'settings-history',
    reach: (page) => go(page, '#/settings/history', 'history-version'),
    whole: true,
  },
  { name: 'lock', reach: (page) => click(page, 'lock-now', 'unlock-passphrase') },
  { name: 'lock-wrong', reach: steps.wrongPassphrase },
]

/** The demo clinic, room by room. @type {Screen[]} */
const DEMO = [
  { name: 'worklist', reach: (page) => click(page, 'try-demo', 'worklist') },
  { name: 'worklist-overdue', reach: (page) => click(page, 'chip-overdue', 'worklist') },
  { name: 'worklist-row-open', reach: (page) => click(page, 'row-open', 'opened-row') },
  { name: 'worklist-search', reach: steps.searchNothing },
  { name: 'patient', reach: steps.firstPatient, whole: true, firstView: PATIENT_VIEW },
  { name: 'patient-draw', reach: (page) => click(page, 'open-draw', 'draw-save'), whole: true },
  { name: 'patient-review', reach: (page) => formOf(page, '00101', 'review'), whole: true },
  { name: 'patient-course', reach: (page) => formOf(page, '00101', 'course'), whole: true },
  {
    name: 'patient-contraindicated',
    reach: (page) => steps.patientOf(page, '00570', 'contraindication'),
    whole: true,
    firstView: PATIENT_VIEW,
  },
  { name: 'patient-medicine', reach: (page) => formOf(page, '00563', 'medicine') },
  { name: 'patient-pregnancy', reach: (page) => formOf(page, '00570', 'pregnancy') },
  { name: 'patient-new', reach: (page) => go(page, '#/p/new', 'patient-number') },
  { name: 'patient-history', reach: patientHistory, whole: true },
  { name: 'import-demo', reach: (page) => go(page, '#/import', 'import-file') },
  { name: 'print-choose', reach: (page) => go(page, '#/print', 'sheets-show') },
  {
    name: 'print-preview',
    reach: (page) => steps.printed(page, '#/print?patients=00101,00142'),
    whole: true,
  },
  { name: 'print-list', reach: (page) => steps.printed(page, '#/print?list=worklist'), whole: true },
  { name: 'overview', reach: (page) => go(page, '#/overview', 'overview-flags'), whole: true },
  { name: 'settings', reach: (page) => go(page, '#/settings', 'setting-zone'), whole: true },
  {
    name: 'settings-protocols',
    reach: (page) => go(page, '#/settings/protocols', 'protocol-copy'),
    whole: true,
  },
  { name: 'settings-protocol', reach: (page) => click(page, 'protocol-copy', 'protocol-form'), whole: true },
  { name: 'settings-presets', reach: (page) => go(page, '#/settings/presets', 'preset-copy'), whole: true },
  { name: 'settings-preset', reach: (page) => click(page, 'preset-copy', 'preset-form'), whole: true },
  { name: 'settings-lab-ranges', reach: (page) => go(page, '#/settings/lab-ranges', 'lab-range-add') },
  { name: 'help', reach: steps.keysHelp },
  { name: 'viewer-worklist', reach: asViewer },
  { name: 'viewer-patient', reach: (page) => steps.patientOf(page, '00101', 'verdict') },
  { name: 'offline', reach: (page) => steps.offline(page) },
]

/** The two ways through the app, each in a browser profile of its own. */
export const TOURS = [OWN_CLINIC, DEMO]

/** Every printed page. */
export const PRINTS = [
  { name: 'print-sheets', hash: '#/print?patients=' },
  { name: 'print-copy', hash: '#/print?copy=patient&patients=' },
  { name: 'print-visit', hash: '#/print?visit=2026-11-25' },
  { name: 'print-worklist', hash: '#/print?list=worklist' },
]

/** @param {Page} page */
async function patientHistory(page) {
  await go(page, '#/worklist', 'worklist')
  await steps.patientOf(page, '00101', 'verdict')
  await click(page, 'open-history', 'history-day')
}

/** @param {Page} page */
async function asViewer(page) {
  await page.keyboard.press('Escape')
  await go(page, '#/settings/people', 'try-role')
  await page.getByTestId('try-role').selectOption('viewer')
  await go(page, '#/worklist', 'worklist')
}
