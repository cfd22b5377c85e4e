import type { AnalyteId } from '@/domain/analyte'
import type { Meant } from '@/domain/catalogue'
import type { LeftOutReason } from '@/domain/reading'
import type { SampleMark } from '@/domain/result'
import { ownText } from '../gathered/dictionary'
import { packedAttributes } from '../gathered/packedResults'
import type { TableLayout } from '../table/layout'
import type { ReadingRules } from './resultCells'
import { markOfItem } from './wide/sampleItems'

/** What a name among the rows of a file means. */
export interface NamedAnalyte {
  analyte: AnalyteId
  heading: string
  /** The unit that the name itself states; else empty. */
  unit: string
  attributes: number
}

/** A name of which no result is taken. */
export interface LeftOutName {
  heading: string
  reason: LeftOutReason
  /** The state of the sample that it speaks of. */
  mark?: SampleMark
}

/** The names of analytes in one file, each looked up once: the mapping first, then the clinic's own items, then the catalogue. */
export class AnalyteNames {
  private readonly known = new Map<string, NamedAnalyte | LeftOutName>()

  constructor(
    private readonly layout: TableLayout,
    private readonly rules: ReadingRules,
  ) {}

  /** What a cell with a name means. */
  of(received: string): NamedAnalyte | LeftOutName {
    const known = this.known.get(received)
    if (known) return known
    const meant = this.meaningOf(ownText(received.trim()))
    this.known.set(ownText(received), meant)
    return meant
  }

  private meaningOf(name: string): NamedAnalyte | LeftOutName {
    const { terms } = this.rules
    const { analytes = {} } = this.layout.template ?? {}
    const mapped = Object.hasOwn(analytes, name) ? analytes[name] : undefined
    const own = mapped ?? this.rules.ownItem(this.layout.kind, name)
    if (own === 'leave-out') return { heading: name, reason: 'by-mapping' }
    if (typeof own === 'string') return { analyte: own, heading: name, unit: '', attributes: 0 }
    if (own) return { analyte: own.analyte, heading: name, unit: own.unit ?? '', attributes: 0 }
    const whole = terms.named(name)
    if (whole) return taken(name, whole.id, whole)
    const heading = terms.heading(name)
    if (heading) return taken(name, heading.analyte, heading)
    const mark = markOfItem(name)
    return mark
      ? { heading: name, reason: 'not-a-lab-result', mark }
      : { heading: name, reason: 'unknown-analyte' }
  }
}

/** Whether a name means an analyte that is taken. */
export function isTaken(name: NamedAnalyte | LeftOutName): name is NamedAnalyte {
  return 'analyte' in name
}

function taken(
  heading: string,
  analyte: AnalyteId,
  { fasting, method, unit = '' }: Pick<Meant, 'fasting' | 'method'> & { unit?: string },
): NamedAnalyte {
  return { analyte, heading, unit, attributes: packedAttributes(fasting, method) }
}
