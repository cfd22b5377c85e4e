import type { IdentityEntry } from '@/domain/edit/identity'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
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

/** What the fields state, or the first that cannot be read. */
export function readIdentity(typed: TypedIdentity): IdentityEntry | Problem {
  const read = fieldReader()
  const entry: IdentityEntry = stated({
    number: wordsIn(typed.number),
    name: wordsIn(typed.name),
    kana: wordsIn(typed.kana),
    birthDate: read.day('patient-birth', typed.birth),
    sex: typed.sex === 'F' || typed.sex === 'M' ? typed.sex : undefined,
    phone: wordsIn(typed.phone),
    phone2: wordsIn(typed.phone2),
    contactNote: wordsIn(typed.contactNote),
    weightKg: read.number('patient-weight', typed.weight),
  })
  return read.problem ?? entry
}
