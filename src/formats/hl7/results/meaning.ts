import type { AnalyteId, Fasting, Method } from '@/domain/analyte'
import type { Meant } from '@/domain/catalogue'
import { ownText } from '../../gathered/dictionary'
import type { ReadingRules } from '../../readers/resultCells'
import { component, whole } from '../segments/fields'
import type { Separators } from '../segments/separators'

/** What an OBX-3 means, with what is to be said of it. */
export type Meaning = Understood & {
  /** By which the item is known within its order: its code, else its name. */
  item: string
}

type Understood = { heading: string } & (
  | { use: 'leave-out'; reason: 'by-mapping' | 'unknown-analyte' }
  | { use: 'problem'; code: 'hl7-codes-differ'; detail: string }
  | {
      use: 'analyte'
      analyte: AnalyteId
      fasting?: Fasting
      method?: Method
      unit?: string
      /** Who says from which specimen it is: the clinic, its code; else that of the order is asked. */
      specimenBy: 'clinic' | 'code' | 'order'
      warning?: { code: 'hl7-code-short' | 'hl7-code-misplaced'; detail: string }
    }
)

interface Coding {
  code: string
  name: string
  system: string
}

/** What one code or name says. */
interface Said extends Meant {
  text: string
}

const LOINC = /^\d{1,7}-\d$/
const JLAC10 = /^[0-9A-Z]{5}(?:\d{7}(?:\d{5})?)?$/
const JLAC10_SYSTEM = /^(?:JC10|JLAC10|JC10\d+|JLAC|MDC_JC10|urn:oid:1\.2\.392\.200119\.4\.(?:504|1005))$/i
const LOINC_SYSTEM = /^(?:LN|LOINC|LNC|http:\/\/loinc\.org)$/i
const MOST_KNOWN = 20_000

/** What the OBX-3 of one file mean; each spelling is looked at once. */
export class Meanings {
  private readonly known = new Map<string, Meaning>()
  private separators: Separators | undefined

  constructor(private readonly rules: ReadingRules) {}

  of(field: string, separators: Separators): Meaning {
    if (separators !== this.separators) this.known.clear()
    this.separators = separators
    const known = this.known.get(field)
    if (known) return known
    const own = ownText(field)
    const read = { ...this.read(own, separators), item: itemOf(own, separators) }
    if (this.known.size > MOST_KNOWN) this.known.clear()
    this.known.set(own, read)
    return read
  }

  private read(field: string, separators: Separators): Understood {
    const [code = '', name = '', system = '', localCode = '', localName = '', localSystem = ''] = [
      1, 2, 3, 4, 5, 6,
    ].map((at) => ownText(component(field, at, separators)))
    const codings = [
      { code, name, system },
      { code: localCode, name: localName, system: localSystem },
    ]
    const original = ownText(component(field, 9, separators))
    const heading = headingOf(codings, original)
    const own = [heading, code, name, localCode, localName]
      .map((sent) => (sent === '' ? undefined : this.rules.ownItem('hl7', sent)))
      .find((item) => item !== undefined)
    if (own === 'leave-out') return { heading, use: 'leave-out', reason: 'by-mapping' }
    if (own) return { heading, use: 'analyte', ...own, specimenBy: 'clinic' }
    return this.byCatalogue(codings, original, heading)
  }

  private byCatalogue(codings: readonly Coding[], original: string, heading: string): Understood {
    const { terms } = this.rules
    const byCode = codings.flatMap((coding) => this.saidByCode(coding))
    const names = [...codings.map(({ name }) => name), original].filter((name) => name !== '')
    const byName = [...new Set(names)].flatMap((text): Said[] => {
      const meant = terms.named(text)
      return meant ? [{ ...meant, text }] : []
    })
    const said = [...byCode, ...byName]
    const [first] = said
    if (!first) return this.byMisplaced(codings, heading)
    const detail = said.map(({ text, id }) => `${text} = ${terms.row(id).short.en}`).join(', ')
    if (!agree(said)) return { heading, use: 'problem', code: 'hl7-codes-differ', detail }
    const merged = {
      heading,
      use: 'analyte',
      analyte: first.id,
      ...attribute('fasting', said),
      ...attribute('method', said),
    } as const
    const isSure = byCode.some(({ confirm }) => confirm === undefined)
    const strange = codings.find((coding) => isStandard(coding) && this.saidByCode(coding).length === 0)
    if (strange && this.isOtherSpecimen(strange.code))
      return isSure
        ? { heading, use: 'problem', code: 'hl7-codes-differ', detail: `${strange.code}, ${detail}` }
        : { heading, use: 'leave-out', reason: 'unknown-analyte' }
    if (isSure) return { ...merged, specimenBy: 'code' }
    // A code that is not listed is another test, whatever its name: glucose in urine is called glucose too.
    if (strange) return { heading, use: 'leave-out', reason: 'unknown-analyte' }
    if (byName.length === 0)
      return {
        ...merged,
        specimenBy: 'order',
        warning: { code: 'hl7-code-short', detail: terms.row(first.id).short.en },
      }
    return { ...merged, specimenBy: 'order' }
  }

