import { onScopeDispose, ref } from 'vue'
import { actOf, ACTS } from '@/domain/acts'
import type { Language } from '@/domain/language'
import { BYTE_ORDER_MARK, csvLine } from '@/formats/csvText'
import type { ActEntry } from '@/storage'
import { actWords } from '@/words/settings/acts'
import { auditWords } from '@/words/settings/audit'
import { useClock } from '../clock'
import { download } from '../exporting'
import { useMessages } from '../messages'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'
import type { AuditSurroundings } from './auditContext'
import { actText } from './actText'
import { noteDone } from './noting'

/** Writes what fits a search to a CSV file, batch by batch, and notes that it left the building. */
export function useAuditExport() {
  const session = useSession()
  const messages = useMessages()
  const isRunning = ref(false)
  const done = ref(0)
  const total = ref(0)
  let isWanted = false
  onScopeDispose(stop)

  /** Gives how many entries were written; undefined where it was stopped, or where the trail could not be written. */
  async function run(
    fits: (entry: ActEntry) => boolean,
    language: Language,
    context: AuditSurroundings,
  ): Promise<number | undefined> {
    if (isRunning.value) return undefined
    isWanted = isRunning.value = true
    done.value = 0
    try {
      const trail = await session.openStore().trail()
      total.value = (await trail.seal()).count
      const parts = [BYTE_ORDER_MARK + csvLine(headings(language))]
      let entries = 0
      for await (const batch of trail.read()) {
        if (!isWanted) break
        const wanted = batch.filter(fits)
        entries += wanted.length
        parts.push(wanted.map((entry) => csvLine(cells(entry, language, context))).join(''))
        done.value += batch.length
      }
      if (!isWanted) return undefined
      if (!(await noteDone({ what: 'exported-audit', detail: { entries } }))) return undefined
      download(`audit-${useClock().today}.csv`, parts, 'text/csv;charset=utf-8')
      return entries
    } catch (cause) {
      messages.show('error', worldFailure(cause).text)
      return undefined
    } finally {
      isRunning.value = false
    }
  }

  function stop(): void {
    isWanted = false
  }

  return { isRunning, done, total, run, stop }
}

function headings(language: Language): string[] {
  const words = auditWords[language]
  return [
    words.number,
    words.when,
    words.who,
    words.what,
    words.kind,
    words.whom,
    words.why,
    words.actId,
    words.hash,
  ]
}

function cells(entry: ActEntry, language: Language, context: AuditSurroundings): (string | number)[] {
  const { number, at, who, what, patientIds = [], why, hash } = entry
  const act = actOf(what)
  return [
    number,
    at.replace('T', ' '),
    who.name,
    actText(what, language),
    act ? actWords[language].kind(ACTS[act.name]) : '',
    patientIds.length > 0 ? patientIds.map((id) => context.named(id)).join(' / ') : peopleCount(entry),
    [why, context.details(entry)].filter(Boolean).join(' · '),
    what,
    hash,
  ]
}

function peopleCount({ patients }: ActEntry): string {
  return patients === 0 ? '' : String(patients)
}
