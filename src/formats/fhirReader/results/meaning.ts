import type { AnalyteId, Fasting, Method } from '@/domain/analyte'
import { ANALYTE_IDS } from '@/domain/analyte'
import type { Meant } from '@/domain/catalogue'
import type { CodeableConcept } from '../r4'
import { codingsOf, part, textOf } from '../elements'
import { codeSystemOf, type CodeSystem } from '../systems'
import type { ReadingRules } from '../../readers/resultCells'

/** What the code of an Observation or a component means. */
export type Meaning =
  | {
      is: 'analyte'
      analyte: AnalyteId
      heading: string
      unit: string
      fasting?: Fasting
      method?: Method
      /** Known by its name alone, so the same name may stand for another material: then the specimen decides. */
      isByName: boolean
      /** Five characters of JLAC10 alone; a name or a specimen of blood has to say it too. */
      isWeak: boolean
    }
  | { is: 'unknown'; heading: string; otherMaterialOf?: AnalyteId }
  | { is: 'left-out'; heading: string }
  | { is: 'disagreeing'; heading: string; detail: string }

interface Coded {
  system: CodeSystem
  code: string
  display: string
}

/** The meanings of one import; codes repeat in every resource. */
export class Meanings {
  private readonly known = new Map<string, Meaning>()

  constructor(private readonly rules: ReadingRules) {}

  of(code: unknown): Meaning {
    const key = keyOf(code)
    const known = this.known.get(key)
    if (known) return known
    const meaning = this.meaningOf(code)
    if (this.known.size > MOST_CACHED) this.known.clear()
    this.known.set(key, meaning)
    return meaning
  }

  private meaningOf(code: unknown): Meaning {
    const codings = codingsOf(code).map((each): Coded => ({
      system: codeSystemOf(each.system),
      code: textOf(each.code),
      display: textOf(each.display),
    }))
    const text = textOf(part<CodeableConcept>(code)?.text)
    const names = [text, ...codings.map(({ display }) => display)].filter((name) => name !== '')
    const heading = headingOf(names[0] ?? '', codings)
    return (
      this.byClinic(heading, codings, names) ??
      this.byOwnCode(codings, heading) ??
      this.byCodes(codings, names, heading)
    )
  }

  /** What the clinic says comes first: it knows its laboratory. */
  private byClinic(
    heading: string,
    codings: readonly Coded[],
    names: readonly string[],
  ): Meaning | undefined {
    for (const sent of [heading, ...codings.map(({ code }) => code), ...names]) {
      const own = sent === '' ? undefined : this.rules.ownItem('fhir', sent)
      if (own === 'leave-out') return { is: 'left-out', heading }
      if (own) return analyte({ id: own.analyte }, heading, { unit: own.unit ?? '' })
    }
    return undefined
  }

  private byOwnCode(codings: readonly Coded[], heading: string): Meaning | undefined {
    const own = codings.find(({ system }) => system === 'own')
    const id = ANALYTE_IDS.find((each) => each === own?.code)
    if (!own || !id) return undefined
    const coded = this.codedOf(codings).find(({ meant }) => meant?.id === id)
    return analyte({ ...coded?.meant, id }, heading)
  }

  private byCodes(codings: readonly Coded[], names: readonly string[], heading: string): Meaning {
    const coded = this.codedOf(codings)
    const known = coded.flatMap(({ meant, code }) => (meant ? [{ meant, said: code }] : []))
    const named = names.flatMap((name) => {
      const meant = this.rules.terms.named(name)
      return meant ? [{ meant, said: name }] : []
    })
    const all = [...known, ...named]
    const [first] = known.filter(({ meant }) => meant.confirm === undefined)
    const other = all.find(({ meant }) => meant.id !== all[0]?.meant.id)
    if (other && all[0])
      return {
        is: 'disagreeing',
        heading,
        detail: [all[0], other].map(({ meant, said }) => `${said} = ${this.shortName(meant.id)}`).join(' / '),
      }
    const otherMaterialOf = this.otherMaterialIn(coded)
    if (first)
      return analyte(
        withAll(
          first.meant,
          all.map(({ meant }) => meant),
        ),
        heading,
      )
    if (otherMaterialOf) return { is: 'unknown', heading, otherMaterialOf }
    const [byName] = named
    const [weak] = known
    if (byName && weak) return analyte(withAll(byName.meant, [weak.meant]), heading)
    if (weak) return analyte(weak.meant, heading, { isWeak: true })
    // A code of LOINC that is not known is another test, whatever its name: glucose in urine is called glucose too.
    if (!byName || coded.some(({ meant }) => meant === undefined)) return { is: 'unknown', heading }
    return analyte(byName.meant, heading, { isByName: true })
  }

  private codedOf(
    codings: readonly Coded[],
  ): { code: string; system: CodeSystem; meant: Meant | undefined }[] {
    return codings
      .filter(({ system, code }) => (system === 'loinc' || system === 'jlac10') && code !== '')
      .map(({ code, system }) => ({ code, system, meant: this.rules.terms.coded(code) }))
  }

  /** JLAC10 of an analyte of the catalogue, taken from another material. */
  private otherMaterialIn(coded: ReturnType<Meanings['codedOf']>): AnalyteId | undefined {
    const other = coded.find(({ system, meant, code }) => system === 'jlac10' && !meant && code.length >= 12)
    return other && this.rules.terms.coded(other.code.slice(0, 5))?.id
  }

  private shortName(id: AnalyteId): string {
    return this.rules.terms.row(id).short.en
  }
}

const MOST_CACHED = 50_000

function analyte(
  meant: Meant,
  heading: string,
  {
    unit = '',
    isByName = false,
    isWeak = false,
  }: { unit?: string; isByName?: boolean; isWeak?: boolean } = {},
): Meaning {
  const { id, fasting, method } = meant
  return {
    is: 'analyte',
    analyte: id,
    heading,
    unit,
    isByName,
    isWeak,
    ...(fasting ? { fasting } : {}),
    ...(method ? { method } : {}),
  }
}

/** One of the codes may state the method that another leaves open; where two state different ones, none is certain. */
function withAll(meant: Meant, all: readonly Meant[]): Meant {
  const methods = new Set(all.flatMap(({ method }) => method ?? []))
  const fastings = new Set(all.flatMap(({ fasting }) => fasting ?? []))
  const [method] = methods
  const [fasting] = fastings
  return {
    id: meant.id,
    ...(methods.size === 1 && method ? { method } : {}),
    ...(fastings.size === 1 && fasting ? { fasting } : {}),
  }
}

/** A name with the code that tells it apart from others of the same name; it is also how the clinic's own items are asked. */
function headingOf(name: string, codings: readonly Coded[]): string {
  const standard = codings.find(({ system, code }) => system !== 'other' && code !== '')
  const code = (standard ?? codings.find((each) => each.code !== ''))?.code ?? ''
  if (name === '' || code === '') return name || code
  return `${name} (${code})`
}

function keyOf(code: unknown): string {
  let key = textOf(part<CodeableConcept>(code)?.text)
  for (const coding of codingsOf(code))
    key += `\u0001${textOf(coding.system)}\u0002${textOf(coding.code)}\u0002${textOf(coding.display)}`
  return key
}