  /** A code of LOINC in the place where the system of the code belongs. */
  private byMisplaced(codings: readonly Coding[], heading: string): Understood {
    const misplaced = codings.find(({ system }) => LOINC.test(system))?.system
    const meant = misplaced === undefined ? undefined : this.rules.terms.coded(misplaced)
    if (misplaced === undefined || !meant) return { heading, use: 'leave-out', reason: 'unknown-analyte' }
    return {
      heading,
      use: 'analyte',
      analyte: meant.id,
      ...attribute('fasting', [meant]),
      ...attribute('method', [meant]),
      specimenBy: 'code',
      warning: { code: 'hl7-code-misplaced', detail: misplaced },
    }
  }

  private saidByCode({ code, system }: Coding): Said[] {
    if (code === '' || !mayBeStandard({ code, system })) return []
    const meant = this.rules.terms.coded(code)
    return meant ? [{ ...meant, text: code }] : []
  }

  /** Whether a code of JLAC10 names an analyte of ours in another specimen. */
  private isOtherSpecimen(code: string): boolean {
    return code.length > 5 && JLAC10.test(code) && this.rules.terms.coded(code.slice(0, 5)) !== undefined
  }
}

/** A code by whose shape and system it may be one of LOINC or JLAC10. A clinic's own short code never is. */
function mayBeStandard({ code, system }: Pick<Coding, 'code' | 'system'>): boolean {
  if (LOINC.test(code)) return !isLocal(system) || LOINC_SYSTEM.test(system)
  const folded = code.toUpperCase()
  if (!JLAC10.test(folded)) return false
  return folded.length > 5 || !isLocal(system)
}

/** A code of LOINC or JLAC10 by its system and its shape. */
function isStandard({ code, system }: Coding): boolean {
  if (LOINC_SYSTEM.test(system)) return LOINC.test(code)
  return JLAC10_SYSTEM.test(system) && JLAC10.test(code.toUpperCase())
}

/** `L`, `99XYZ`, `LAB`: the list of one house. */
function isLocal(system: string): boolean {
  return system !== '' && !JLAC10_SYSTEM.test(system) && !LOINC_SYSTEM.test(system)
}

/** Whether all of it names one analyte, and no two of it another method or fasting state. */
function agree(said: readonly Said[]): boolean {
  return (
    new Set(said.map(({ id }) => id)).size === 1 &&
    (['method', 'fasting'] as const).every(
      (key) => new Set(said.map((each) => each[key]).filter((stated) => stated !== undefined)).size < 2,
    )
  )
}

function attribute<Key extends 'method' | 'fasting'>(
  key: Key,
  said: readonly Pick<Meant, Key>[],
): Partial<Pick<Meant, Key>> {
  const stated = said.find((each) => each[key] !== undefined)
  return stated ? ({ [key]: stated[key] } as Partial<Pick<Meant, Key>>) : {}
}

function itemOf(field: string, separators: Separators): string {
  return ownText(whole(field, 1, separators) || whole(field, 4, separators) || whole(field, 2, separators))
}

/** As a person reads it, and as the clinic's own items are asked: `アルブミン (3A015000000123456)`. */
function headingOf(codings: readonly Coding[], original: string): string {
  const name = codings.map((coding) => coding.name).find((text) => text !== '') ?? original
  const code = codings.map((coding) => coding.code).find((text) => text !== '') ?? ''
  if (name === '' || code === '' || name === code) return name === '' ? code : name
  return `${name} (${code})`
}
