import type { Dosage, DosageDoseAndRate, Quantity, Ratio, Timing, TimingRepeat } from '../r4'
import { codingsOf, figuresOf, part, parts, textOf, unitOf, wordsOf, type Sent } from '../elements'

/** How much is taken a day, or why that is not certain. */
export type DailyDose = { mgPerDay: number } | { unclear: string }

const MOST_MG = 1000

/** The dose of a day that an instruction states in milligrams; anything that has to be worked out from more than times a day is not certain. */
export function dailyDose(dosage: Sent<Dosage>): DailyDose {
  if (dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined) return unclear(dosage)
  const given = parts<DosageDoseAndRate>(dosage.doseAndRate)
  const stated = given[0] ?? dosage
  if (given.length > 1 || stated.doseRange !== undefined || stated.rateRange !== undefined)
    return unclear(dosage)
  const rate = part<Ratio>(stated.rateRatio)
  const mg = milligrams(rate ? rate.numerator : stated.doseQuantity)
  const times = rate ? timesOfRate(rate) : timesADay(dosage)
  if (mg === undefined || times === undefined) return fromWords(dosage)
  return sound(Math.round(mg * times * 1e6) / 1e6, dosage)
}

/** An instruction in the words of the file. */
export function instruction(dosage: Sent<Dosage>): string {
  const dose = parts<DosageDoseAndRate>(dosage.doseAndRate)[0] ?? dosage
  const quantity = part<Quantity>(dose.doseQuantity)
  return textOf(dosage.text) || `${figuresOf(quantity?.value)} ${quantity ? unitOf(quantity) : ''}`.trim()
}

/** "20 mg/日" and "20 mg/day" say it in one; where the parts say something else, nothing is taken from the words. */
function fromWords(dosage: Sent<Dosage>): DailyDose {
  const hasParts =
    dosage.doseAndRate !== undefined || (dosage as Sent<DosageDoseAndRate>).doseQuantity !== undefined
  const match = hasParts
    ? null
    : /^\s*(?:1日(?:量)?\s*)?(\d+(?:\.\d+)?)\s*mg\s*(?:\/\s*(?:日|day|d)|daily|a day)\s*$/i.exec(
        textOf(dosage.text),
      )
  return match?.[1] === undefined ? unclear(dosage) : sound(Number(match[1]), dosage)
}

function sound(mgPerDay: number, dosage: Sent<Dosage>): DailyDose {
  return mgPerDay > 0 && mgPerDay <= MOST_MG ? { mgPerDay } : unclear(dosage)
}

function unclear(dosage: Sent<Dosage>): DailyDose {
  return { unclear: instruction(dosage) }
}

function milligrams(sent: unknown): number | undefined {
  const quantity = part<Quantity>(sent)
  const figures = figuresOf(quantity?.value)
  return quantity &&
    figures !== '' &&
    /^(?:mg|㎎|ミリグラム)$/i.test(unitOf(quantity)) &&
    textOf(quantity.comparator) === ''
    ? Number(figures)
    : undefined
}

function timesOfRate({ denominator }: Sent<Ratio>): number | undefined {
  const quantity = part<Quantity>(denominator)
  const isADay = quantity && /^(?:d|day|日)$/i.test(unitOf(quantity))
  return isADay && figuresOf(quantity.value) === '1' ? 1 : undefined
}

const CODES: Readonly<Record<string, number>> = { QD: 1, BID: 2, TID: 3, QID: 4, AM: 1, PM: 1 }

function timesADay({ timing, text }: Sent<Dosage>): number | undefined {
  const repeat = part<TimingRepeat>(part<Timing>(timing)?.repeat)
  const stated = repeat && timesOfRepeat(repeat)
  if (stated !== undefined) return stated === 'unclear' ? undefined : stated
  const code = part<Timing>(timing)?.code
  for (const coding of codingsOf(code)) {
    const known = textOf(coding.code)
    if (Object.hasOwn(CODES, known)) return CODES[known]
  }
  return timesInWords(wordsOf(code)) ?? timesInWords(textOf(text))
}

function timesInWords(words: string): number | undefined {
  const match = /[1１一]\s*日\s*([1-4１-４])\s*回/.exec(words)
  if (match?.[1] !== undefined) return Number(match[1].normalize('NFKC'))
  if (/\bonce (?:a day|daily)\b/i.test(words)) return 1
  return /\btwice (?:a day|daily)\b/i.test(words) ? 2 : undefined
}

function timesOfRepeat(repeat: Sent<TimingRepeat>): number | 'unclear' | undefined {
  const { frequency, period, when, timeOfDay } = repeat
  if (repeat.frequencyMax !== undefined || repeat.periodMax !== undefined || repeat.dayOfWeek !== undefined)
    return 'unclear'
  const named = Array.isArray(timeOfDay) ? timeOfDay.length : Array.isArray(when) ? when.length : 0
  if (frequency === undefined && period === undefined) return named > 0 ? named : undefined
  const times = frequency === undefined ? Math.max(1, named) : Number(figuresOf(frequency))
  const each = period === undefined ? 1 : Number(figuresOf(period))
  if (!(times > 0) || !(each > 0)) return 'unclear'
  const unit = textOf(repeat.periodUnit)
  // Every other day is half the dose a day on average, and no dose that anybody takes.
  if (unit === 'd' || unit === '') return each === 1 ? times : 'unclear'
  return unit === 'h' && Number.isInteger(24 / each) ? (24 / each) * times : 'unclear'
}
