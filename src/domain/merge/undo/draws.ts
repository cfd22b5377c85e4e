import type { Bilingual } from '../../language'
import type { TracedChange } from '../../patient'
import type { Draw, EarlierResult, Result, WaitingValue } from '../../result'
import { waitingValues, withWaiting } from '../drawsAtHand'
import { REPORTED } from '../report'
import { withoutSource } from '../sources'
import { versionsTakenBack } from '../versions/takenBack'
import { changedSince, reviewsStay } from './words'

/**
 * Draws without what one import brought, by stepping back: of days on which no journal was kept. What it says of days
 * that one import alone concerned is exact; what records from before journals hold is put together as far as it tells.
 */
export function drawsWithout(
  stored: readonly Draw[],
  importId: string,
  changes: readonly TracedChange[],
  kept: Bilingual[],
): Draw[] {
  const described = changes.reduce<readonly Draw[]>(
    (draws, change) => draws.map((draw) => drawTakenBack(draw, change)),
    stored,
  )
  const versions = versionsTakenBack(described, importId)
  kept.push(...versions.superseded.map(({ result, draw }) => changedSince(result, draw)))
  return versions.draws.flatMap((draw) => drawWithout(draw, importId, kept))
}

function drawWithout(draw: Draw, importId: string, kept: Bilingual[]): Draw[] {
  const results = draw.results.flatMap((result) => resultWithout(result, draw, importId, kept))
  const isSame =
    results.length === draw.results.length && results.every((result, at) => result === draw.results[at])
  if (isSame) return draw.results.length + draw.reviews.length === 0 ? [] : [draw]
  if (results.length > 0) return [{ ...draw, results }]
  if (draw.reviews.length === 0) return []
  kept.push(reviewsStay(draw))
  return [{ ...draw, results }]
}

function resultWithout(stored: Result, draw: Draw, importId: string, kept: Bilingual[]): Result[] {
  const left = withOtherSources(withoutMove(stored, importId), importId)
  const result = withWaitingAgain(withoutConflictOf(withoutRefusedOf(left, importId), importId), importId)
  if (result.importId !== importId) {
    if (result.earlier?.some((earlier) => earlier.importId === importId))
      kept.push(changedSince(result, draw))
    return [withoutEarlierOf(result, importId)]
  }
  const earlier = result.earlier ?? []
  const last = earlier.findLast((each) => !cameLate(each))
  if (last && last.replaced.importId !== importId) {
    kept.push(changedSince(result, draw))
    return [result]
  }
  const others = earlier.filter((each) => each.importId !== importId)
  const before = others.findLast((each) => each.replaced.importId === importId) ?? others.findLast(cameLate)
  if (!before) return ofWaiting(result)
  const rest = others.filter((each) => each !== before)
  return [restored(result, before, replacedBy(rest, importId, before.importId))]
}

/** What an import that goes had replaced is replaced by the import whose value stands now. */
function replacedBy(
  earlier: readonly EarlierResult[],
  importId: string,
  heir: string | undefined,
): EarlierResult[] {
  return earlier.map((each) =>
    each.replaced.importId === importId && heir !== undefined
      ? { ...each, replaced: { ...each.replaced, importId: heir } }
      : each,
  )
}

/** An older report that arrived after the one that stands: it never was the reported one. */
function cameLate({ importId, replaced }: EarlierResult): boolean {
  return importId !== undefined && importId === replaced.importId && replaced.because !== 'conflict'
}

/** What was struck out because this import named another collection day stands again. */
function withoutMove(result: Result, importId: string): Result {
  const last = result.earlier?.at(-1)
  if (result.movedTo === undefined || last?.replaced.importId !== importId) return result
  if (last.replaced.because !== 'entered-in-error') return result
  const back = restored(result, last, result.earlier?.slice(0, -1) ?? [])
  delete back.movedTo
  return back
}

/** What this import had reported before another replaced it goes; what it had replaced itself is replaced by that other. */
function withoutEarlierOf(result: Result, importId: string): Result {
  const { earlier = [] } = result
  const left: EarlierResult[] = []
  let isGone = false
  let by: string | undefined
  for (const each of [...earlier].reverse()) {
    const { replaced } = each
    if (each.importId === importId && replaced.importId !== undefined && each.waited === undefined) {
      isGone = true
      if (replaced.importId !== importId) by = replaced.importId
    } else if (replaced.importId === importId && by !== undefined)
      left.push({ ...each, replaced: { ...replaced, importId: by } })
    else left.push(each)
  }
  return isGone ? withEarlier(result, left.reverse()) : result
}

