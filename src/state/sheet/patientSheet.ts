import { computed } from 'vue'
import { alertsOn } from '@/domain/alerts'
import type { Group } from '@/domain/analyte'
import type { Day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import type { Patient } from '@/domain/patient'
import { baselinesOf } from '@/domain/interpret/change'
import { sheet } from '@/domain/sheet'
import { dueAfterDraws, interpretations, timeline } from '@/domain/timeline'
import { newestOf, verdict } from '@/domain/verdict'
import { liveCourses } from '@/domain/standing'
import type { ClinicDocument } from '@/storage'
import { useClock } from '../clock'
import { useLanguage } from '../language'
import { allProtocols } from '../ownRules'
import { ANALYTES, CONTRAINDICATED, SOURCES, VARIATION } from '../reference'
import { judgingUnder, rulesUnder, useSettings } from '../settings'

/** A day that is over, and the clinic's document as it stood then. */
export interface EarlierDay {
  day: Day
  clinic: ClinicDocument
}

/**
 * What the summary sheet of a patient says, made by the same rules as the list and the patient's page: today, or on an
 * earlier day by the settings, protocols and presets of that day.
 */
export function usePatientSheet(patient: () => Patient, on?: () => EarlierDay) {
  const settings = useSettings()
  const clock = useClock()
  const language = useLanguage()
  const then = computed(on ?? (() => undefined))
  const day = computed(() => then.value?.day ?? clock.today)
  const judging = computed(() => (then.value ? judgingUnder(then.value.clinic) : settings.judging))
  const rules = computed(() =>
    then.value ? rulesUnder(then.value.clinic, judging.value, () => day.value) : settings.rules,
  )
  const protocols = computed(() =>
    then.value ? newestOf(allProtocols(then.value.clinic)) : settings.protocols,
  )
  const clinicName = computed(() => (then.value?.clinic ?? settings).settings.name)

  const facts = computed(() => factsOf(patient()))
  const answer = computed(() => verdict(facts.value, rules.value, day.value))
  const sources = new Map(SOURCES.map((source) => [source.id, source]))
  const sourceOf = (id: string) => sources.get(id)
  const interpretResult = computed(() => interpretations(patient(), judging.value))
  const paper = computed(() =>
    sheet({
      patient: patient(),
      facts: facts.value,
      verdict: answer.value,
      today: day.value,
      rules: judging.value,
      catalogue: ANALYTES,
      variation: VARIATION,
      sourceOf,
      alerts: alertsOn(facts.value, CONTRAINDICATED, day.value),
    }),
  )
  const protocol = computed(() => {
    const id = answer.value.protocol.split('@')[0]
    return protocols.value.find((one) => one.id === id) ?? { id, name: undefined, source: undefined }
  })
  const protocolName = computed(() => protocol.value.name?.[language.language] ?? protocol.value.id ?? '')
  const protocolSource = computed(() => protocol.value.source)

  function drawn(group: Group) {
    const { course: at } = answer.value
    const course = at === undefined ? undefined : liveCourses(patient().courses)[at]
    return timeline({
      patient: patient(),
      ...(course === undefined ? {} : { course }),
      verdict: answer.value,
      today: day.value,
      group,
      mode: 'raw',
      period: 'course',
      catalogue: ANALYTES,
      preset: judging.value.preset,
      interpretResult: interpretResult.value,
      baselineOf: baselinesOf(patient(), VARIATION, judging.value.baselineWindows),
      dueAfter: dueAfterDraws(facts.value, rules.value, group),
    })
  }

  return { paper, drawn, sourceOf, protocolName, protocolSource, clinicName }
}
