/** Every form over the page of a patient: as it opens, filled in, and refused. */
import { click, go, patientOf } from './steps.mjs'

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('./screens.mjs').Screen} Screen
 *
 * @typedef {object} Form
 * @property {string} name
 * @property {string} [opener] where it is not `open-<name>`
 * @property {string} [patient] another than the one of all
 * @property {Record<string, string>} filled what is typed into `<name>-<field>`
 * @property {Record<string, string>} refused what is typed over it, and is not taken
 */

const PATIENT = '00101'

/** @type {Form[]} */
const FORMS = [
  { name: 'draw', filled: { day: '2026-11-20', alt: '31', tg: '<50' }, refused: { day: '2026-13-01' } },
  { name: 'dose', filled: { from: '2026-11-20', mg: '40' }, refused: { mg: '-20' } },
  { name: 'pause', filled: { start: '2026-11-16', reason: '検査値' }, refused: { restart: '2026-11-10' } },
  { name: 'course', filled: { weeks: '24' }, refused: { weeks: '2.5' } },
  { name: 'course', opener: 'open-course-new', filled: { start: '2026-12-01' }, refused: { start: '12月' } },
  {
    name: 'review',
    filled: { note: '経過観察', plan: 'recheck', recheck: '2026-12-20' },
    refused: { recheck: '' },
  },
  { name: 'contact', filled: { outcome: 'will-come', next: '2026-11-25' }, refused: { next: '2026-10-01' } },
  { name: 'snooze', filled: { until: '2026-12-01', reason: '旅行中' }, refused: { until: '2027-03-01' } },
  { name: 'visit', filled: { day: '2026-12-01' }, refused: { day: '2026-01-01' } },
  { name: 'patient', filled: { phone: '090-0000-0000' }, refused: { birth: '2030-01-01' } },
  { name: 'weight', filled: { kg: '５２．５' }, refused: { kg: '520' } },
  {
    name: 'medicine',
    filled: { name: 'ミノマイシン', from: '2026-11-20' },
    refused: { to: '2026-11-01' },
  },
  {
    name: 'pregnancy',
    patient: '00570',
    filled: { result: 'negative', specimen: 'urine' },
    refused: { day: '2027-01-01' },
  },
  { name: 'procedure', filled: { kind: 'lasik', day: '2026-12-24' }, refused: { day: '来月' } },
  { name: 'note', filled: { kind: 'flare', text: '口唇の乾燥' }, refused: { text: ' ' } },
]

/** Each form three times; only the last of them is looked at in every look. @type {Screen[]} */
export const FORM_SCREENS = FORMS.flatMap((form) => {
  const name = `form-${form.opener?.replace('open-', '') ?? form.name}`
  return [
    { name, reach: (page) => opened(page, form), once: true },
    { name: `${name}-filled`, reach: (page) => fill(page, form.name, form.filled), once: true },
    { name: `${name}-refused`, reach: (page) => refused(page, form), whole: true },
  ]
})

/**
 * @param {Page} page
 * @param {Form} form
 */
async function opened(page, { name, opener = `open-${name}`, patient = PATIENT }) {
  await letGo(page)
  await go(page, '#/worklist', 'worklist')
  await patientOf(page, patient, 'verdict')
  await click(page, opener, `${name}-save`)
}

/**
 * @param {Page} page
 * @param {string} form
 * @param {Record<string, string>} fields
 */
async function fill(page, form, fields) {
  for (const [field, text] of Object.entries(fields)) {
    const place = page.getByTestId(`${form}-${field}`)
    const isChoice = await place.evaluate((element) => element.tagName === 'SELECT')
    await (isChoice ? place.selectOption(text) : place.fill(text))
  }
}

/** The form before, with what was typed into it. @param {Page} page */
async function letGo(page) {
  const dialog = page.locator('dialog[open]')
  if (!(await dialog.isVisible())) return
  await page.keyboard.press('Escape')
  await dialog.locator('[data-testid$="-discard"]').click()
  await dialog.waitFor({ state: 'detached' })
}

/**
 * @param {Page} page
 * @param {Form} form
 */
async function refused(page, { name, refused: fields }) {
  await fill(page, name, fields)
  await click(page, `${name}-save`, `${name}-save`)
  await page.getByTestId(`form-${name}`).getByRole('alert').first().waitFor()
}
