import { computed, ref, shallowRef, type Ref } from 'vue'
import type { Group } from '@/domain/analyte'
import { factsOf } from '@/domain/factsOf'
import { hysLaw, judgedResults, worstFlag } from '@/domain/interpret'
import type { Interpretation } from '@/domain/interpret/types'
import type { Patient } from '@/domain/patient'
import type { Draw, Result } from '@/domain/result'
import { unreviewedDraws } from '@/domain/review/unreviewedDraws'
import { dueAfterDraws } from '@/domain/timeline'
import { verdict } from '@/domain/verdict'
import { worklistRow } from '@/domain/worklist'
import { standing } from '@/domain/standing'
import { useClock } from '@/state/clock'
import { SHOWN_ANALYTES } from '@/state/reference'
import { useSettings } from '@/state/settings'
import { behindTheCharts } from './behindTheCharts'
import type * as ChartBaselines from './chartBaselines'
import { flaggedResults } from './flagged'

/** Fetched behind the first charts of a session, which the band joins as soon as it is there. */
const baselines = shallowRef<typeof ChartBaselines>()
const loadBaselines = behindTheCharts(() => import('./chartBaselines'))

const NOTHING_JUDGED: Interpretation = { flag: 'not-judged', rangeSource: 'none' }

/** Everything that the page of a patient shows, computed from the record by the same rules as the list. */
export function usePatientPage(patient: Ref<Patient>) {
  const settings = useSettings()
  const clock = useClock()
  void loadBaselines().then((loaded) => (baselines.value = loaded))
  /** Id of the course that a person chose to look at; the one that the verdict speaks of while none is. */
  const chosenCourse = ref<string>()

  /** Without what was struck out as a whole, as the facts are. */
  const live = computed(() => standing(patient.value))
  const facts = computed(() => factsOf(patient.value))
  const answer = computed(() => verdict(facts.value, settings.rules, clock.today))
  const row = computed(() =>
    worklistRow(
      facts.value,
      answer.value,
      worstFlag(facts.value, settings.judging, clock.today),
      clock.today,
    ),
  )
  const judged = computed(() => judgedResults(patient.value, settings.judging))
  const unreviewed = computed(() => unreviewedDraws(patient.value, clock.today))
  const flagged = computed(() =>
    flaggedResults(judged.value, unreviewed.value, settings.analyteShort, settings.judging),
  )

  const currentCourse = computed(() =>
    answer.value.course === undefined ? undefined : live.value.courses[answer.value.course],
  )
  const course = computed(
    () => live.value.courses.find((each) => each.id === chosenCourse.value) ?? currentCourse.value,
  )
  const interpretations = computed(
    () => new Map(judged.value.map(({ result, interpretation }) => [result, interpretation])),
  )
  /** Hy's law criteria over the results since the baseline of the current course. */
  const hys = computed(() => {
    const since = answer.value.drawsFrom
    const results = judged.value.filter(({ draw }) => since === undefined || draw.day >= since)
    return hysLaw(results, settings.judging)
  })
  const chartInput = computed(() => {
    const known = interpretations.value
    return {
      patient: patient.value,
      ...(course.value === undefined ? {} : { course: course.value }),
      verdict: answer.value,
      isCurrent: course.value === currentCourse.value,
      today: clock.today,
      catalogue: SHOWN_ANALYTES,
      preset: settings.judging.preset,
      ...(baselines.value === undefined
        ? {}
        : {
            baselineOf: baselines.value.chartBaselines(patient.value, settings.judging.baselineWindows),
            sourceTitle: baselines.value.sourceTitle,
          }),
      interpretResult: (_draw: Draw, result: Result) => known.get(result) ?? NOTHING_JUDGED,
    }
  })
  const dueAfter = computed(() => {
    const after = (group: Group) => dueAfterDraws(facts.value, settings.rules, group)
    return { liver: after('liver'), lipids: after('lipids') }
  })

  return {
    facts,
    answer,
    row,
    unreviewed,
    flagged,
    interpretations,
    course,
    currentCourse,
    chosenCourse,
    chartInput,
    hys,
    dueAfter,
  }
}
