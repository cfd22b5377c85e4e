import type { DoubtReason } from '../patient'
import { contradiction, foldNumber, isSurelySame, type Identity } from './identity'

/** Somebody as a file names them: a row of a roster, a record of a clinic file, or the rows of results of one person. */
export interface Statement extends Identity {
  /** Rosters and records say more than results, so they are looked at first. */
  kind: 'record' | 'roster' | 'results'
}

/** Somebody of the clinic. */
export interface StoredIdentity extends Identity {
  id: string
}

/** One person whom the import concerns: of the clinic, or new. */
export interface Target {
  number: string
  stored?: StoredIdentity
  /** What is known of who it is, after all statements that joined. */
  identity: Identity
  /** Positions of the statements that are certainly about this person. */
  statements: number[]
}

/** Statements about one person that may or may not be the target. */
export interface Doubt {
  because: DoubtReason
  /** Position of the target that they might concern. */
  target: number
  identity: Identity
  statements: number[]
}

/** Who is who. */
export interface Resolved {
  targets: Target[]
  doubts: Doubt[]
}

const KIND_ORDER: Record<Statement['kind'], number> = { record: 0, roster: 1, results: 2 }

/**
 * Whom the statements of an import are about. The number decides where nothing contradicts; birth date, sex or name that
 * contradict, and numbers that differ only in zeros, width or hyphens, go to the doubt list (product.md §4, formats.md
 * §6). The order of the statements decides nothing but the order of the answer.
 */
export function resolve(statements: readonly Statement[], stored: readonly StoredIdentity[]): Resolved {
  return new Resolving(statements, stored).resolved()
}

class Resolving {
  private readonly targets: Target[] = []
  private readonly doubts: Doubt[] = []
  private readonly storedByNumber = new Map<string, StoredIdentity[]>()
  private readonly targetOfStored = new Map<string, number>()
  private readonly newByFolded = new Map<string, number>()
  private readonly doubtsOfTarget = new Map<number, number[]>()
  private storedByFolded: Map<string, StoredIdentity[]> | undefined

  constructor(
    private readonly statements: readonly Statement[],
    private readonly stored: readonly StoredIdentity[],
  ) {
    for (const person of stored) pushTo(this.storedByNumber, person.number, person)
  }

  resolved(): Resolved {
    const groups = new Map<string, number[]>()
    this.statements.forEach(({ number }, at) => pushTo(groups, number, at))
    const unknown: [string, number[]][] = []
    for (const [number, members] of groups) {
      const known = this.storedByNumber.get(number)
      if (known) this.placeWithStored(known, this.inOrder(members))
      else unknown.push([number, this.inOrder(members)])
    }
    unknown.sort((a, b) => this.byWeight(a, b))
    for (const [number, members] of unknown) this.placeUnknown(number, members)
    return { targets: this.targets, doubts: this.doubts }
  }

  private placeWithStored(known: readonly StoredIdentity[], members: readonly number[]): void {
    for (const at of members) {
      const statement = this.statement(at)
      const fitting = known.filter((person) => contradiction(person, statement) === undefined)
      const sure = known.filter((person) => isSurelySame(person, statement))
      const [only] = sure.length === 1 ? sure : fitting
      const [first] = known
      if (only && (sure.length === 1 || fitting.length === 1)) this.place(this.targetFor(only), at)
      else if (first)
        this.doubt(this.targetFor(first), at, known.length > 1 ? 'several' : contradiction(first, statement))
    }
  }

  private placeUnknown(number: string, members: readonly number[]): void {
    const folded = foldNumber(number)
    const candidates = this.candidatesFor(folded)
    if (candidates.length === 0) {
      const target = this.newTarget(number)
      this.newByFolded.set(folded, target)
      for (const at of members) this.place(target, at)
      return
    }
    for (const at of members) {
      const sure = candidates.find((target) => isSurelySame(this.target(target).identity, this.statement(at)))
      const [first = 0] = candidates
      if (sure !== undefined) this.place(sure, at)
      else this.doubt(first, at, 'number')
    }
  }

