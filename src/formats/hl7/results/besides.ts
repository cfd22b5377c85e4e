import type { Day } from '@/domain/day'
import type { SampleMark } from '@/domain/result'
import { ownText } from '../../gathered/dictionary'
import type { Gathered } from '../../gathered/gathered'
import type { Beside } from '../../gathered/packedResults'
import { dayOfStamp } from '../../stamp'
import { marksOfComment } from '../../terms'

/** What a message says beside a result. */
interface Said {
  comments: readonly string[]
  lab: string
  reportedAt: number | undefined
  marks: readonly SampleMark[]
}

const MOST_COMMENT_LETTERS = 4000
const MOST_KNOWN = 20_000
/** Longer comments are seldom said twice. */
const LONGEST_KEY = 500

/** What stands beside the results of one file, each kept once. */
export class Besides {
  private readonly known = new Map<string, number>()

  constructor(
    private readonly into: Gathered,
    private readonly today: Day,
  ) {}

  /** The number of what a key stands for; it is asked for where the key is new. */
  idOf(key: string, said: () => Said): number {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const beside = this.made(said())
    const id = Object.keys(beside).length === 0 ? 0 : this.into.results.besides.push(beside) - 1
    if (key.length > LONGEST_KEY) return id
    if (this.known.size > MOST_KNOWN) this.known.clear()
    this.known.set(ownText(key), id)
    return id
  }

  private made({ comments, lab, reportedAt, marks: ofSpecimen }: Said): Beside {
    const comment = comments.join('\n').slice(0, MOST_COMMENT_LETTERS)
    const marks = [...new Set([...ofSpecimen, ...comments.flatMap((text) => marksOfComment(text))])]
    const arrived = reportedAt === undefined ? undefined : dayOfStamp(reportedAt)
    return {
      ...(comment === '' ? {} : { comment: ownText(comment) }),
      ...(lab === '' ? {} : { lab: ownText(lab) }),
      ...(arrived === undefined || arrived > this.today ? {} : { arrived }),
      ...(marks.length === 0 ? {} : { marks }),
    }
  }
}
