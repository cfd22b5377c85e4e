import { computed, shallowRef } from 'vue'
import type { PatientFacts } from '@/domain/facts'
import type { ActEntry, ImportRecord } from '@/storage'
import { useLanguage } from '../language'
import { useMessages } from '../messages'
import { useRecords } from '../records'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'
import { auditWords } from '@/words/settings/audit'
import { detailsText } from './auditDetails'
import { SHOWN_OF_ID, type AuditContext } from './auditSearch'

/** What the trail's entries point to: patients as they are now, and imports. */
export interface AuditSurroundings {
  /** Reads the imports; to be awaited before anything is searched. */
  load(): Promise<void>
  now(): AuditContext
  /** Undefined for somebody who was erased, or was never there. */
  patientOf(id: string): PatientFacts | undefined
  importOf(id: string): ImportRecord | undefined
  /** Number and name in one text. */
  named(id: string): string
  /** The details of an entry in words. */
  details(entry: ActEntry): string
}

/** Looks up whom and what the entries of the trail are about. */
export function useAuditContext(): AuditSurroundings {
  const records = useRecords()
  const session = useSession()
  const messages = useMessages()
  const language = useLanguage()
  const imports = shallowRef<ImportRecord[]>([])
  const users = shallowRef<ReadonlyMap<string, string>>(new Map())
  const byId = computed(() => new Map(records.facts.map((facts) => [facts.id, facts])))
  const importById = computed(() => new Map(imports.value.map((record) => [record.id, record])))

  async function load(): Promise<void> {
    try {
      const store = session.openStore()
      imports.value = await store.readImports()
      const people = await (await store.people()).list()
      users.value = new Map(people.map(({ id, name }) => [id, name]))
    } catch (cause) {
      messages.show('error', worldFailure(cause).text)
    }
  }

  function named(id: string): string {
    const facts = byId.value.get(id)
    if (!facts) return `${auditWords[language.language].gone} ${id.slice(0, SHOWN_OF_ID)}`
    return [facts.number, facts.name].filter(Boolean).join(' ')
  }

  /** Somebody who was taken out is told by the beginning of the id, as entries of theirs have it with the name. */
  function details(entry: ActEntry): string {
    return detailsText(entry, language.language, (id) => users.value.get(id) ?? id.slice(0, SHOWN_OF_ID))
  }

  return {
    load,
    now: () => ({
      language: language.language,
      people: records.facts,
      imports: imports.value,
      detailText: details,
    }),
    patientOf: (id) => byId.value.get(id),
    importOf: (id) => importById.value.get(id),
    named,
    details,
  }
}
