import type { Fasting } from '@/domain/analyte'
import type { SampleMark } from '@/domain/result'
import type { Specimen, SpecimenCollection } from '../r4'
import { readFasting } from '../../cells/wordCells'
import { marksOfComment } from '../../terms'
import { codingsOf, hasCode, notesOf, part, parts, textOf, wordsOf, type Sent } from '../elements'
import { OWN } from '../systems'

/** What a Specimen says of the results that were made from it. */
export interface SpecimenSays {
  /** As called in the file; empty where it is not said. */
  material: string
  /** Whether the material is one that the catalogue's analytes are measured in; undefined where that is not certain. */
  isBlood: boolean | undefined
  marks: readonly SampleMark[]
  fasting: Fasting | undefined
}

/** What a Specimen says, and the day or moment at which it was collected, as written. */
export function specimenSays(specimen: Sent<Specimen>): SpecimenSays & { collected: string } {
  const collection = part<SpecimenCollection>(specimen.collection)
  const period = part<{ start: string }>(collection?.collectedPeriod)
  return {
    material: wordsOf(specimen.type),
    isBlood: isBlood(specimen.type),
    marks: marksOf(specimen),
    fasting: fastingOf(collection),
    collected: textOf(collection?.collectedDateTime) || textOf(period?.start),
  }
}

const BLOOD_CODES = new Set([
  ...['SER', 'PLAS', 'PLASMA', 'BLD', 'WB', 'BLDV', 'BLDA', 'BLDC', 'SERPLAS', 'PPP'],
  ...['018', '019', '020', '022', '023', '016', '017'],
  ...['119364003', '119361006', '119297000', '122555007', '122560006', '258580003', '119362004', '122554006'],
])
const OTHER_CODES = new Set([
  ...['UR', 'UR24H', 'URT', 'RANDU', 'CSF', 'STL', 'FLU', 'SPT', 'SAL', 'PLR', 'PRT', 'AMN', 'SNV'],
  ...['001', '002', '003', '004', '011', '041'],
  ...['122575003', '258450006', '119339001', '119334006', '119342007', '309051001'],
])
const BLOOD_WORDS = /血清|血漿|全血|血液|静脈血|serum|sérum|plasma|blood|bloed|sang|blut/i
const OTHER_WORDS =
  /尿|髄液|糞便|便$|唾液|胸水|腹水|喀痰|羊水|urin|csf|cerebrospinal|stool|faeces|feces|saliva|sputum|fluid|liquor|vocht|ascit|pleura|pericard|swab/i

function isBlood(type: unknown): boolean | undefined {
  const codes = codingsOf(type).map(({ code }) => textOf(code))
  const words = [wordsOf(type), ...codingsOf(type).map(({ display }) => textOf(display))].join(' ')
  const isOther = codes.some((code) => OTHER_CODES.has(code)) || OTHER_WORDS.test(words)
  const blood = codes.some((code) => BLOOD_CODES.has(code)) || BLOOD_WORDS.test(words)
  return isOther === blood ? undefined : blood
}

const MARK_CODES: Readonly<Record<string, SampleMark>> = {
  HEM: 'hemolysis',
  CLOT: 'clotted',
  '118128002': 'hemolysis',
  '281287008': 'hemolysis',
  '118127007': 'lipemia',
  '281284001': 'icterus',
  '118126003': 'icterus',
}
const OWN_MARKS: readonly SampleMark[] = ['hemolysis', 'lipemia', 'icterus', 'clotted', 'insufficient']

function marksOf(specimen: Sent<Specimen>): SampleMark[] {
  const marks: SampleMark[] = []
  for (const condition of parts(specimen.condition)) {
    for (const { system, code, display } of codingsOf(condition)) {
      const mark =
        system === OWN.sampleMark
          ? OWN_MARKS.find((each) => each === code)
          : Object.entries(MARK_CODES).find(([known]) => known === code)?.[1]
      marks.push(...(mark ? [mark] : marksOfComment(textOf(display))))
    }
    marks.push(...marksOfComment(wordsOf(condition)))
  }
  marks.push(...marksOfComment(notesOf(specimen.note)))
  return [...new Set(marks)]
}

function fastingOf(collection: Sent<SpecimenCollection> | undefined): Fasting | undefined {
  const status = collection?.fastingStatusCodeableConcept
  if (status === undefined) return undefined
  if (hasCode(status, 'F')) return 'yes'
  if (hasCode(status, 'NF')) return 'no'
  return readFasting(wordsOf(status))
}
