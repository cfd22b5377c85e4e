import type { Ink } from '../analyteStyle'
import { textWidth } from './textWidth'
import type { SceneText } from './types'

/** A text of a row at its place; `optional` ones give way. */
export interface RowLabel {
  x: number
  text: string
  ink: Ink
  bold?: boolean
  optional?: boolean
  /** How far an optional one may stand from its place. */
  reach?: number
}

const APART = 5
const STEP = 4

interface Place {
  label: RowLabel
  width: number
  middle: number
}

/**
 * The texts of one row. Those that may not be left out move aside, in the order of their places, until none lies on
 * another; an optional one stands within its reach or nowhere. Nothing stands on what is `blocked`.
 */
export function placedInRow(
  labels: readonly RowLabel[],
  left: number,
  right: number,
  y: number,
  size: number,
  blocked: readonly Pick<Place, 'middle' | 'width'>[] = [],
): SceneText[] {
  const places = labels.map((label) => ({ label, width: widthOf(label, size), middle: label.x }))
  const kept = movedAside(
    places.filter(({ label }) => !label.optional),
    left,
    right,
  )
  for (const place of places.filter(({ label }) => label.optional)) {
    const isFree = (one: Place): boolean =>
      isWithin(one, left, right) &&
      blocked.every((other) => areApart(one, other)) &&
      kept.every((other) => areApart(one, other))
    const free = nearest(place, isFree)
    if (free) kept.push(free)
  }
  return kept.map(({ label: { text, ink, bold }, middle }) => ({
    kind: 'text',
    x: middle,
    y,
    text,
    size,
    anchor: 'middle',
    ink,
    ...(bold ? { bold } : {}),
  }))
}

/** The nearest free place within the reach of a label. */
function nearest({ label, width, middle }: Place, isFree: (place: Place) => boolean): Place | undefined {
  for (let step = 0; step <= (label.reach ?? 0); step += STEP) {
    const before = { label, width, middle: middle - step }
    if (isFree(before)) return before
    const after = { label, width, middle: middle + step }
    if (isFree(after)) return after
  }
  return undefined
}

/** From the left, each behind the one before; then back from the right edge. What still has no room is left out. */
function movedAside(places: readonly Place[], left: number, right: number): Place[] {
  const inOrder = [...places].sort((a, b) => a.middle - b.middle)
  let free = left
  for (const place of inOrder) {
    place.middle = Math.max(place.middle, free + place.width / 2)
    free = place.middle + place.width / 2 + APART
  }
  let end = right
  for (const place of inOrder.toReversed()) {
    place.middle = Math.min(place.middle, end - place.width / 2)
    end = place.middle - place.width / 2 - APART
  }
  return inOrder.filter((place) => isWithin(place, left, right))
}

function isWithin({ middle, width }: Place, left: number, right: number): boolean {
  return middle - width / 2 >= left - APART && middle + width / 2 <= right + 0.5
}

function areApart(one: Place, other: Pick<Place, 'middle' | 'width'>): boolean {
  return Math.abs(one.middle - other.middle) >= (one.width + other.width) / 2 + APART
}

function widthOf({ text, bold }: RowLabel, size: number): number {
  return textWidth(text, size, bold)
}
