import type { Course } from '@/domain/course'
import type { Patient } from '@/domain/patient'
import { resultTable } from '@/domain/sheet'
import type { Timeline } from '@/domain/timeline'
import { chartedCsv } from '@/formats/charted/chartedCsv'
import { copiedTable } from '@/formats/charted/copiedTable'
import { CHARTED_WORDS } from '@/formats/charted/words'
import { useClock } from '../clock'
import { useLanguage } from '../language'
import { ANALYTES, SOURCES, VARIATION } from '../reference'
import { useSession } from '../session'
import { useSettings } from '../settings'
import { download } from './download'

/** The patient by number alone, and the day that what is shown is as of. */
export function chartedHead({ number }: Patient): string {
  const { language } = useLanguage()
  const { asOf } = CHARTED_WORDS[language]
  const { today } = useClock()
  return language === 'ja' ? `${number} ${today}${asOf}` : `${number}, ${asOf} ${today}`
}

/**
 * Hands over the points that the charts show, and notes first that they left; where the audit trail cannot be written,
 * nothing is handed over.
 */
export async function exportCharted(patient: Patient, timelines: readonly Timeline[]): Promise<void> {
  const { language } = useLanguage()
  const { today, stamp } = useClock()
  const titles = (id: string): string => SOURCES.find((source) => source.id === id)?.title[language] ?? id
  const text = chartedCsv(patient.number, timelines, language, titles)
  const trail = await useSession().openStore().trail()
  await trail.note({
    what: 'exported-patient',
    at: stamp(),
    patientIds: [patient.id],
    detail: { form: 'chart' },
  })
  download(`patient-chart-${today}.csv`, [text], 'text/csv;charset=utf-8')
}

/** Puts the table of results on the clipboard, as a spreadsheet takes it. */
export async function copyTable(patient: Patient, course: Course | undefined): Promise<void> {
  const table = resultTable({
    patient,
    ...(course === undefined ? {} : { course }),
    rules: useSettings().judging,
    catalogue: ANALYTES,
    variation: VARIATION,
  })
  const { html, text } = copiedTable(table, chartedHead(patient), useLanguage().language)
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': new Blob([html], { type: 'text/html' }),
      'text/plain': new Blob([text], { type: 'text/plain' }),
    }),
  ])
}