/** Where the stored value goes, the first of those that contradicted it is the reported one. */
function ofWaiting(result: Result): Result[] {
  const values = waitingValues(result)
  const first = values.at(-1)
  if (!first) return []
  const { value, unit, importId } = first
  const bare: Result = { ...result, status: 'final' }
  for (const key of RESTORED) delete bare[key]
  delete bare.earlier
  return [
    withWaiting({ ...bare, value, ...(unit === undefined ? {} : { unit }), importId }, values.slice(0, -1)),
  ]
}

/** What another import said as well is that import's from now on. */
function withOtherSources(result: Result, importId: string): Result {
  const current = withoutSource(result, importId) ?? result
  const isHandedOver = current.importId !== result.importId
  const earlier = result.earlier?.map((each) => {
    const known = withoutSource(each, importId) ?? each
    const by = known.replaced.importId
    if (known !== each && cameLate(each) && by === importId && known.importId !== undefined)
      return { ...known, replaced: { ...known.replaced, importId: known.importId } }
    return isHandedOver && by === importId && current.importId !== undefined
      ? { ...known, replaced: { ...known.replaced, importId: current.importId } }
      : known
  })
  const isSame = current === result && (earlier?.every((each, at) => each === result.earlier?.[at]) ?? true)
  return isSame ? result : { ...current, ...(earlier ? { earlier } : {}) }
}

/** A value of this import that a person decided against was never the reported one. */
function withoutRefusedOf(result: Result, importId: string): Result {
  const { earlier } = result
  if (!earlier || result.importId === importId) return result
  const others = earlier.filter(
    (each) => !(each.importId === importId && each.replaced.importId === importId),
  )
  return others.length === earlier.length ? result : withEarlier(result, others)
}

function withoutConflictOf(result: Result, importId: string): Result {
  const waiting = waitingValues(result)
  const others = waiting.filter((value) => value.importId !== importId)
  return others.length === waiting.length ? result : withWaiting(result, others)
}

/** Values that had waited until this import brought a choice wait again. */
function withWaitingAgain(result: Result, importId: string): Result {
  const again =
    result.earlier?.filter((earlier) => earlier.waited && earlier.replaced.importId === importId) ?? []
  if (again.length === 0) return result
  const values = again.flatMap((earlier): WaitingValue[] => {
    const { value, unit, importId: broughtBy, waited } = earlier
    return value && broughtBy !== undefined && broughtBy !== importId
      ? [{ value, ...(unit === undefined ? {} : { unit }), importId: broughtBy, ...waited }]
      : []
  })
  const rest = result.earlier?.filter((earlier) => !again.includes(earlier)) ?? []
  return withWaiting(withEarlier(result, rest), [...waitingValues(result), ...values.reverse()])
}

function restored(result: Result, before: EarlierResult, earlier: readonly EarlierResult[]): Result {
  const back: Result = { ...result, status: before.status }
  for (const key of RESTORED) delete back[key]
  for (const key of RESTORED) if (before[key] !== undefined) Object.assign(back, { [key]: before[key] })
  return withEarlier(back, earlier)
}

const RESTORED = [...REPORTED, 'fasting', 'method', 'importId', 'alsoFrom'] as const

function withEarlier(result: Result, earlier: readonly EarlierResult[]): Result {
  const changed = { ...result }
  if (earlier.length === 0) delete changed.earlier
  else changed.earlier = [...earlier]
  return changed
}

/** A draw without what an import had said of it besides its results. */
function drawTakenBack(draw: Draw, change: TracedChange): Draw {
  const [, id, ...rest] = change.path
  const [field, part] = rest
  if (draw.id !== id) return draw
  if (field === 'marks') return { ...draw, marks: draw.marks.filter((mark) => mark !== part) }
  if (field === 'results') return { ...draw, results: draw.results.map(markTakenBack(rest, change)) }
  const back: Draw = { ...draw }
  if ((field === 'time' || field === 'lab') && back[field] === change.after) delete back[field]
  return back
}

/** A result forgets which version it was, where the import that said so goes. */
function markTakenBack([, id, mark]: readonly string[], change: TracedChange): (result: Result) => Result {
  const key = MARKS.find((each) => each === mark)
  const said = mark === 'isVersioned' ? true : change.after
  return (result) => {
    if (key === undefined || result.id !== id || result[key] !== said) return result
    const back = { ...result }
    delete back[key]
    if (key !== 'isVersioned' && typeof change.before === 'string') back[key] = change.before
    return back
  }
}

const MARKS = ['reportedAt', 'sourceKey', 'isVersioned'] as const
