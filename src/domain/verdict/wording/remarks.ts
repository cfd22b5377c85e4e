import { SERVING, type Group } from '../../analyte'
import { daysBetween, type Day } from '../../day'
import { drawsUpTo, groupDraws, servingBits } from '../draws'
import { servingName } from './servingName'
import type { Told } from './told'
import type { Modifier, Verdict } from '../types'

/** What stands beside the status, a sentence each. */
export function remarks(told: Told): string[] {
  const { verdict } = told
  const said = [
    ...notServedSentences(told),
    ...verdict.modifiers.flatMap((modifier) => remark(modifier, told)),
    ...(verdict.finalDraw === undefined ? [] : [told.say.finalDraw(told.written(verdict.finalDraw))]),
  ]
  return verdict.status === 'baseline-missing' || verdict.dueBy === 'start'
    ? [...tooOldSentences(told), ...said]
    : said
}

/** A newer draw that any other protocol would count explains to the nurse why this one still asks. */
function notServedSentences({ verdict, facts, course, say, written }: Told): string[] {
  const { drawsFrom: from, today } = verdict
  const to = course?.start
  if (from === undefined || to === undefined) return []
  const draws = drawsUpTo(today, facts.draws)
  return verdict.clocks.flatMap(({ group, last, servedBy }) => {
    if (servedBy === undefined) return []
    const other = groupDraws(servingBits(group, SERVING[group]), draws, from, to).last
    if (other === undefined || (last !== undefined && other.day <= last)) return []
    return [say.notServed(say.groups([group]), written(other.day), servedBy.map(servingName))]
  })
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
  const draws = drawsUpTo(verdict.today, facts.draws)
  const byDay = new Map<Day, Group[]>()
  for (const { group, servedBy } of verdict.clocks) {
    const { last, latest } = groupDraws(servingBits(group, servedBy), draws, from, to)
    if (last === undefined && latest !== undefined)
      byDay.set(latest.day, [...(byDay.get(latest.day) ?? []), group])
  }
  return [...byDay].map(([day, groups]) => say.tooOld(say.groups(groups), written(day), written(from)))
}
