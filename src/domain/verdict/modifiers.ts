import { daysBetween, type Day } from '../day'
import type { DrawFacts } from '../facts'
import { isAwaited, lacksTg, type GroupDraws } from './draws'
import type { Ruled, Seen } from './seen'
import type { Verdict } from './types'

/** What is to be said of the draws of the course (rules 1, 2, 4, 7 and 10). */
export function addCourseModifiers(said: Verdict, seen: Seen, { course, start }: Ruled): void {
  const { liver, lipids, today } = seen
  if (liver.last !== lipids.last) said.modifiers.push('partial')
  if (lipids.last !== undefined && lacksTg(lipids.last)) said.modifiers.push('tg-missing')
  if (isUnseen(liver, start, today) || isUnseen(lipids, start, today)) {
    said.modifiers.push('baseline-unseen')
  }
  if (today >= start && (goesWithoutBaseline(said, liver) || goesWithoutBaseline(said, lipids))) {
    said.modifiers.push('no-baseline')
  }
  const unusable = laterOf(liver.unusable, lipids.unusable)
  if (unusable !== undefined) {
    said.unusable = unusable.day
    said.modifiers.push('results-unusable')
  }
  if (course.end !== undefined && today > course.end && seen.rules.atCaution(seen.facts)) {
    said.modifiers.push('follow-up-suggested')
  }
}

/** What is to be said whether there is a course or not (rules 9 and 10). */
export function addModifiers(said: Verdict, { facts, rules, today, liver, lipids }: Seen): void {
  const awaited = earlierOf(awaitedDraw(liver), awaitedDraw(lipids))
  if (awaited !== undefined) {
    said.awaiting = awaited.day
    said.modifiers.push('awaiting-results')
    if (daysBetween(awaited.day, today) > rules.resultsLateDays) said.modifiers.push('results-late')
  }
  if (facts.resultsInDoubt === true) said.modifiers.push('results-in-doubt')
  if (said.recheck !== undefined) said.modifiers.push('recheck-planned')
}

function isUnseen({ bits, baseline }: GroupDraws, start: Day, today: Day): boolean {
  if (baseline === undefined || today < start) return false
  return isAwaited(bits, baseline) || (baseline.arrived !== undefined && baseline.arrived > start)
}

/** `baseline-missing` itself says that there is none, until a first draw after the first day starts the clock. */
function goesWithoutBaseline(said: Verdict, { last, baseline }: GroupDraws): boolean {
  return baseline === undefined && (last !== undefined || said.status !== 'baseline-missing')
}

function awaitedDraw({ bits, latest }: GroupDraws): DrawFacts | undefined {
  return latest !== undefined && isAwaited(bits, latest) ? latest : undefined
}

function laterOf(a: DrawFacts | undefined, b: DrawFacts | undefined): DrawFacts | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.day >= b.day ? a : b
}

function earlierOf(a: DrawFacts | undefined, b: DrawFacts | undefined): DrawFacts | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.day <= b.day ? a : b
}
