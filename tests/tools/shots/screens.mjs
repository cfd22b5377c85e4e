/** Every screen that is pictured and checked, and how one comes there from the screen before it in its list. */
import * as faults from './faults.mjs'
import { FORM_SCREENS } from './forms.mjs'
import * as steps from './steps.mjs'

const { click, go, seen, formOf } = steps

/**
 * @typedef {import('playwright').Page} Page
 *
 * @typedef {object} Screen
 * @property {string} name
 * @property {(page: Page) => Promise<unknown>} reach from the screen before it in the list
 * @property {boolean} [whole] also a picture of all that scrolls
 * @property {boolean} [once] is looked at in the plainest look alone: in the others it has nothing of its own
 * @property {'portrait' | 'landscape'} [paper] is also measured as it is printed
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

const CHIPS = [
  'unreviewed',
  'unknown',
  'baseline-missing',
  'due-today',
  'due-soon',
  'results',
  'on-hold',
  'not-reached',
  'snoozed',
  'all',
]

/** From the first run to a clinic behind its lock. @type {Screen[]} */
const OWN_CLINIC = [
  { name: 'first-run', reach: (page) => seen(page, 'create-clinic') },
  { name: 'first-run-restore', reach: steps.refusedRestore },
  { name: 'setup', reach: steps.setUpAfterRefusal, whole: true },
  { name: 'setup-missing', reach: (page) => click(page, 'setup-confirm', 'setup-confirm'), whole: true },
  { name: 'recovery-key', reach: steps.createClinic },
  { name: 'worklist-empty', reach: (page) => click(page, 'recovery-key-saved', 'worklist-empty') },
  { name: 'overview-empty', reach: (page) => go(page, '#/overview', 'overview') },
  { name: 'patient-new-missing', reach: steps.patientMissing, whole: true },
  { name: 'import-start', reach: (page) => go(page, '#/import', 'import-file') },
  { name: 'import-refused', reach: steps.refusedFile, whole: true },
  { name: 'import-preview', reach: steps.previewRoster, whole: true },
  { name: 'import-done', reach: (page) => click(page, 'import-confirm', 'import-done'), whole: true },
  { name: 'import-doubts', reach: steps.previewDoubts, whole: true },
  { name: 'import-mapping', reach: steps.mapColumns, whole: true },
  { name: 'import-reading', reach: steps.readingLong },
  { name: 'import-many', reach: steps.previewMany, whole: true },
  { name: 'import-history', reach: steps.importHistory, whole: true },
  { name: 'settings-data', reach: (page) => go(page, '#/settings/data', 'backup-now'), whole: true },
  { name: 'settings-data-restore', reach: steps.restoreOver, whole: true },
  { name: 'settings-people', reach: (page) => go(page, '#/settings/people', 'people-page'), whole: true },
  { name: 'settings-person', reach: (page) => click(page, 'person-add', 'person-form'), whole: true },
  { name: 'settings-proof', reach: steps.askedForProof },
  { name: 'settings-audit', reach: steps.auditChecked, whole: true },
  {
    name: 'settings-history',
    reach: (page) => go(page, '#/settings/history', 'history-version'),
    whole: true,
  },
  { name: 'message-no-room', reach: steps.noRoom },
  { name: 'patient-elsewhere', reach: steps.changedElsewhere },
  { name: 'patient-nobody', reach: steps.patientNobody },
  { name: 'lock', reach: (page) => click(page, 'lock-now', 'unlock-passphrase'), whole: true },
  { name: 'lock-wrong', reach: steps.wrongPassphrase, whole: true },
  { name: 'lock-wait', reach: steps.manyWrong, whole: true },
]

