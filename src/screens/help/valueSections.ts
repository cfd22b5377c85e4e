import { ANALYTE_IDS, type AnalyteId } from '@/domain/analyte'
import { hysLawText, REASON_WORDS } from '@/domain/interpret'
import { NOT_COMPARED_REASONS } from '@/domain/interpret/change'
import { referenceChange } from '@/domain/interpret/change/referenceChange'
import { NOT_JUDGED_REASONS } from '@/domain/interpret/types'
import { MEASURES, unitText } from '@/domain/measures'
import { monthsOf, type Restriction } from '@/domain/verdict/restrictions'
import { ANALYTES, RESTRICTIONS, VARIATION } from '@/state/reference'
import { RCV_SOURCES, VARIATION_CAVEATS } from '@/state/variationCaveats'
import { rcvText } from '@/ui/sheet/changeText'
import { leastFirst, thresholdText } from '@/ui/sheet/limitWords'
import { ruleWords } from '@/words/help/rules'
import { changeWords } from '@/words/patient/change'
import { NOT_COMPARED } from '@/words/patient/notCompared'
import { restrictionWords } from '@/words/patient/restrictions'
import type { HelpBasis, HelpLimit, HelpRow, HelpSection } from './helpTypes'

/** Row of the table of sources from which Hy's law is read. */
const HYS_LAW_SOURCE = 'fda-dili-2009'

/** From which value the example of an analyte starts whose expected variation depends on the value. */
const EXAMPLE = 1

/** What flags a value, why one is not judged, how far values vary by chance, and what stays restricted after the course. */
export function valueSections(basis: HelpBasis): HelpSection[] {
  const { language, preset } = basis
  const words = ruleWords[language]
  const change = changeWords[language]
  const name = words.presetIs(
    preset.name[language],
    `${preset.id}@${preset.version}`,
    preset.author[language],
  )
  return [
    { id: 'flags', title: words.flagTitle, about: [name, words.flagAbout], rows: flagRows(basis) },
    {
      id: 'reasons',
      title: words.reasonTitle,
      about: [words.reasonAbout],
      rows: NOT_JUDGED_REASONS.map((reason) => ({
        id: `reason-${reason}`,
        term: REASON_WORDS[reason][language],
        texts: [words.reason(reason)],
      })),
    },
    {
      id: 'change',
      title: words.changeTitle,
      about: [words.changeAbout, change.model, change.meaning, change.steady, change.basis, change.many],
      rows: [
        ...changeRows(basis),
        {
          id: 'not-compared',
          term: words.notComparedTitle,
          texts: NOT_COMPARED_REASONS.map((reason) => NOT_COMPARED[language][reason]),
        },
      ],
    },
    {
      id: 'periods',
      title: words.periodTitle,
      about: [words.periodAbout],
      rows: RESTRICTIONS.map((restriction) => periodRow(restriction, basis)),
    },
  ]
}

function flagRows(basis: HelpBasis): HelpRow[] {
  const { language, preset } = basis
  const words = ruleWords[language]
  const judged = ANALYTE_IDS.filter((id) => preset.rules[id] !== undefined)
  const others = ANALYTE_IDS.filter((id) => preset.rules[id] === undefined)
  return [
    {
      id: 'preset',
      term: words.versioned(preset.name[language], preset.version),
      tag: words.inUse,
      texts:
        others.length === 0
          ? []
          : [words.noLimits(others.map((id) => ANALYTES[id].short[language]).join(', '))],
      sources: [{ id: preset.source }],
    },
    {
      id: 'hys-law',
      term: words.hysLaw,
      flag: 'critical',
      texts: [hysLawText({ cholestasis: 'excluded' }, language)],
      sources: [{ id: HYS_LAW_SOURCE }],
    },
    ...judged.map((id) => analyteRow(id, basis)),
  ]
}

function analyteRow(id: AnalyteId, { language, preset }: HelpBasis): HelpRow {
  const words = ruleWords[language]
  const rule = preset.rules[id]
  if (!rule) throw new Error(`no limits of: ${id}`)
  const lists = [
    { condition: '', limits: rule.limits },
    { condition: words.fasting, limits: rule.fasting ?? [] },
    { condition: words.abnormalBaseline, limits: rule.abnormalBaseline ?? [] },
  ]
  const limits = lists.flatMap(({ condition, limits: rows }) =>
    leastFirst(rows).map((limit): HelpLimit => {
      const unit = limit.of === 'absolute' ? ` ${unitText(MEASURES[id].unit)}` : ''
      return { level: limit.level, text: thresholdText(limit) + unit, condition, source: limit.source }
    }),
  )
  return {
    id: `limits-${id}`,
    term: ANALYTES[id].short[language],
    texts: [
      ...(rule.minAge === undefined ? [] : [words.fromAge(rule.minAge)]),
      ...(rule.hint === undefined ? [] : [rule.hint[language]]),
    ],
    limits,
  }
}

function changeRows({ language }: HelpBasis): HelpRow[] {
  const words = ruleWords[language]
  const say = changeWords[language]
  return ANALYTE_IDS.flatMap((id): HelpRow[] => {
    const row = VARIATION[id]
    if (!row) return []
    const limits = rcvText(referenceChange(row, EXAMPLE))
    const caveat = VARIATION_CAVEATS[id]
    const cited = [row.withinPersonSource, row.analyticalSource, ...(caveat?.sources ?? []), ...RCV_SOURCES]
    return [
      {
        id: `change-${id}`,
        term: ANALYTES[id].short[language],
        texts: [
          row.step === undefined
            ? words.rcv(limits)
            : words.rcvAt(limits, `${EXAMPLE} ${unitText(MEASURES[id].unit)}`),
          say.figures(String(row.withinPerson), String(row.analytical)),
          ...(caveat ? [caveat.text[language]] : []),
        ],
        sources: [...new Set(cited)].map((source) => ({ id: source })),
      },
    ]
  })
}

function periodRow(restriction: Restriction, { language, settings }: HelpBasis): HelpRow {
  const words = ruleWords[language]
  const { id, labelMonths, monthsFromStart, source, labelSource, beforeToo } = restriction
  const say = restrictionWords[language]
  const set = settings.restrictionMonths ?? {}
  const { months, raisedFrom } = monthsOf(restriction, set)
  const counted =
    raisedFrom !== undefined
      ? say.raised(raisedFrom, months)
      : set[id] === undefined
        ? say.defaultMonths(months)
        : say.clinicMonths(months)
  return {
    id: `period-${id}`,
    term: say.restriction(id),
    texts: [
      beforeToo ? `${say.monthsAfter(months)} (${say.bothSides(months)})` : say.monthsAfter(months),
      `${counted} · ${labelMonths === undefined ? say.noLabel : say.labelMinimum(labelMonths)}`,
      ...(monthsFromStart === undefined ? [] : [words.fromStart(monthsFromStart)]),
    ],
    sources: [
      { id: source, what: words.clinicsMonths(restriction.months) },
      ...(labelSource === undefined || labelMonths === undefined
        ? []
        : [{ id: labelSource, what: words.labelsMonths(labelMonths) }]),
    ],
  }
}
