import { GROUPS, type Group } from '../../analyte'
import { daysBetween, type Day } from '../../day'
import { groupDraws, inOrder } from '../draws'
import type { Told } from './told'
import type { Modifier, Verdict } from '../types'

/** What stands beside the status, a sentence each. */
export function remarks(told: Told): string[] {
  const { verdict } = told
  const said = verdict.modifiers.flatMap((modifier) => remark(modifier, told))
  return verdict.status === 'baseline-missing' || verdict.dueBy === 'start'
    ? [...tooOldSentences(told), ...said]
    : said
}

function remark(modifier: Modifier, told: Told): string[] {
  const { verdict, course, say, written } = told
  if (modifier === 'partial')
    return verdict.groups.length > 0 ? [say.partial(say.groups(verdict.groups))] : []
  if (modifier === 'tg-missing') return lastDay(verdict, 'lipids').map((day) => say.tgMissing(written(day)))
  if (modifier === 'baseline-unseen')
    return course?.start === undefined ? [] : [say.baselineUnseen(written(course.start))]
  if (modifier === 'no-baseline') return [say.noBaseline(say.groups(groupsWithoutBaseline(verdict)))]
  if (modifier === 'awaiting-results') return awaitingSentence(told)
  if (modifier === 'results-late') return []
  if (modifier === 'results-unusable')
    return verdict.unusable === undefined ? [] : [say.unusable(written(verdict.unusable))]
  if (modifier === 'results-in-doubt') return [say.inDoubt]
  if (modifier === 'follow-up-suggested') return [say.followUp]
  return []
}

/** Awaiting and late are told in one sentence. */
function awaitingSentence({ verdict, say, written }: Told): string[] {
  const { awaiting, today, modifiers } = verdict
  if (awaiting === undefined) return []
  if (!modifiers.includes('results-late')) return [say.awaiting(written(awaiting))]
  return [say.late(written(awaiting), daysBetween(awaiting, today))]
}

function lastDay({ clocks }: Verdict, group: Group): Day[] {
  return clocks.flatMap((clock) => (clock.group === group && clock.last !== undefined ? [clock.last] : []))
}

function groupsWithoutBaseline({ clocks }: Verdict): Group[] {
  return clocks.filter((clock) => clock.baseline === undefined).map((clock) => clock.group)
}

/** A draw that lies before the baseline window explains to the nurse why it does not count (clinical.md §5 row 2). */
function tooOldSentences({ verdict, facts, course, say, written }: Told): string[] {
  const { drawsFrom: from } = verdict
  const to = course?.start
  if (from === undefined || to === undefined) return []
  const draws = inOrder(facts.draws)
  const byDay = new Map<Day, Group[]>()
  for (const group of GROUPS) {
    const { last, latest } = groupDraws(group, draws, from, to, verdict.today)
    if (last === undefined && latest !== undefined)
      byDay.set(latest.day, [...(byDay.get(latest.day) ?? []), group])
  }
  return [...byDay].map(([day, groups]) => say.tooOld(say.groups(groups), written(day), written(from)))
}
