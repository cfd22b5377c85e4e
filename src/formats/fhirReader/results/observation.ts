import type { Fasting, Method } from '@/domain/analyte'
import type { ResultStatus, SampleMark } from '@/domain/result'
import type { CodeableConcept, Identifier, Observation, ObservationComponent, Period, Reference } from '../r4'
import {
  codingsOf,
  extensionOf,
  hasCode,
  notesOf,
  part,
  parts,
  referenceIn,
  textOf,
  wordsOf,
  type Sent,
} from '../elements'
import { OWN, ownExtension } from '../systems'
import { hasValue, statesSomething, type Valued } from './valueOf'

/** An Observation as sent; in STU-3 a comment and related results stand where R4 has notes and members. */
export type SentObservation = Sent<
  Observation & { comment: string; related: object[]; contained: object[] }
> &
  Valued

/** One cell of an Observation: its code and what holds its value. */
export interface ObservationCell {
  code: unknown
  holder: Valued
  /** A component, or the Observation itself. */
  stands: Pick<SentObservation, 'interpretation' | 'referenceRange'>
}

/**
 * The cells of an Observation: each component that states something, and its own value; an Observation without either is one
 * cell all the same. Undefined where it only heads others.
 */
export function cellsOf(observation: SentObservation): ObservationCell[] | undefined {
  if (
    observation.component === undefined &&
    observation.hasMember === undefined &&
    observation.related === undefined
  )
    return [{ code: observation.code, holder: observation, stands: observation }]
  const components = parts<ObservationComponent>(observation.component)
    .filter((each) => statesSomething(each as Valued))
    .map((each): ObservationCell => ({ code: each.code, holder: each, stands: each }))
  const own: ObservationCell = { code: observation.code, holder: observation, stands: observation }
  if (hasValue(observation)) return [own, ...components]
  if (components.length > 0) return components
  return membersOf(observation).length > 0 ? undefined : [own]
}

/** The references to the results that an Observation heads. */
export function membersOf({ hasMember, related }: SentObservation): string[] {
  const members = parts<Reference>(hasMember).map((each) => textOf(each.reference))
  const older = parts<{ type: string; target: Reference }>(related)
    .filter(({ type }) => type === 'has-member')
    .map(({ target }) => referenceIn(target))
  return [...members, ...older].filter((each) => each !== '')
}

/** What kind of Observation it is: a laboratory's, certainly not one (with the category), or not said. */
export function laboratoryOf(category: unknown): 'laboratory' | 'not-said' | { other: string } {
  const categories = parts<CodeableConcept>(category)
  if (categories.some((each) => hasCode(each, 'laboratory', 'LAB'))) return 'laboratory'
  const other = categories
    .flatMap(codingsOf)
    .map(({ code }) => textOf(code))
    .find((code) => code !== '')
  return other === undefined ? 'not-said' : { other }
}

const STATUSES: Readonly<Record<string, ResultStatus>> = {
  registered: 'pending',
  preliminary: 'preliminary',
  final: 'final',
  amended: 'corrected',
  corrected: 'corrected',
  appended: 'corrected',
  cancelled: 'cancelled',
  'entered-in-error': 'entered-in-error',
}

/** Whether it is of microbiology, where 白血球 is what was seen under the microscope and no count of blood. */
export function isMicrobiology(category: unknown): boolean {
  return parts<CodeableConcept>(category).some((each) =>
    codingsOf(each).some(
      ({ system, code }) => code === '18725-2' || code === 'MB' || textOf(system).includes('Microbiology'),
    ),
  )
}

/** The status as we have it; undefined where it is unknown or missing, which counts as final. */
export function statusOf(status: unknown): ResultStatus | undefined {
  return typeof status === 'string' && Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined
}

/** The day or moment of the collection as written; empty where the Observation has none of its own. */
export function effectiveOf(resource: {
  readonly effectiveDateTime?: unknown
  readonly effectivePeriod?: unknown
  readonly effectiveInstant?: unknown
}): string {
  return (
    textOf(resource.effectiveDateTime) ||
    textOf(part<Period>(resource.effectivePeriod)?.start) ||
    textOf(resource.effectiveInstant)
  )
}

/** The laboratory's own id of a result: its identifier, which goes with it from system to system; else its address. */
export function idOf(observation: SentObservation): string {
  const own = textOf(extensionOf(observation, ownExtension('source-key'))?.valueString)
  if (own !== '') return own
  for (const { system, value } of parts<Identifier>(observation.identifier))
    if (textOf(value) !== '') return `${textOf(system)}|${textOf(value)}`
  const id = textOf(observation.id)
  return id === '' ? '' : `Observation/${id}`
}

/** The letter of the laboratory for high or low, as it writes it. */
export function flagOf(interpretation: unknown): string {
  const [first] = parts<CodeableConcept>(interpretation)
  if (!first) return ''
  const text = textOf(first.text)
  if (text !== '' && text.length <= MOST_SIGN_LETTERS) return text
  const code = codingsOf(first)
    .map((each) => textOf(each.code))
    .find((each) => each !== '' && each.length <= MOST_FLAG_LETTERS)
  return code ?? wordsOf(first)
}

/** `H*` and `↑` are the flag as printed, `Normal` describes its code. */
const MOST_SIGN_LETTERS = 3
const MOST_FLAG_LETTERS = 8

export function commentOf({ note, comment }: SentObservation): string {
  return [notesOf(note), textOf(comment)].filter((each) => each !== '').join('\n')
}

/** Which of our methods an Observation names, where that is certain. */
export function methodOf(analyte: string, method: unknown): Method | undefined {
  if (method === undefined) return undefined
  const own = codingsOf(method).find(({ system }) => system === OWN.method)
  const stated = METHODS.find((each) => each === own?.code)
  if (stated) return stated
  const words = wordsOf(method)
  if (analyte === 'ldl') {
    if (/計算|calculated|friedewald/i.test(words)) return 'calculated'
    return /直接|direct|homogen/i.test(words) ? 'direct' : undefined
  }
  const [jscc, ifcc] = [/JSCC/i.test(words), /IFCC/i.test(words)]
  return jscc === ifcc || !ENZYMES.has(analyte) ? undefined : jscc ? 'jscc' : 'ifcc'
}

const METHODS: readonly Method[] = ['ifcc', 'jscc', 'direct', 'calculated', 'unknown']
const ENZYMES = new Set(['alp', 'ld', 'ast', 'alt', 'ggt', 'ck'])

/** The fasting state that our own bundles write beside a result. */
export function statedFasting(observation: SentObservation): Fasting | undefined {
  const code = extensionOf(observation, ownExtension('fasting'))?.valueCode
  return FASTINGS.find((each) => each === code)
}

const FASTINGS: readonly Fasting[] = ['yes', 'no', 'unknown']

/** Marks of a sample in the order in which they were first said. */
export function bothMarks(a: readonly SampleMark[], b: readonly SampleMark[]): SampleMark[] {
  return [...new Set([...a, ...b])]
}
