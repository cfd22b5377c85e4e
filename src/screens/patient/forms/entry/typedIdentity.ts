import type { IdentityEntry } from '@/domain/edit/identity'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import { plainFigures } from '@/ui/plainFigures'
import { fieldReader, stated, wordsIn } from './fieldReader'

/** The fields of a patient as typed. The weight is only what is measured now. */
export interface TypedIdentity {
  number: string
  name: string
  kana: string
  birth: string
  sex: string
  weight: string
  phone: string
  phone2: string
  contactNote: string
}

/** What stands in the fields before anything is typed. */
export function typedIdentity(patient?: Patient): TypedIdentity {
  return {
    number: patient?.number ?? '',
    name: patient?.name ?? '',
    kana: patient?.kana ?? '',
    birth: patient?.birthDate ?? '',
    sex: patient?.sex ?? '',
    weight: '',
    phone: patient?.phone ?? '',
    phone2: patient?.phone2 ?? '',
    contactNote: patient?.contactNote ?? '',
  }
}

/**
 * What the fields state, or the first that cannot be read. A number or telephone typed in full width is stored in plain
 * figures, or ００１４２ would be another patient than 00142; what stood there `before` is left as it was received.
 */
export function readIdentity(typed: TypedIdentity, before = typedIdentity()): IdentityEntry | Problem {
  const read = fieldReader()
  const figures = (field: 'number' | 'phone' | 'phone2'): string | undefined =>
    typed[field] === before[field] ? wordsIn(typed[field]) : wordsIn(plainFigures(typed[field]))
  const entry: IdentityEntry = stated({
    number: figures('number'),
    name: wordsIn(typed.name),
    kana: wordsIn(typed.kana),
    birthDate: read.day('patient-birth', typed.birth),
    sex: typed.sex === 'F' || typed.sex === 'M' ? typed.sex : undefined,
    phone: figures('phone'),
    phone2: figures('phone2'),
    contactNote: wordsIn(typed.contactNote),
    weightKg: read.number('patient-weight', typed.weight),
  })
  return read.problem ?? entry
}
