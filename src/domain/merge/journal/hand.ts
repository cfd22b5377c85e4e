import type { BareDraw, HandChange, HandChoice, JournalChoice } from '../../journal'
import type { Draw, Result } from '../../result'
import { withValueChosen } from '../choice'
import { areCompatible, areOneMethod } from '../drawsAtHand'
import { materialOf } from '../material'
import { saysTheSame } from '../sameResult'
import { samePlace } from '../versions/place'
import { isByHand } from '../versions/version'
import { isEqual } from './equal'

const CHOICES: readonly JournalChoice[] = ['take-new', 'keep-old', 'keep-both']

/** What persons changed in draws: from what the acts so far had made of them to what they are now. Reviews do not count. */
export function handBetween(made: readonly Draw[], now: readonly Draw[]): HandChange[] {
  return now.flatMap((draw): HandChange[] => {
    if (draw.results.length === 0) return []
    const before = made.find(({ id }) => id === draw.id)
    const of = bare(draw)
    const was = before && bare(before)
    const described = isEqual(was, of) ? [] : [{ draw: of, ...(was ? { was } : {}) }]
    return [...described, ...draw.results.flatMap((result) => resultBetween(before, draw, result))]
  })
}

function resultBetween(before: Draw | undefined, draw: Draw, result: Result): HandChange[] {
  const was = before?.results.find(({ id }) => id === result.id)
  if (was && isEqual(was, result, ['alsoFrom'])) return []
  const chosen = was && choicesBetween(was, result)
  return [{ of: bare(draw), result, ...(chosen ? { chosen } : {}) }]
}

/** The choices that lead from one state of a result to the other; undefined where a hand did more than choose. */
function choicesBetween(was: Result, now: Result): HandChoice[] | undefined {
  if (isEqual(was, now, ['alsoFrom'])) return []
  const { conflict, value, unit } = was
  const replaced = now.earlier?.[was.earlier?.length ?? 0]?.replaced
  if (!conflict || !replaced) return undefined
  const { at, by } = replaced
  for (const choice of CHOICES) {
    const rest = choicesBetween(withValueChosen(was, conflict, choice, { at, by }), now)
    if (!rest) continue
    const { value: waits, unit: waitsIn } = conflict
    const step: HandChoice = {
      stored: { ...(value === undefined ? {} : { value }), ...(unit === undefined ? {} : { unit }) },
      waiting: { value: waits, ...(waitsIn === undefined ? {} : { unit: waitsIn }) },
      choice,
      at,
      by,
    }
    return [step, ...rest]
  }
  return undefined
}

/** The draws with what persons had changed: a value that was typed stands, a choice holds where both values are there. */
export function withHand(draws: readonly Draw[], changes: readonly HandChange[]): Draw[] {
  return changes.reduce(
    (now, change) => {
      if ('draw' in change) return withDescribed(now, change)
      if ('chosen' in change) return withChosen(now, change)
      return withTyped(now, change)
    },
    [...draws],
  )
}

/** What a hand noted of a draw is noted of the draw that stands in its place as well. */
function withDescribed(
  draws: readonly Draw[],
  { draw: now, was }: { draw: BareDraw; was?: BareDraw },
): Draw[] {
  const home = was ? homesOf(draws, now)[0] : draws.find(({ id }) => id === now.id)
  if (!home) return [...draws]
  const described = was ? redescribed(home, was, now) : { ...home, ...now }
  return draws.map((draw) => (draw === home ? described : draw))
}

/** The draw with what is said of it now and was not, and without what was said and is not. */
function redescribed(home: Draw, was: BareDraw, now: BareDraw): Draw {
  const isOther = (key: string): boolean => key !== 'id' && key !== 'marks'
  const said = Object.entries(now).filter(
    ([key, each]) => isOther(key) && !isEqual(was[key as keyof BareDraw], each),
  )
  const left = Object.entries(home).filter(([key]) => !isOther(key) || !(key in was) || key in now)
  const stay = home.marks.filter((mark) => !was.marks.includes(mark) || now.marks.includes(mark))
  const added = now.marks.filter((mark) => !was.marks.includes(mark) && !stay.includes(mark))
  return { ...(Object.fromEntries([...left, ...said]) as unknown as Draw), marks: [...stay, ...added] }
}

function withTyped(draws: Draw[], { of, result }: { of: BareDraw; result: Result }): Draw[] {
  const draw = homesOf(draws, of).find((home) => home.id === of.id || !isTypedIn(home, result))
  if (!draw) return [...draws, { ...of, results: [result], reviews: [] }]
  const at = placeIn(draw, result)
  const results = at < 0 ? [...draw.results, result] : draw.results.with(at, result)
  return draws.map((each) => (each === draw ? { ...draw, results } : each))
}

function withChosen(
  draws: Draw[],
  { of, result, chosen }: { of: BareDraw; result: Result; chosen: HandChoice[] },
): Draw[] {
  for (const draw of homesOf(draws, of)) {
    const at = placeIn(draw, result)
    const found = draw.results[at]
    if (!found) continue
    const now = chosen.reduce(withChoice, found)
    return draws.map((each) => (each === draw ? { ...draw, results: draw.results.with(at, now) } : each))
  }
  return draws
}

/** A choice between two values, one of which is not there any more, is none. */
function withChoice(result: Result, { stored, waiting, choice, at, by }: HandChoice): Result {
  const { conflict } = result
  if (!conflict || !saysTheSame(result, stored) || !saysTheSame(conflict, waiting)) return result
  return withValueChosen(result, conflict, choice, { at, by })
}

/** The draw itself, or what stands in its place. */
function homesOf(draws: readonly Draw[], of: BareDraw): Draw[] {
  const own = draws.filter(({ id }) => id === of.id)
  return own.length > 0 ? own : draws.filter((draw) => samePlace(draw, of) && sameOrigin(draw, of))
}

/** Two laboratories, or here and elsewhere, are two draws. */
function sameOrigin(a: BareDraw, b: BareDraw): boolean {
  return areCompatible(a.lab, b.lab) && areCompatible(a.outside, b.outside)
}

/** Whether a person typed another result there: neither takes the place of the other. */
function isTypedIn({ results }: Draw, { analyte }: Result): boolean {
  return results.some((each) => each.analyte === analyte && isByHand(each))
}

function placeIn({ results }: Draw, { id, analyte, specimen, method }: Result): number {
  const own = results.findIndex((each) => each.id === id)
  if (own >= 0) return own
  const material = materialOf(specimen)
  return results.findIndex(
    (each) =>
      each.analyte === analyte &&
      each.movedTo === undefined &&
      !isByHand(each) &&
      areOneMethod(each.method, method) &&
      materialOf(each.specimen) === material,
  )
}

function bare(draw: Draw): BareDraw {
  const { results: _, reviews: __, ...rest } = draw
  return rest
}
