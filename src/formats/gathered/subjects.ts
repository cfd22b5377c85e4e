import type { Day } from '@/domain/day'
import type { Sex } from '@/domain/patient'
import { TextNumbers } from '@/domain/textNumbers'

/** Somebody as rows of a file name them: the number, and what else these rows say of the person. */
export interface Subject {
  number: string
  name?: string
  kana?: string
  birthDate?: Day
  sex?: Sex
  /**
   * The number is not the clinic's but an id of the source (`Patient/12` whose resource is in none of the files): rows about
   * somebody whom the clinic does not know by it are problems.
   */
  isReference?: boolean
  /** Where it was first seen. */
  file: number
  line: number
}

/** The people of all files, each combination of number and evidence once. */
export class Subjects {
  readonly list: Subject[] = []
  private readonly byKey = new TextNumbers()

  /** The position of somebody of whom more is said later (`know`), e.g. by another file. */
  reserve(file: number, line: number): number {
    return this.list.push({ number: '', file, line }) - 1
  }

  /** Says who somebody reserved is. */
  know(index: number, subject: Omit<Subject, 'file' | 'line'>): void {
    const reserved = this.list[index]
    if (!reserved) throw new Error(`nobody reserved at: ${index}`)
    this.list[index] = { ...subject, file: reserved.file, line: reserved.line }
  }

  /** The position of somebody with exactly this number and evidence. */
  indexOf(subject: Subject): number {
    const index = this.byKey.add(keyOf(subject), this.list.length)
    if (index === this.list.length) this.list.push(subject)
    return index
  }

  /** Forgets everybody who came after the first `length`. */
  takeBack(length: number): void {
    this.list.length = length
    this.byKey.forgetFrom(length)
  }
}

/** Most results say nothing of a person but the number. */
function keyOf({ number, birthDate, sex, name, kana }: Subject): string {
  const isNumberAlone =
    birthDate === undefined && sex === undefined && name === undefined && kana === undefined
  return isNumberAlone ? number : [number, birthDate, sex, name, kana].join('\u0001')
}
