import type { WorklistRow } from '@/domain/worklist'
import { worklistWords } from '@/words/worklist'
import { listDetail } from './audit/printing'
import { useClock } from './clock'
import { download } from './exporting'
import { useLanguage } from './language'
import { useListAlerts } from './listAlerts'
import { useSession } from './session'
import { useSettings } from './settings'
import { useWorklist, type ListChoice } from './worklist'

/** Hands the list to the person at the desk as CSV, and writes down that it left the building. */
export async function exportList(choice: ListChoice): Promise<void> {
  const { worklistCsv } = await import('@/formats/worklistCsv/worklistCsv')
  const worklist = useWorklist()
  const settings = useSettings()
  const { language } = useLanguage()
  const alerts = useListAlerts()
  await alerts.ready()
  const rows = worklist.chosen(choice)
  const names = {
    analyte: settings.analyteShort,
    notReachedStep: worklist.notReachedStep,
    alerts: ({ facts }: WorklistRow) =>
      alerts
        .kindsOf(facts)
        .map((kind) => worklistWords[language].alert(kind))
        .join(language === 'ja' ? '・' : '; '),
  }
  const text = worklistCsv(rows, language, names)
  await noteList(choice, rows.length)
  download(`worklist-${useClock().today}.csv`, [text], 'text/csv;charset=utf-8')
}

/** Writes into the log of acts that a list was exported: which, how long, and nobody's name. */
async function noteList(choice: ListChoice, rows: number): Promise<void> {
  await useSession()
    .openStore()
    .commit({ what: 'list-exported', at: useClock().stamp(), detail: { rows, ...listDetail(choice) } })
}
