import type { Day } from '@/domain/day'
import type { Sex } from '@/domain/patient'

/** Somebody as rows of a file name them: the number, and what else these rows say of the person. */
export interface Subject {
  number: string
  name?: string
  kana?: string
  birthDate?: Day
  sex?: Sex
  /** Where it was first seen. */
  file: number
  line: number
}

/** The people of all files, each combination of number and evidence once. */
export class Subjects {
  readonly list: Subject[] = []
  private readonly byKey = new Map<string, number>()

  /** The position of somebody with exactly this number and evidence. */
  indexOf(subject: Subject): number {
    const key = [subject.number, subject.birthDate, subject.sex, subject.name, subject.kana].join('\u0001')
    const known = this.byKey.get(key)
    if (known !== undefined) return known
    const index = this.list.push(subject) - 1
    this.byKey.set(key, index)
    return index
  }
}
