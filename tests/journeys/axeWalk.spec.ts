import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, openAt, PASSPHRASE, rowOf, test, textFile } from './support'

/** Two faces of the app: together they have both languages and both themes. */
const FACES = [
  { language: 'ja', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const
type Face = (typeof FACES)[number]

/** Patients of the demo clinic: on hold, contraindicated, with several courses, with what waits to be decided. */
const PATIENTS = ['00101', '00430', '00507', '00563', '00570']

/** The forms that open over a patient's page, by the button that opens each. */
const FORMS = [
  'open-draw',
  'open-contact',
  'open-pause',
  'open-dose',
  'open-course',
  'open-patient',
  'open-visit',
  'open-snooze',
  'open-review',
  'open-weight',
  'open-medicine',
  'open-pregnancy',
  'open-procedure',
  'open-note',
]

const SETTINGS = [
  'rules',
  'clinic',
  'desk',
  'data',
  'about',
  'protocols',
  'presets',
  'lab-ranges',
  'people',
  'audit',
  'history',
]

const ROSTER = textFile(
  '名簿.csv',
  [
    '番号,氏名,カナ,生年月日,性別,開始日',
    '00001,青葉 葵,アオバ アオイ,2001-03-04,女,2026-09-20',
    '00002,北沢 健,キタザワ ケン,1999-13-04,男,2026-09-20',
  ].join('\n'),
)

/** A walk through the app: each place is looked at by axe and put to the list with what it found. */
class Walk {
  readonly found: string[] = []
  looked = 0

  constructor(
    readonly page: Page,
    readonly face: Face,
  ) {}

  /** Looks at what stands there once it is whole. Every rule counts, of every severity. */
  async look(place: string, sign: Locator): Promise<void> {
    await expect(sign.first()).toBeVisible()
    await expect(this.page.locator('.skeleton')).toHaveCount(0)
    const { violations } = await new AxeBuilder({ page: this.page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
      .analyze()
    this.looked += 1
    for (const { id, impact, nodes } of violations)
      this.found.push(
        `${place}: ${id} (${impact ?? ''}) ${nodes.map(({ html }) => html.slice(0, 240)).join('\n    ')}`,
      )
  }

  async inThisFace(): Promise<void> {
    await this.page.getByTestId('language').selectOption(this.face.language)
    await expect(this.page.locator('html')).toHaveAttribute('lang', this.face.language)
  }

  at(testid: string): Locator {
    return this.page.getByTestId(testid)
  }

  async goTo(route: string): Promise<void> {
    await this.page.goto(`./#/${route}`)
  }
}

// Without a network the files come from what was kept for it.
test.use({ serviceWorkers: 'allow' })

for (const face of FACES) {
  const { language, colorScheme } = face
  test(`no rule of axe is broken on any screen, in ${language} and ${colorScheme}`, async ({
    page,
    watch,
  }) => {
    test.setTimeout(300_000)
    page.setDefaultTimeout(15_000)
    // The browser asks for the tab's icon again, in the moment without a network.
    watch.expectFault('ERR_INTERNET_DISCONNECTED')
    await page.emulateMedia({ colorScheme })
    const walk = new Walk(page, face)
    await throughTheWorklist(walk)
    await throughPatients(walk)
    await throughPaper(walk)
    await throughTheOverview(walk)
    await throughTheSettings(walk)
    await asAViewer(walk)
    await throughTheDoor(walk)
    await throughAnOwnClinic(walk)
    await throughTheLock(walk)
    expect(walk.found.join('\n')).toBe('')
    expect(walk.looked).toBeGreaterThanOrEqual(70)
  })
}

/** The demo clinic's list, in each of its states. */
async function throughTheWorklist(walk: Walk): Promise<void> {
  const { page } = walk
  await openAt(page)
  await walk.inThisFace()
  await walk.look('first run', walk.at('create-clinic'))
  await walk.at('try-demo').click()
  await walk.look('worklist', walk.at('worklist'))
  await walk.at('chip-all').click()
  await walk.at('row-open').first().click()
  await walk.look('worklist, a row opened', walk.at('opened-row'))
  await walk.at('contact-save').click()
  await walk.look('worklist, a call without an outcome', walk.at('worklist'))
  await walk.at('contact-outcome').selectOption('no-answer')
  await walk.at('contact-save').click()
  await walk.look('worklist, a call noted', walk.at('message'))
  await walk.at('search').fill('zzzz')
  await walk.look('worklist, nobody found', walk.at('worklist-no-match'))
  await walk.at('search').fill('')
  await page.locator('.person .icon').click()
  await walk.look('the keys', page.getByRole('dialog'))
  await walk.at('open-rules').click()
  await walk.look('the rules explained', walk.at('help'))
  await walk.goTo('worklist')
  await page.context().setOffline(true)
  await walk.look('worklist without a network', page.locator('.offline'))
  await page.context().setOffline(false)
}

/** Patients' pages with everything that opens on them. */
async function throughPatients(walk: Walk): Promise<void> {
  const { page } = walk
  const toOpen = new Set(FORMS)
  for (const number of PATIENTS) {
    await walk.goTo(`patients/${number}`)
    await expect(walk.at('verdict')).toHaveAttribute('data-patient-number', number)
    await walk.look(`patient ${number}`, walk.at('open-medicine'))
    for (const form of [...toOpen]) {
      const button = walk.at(form).first()
      if (!(await button.isVisible())) continue
      toOpen.delete(form)
      await button.click()
      await walk.look(`patient ${number}, ${form}`, page.locator('dialog[open]'))
      await page.keyboard.press('Escape')
      await expect(page.locator('dialog[open]')).toHaveCount(0)
    }
  }
  expect([...toOpen]).toEqual([])
  await page.locator('td button[data-analyte], td[data-analyte] button').first().click()
  await walk.look('a result', page.locator('dialog[open]'))
  await page.keyboard.press('Escape')
  await walk.at('open-draw').first().click()
  await walk.at('draw-alt').fill('1o5')
  await walk.at('draw-save').click()
  await walk.look('a draw that asks', page.locator('dialog[open]'))
  await page.keyboard.press('Escape')
  await walk.look('a draw to leave or to keep', page.locator('dialog[open]'))
  await walk.at('draw-discard').click()
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  await walk.at('search').fill('00')
  await walk.look('patients found', walk.at('search-hit'))
  await walk.at('search').fill('')
  await walk.at('open-history').click()
  await walk.look('history of a patient', walk.at('history-list').or(walk.at('history-day')))
  await walk.at('history-show').first().click()
  await walk.look('the patient as of a day', page.locator('#content'))
}

async function throughPaper(walk: Walk): Promise<void> {
  await walk.goTo('print')
  await walk.look('print, to choose', walk.at('print-what').or(walk.at('list-print')))
  await walk.goTo('print?list=worklist')
  await walk.look('print, worklist', walk.at('worklist-paper'))
  await walk.goTo('print?patients=00101')
  await walk.look('print, sheet', walk.at('sheet'))
}

async function throughTheOverview(walk: Walk): Promise<void> {
  await walk.goTo('overview')
  await walk.look('overview', walk.at('overview-flags'))
  await walk.at('overview-overdue').first().click()
  await walk.look('overview, a list', walk.at('overview-list'))
}

/** Each section, each editor with a form open, a change with its consequences. */
async function throughTheSettings(walk: Walk): Promise<void> {
  const { page } = walk
  for (const section of SETTINGS) {
    await walk.goTo(`settings/${section}`)
    await walk.look(
      `settings, ${section}`,
      page.locator(`#settings-${section}, .settings-content, #content h1, #content h2`),
    )
  }
  await walk.goTo('settings/rules')
  await walk.at('setting-grace-days').fill('7')
  await walk.look('settings, a change with its consequences', walk.at('setting-changes'))
  await walk.at('setting-discard').click()
  for (const [section, button, form] of [
    ['protocols', 'protocol-copy', 'protocol-form'],
    ['presets', 'preset-copy', 'preset-form'],
    ['lab-ranges', 'lab-range-add', 'lab-range-form'],
  ] as const) {
    await walk.goTo(`settings/${section}`)
    await walk.at(button).first().click()
    await walk.look(`settings, ${form}`, walk.at(form))
  }
}

/** Who may only read is told so. */
async function asAViewer(walk: Walk): Promise<void> {
  await walk.goTo('settings/people')
  await walk.at('try-role').selectOption('viewer')
  await walk.look('settings, people, as a viewer', walk.at('try-role'))
  await walk.goTo('settings/rules')
  await walk.look('settings, as a viewer', walk.at('why-settings'))
  await walk.goTo('patients/00430')
  await walk.look('patient, as a viewer', walk.at('verdict'))
  await walk.goTo('import')
  await walk.look('import, as a viewer', walk.page.locator('#content h1, #content h2, #content p'))
  await walk.goTo('worklist')
  await rowOf(walk.page, '00101')
    .or(walk.page.locator('[data-patient-number]'))
    .first()
    .getByTestId('row-open')
    .click()
  await walk.look('worklist, as a viewer', walk.at('opened-row'))
  await walk.at('leave-demo').click()
}

/** From nothing to an empty clinic. */
async function throughTheDoor(walk: Walk): Promise<void> {
  await walk.at('create-clinic').click()
  await walk.at('setup-confirm').click()
  await walk.look('set-up with what is missing', walk.at('setup-confirm'))
  await walk.at('setup-clinic-name').fill('みなと皮膚科')
  await walk.at('setup-user-name').fill('医師 早川')
  await walk.at('setup-passphrase').fill(PASSPHRASE)
  await walk.at('setup-passphrase-again').fill(PASSPHRASE)
  await walk.at('setup-confirm').click()
  await walk.look('recovery key', walk.at('recovery-key'))
  await walk.at('recovery-key-saved').click()
}

/** A clinic without anybody, then with one patient and a line that could not be read. */
async function throughAnOwnClinic(walk: Walk): Promise<void> {
  await walk.look('worklist without anybody', walk.at('worklist-empty'))
  await walk.goTo('overview')
  await walk.look('overview without anybody', walk.at('overview'))
  await walk.goTo('p/new')
  await walk.at('patient-save').click()
  await walk.look('new patient with what is missing', walk.at('patient-number'))
  await walk.goTo('import')
  await walk.look('import', walk.page.getByTestId('import-paste'))
  await walk.at('import-file').setInputFiles(ROSTER)
  await walk.look('import, preview', walk.at('import-totals'))
  await walk.at('import-confirm').click()
  await walk.look('import, done', walk.at('import-done'))
  await walk.goTo('patients/00001')
  await walk.look('patient without a draw', walk.at('verdict'))
  await walk.goTo('p/nobody')
  await walk.look('patient who is not there', walk.page.locator('#content'))
}

/** Locked, with a wrong passphrase, by the recovery key. */
async function throughTheLock(walk: Walk): Promise<void> {
  await walk.at('lock-now').click()
  await walk.look('lock', walk.at('unlock-passphrase'))
  await walk.at('unlock-passphrase').fill('not the passphrase at all')
  await walk.at('unlock-confirm').click()
  await walk.look('lock with a wrong passphrase', walk.at('unlock-error'))
}
