import { useClock } from '../../clock'
import { download } from '../../exports/download'
import { useSession } from '../../session'
import type { SavedProblems } from '../types'

/** Hands saved problems to the person as CSV; it is written down that they left. */
export async function handOut({ name, csv, rows }: SavedProblems): Promise<void> {
  const trail = await useSession().openStore().trail()
  const detail = { form: 'import-problems', rows }
  await trail.note({ what: 'exported-csv', at: useClock().stamp(), patientIds: [], detail })
  download(name, [csv], csv.type)
}
