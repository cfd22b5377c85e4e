import { EDISH_CUTS, EDISH_QUADRANTS, type EdishQuadrant } from '../interpret'
import { compareSpots, NOT_PLOTTED, type EdishSpot, type NotPlotted } from './edish'

/** So many patients stand as points of their own; beyond that those of the lesser quadrants are counted together. */
export const MOST_POINTS = 1500
/** So many of those who are not plotted are named by each reason; all are counted. */
export const MOST_NAMED = 500

/** Squares of the plot in which patients are counted together: so many a decade, none of them across a cut. */
const BINS_A_DECADE = 10
/** Below this multiple everything lies in one square; no logarithm reaches 0. */
const LOWEST = 0.01

/** The point of a patient, by the id that its page has. */
export interface EdishPoint extends EdishSpot {
  id: string
  number: string
}

/** Patients counted together: the square from `x` to `toX` and `y` to `toY`, as multiples. */
export interface EdishBin {
  quadrant: EdishQuadrant
  x: number
  toX: number
  y: number
  toY: number
  count: number
}

/** The whole plot. */
export interface EdishField {
  /** Gravest quadrant first. */
  points: EdishPoint[]
  bins: EdishBin[]
  /** Patients of each quadrant, in points and bins together. */
  counts: Record<EdishQuadrant, number>
  notPlotted: Record<NotPlotted, { count: number; ids: string[] }>
}

/** Gathers the points of any number of patients in bounded memory. */
export class EdishGathering {
  private points: EdishPoint[] = []
  private readonly bins = new Map<string, EdishBin>()
  private readonly counts = zeros()
  private readonly notPlotted = nobody()

  /** `most` points stay points. */
  constructor(private readonly most = MOST_POINTS) {}

  add(patient: { id: string; number: string }, spot: EdishSpot | NotPlotted): void {
    const { id, number } = patient
    if (typeof spot === 'string') {
      const group = this.notPlotted[spot]
      group.count += 1
      if (group.ids.length < MOST_NAMED) group.ids.push(id)
      return
    }
    this.counts[spot.quadrant] += 1
    this.points.push({ ...spot, id, number })
    if (this.points.length >= 2 * this.most) this.spill()
  }

  field(): EdishField {
    this.points.sort(byGravity)
    if (this.points.length > this.most) this.spill()
    return {
      points: this.points,
      bins: [...this.bins.values()],
      counts: this.counts,
      notPlotted: this.notPlotted,
    }
  }

  /** The lesser half becomes counts of squares. */
  private spill(): void {
    this.points.sort(byGravity)
    for (const point of this.points.splice(this.most)) {
      const [atX, atY] = [
        binOf(point.alt.multiple, EDISH_CUTS.alt),
        binOf(point.tbil.multiple, EDISH_CUTS.tbil),
      ]
      const key = `${point.quadrant} ${atX} ${atY}`
      const bin = this.bins.get(key)
      if (bin) bin.count += 1
      else this.bins.set(key, { quadrant: point.quadrant, ...squareOf(atX, atY), count: 1 })
    }
  }
}

function byGravity(a: EdishPoint, b: EdishPoint): number {
  return compareSpots(a, b) || (a.number < b.number ? -1 : 1)
}

function binOf(multiple: number, cut: number): number {
  return Math.floor(Math.log10(Math.max(multiple, LOWEST) / cut) * BINS_A_DECADE)
}

function squareOf(atX: number, atY: number): Pick<EdishBin, 'x' | 'toX' | 'y' | 'toY'> {
  const edge = (at: number, cut: number): number => cut * 10 ** (at / BINS_A_DECADE)
  return {
    x: edge(atX, EDISH_CUTS.alt),
    toX: edge(atX + 1, EDISH_CUTS.alt),
    y: edge(atY, EDISH_CUTS.tbil),
    toY: edge(atY + 1, EDISH_CUTS.tbil),
  }
}

function zeros(): Record<EdishQuadrant, number> {
  return Object.fromEntries(EDISH_QUADRANTS.map((quadrant) => [quadrant, 0])) as Record<EdishQuadrant, number>
}

function nobody(): EdishField['notPlotted'] {
  return Object.fromEntries(
    NOT_PLOTTED.map((reason) => [reason, { count: 0, ids: [] }]),
  ) as unknown as EdishField['notPlotted']
}
