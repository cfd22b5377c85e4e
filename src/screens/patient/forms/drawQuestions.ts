import type { Analyte, AnalyteId } from '@/domain/analyte'
import type { Decimal } from '@/domain/decimal'
import type { DrawEntry } from '@/domain/edit/draw/draws'
import { typedValue, type TypedValue } from '@/domain/edit/draw/typedValue'
import type { Patient } from '@/domain/patient'
import type { Catalogue } from '@/domain/catalogue'
import {
  questionsAbout,
  wordsForNumber,
  type EarlierNumbers,
  type Question,
  type TypedNumber,
} from '@/domain/plausibility'
import { liveDraws } from '@/domain/standing'

/** What to ask about a typed row before it is stored: slips of the hand, and words where a number is usual. */
export function drawQuestions(entry: DrawEntry, patient: Patient, catalogue: Catalogue): Question[] {
  const numbers: TypedNumber[] = []
  const inWords: Question[] = []
  for (const { analyte, text } of entry.cells) {
    const typed = typedValue(text)
    if (typed?.kind !== 'value') continue
    if (typed.value.kind === 'text') {
      if (!isUsualWord(analyte, text, typed)) inWords.push(wordsForNumber(catalogue[analyte], text))
    } else if (typed.value.comparator === undefined)
      numbers.push({ analyte: catalogue[analyte], number: typed.value.number })
  }
  return [...inWords, ...questionsAbout(numbers, previousNumbers(entry, patient, catalogue))]
}

/** The numbers of the last draw before the typed day, where they are in the catalogue's units. */
function previousNumbers(
  entry: DrawEntry,
  patient: Patient,
  catalogue: Catalogue,
): EarlierNumbers | undefined {
  const before = liveDraws(patient.draws)
    .filter((draw) => entry.day === undefined || draw.day < entry.day)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .at(-1)
  if (!before) return undefined
  const numbers = new Map<AnalyteId, Decimal>()
  for (const { analyte, value, unit, status } of before.results) {
    if (value?.kind !== 'number' || value.comparator !== undefined || status === 'entered-in-error') continue
    if (unit === undefined || unit === catalogue[analyte].unit) numbers.set(analyte, value.number)
  }
  return { day: before.day, numbers }
}

/** What to ask about one corrected cell; another unit than the catalogue's has no plausible range. */
export function cellQuestions(text: string, unit: string, analyte: Analyte): Question[] {
  const typed = typedValue(text)
  if (typed?.kind !== 'value') return []
  if (typed.value.kind === 'text')
    return isUsualWord(analyte.id, text, typed) ? [] : [wordsForNumber(analyte, text)]
  if (typed.value.comparator !== undefined || unit !== analyte.unit) return []
  return questionsAbout([{ analyte, number: typed.value.number }])
}

const USUAL_WORDS = /再検|再採血|中止|測定不能|判定不能|検体|^[([]?[-+±][)\]]?$/

function isUsualWord(analyte: AnalyteId, text: string, typed: TypedValue & { kind: 'value' }): boolean {
  return analyte === 'hcg' || typed.mark !== undefined || USUAL_WORDS.test(text)
}
