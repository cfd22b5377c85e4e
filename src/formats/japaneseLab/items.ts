import type { AnalyteId } from '@/domain/analyte'
import type { Meant } from '@/domain/catalogue'
import type { LeftOutReason, MessageKind } from '@/domain/reading'
import { ownText } from '../gathered/dictionary'
import { packedAttributes } from '../gathered/packedResults'
import type { ReadingRules } from '../readers/resultCells'

/** How a file names one item: the codes of the laboratory, the national code, the name; each may be empty. */
export interface ItemNames {
  /** Codes of the laboratory's own. */
  codes: readonly string[]
  /** A JLAC10 code, which MEDIS and older files also print without its last two characters. */
  jlac10: string
  name: string
  /** The material by name; an item from another one than blood is another test. */
  specimen?: string
}

/** What an item means for the catalogue. */
export interface ItemUse {
  analyte: AnalyteId
  /** Fasting and method as its code or name states them, packed. */
  attributes: number
  /** What the clinic's own list says of its unit; empty where it says nothing. */
  unit: string
  /** How it is named in problems, and asked for in the clinic's own list. */
  heading: string
  /** The code names the analyte alone, not the material or the method. */
  isByAnalyteAlone: boolean
}

/** An item that is not taken, and under which name it is counted. */
export interface NotTaken {
  heading: string
  reason: LeftOutReason
}

/** Code and name mean different analytes. */
export interface Disagreeing {
  heading: string
  code: AnalyteId
  name: AnalyteId
}

export type ItemMeaning = ItemUse | NotTaken | Disagreeing

const MOST_KEPT = 10_000
const OTHER_MATERIAL =
  /尿|髄液|便|胸水|腹水|関節液|唾液|喀痰|胃液|透析液|穿刺液|羊水|精液|毛髪|urine|csf|stool|faeces|feces|sputum/i

/** What the items of one file mean: by the clinic's own list, then by code, then by name. Each is looked up once. */
export class Items {
  private readonly known = new Map<string, ItemMeaning>()

  /** `listed` are the codes of the laboratory that a public source explains. */
  constructor(
    private readonly kind: MessageKind,
    private readonly rules: ReadingRules,
    private readonly listed: ReadonlyMap<string, AnalyteId> = new Map(),
  ) {}

  of(names: ItemNames): ItemMeaning {
    const { codes, jlac10, name, specimen = '' } = names
    const key = [...codes, jlac10, name, specimen].join('\u0001')
    const known = this.known.get(key)
    if (known) return known
    const meaning = this.meaningOf(names)
    if (this.known.size > MOST_KEPT) this.known.clear()
    this.known.set(ownText(key), meaning)
    return meaning
  }

  private meaningOf({ codes, jlac10, name, specimen = '' }: ItemNames): ItemMeaning {
    const sent = [name, ...codes, jlac10].filter((text) => text !== '').map(ownText)
    const heading = sent[0] ?? ''
    const byCode = this.coded(jlac10) ?? this.coded(codes.find((code) => this.coded(code)) ?? '')
    const byName = name === '' ? undefined : this.rules.terms.named(name)
    const own = this.ownItem(sent)
    if (own === 'leave-out') return { heading, reason: 'by-mapping' }
    if (own) {
      const meant = [byCode, byName].find((each) => each?.id === own.analyte) ?? { id: own.analyte }
      return useOf(meant, heading, own.unit ?? '')
    }
    if (OTHER_MATERIAL.test(specimen)) return { heading, reason: 'unknown-analyte' }
    if (byCode && byName && byCode.id !== byName.id) return { heading, code: byCode.id, name: byName.id }
    const meant = byCode ?? (isAnotherTest(jlac10) ? undefined : byName)
    return meant ? useOf(withMethodOf(meant, byName), heading, '') : { heading, reason: 'unknown-analyte' }
  }

  private ownItem(sent: readonly string[]): ReturnType<ReadingRules['ownItem']> {
    for (const text of sent) {
      const own = this.rules.ownItem(this.kind, text)
      if (own !== undefined) return own
    }
    return undefined
  }

  private coded(code: string): Meant | undefined {
    if (code === '') return undefined
    const listed = this.listed.get(code)
    if (listed) return { id: listed }
    return this.rules.terms.coded(/^[0-9A-Z]{5}\d{10}$/.test(code) ? `${code}01` : code)
  }
}

export function isTaken(meaning: ItemMeaning): meaning is ItemUse {
  return 'analyte' in meaning
}

export function isDisagreeing(meaning: ItemMeaning): meaning is Disagreeing {
  return 'code' in meaning
}

/** A whole national code that the catalogue does not know says that it is another test, whatever its name is like. */
function isAnotherTest(code: string): boolean {
  return /^[1-9][A-Z]\d{13}(?:\d{2})?$/.test(code)
}

function withMethodOf(meant: Meant, byName: Meant | undefined): Meant {
  const { method = byName?.method, fasting = byName?.fasting } = meant
  return { ...meant, ...(method ? { method } : {}), ...(fasting ? { fasting } : {}) }
}

function useOf({ id, fasting, method, confirm }: Meant, heading: string, unit: string): ItemUse {
  return {
    analyte: id,
    attributes: packedAttributes(fasting, method),
    unit,
    heading,
    isByAnalyteAlone: confirm === true,
  }
}
