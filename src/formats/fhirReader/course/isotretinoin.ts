import { codingsOf, part, textOf } from '../elements'
import type { CodeableConcept } from '../r4'

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const ATC = /whocc\.no\/atc|2\.16\.840\.1\.113883\.6\.73/
/** The substance by its names and the products by theirs, whole words; what is put on the skin is another medicine. */
const NAMES =
  /isotretinoin|roaccutane?|accutane|acnotren|claravis|absorica|amnesteem|myorisan|zenatane|isotroin|sotret|イソトレチノイン|ロアキュテイン|ロアキュタン|アキュテイン|アキュティン|アクネトレント|アクノトレント/i
const ON_THE_SKIN = /gel|cream|lotion|topical|外用|ゲル|クリーム|ローション|軟膏/i

/** Whether a concept is isotretinoin to be swallowed; undefined where it says nothing at all. */
export function isIsotretinoin(concept: unknown): boolean | undefined {
  const codings = codingsOf(concept)
  const words = [
    textOf(part<CodeableConcept>(concept)?.text),
    ...codings.map(({ display }) => textOf(display)),
  ]
  const said = words.join(' ')
  const codes = codings.map(({ system, code }) => ({ system: textOf(system), code: textOf(code) }))
  if (said.trim() === '' && codes.every(({ code }) => code === '')) return undefined
  if (codes.some(({ system, code }) => system === RXNORM && code === '6064')) return true
  if (codes.some(({ system, code }) => ATC.test(system) && code === 'D10BA01')) return true
  return NAMES.test(said) && !ON_THE_SKIN.test(said)
}

/** Whether the text of a resource may be about isotretinoin: seen before it is parsed. */
export function mayBeIsotretinoin(text: string): boolean {
  return MAY_BE.test(text)
}

const MAY_BE = new RegExp(`6064|D10BA01|medicationReference|\\\\u|${NAMES.source}`, 'i')
