import type { DoseStepTold } from '../types'
import type { Sentences } from './sentenceShape'

/** The verdict as an English clinic would write it. */
export const english: Sentences = {
  between: '. ',
  groups: (groups) => sentenceCase(groups.join(' and ')),
  span: (span) => {
    if ('months' in span) return counted(span.months, 'month')
    return 'weeks' in span ? counted(span.weeks, 'week') : counted(span.days, 'day')
  },

  afterDraw: (group, last, span, due) => `${group}: last draw ${last} + ${span} = ${due}`,
  afterStart: (group, start, span, due) => `${group}: first day ${start} + ${span} = ${due}`,
  afterDose: (group, step, from, span, due) => `${group}: ${dose(step)} (${from}) + ${span} = ${due}`,
  noMore: (group) => `${group}: the protocol asks for no more`,
  condition: {
    abnormal: (group, last) =>
      `${group}: the last draw ${last} holds a value at notice or above, so the protocol asks again`,
    normal: (group, last) => `${group}: the last draw ${last} holds no value at notice or above`,
    'not-judged': (group, last) =>
      `${group}: the last draw ${last} holds values not judged or not in yet; it is not taken for normal, so the due day stands`,
  },
  onRestart: (group, ruleDay, restart) =>
    `${group}: the rule gives ${ruleDay}, the restart after the pause is later = ${restart}`,
  onFirstDay: (group, start) => `${group}: no draw before the start, due on the first day ${start}`,
  onRecheck: (reviewed, recheck) => `Recheck on ${recheck} (set at the review of ${reviewed})`,
  today: (clock, today, standing) => `${clock}; today ${today}: ${standing}`,
  inGrace: (days, overdueFrom) =>
    `${counted(days, 'day')} past, in grace period (overdue from ${overdueFrom})`,
  onTheDay: 'due today',
  aheadBy: (days) => `due in ${counted(days, 'day')}`,

  coursesOverlap: (one, other) => `Courses overlap (${one} and ${other}): check first days and last doses`,
  course: (start, end) => `${start} to ${end ?? 'no end recorded'}`,
  endBeforeStart: (start, end) => `The last dose ${end} is before the first ${start}: check the days`,
  unknownProtocol: (id) => `The protocol “${id}” is not known: choose another for the course`,
  endNotRecorded: (plannedEnd, ruleDay) =>
    `Past the planned end: record the last dose or extend the plan (planned end ${plannedEnd}, the rule would give ${ruleDay ?? 'none'})`,
  nothingMore: (unlessRaised) =>
    `This protocol asks for no further draw in this course${unlessRaised ? ' unless the dose is raised' : ''}`,
  noneLeft: (plannedEnd, ruleDay) =>
    `None left in this course (planned end ${plannedEnd}, the rule would give ${ruleDay})`,
  noneLeftBeforeEnd: (end, ruleDay) =>
    `None left in this course (last dose ${end}, the rule would give ${ruleDay})`,
  finished: (end) => `Finished with the last dose on ${end}, the protocol asks for no more draws`,
  onHold: (from) =>
    `On hold since ${from} (no restart day yet), the protocol asks for no draw until the restart`,
  onHoldUntil: (from, restart) =>
    `On hold since ${from} (restart ${restart}), the protocol asks for no draw until the restart`,

  recheckPlanned: (recheck, reviewed) => `Recheck planned for ${recheck} (set at the review of ${reviewed})`,
  recheckLater: (recheck) => `Recheck planned for ${recheck}, the protocol’s day comes first`,
  visitAfter: (visit) => `The next visit ${visit} is after the due day`,
  visitBefore: (visit) => `The next visit ${visit} is by the due day`,
  noVisit: 'No next visit entered',
  considerDraw: 'Consider a draw today',

  notServed: (group, drawn, servedBy) =>
    `The draw of ${drawn} holds no ${servedBy.join(' or ')}, so under this protocol it does not count for ${group.toLowerCase()}`,
  finalDraw: (end) => `A draw at the end (${end}) is optional`,
  tooOld: (group, last, windowFrom) =>
    `${group}: the draw of ${last} is too old for a baseline (from ${windowFrom})`,
  partial: (group) => `Groups stand on different days (due: ${group.toLowerCase()})`,
  tgMissing: (last) => `The lipid draw of ${last} has no TG`,
  baselineUnseen: (start) => `Baseline results were not in on the first day ${start}`,
  noBaseline: (group) => `${group}: no baseline`,
  awaiting: (drawn) => `Awaiting results of the draw of ${drawn}`,
  late: (drawn, days) => `Results of the draw of ${drawn} still missing after ${counted(days, 'day')}`,
  unusable: (drawn) => `The draw of ${drawn} does not count: its results are unusable`,
  inDoubt: 'Results that may be this patient’s wait in the doubt list',
  followUp: 'The last results hold a value to check: consider a follow-up draw after the end',
}

function dose({ mgPerDay, before }: DoseStepTold): string {
  if (mgPerDay === undefined) return 'no dose recorded, first day'
  return before === undefined ? `dose ${mgPerDay} mg` : `dose ${before}→${mgPerDay} mg`
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
