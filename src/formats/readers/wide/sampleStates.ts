import type { SampleMark } from '@/domain/result'
import type { Gathered } from '../../gathered/gathered'
import type { Moment, Place, ResultCells } from '../resultCells'
import { saysMarked } from './sampleItems'

/** Takes items that speak of the sample (検体溶血, 乳ビ) for marks of the draw that they stand with. */
export class SampleStates {
  constructor(
    private readonly cells: ResultCells,
    private readonly into: Gathered,
  ) {}

  /** Marks the draw where the value of such an item says so; what its words do not say is a warning. */
  say(mark: SampleMark, item: string, value: string, subject: number, moment: Moment, place: Place): void {
    if (value.trim() === '' || subject < 0 || moment < 0) return
    const marked = saysMarked(value)
    if (marked === undefined) this.cells.warning('sample-state-unclear', value, place, item, item)
    else if (marked) this.into.results.markDraw(subject, ...dayAndMinute(moment), mark)
  }
}

const FIRST_DAY = 800_000
const SLOTS = 1441

function dayAndMinute(moment: Moment): [day: number, minute: number] {
  return [Math.floor(moment / SLOTS) - FIRST_DAY, (moment % SLOTS) - 1]
}