/** The demo clinic, room by room. @type {Screen[]} */
const DEMO = [
  { name: 'worklist', reach: (page) => click(page, 'try-demo', 'worklist') },
  { name: 'worklist-overdue', reach: (page) => click(page, 'chip-overdue', 'worklist') },
  { name: 'worklist-row-open', reach: (page) => click(page, 'row-open', 'opened-row') },
  { name: 'worklist-call-missing', reach: (page) => click(page, 'contact-save', 'opened-row') },
  { name: 'worklist-call-noted', reach: steps.callNoted },
  ...CHIPS.map((chip) => ({
    name: `worklist-chip-${chip}`,
    reach: (/** @type {Page} */ page) => steps.chipChosen(page, chip),
    once: chip !== 'all',
  })),
  { name: 'worklist-search', reach: steps.searchNothing },
  { name: 'patient', reach: steps.firstPatient, whole: true, firstView: PATIENT_VIEW },
  { name: 'search-hits', reach: steps.searchHits },
  { name: 'patient-draw', reach: steps.drawAfterSearch, whole: true },
  { name: 'patient-review', reach: (page) => formOf(page, '00101', 'review'), whole: true },
  {
    name: 'patient-contraindicated',
    reach: (page) => steps.patientOf(page, '00570', 'contraindication'),
    whole: true,
    firstView: PATIENT_VIEW,
  },
  { name: 'patient-new', reach: (page) => go(page, '#/p/new', 'patient-number'), whole: true },
  { name: 'patient-history', reach: patientHistory, whole: true },
  { name: 'patient-as-of', reach: steps.asOfDay, whole: true },
  { name: 'import-demo', reach: (page) => go(page, '#/import', 'import-file') },
  { name: 'print-choose', reach: (page) => go(page, '#/print', 'sheets-show'), whole: true },
  {
    name: 'print-preview',
    reach: (page) => steps.printed(page, '#/print?patients=00101,00142'),
    whole: true,
    paper: 'portrait',
  },
  {
    name: 'print-list',
    reach: (page) => steps.printed(page, '#/print?list=worklist'),
    whole: true,
    paper: 'landscape',
  },
  { name: 'overview', reach: (page) => go(page, '#/overview', 'overview-flags'), whole: true },
  { name: 'overview-list', reach: (page) => click(page, 'overview-overdue', 'overview-list'), whole: true },
  { name: 'settings', reach: (page) => go(page, '#/settings', 'setting-zone'), whole: true },
  { name: 'settings-changes', reach: steps.settingChanges, whole: true },
  { name: 'settings-clinic', reach: steps.settingsClinic, whole: true },
  { name: 'settings-desk', reach: (page) => go(page, '#/settings/desk', 'setting-theme') },
  { name: 'settings-about', reach: (page) => go(page, '#/settings/about', 'intended-use') },
  {
    name: 'settings-protocols',
    reach: (page) => go(page, '#/settings/protocols', 'protocol-copy'),
    whole: true,
  },
  { name: 'settings-protocol', reach: (page) => click(page, 'protocol-copy', 'protocol-form'), whole: true },
  { name: 'settings-presets', reach: (page) => go(page, '#/settings/presets', 'preset-copy'), whole: true },
  { name: 'settings-preset', reach: (page) => click(page, 'preset-copy', 'preset-form'), whole: true },
  {
    name: 'settings-lab-ranges',
    reach: (page) => go(page, '#/settings/lab-ranges', 'lab-range-add'),
    whole: true,
  },
  {
    name: 'settings-lab-range',
    reach: (page) => click(page, 'lab-range-add', 'lab-range-form'),
    whole: true,
  },
  { name: 'settings-demo-data', reach: (page) => go(page, '#/settings/data', 'settings-data') },
  { name: 'settings-demo-people', reach: (page) => go(page, '#/settings/people', 'try-role') },
  { name: 'help', reach: (page) => go(page, '#/help', 'help'), whole: true },
  { name: 'help-nothing', reach: steps.helpNothing },
  { name: 'keys', reach: steps.keysHelp, whole: true },
  { name: 'viewer-worklist', reach: asViewer },
  { name: 'viewer-row-open', reach: (page) => click(page, 'row-open', 'opened-row') },
  { name: 'viewer-settings', reach: (page) => go(page, '#/settings/rules', 'why-settings') },
  { name: 'viewer-import', reach: (page) => go(page, '#/import', 'why-import') },
  { name: 'viewer-patient', reach: (page) => steps.patientOf(page, '00101', 'verdict') },
  { name: 'offline-worklist', reach: steps.offlineWorklist },
  { name: 'offline-part', reach: steps.offlinePart },
]

/** @type {Screen} */
const DEMO_DOOR = { name: 'form', reach: (page) => click(page, 'try-demo', 'worklist'), once: true }

/** A browser that cannot hold a clinic, and a clinic that cannot be opened. @type {Screen[][]} */
const FAULTS = [
  [{ name: 'fault-unsupported', reach: faults.unsupported }],
  [{ name: 'fault-disk', reach: faults.brokenDisk }],
  [
    { name: 'fault-lost-open', reach: faults.lostWhileOpen },
    { name: 'fault-lost', reach: faults.lost },
  ],
  [
    { name: 'fault-newer-open', reach: faults.newerWhileOpen },
    { name: 'fault-newer', reach: faults.newer },
  ],
]

/** The ways through the app, each in a browser profile of its own. */
export const TOURS = [OWN_CLINIC, DEMO, [DEMO_DOOR, ...FORM_SCREENS], ...FAULTS]

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
