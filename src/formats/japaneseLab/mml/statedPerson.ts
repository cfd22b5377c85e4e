import type { Day } from '@/domain/day'
import { readDayCell } from '../../cells/dayCell'
import { readName, readNumber, readSex } from '../../cells/wordCells'
import { ownText } from '../../gathered/dictionary'
import type { Subject } from '../../gathered/subjects'
import type { Attributes } from './xmlReader'

/** Who a document is about: the number of its header, and what the patient module says. */
export class StatedPerson {
  number = ''
  private name = ''
  private kana = ''
  private birth = ''
  private sex = ''
  private representation = ''
  private parts: Record<string, string> = {}

  /** A name may be written in several ways: I in kanji, P in kana, A in Latin letters. */
  openName(attributes: Attributes): void {
    this.representation = attributes['repCode'] ?? 'I'
    this.parts = {}
  }

  addNamePart(element: string, text: string): void {
    this.parts[element] = text
  }

  closeName(): void {
    const { fullname = '', family = '', middle = '', given = '' } = this.parts
    const whole = fullname || [family, middle, given].filter((part) => part !== '').join(' ')
    if (this.representation === 'I') this.name ||= whole
    if (this.representation === 'P') this.kana ||= whole
  }

  addNumber(text: string): void {
    this.number ||= ownText(readNumber(text))
  }

  add(element: 'birthday' | 'sex', text: string): void {
    if (element === 'birthday') this.birth ||= text
    else this.sex ||= text
  }

  /** As evidence for the matching; a birth date or sex that cannot be read is told to `fault`. */
  subject(
    zone: string,
    today: Day,
    fault: (code: 'not-a-day' | 'not-a-sex', text: string) => void,
  ): Omit<Subject, 'file' | 'line'> {
    const birth = this.birth === '' ? undefined : readDayCell(this.birth, zone)
    const birthDate = birth && 'day' in birth && birth.day <= today ? birth.day : undefined
    const sex = readSex(this.sex)
    if (this.birth !== '' && birthDate === undefined) fault('not-a-day', this.birth)
    if (this.sex !== '' && sex === undefined) fault('not-a-sex', this.sex)
    return {
      number: this.number,
      ...text('name', readName(this.name)),
      ...text('kana', readName(this.kana)),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(sex === undefined ? {} : { sex }),
    }
  }
}

function text(key: 'name' | 'kana', stated: string): Partial<Pick<Subject, 'name' | 'kana'>> {
  return stated === '' ? {} : { [key]: ownText(stated) }
}
