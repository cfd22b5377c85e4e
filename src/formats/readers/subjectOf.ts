import { readDayCell } from '../cells/dayCell'
import { readSex } from '../cells/wordCells'
import type { Subject } from '../gathered/subjects'
import type { StatedPerson } from '../table/layout'
import type { ReadingRules } from './resultCells'

/** Who a sheet is about; a birth date or a sex that cannot be read is not taken for evidence. */
export function subjectOf(
  person: StatedPerson,
  { zone, today }: ReadingRules,
  file: number,
  line = 1,
): Subject {
  const birth = person.birthDate === undefined ? undefined : readDayCell(person.birthDate, zone)
  const sex = person.sex === undefined ? undefined : readSex(person.sex)
  return {
    number: person.number,
    ...(person.name === undefined ? {} : { name: person.name }),
    ...(person.kana === undefined ? {} : { kana: person.kana }),
    ...(birth && 'day' in birth && birth.day <= today ? { birthDate: birth.day } : {}),
    ...(sex ? { sex } : {}),
    file,
    line,
  }
}