  /** Joins a statement to a target, unless something speaks against it. */
  private place(target: number, at: number): void {
    const statement = this.statement(at)
    const person = this.target(target)
    const against = contradiction(person.identity, statement)
    if (against !== undefined) {
      this.doubt(target, at, against)
      return
    }
    person.identity = joined(person.identity, statement)
    person.statements.push(at)
  }

  /** Statements that might all be about one and the same other person are one doubt. */
  private doubt(target: number, at: number, because: DoubtReason | undefined): void {
    const statement = this.statement(at)
    const known = this.doubtsOfTarget.get(target) ?? []
    const fitting = known.find((doubt) => {
      const { identity } = this.doubtAt(doubt)
      return identity.number === statement.number && contradiction(identity, statement) === undefined
    })
    if (fitting !== undefined) {
      const doubt = this.doubtAt(fitting)
      doubt.identity = joined(doubt.identity, statement)
      doubt.statements.push(at)
      return
    }
    const index =
      this.doubts.push({
        because: because ?? 'several',
        target,
        identity: identityOf(statement),
        statements: [at],
      }) - 1
    this.doubtsOfTarget.set(target, [...known, index])
  }

  private candidatesFor(folded: string): number[] {
    this.storedByFolded ??= this.foldedStored()
    const stored = (this.storedByFolded.get(folded) ?? []).map((person) => this.targetFor(person))
    const fresh = this.newByFolded.get(folded)
    return fresh === undefined ? stored : [...stored, fresh]
  }

  private foldedStored(): Map<string, StoredIdentity[]> {
    const byFolded = new Map<string, StoredIdentity[]>()
    for (const person of this.stored) pushTo(byFolded, foldNumber(person.number), person)
    return byFolded
  }

  private targetFor(stored: StoredIdentity): number {
    const known = this.targetOfStored.get(stored.id)
    if (known !== undefined) return known
    const target = { number: stored.number, stored, identity: identityOf(stored), statements: [] }
    const index = this.targets.push(target) - 1
    this.targetOfStored.set(stored.id, index)
    return index
  }

  private newTarget(number: string): number {
    return this.targets.push({ number, identity: { number }, statements: [] }) - 1
  }

  /** Of several spellings of a new number the one with a roster row, then the longest, is the patient's. */
  private byWeight([a, ofA]: [string, number[]], [b, ofB]: [string, number[]]): number {
    const kinds = this.firstKind(ofA) - this.firstKind(ofB)
    if (kinds !== 0) return kinds
    return b.length - a.length || (a < b ? -1 : 1)
  }

  private firstKind(members: readonly number[]): number {
    const [first] = members
    return first === undefined ? 9 : KIND_ORDER[this.statement(first).kind]
  }

  private inOrder(members: readonly number[]): number[] {
    return [...members].sort(
      (a, b) => KIND_ORDER[this.statement(a).kind] - KIND_ORDER[this.statement(b).kind] || a - b,
    )
  }

  private statement(at: number): Statement {
    return found(this.statements[at], at)
  }

  private target(at: number): Target {
    return found(this.targets[at], at)
  }

  private doubtAt(at: number): Doubt {
    return found(this.doubts[at], at)
  }
}

function joined(identity: Identity, statement: Identity): Identity {
  return { ...identityOf(statement), ...identity }
}

function identityOf({ number, name, kana, birthDate, sex }: Identity): Identity {
  return {
    number,
    ...(name === undefined ? {} : { name }),
    ...(kana === undefined ? {} : { kana }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
  }
}

function pushTo<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = map.get(key)
  if (known) known.push(item)
  else map.set(key, [item])
}

function found<Item>(item: Item | undefined, at: number): Item {
  if (item === undefined) throw new Error(`nothing at: ${at}`)
  return item
}
