import { plannedEnd } from '../course'
import { addDays, daysBetween, earlierDay, LAST_DAY, type Day } from '../day'
import type { CourseFacts, PatientFacts } from '../facts'
import type { Protocol } from '../protocol'
import { clockOf } from './clocks'
import { wantedByDoses } from './doses'
import { baselineWindow, courseFault, currentCourse } from './courses'
import { drawsUpTo } from './draws'
import { addCourseModifiers, addModifiers } from './modifiers'
import { lastRestart, longPauseOn } from './pauses'
import { openRecheck } from './rechecks'
import { seenFrom, type Ruled, type Seen } from './seen'
import type { GroupClock, Status, Verdict, VerdictRules } from './types'

/** After so many days past the rule's day a long pause without restart wants a person again (product.md §4). */
const PAUSE_SLEEPS_DAYS = 28

/** From so many days before the end of a course a draw at its end is spoken of. */
const END_IS_NEAR_DAYS = 28

/**
 * The answer of the due rule for a patient on a day (product.md §2): the status, the day that is due and why, and what
 * stands beside it. Pure; draws and reviews after `today` do not exist for it. It never fails: facts that contradict
 * themselves give `unknown` with the reason.
 */
export function verdict(facts: PatientFacts, rules: VerdictRules, today: Day): Verdict {
  return answer(facts, rules, today, true)
}

/** The same answer without the modifiers, for whoever compares standings of many: status, due day and draw today. */
export function standing(facts: PatientFacts, rules: VerdictRules, today: Day): Omit<Verdict, 'modifiers'> {
  return answer(facts, rules, today, false)
}

function answer(facts: PatientFacts, rules: VerdictRules, today: Day, withModifiers: boolean): Verdict {
  const draws = drawsUpTo(today, facts.draws)
  const at = currentCourse(facts.courses, today)
  const course = at === undefined ? undefined : facts.courses[at]
  const protocolId = course?.protocol ?? rules.defaultProtocol
  const protocol = rules.protocolById(protocolId)
  const said = nothingSaid(today, protocol === undefined ? protocolId : protocolName(protocol))
  if (at !== undefined) said.course = at
  const recheck = openRecheck(draws, today)
  if (recheck !== undefined) said.recheck = recheck

  const because = courseFault(facts.courses)
  if (because === undefined && course?.start !== undefined && protocol !== undefined) {
    const ruled = { course, start: course.start, protocol }
    const { from, to } = baselineWindow(ruled.start, protocol.baseline.maxAge)
    said.drawsFrom = from
    const seen = seenFrom(facts, rules, draws, from, to, today, protocol.required)
    decide(said, seen, ruled)
    if (protocol.finalDraw !== undefined) addFinalDraw(said, course)
    if (!withModifiers) return said
    addCourseModifiers(said, seen, ruled)
    addModifiers(said, seen)
    return said
  }
  if (because !== undefined) said.because = because
  else if (course !== undefined) said.because = 'unknown-protocol'
  said.status = said.because === undefined ? 'no-course' : 'unknown'
  said.drawToday = said.because === undefined ? 'no' : 'unknown'
  if (withModifiers)
    addModifiers(said, seenFrom(facts, rules, draws, LAST_DAY, LAST_DAY, today, protocol?.required))
  return said
}

const names = new WeakMap<Protocol, string>()

/** `id@version`, put together once a protocol. */
function protocolName(protocol: Protocol): string {
  let name = names.get(protocol)
  if (name === undefined) names.set(protocol, (name = `${protocol.id}@${protocol.version}`))
  return name
}

function nothingSaid(today: Day, protocol: string): Verdict {
  // What most verdicts say has its place from the start: a field that is added later costs its own memory, 100,000 times.
  return {
    status: 'no-course',
    modifiers: [],
    groups: [],
    daysOverdue: 0,
    drawToday: 'no',
    protocol,
    today,
    clocks: [],
    course: undefined,
    drawsFrom: undefined,
    plannedEnd: undefined,
    due: undefined,
    dueBy: undefined,
    overdueFrom: undefined,
    baseline: undefined,
    booked: undefined,
    because: undefined,
    noneLeft: undefined,
  }
}

/** Status, due day and whether to draw today (rules 3 to 9, 12 and 13). */
function decide(said: Verdict, seen: Seen, ruled: Ruled): void {
  const { today, rules } = seen
  const first = addClocks(said, seen, ruled)
  const idle = idleStatus(said, ruled.course, first, today)
  const ruleDay = idle === undefined ? first : undefined
  const isRecheck = said.recheck !== undefined && (ruleDay === undefined || said.recheck.day < ruleDay)
  const due = isRecheck ? said.recheck?.day : ruleDay
  const byDay = due === undefined ? undefined : statusOn(due, rules, today)

  if (isRecheck && byDay !== undefined) said.status = byDay
  else if (idle !== undefined) said.status = idle
  else if (today >= ruled.start && said.clocks.some(isWithoutDraw)) said.status = 'baseline-missing'
  else said.status = byDay ?? 'on-schedule'

  if (due !== undefined && said.status !== idle) addDueDay(said, due, isRecheck, seen)
  const isBeyond = said.status === 'none-left' || said.status === 'unknown'
  if (isBeyond && first !== undefined) said.noneLeft = first
  if (said.status === 'unknown') said.because = 'end-not-recorded'
  said.drawToday = drawToday(said.status, due, seen)
  const visit = seen.facts.nextVisit
  if (visit !== undefined && due !== undefined && visit >= today && visit <= due) said.booked = visit
  addBaseline(said)
}

