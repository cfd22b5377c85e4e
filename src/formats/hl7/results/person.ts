import { parseDay } from '@/domain/day'
import { readDayCell } from '../../cells/dayCell'
import { readPlacedNumber } from '../../cells/patientNumber'
import { readName, readSex } from '../../cells/wordCells'
import { ownText } from '../../gathered/dictionary'
import type { Subject } from '../../gathered/subjects'
import type { ReadingRules } from '../../readers/resultCells'
import type { ProblemCode } from '../../problems'
import { component, repetitions } from '../segments/fields'
import type { Separators } from '../segments/separators'

/** Who a message is about, and what of it could not be read. */
export interface StatedPerson extends Omit<Subject, 'file' | 'line'> {
  faults: { code: ProblemCode; received: string; detail: string; field: number; isWarning: boolean }[]
}

/** Types of identifiers that are the number of the patient at the clinic or hospital. */
const OWN_NUMBER = new Set(['PI', 'MR', 'MRN', 'PT'])
/** Types that name something else: an account, a visit, an insurance, a passport, the state. */
const OTHER_NUMBER = new Set('AN VN SS NI DL PPN XX NH NHI HC MC MA MI PRC BC SL EN EI DN DI XV'.split(' '))
const UNSTATED_SEX = /^(?:[OUANX3-9]|other|unknown|ambiguous|不明|その他)?$/i
const KANA = /^[\p{Script=Katakana}\p{Script=Hiragana}ー・･\s]+$/u

/** The person of a PID segment, given as its fields. The number is '' where there is none. */
export function statedPerson(
  fields: readonly string[],
  separators: Separators,
  { today, zone }: ReadingRules,
): StatedPerson {
  const faults: StatedPerson['faults'] = []
  const field = (at: number): string => fields[at] ?? ''
  const [number = '', ...others] = numbersIn(field(3), separators)
  const [other] = others
  if (other !== undefined)
    faults.push({
      code: 'hl7-several-numbers',
      received: number,
      detail: ownText(others.join(', ')),
      field: 3,
      isWarning: true,
    })
  const person: StatedPerson = { number: ownText(number), ...namesIn(field(5), separators), faults }
  const birth = component(field(7), 1, separators)
  if (birth !== '') {
    const read = /^\d{4}(?:\d{2})?$/.test(birth)
      ? { fault: 'hl7-day-incomplete' as const }
      : readDayCell(/^\d{8}/.test(birth) ? birth.slice(0, 8) : birth, zone)
    const day = 'day' in read ? parseDay(read.day) : undefined
    if (day !== undefined && day <= today) person.birthDate = day
    else {
      const code = 'fault' in read ? read.fault : 'after-today'
      faults.push({
        code,
        received: ownText(birth),
        detail: today,
        field: 7,
        isWarning: code === 'hl7-day-incomplete',
      })
    }
  }
  const sexText = component(field(8), 1, separators)
  const sex = readSex(sexText)
  if (sex) person.sex = sex
  else if (!UNSTATED_SEX.test(sexText))
    faults.push({ code: 'not-a-sex', received: ownText(sexText), detail: '', field: 8, isWarning: false })
  return person
}

/** The number of the patient, and others that could as well be it. */
function numbersIn(field: string, separators: Separators): string[] {
  const stated = repetitions(field, separators).flatMap((part) => {
    const number = readPlacedNumber(component(part, 1, separators))
    return number === '' ? [] : [{ number, rank: rankOf(component(part, 5, separators).toUpperCase()) }]
  })
  const best = Math.min(...stated.map(({ rank }) => rank))
  return [...new Set(stated.filter(({ rank }) => rank === best).map(({ number }) => number))]
}

function rankOf(type: string): number {
  if (OWN_NUMBER.has(type)) return type === 'PI' ? 0 : 1
  if (type === '') return 2
  return OTHER_NUMBER.has(type) ? 4 : 3
}

/** Kanji by component 8 `I`, kana by `P`; else by the letters. A legal name comes before others. */
function namesIn(field: string, separators: Separators): Pick<Subject, 'name' | 'kana'> {
  const names: Pick<Subject, 'name' | 'kana'> = {}
  const parts = repetitions(field, separators)
    .map((part) => ({ part, isLegal: /^[LD]?$/i.test(component(part, 7, separators)) }))
    .sort((a, b) => Number(b.isLegal) - Number(a.isLegal))
  for (const { part } of parts) {
    const text = [1, 2, 3]
      .map((at) => component(part, at, separators))
      .filter((word) => word !== '')
      .join(' ')
    const name = ownText(readName(text))
    if (name === '') continue
    const script = component(part, 8, separators).toUpperCase()
    if (script === 'P' || (script !== 'I' && script !== 'A' && KANA.test(name))) names.kana ??= name
    else if (script !== 'A' || parts.length === 1) names.name ??= name
  }
  return names
}
