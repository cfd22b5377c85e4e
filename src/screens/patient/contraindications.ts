import { shallowRef } from 'vue'
import { alertFacts } from '@/domain/alerts/alertFacts'
import type { Patient } from '@/domain/patient'
import type ContraindicationLine from './panels/ContraindicationLine.vue'

/** The first line of the page, with the medicines that it knows, once a patient needed it. */
export const contraindicationLine = shallowRef<typeof ContraindicationLine>()

/**
 * Fetches that line where something stands in the record that it may speak of, so that it stands before the page does;
 * most patients have nothing, and wait for nothing. Where the file does not come, the page says in its place that
 * something is not shown; it is asked for again with the next reading.
 */
export async function contraindicationsReady(patient: Patient): Promise<void> {
  if (contraindicationLine.value !== undefined || alertFacts(patient).length === 0) return
  const part = await import('./panels/ContraindicationLine.vue').catch(() => undefined)
  contraindicationLine.value = part?.default
}