/** Adds both groups' clocks; the day that is due first, or undefined where the protocol asks for no more. */
function addClocks(said: Verdict, seen: Seen, ruled: Ruled): Day | undefined {
  const restart = lastRestart(ruled.course.pauses, seen.today)
  const wanted = wantedByDoses(ruled.course, ruled.start, ruled.protocol)
  const liver = clockOf('liver', seen.liver, seen, ruled, wanted, restart)
  const lipids = clockOf('lipids', seen.lipids, seen, ruled, wanted, restart)
  said.clocks.push(liver, lipids)
  if (liver.due === undefined || lipids.due === undefined) return liver.due ?? lipids.due
  return earlierDay(liver.due, lipids.due)
}

/** The status of a course in which the protocol asks for nothing today: ended, paused for long, or none left. */
function idleStatus(
  said: Verdict,
  course: CourseFacts,
  ruleDay: Day | undefined,
  today: Day,
): Status | undefined {
  const planned = plannedEnd(course)
  if (planned !== undefined) said.plannedEnd = planned
  if (course.end !== undefined && today > course.end) return 'finished'
  const pause = longPauseOn(course.pauses, today)
  if (pause !== undefined) {
    said.pause = pause
    // Where the protocol asks for no more, the days count from the pause itself: nobody leaves the list for good.
    if (pause.restart === undefined) said.pauseWakes = addDays(ruleDay ?? pause.from, PAUSE_SLEEPS_DAYS + 1)
    return 'on-hold'
  }
  // A recorded last dose wins over the plan, earlier or later (clinical.md §5 row 16).
  const lastDay = course.end ?? planned
  if (ruleDay !== undefined && (lastDay === undefined || ruleDay <= lastDay)) return undefined
  // A last dose in the past is finished; past the mere plan nobody knows whether the course goes on (rule 8).
  return lastDay !== undefined && today > lastDay ? 'unknown' : 'none-left'
}

/** Rule 5; undefined while the day is further ahead than the clinic looks. */
function statusOn(due: Day, { graceDays, dueSoonDays }: VerdictRules, today: Day): Status | undefined {
  const late = daysBetween(due, today)
  if (late > graceDays) return 'overdue'
  if (late > 0) return 'in-grace'
  if (late === 0) return 'due-today'
  return late >= -dueSoonDays ? 'due-soon' : undefined
}

function addDueDay(said: Verdict, due: Day, isRecheck: boolean, { rules, today }: Seen): void {
  const clocks = isRecheck ? [] : said.clocks.filter((clock) => clock.due === due)
  said.due = due
  said.dueBy = isRecheck ? 'recheck' : clocks.some(isWithoutDraw) ? 'start' : 'protocol'
  for (const clock of clocks) said.groups.push(clock.group)
  const isMissing = said.status === 'baseline-missing'
  if (isMissing || said.status === 'overdue') said.daysOverdue = daysBetween(due, today)
  if (isMissing) said.overdueFrom = due
  else if (due < today) said.overdueFrom = addDays(due, rules.graceDays + 1)
}

/** A draw at the end that the protocol leaves to the clinic is spoken of in the last weeks, and never due. */
function addFinalDraw(said: Verdict, { end }: CourseFacts): void {
  const lastDay = end ?? said.plannedEnd
  if (lastDay === undefined || said.status === 'on-hold') return
  const ahead = daysBetween(said.today, lastDay)
  if (ahead >= 0 && ahead <= END_IS_NEAR_DAYS) said.finalDraw = lastDay
}

function isWithoutDraw(clock: GroupClock): boolean {
  return clock.from === 'start'
}

function addBaseline(said: Verdict): void {
  const [named] = said.groups
  const clock = said.clocks.find((each) =>
    named === undefined ? each.baseline !== undefined : each.group === named,
  )
  if (clock?.baseline !== undefined) said.baseline = clock.baseline
}

/** Rule 13. A visit today is the one that asks, so only a later one is the next. */
function drawToday(status: Status, due: Day | undefined, { facts, today }: Seen): Verdict['drawToday'] {
  if (status === 'unknown') return 'unknown'
  if (
    status === 'overdue' ||
    status === 'in-grace' ||
    status === 'due-today' ||
    status === 'baseline-missing'
  ) {
    return 'yes'
  }
  if (due === undefined) return 'no'
  if (facts.nextVisit === undefined || facts.nextVisit <= today) return 'unknown'
  return facts.nextVisit > due ? 'yes' : 'no'
}
