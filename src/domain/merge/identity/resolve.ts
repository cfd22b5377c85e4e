import type { DoubtReason } from '../../patient'
import { TextNumbers } from '../../textNumbers'
import {
  contradiction,
  foldNumber,
  identityOf,
  isSurelySame,
  namesAgree,
  saysWho,
  withoutCheckDigit,
  type Identity,
} from './identity'

/** Somebody as a file names them: a row of a roster, a record of a clinic file, or the rows of results of one person. */
export interface Statement extends Identity {
  /** Rosters and records say more than results, so they are looked at first. Results where nothing is said. */
  kind?: 'record' | 'roster' | 'results'
  /** Position of its file among those of the import. */
  file?: number
  /** The number is an id of the source: it means somebody only where the clinic knows it. */
  isReference?: boolean
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
  /** Statements that name somebody by an id of the source whom neither the clinic nor another file knows. */
  strangers: number[]
}

const KIND_ORDER = { record: 0, roster: 1, results: 2 }

/** So many doubts about one target are compared with each other; beyond that each statement is a doubt of its own. */
const MOST_COMPARED = 200

/**
 * Whom the statements of an import are about. The number decides where nothing contradicts; birth date, sex or name that
 * contradict, and numbers that differ only in zeros, width, hyphens or a check digit, go to the doubt list (product.md
 * §4, formats.md §6). Where two people claim one number, a row that says nothing but the number waits too, unless its
 * file knows only one of them. The order of the statements decides nothing but the order of the answer.
 */
export function resolve(statements: readonly Statement[], stored: readonly StoredIdentity[]): Resolved {
  return new Resolving(statements, stored).resolved()
}

/** Somebody who has a number in this import: a target, or those of a doubt about one. */
type Claimant = { target: number; doubt?: number }

class Resolving {
  private readonly targets: Target[] = []
  private readonly doubts: Doubt[] = []
  private readonly strangers: number[] = []
  private readonly storedByNumber = new OneOrMore<StoredIdentity>()
  private readonly targetOfStored = new Map<string, number>()
  private readonly fresh = new Spellings<number>()
  private readonly doubtsOfTarget = new Map<number, number[]>()
  private known: Spellings<StoredIdentity> | undefined
  private readonly mayBeSpelled: boolean

  constructor(
    private readonly statements: readonly Statement[],
    private readonly stored: readonly StoredIdentity[],
  ) {
    for (const person of stored) this.storedByNumber.add(person.number, person)
    this.mayBeSpelled = !areEvenlyLong(statements, stored)
  }

  resolved(): Resolved {
    const groups = new OneOrMore<number>()
    for (let at = 0; at < this.statements.length; at++) groups.add(this.statement(at).number, at)
    const unknown: (number | number[])[] = []
    for (const group of groups.all()) {
      const known = this.storedByNumber.of(this.statement(firstOf(group)).number)
      if (known.length > 0) {
        const targets = known.map((person) => this.targetFor(person))
        this.placeAmong(targets, this.inOrder(listOf(group)))
      } else if (this.areReferences(group)) this.strangers.push(...listOf(group))
      else unknown.push(typeof group === 'number' ? group : this.inOrder(group))
    }
    unknown.sort((a, b) => this.byWeight(firstOf(a), firstOf(b)))
    for (const group of unknown) this.placeUnknown(group)
    for (const each of [...this.targets, ...this.doubts])
      if (each.statements.length > 1) each.statements = this.inOrder(each.statements)
    return { targets: this.targets, doubts: this.doubts, strangers: this.strangers }
  }

  /** Statements with the number of one or more targets; those that say most of who it is come first. */
  private placeAmong(targets: readonly number[], members: readonly number[]): void {
    const byFile = new Map<number, Claimant[]>()
    const [some, bare] = parted(members, (at) => saysWho(this.statement(at)))
    const [dated, undated] = parted(some, (at) => this.statement(at).birthDate !== undefined)
    for (const at of [...dated, ...undated]) {
      const claimant = this.placeOne(targets, at, [])
      addClaimant(byFile, this.statement(at).file ?? -1, claimant)
    }
    for (const at of bare) this.placeOne(targets, at, byFile.get(this.statement(at).file ?? -1) ?? [])
  }

  /** Joins one statement to whom it fits, and only to one; says to whom. `beside`: those whom its file names by this number. */
  private placeOne(targets: readonly number[], at: number, beside: readonly Claimant[]): Claimant {
    const statement = this.statement(at)
    const [first = 0] = targets
    const fitting = targets.filter((target) => this.fits(this.target(target).identity, at))
    const sure = targets.filter((target) => isSurelySame(this.target(target).identity, statement))
    const [only] = sure.length === 1 ? sure : fitting.length === 1 ? fitting : []
    if (only === undefined) {
      const against = contradiction(this.target(first).identity, statement)
      return this.doubt(first, at, targets.length > 1 ? 'several' : against)
    }
    const others = targets.flatMap((target) => this.claimsOf(target, at))
    const chosen =
      others.length === 0 ? { target: only } : this.oneOf([{ target: only }, ...others], at, beside)
    if (chosen === undefined) return this.doubt(only, at, 'several')
    if (chosen.doubt === undefined) this.join(this.target(only), at)
    else this.join(this.doubtAt(chosen.doubt), at)
    return chosen
  }

  /** Of several people with one number the one for whom something speaks, or whom alone the file knows. */
  private oneOf(
    claimants: readonly Claimant[],
    at: number,
    beside: readonly Claimant[],
  ): Claimant | undefined {
    const statement = this.statement(at)
    const spoken = claimants.filter((claimant) => agrees(this.identityOf(claimant), statement))
    if (spoken.length === 1) return spoken[0]
    const [one] = beside
    if (spoken.length > 1 || one === undefined || beside.length > 1) return undefined
    return claimants.find((claimant) => isOne(claimant, one))
  }

  private areReferences(group: number | readonly number[]): boolean {
    if (typeof group === 'number') return this.statement(group).isReference === true
    return group.every((at) => this.statement(at).isReference)
  }

  private placeUnknown(group: number | readonly number[]): void {
    const { number } = this.statement(firstOf(group))
    if (!this.mayBeSpelled) {
      this.placeNew(number, group)
      return
    }
    const folded = foldNumber(number)
    const shorter = withoutCheckDigit(number)
    const candidates = this.candidatesFor(folded, shorter)
    if (candidates.length === 0) {
      this.fresh.add(folded, shorter, this.placeNew(number, group))
      return
    }
    const members = listOf(group)
    const proven = this.provenFor(candidates, members)
    for (const at of members) {
      const sure = candidates.filter((target) =>
        isSurelySame(this.target(target).identity, this.statement(at)),
      )
      const [first = 0] = candidates
      const [only] = sure.length === 1 ? sure : proven
      if (only !== undefined && this.fits(this.target(only).identity, at)) this.join(this.target(only), at)
      else this.doubt(first, at, sure.length > 1 ? 'several' : 'number')
    }
  }

  private placeNew(number: string, group: number | readonly number[]): number {
    // Nothing can speak against the first statement about somebody new.
    if (typeof group === 'number') return this.newTarget(number, [group])
    const target = this.newTarget(number, [])
    this.placeAmong([target], group)
    return target
  }

  /** The one candidate whose birth date and name some statements of another spelling have, where none contradicts it. */
  private provenFor(candidates: readonly number[], members: readonly number[]): number[] {
    const proven = candidates.filter((target) =>
      members.some((at) => isSurelySame(this.target(target).identity, this.statement(at))),
    )
    const [only] = proven
    if (only === undefined || proven.length > 1) return []
    return members.every((at) => this.fits(this.target(only).identity, at)) ? [only] : []
  }

  private fits(identity: Identity, at: number): boolean {
    return contradiction(identity, this.statement(at)) === undefined
  }

  private join(to: Target | Doubt, at: number): void {
    to.identity = joined(to.identity, this.statement(at))
    to.statements.push(at)
  }

  /** Others who claim the number of a statement beside a target, as far as it fits them. */
  private claimsOf(target: number, at: number): Claimant[] {
    return this.comparedDoubts(target).flatMap((doubt) => {
      const { identity } = this.doubtAt(doubt)
      const isClaim = identity.number === this.statement(at).number && saysWho(identity)
      return isClaim && this.fits(identity, at) ? [{ target, doubt }] : []
    })
  }

  /** Statements that might all be about one and the same other person are one doubt. */
  private doubt(target: number, at: number, because: DoubtReason = 'several'): Claimant {
    const statement = this.statement(at)
    const says = saysWho(statement)
    const fitting = this.comparedDoubts(target).find((doubt) => {
      const { identity } = this.doubtAt(doubt)
      return identity.number === statement.number && saysWho(identity) === says && this.fits(identity, at)
    })
    if (fitting !== undefined) {
      this.join(this.doubtAt(fitting), at)
      return { target, doubt: fitting }
    }
    const identity = identityOf(statement)
    const index = this.doubts.push({ because, target, identity, statements: [at] }) - 1
    pushTo(this.doubtsOfTarget, target, index)
    return { target, doubt: index }
  }

  private comparedDoubts(target: number): number[] {
    return this.doubtsOfTarget.get(target)?.slice(0, MOST_COMPARED) ?? []
  }

  private identityOf({ target, doubt }: Claimant): Identity {
    return doubt === undefined ? this.target(target).identity : this.doubtAt(doubt).identity
  }

  private candidatesFor(folded: string, shorter: string | undefined): readonly number[] {
    this.known ??= this.knownSpellings()
    const [stored, fresh] = [this.known.of(folded, shorter), this.fresh.of(folded, shorter)]
    return stored.length === 0 ? fresh : [...stored.map((person) => this.targetFor(person)), ...fresh]
  }

  private knownSpellings(): Spellings<StoredIdentity> {
    const known = new Spellings<StoredIdentity>()
    for (const person of this.stored)
      known.add(foldNumber(person.number), withoutCheckDigit(person.number), person)
    return known
  }

  private targetFor(stored: StoredIdentity): number {
    const known = this.targetOfStored.get(stored.id)
    if (known !== undefined) return known
    const target = { number: stored.number, stored, identity: identityOf(stored), statements: [] }
    const index = this.targets.push(target) - 1
    this.targetOfStored.set(stored.id, index)
    return index
  }

  /** Somebody new, of whom the only statement says all that is known, if there is one. */
  private newTarget(number: string, statements: number[]): number {
    const [only] = statements
    const identity = only === undefined ? { number } : joined({ number }, this.statement(only))
    return this.targets.push({ number, identity, statements }) - 1
  }

  /** Of several spellings of a new number the one with a roster row, then the longest, is the patient's. */
  private byWeight(firstOfA: number, firstOfB: number): number {
    const kinds = this.kindOrder(firstOfA) - this.kindOrder(firstOfB)
    if (kinds !== 0) return kinds
    const [a, b] = [this.statement(firstOfA).number, this.statement(firstOfB).number]
    return b.length - a.length || (a < b ? -1 : 1)
  }

  private kindOrder(at: number): number {
    return KIND_ORDER[this.statement(at).kind ?? 'results']
  }

  private inOrder(members: number[]): number[] {
    if (members.length < 2) return members
    return [...members].sort((a, b) => this.kindOrder(a) - this.kindOrder(b) || a - b)
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

const NOBODY: readonly never[] = []
const FIGURES = /^\d+$/

/** Whether all numbers are figures, equally many: then none of them can be another one in another spelling. */
function areEvenlyLong(...lists: readonly (readonly Identity[])[]): boolean {
  let long = 0
  return lists.every((list) =>
    list.every(({ number }) => {
      long ||= number.length
      return number.length === long && FIGURES.test(number)
    }),
  )
}

/** Numbers and whom they mean, found again in another spelling: other zeros, another width, hyphens, a check digit more or less. */
class Spellings<Person extends number | object> {
  private readonly byFolded = new OneOrMore<Person>()
  private readonly byShorter = new OneOrMore<Person>()

  /** `folded` and `shorter` are those of the number: without what it may be written with, without its check digit. */
  add(folded: string, shorter: string | undefined, person: Person): void {
    this.byFolded.add(folded, person)
    if (shorter !== undefined) this.byShorter.add(shorter, person)
  }

  /** Two numbers that differ only in what might be a check digit are not candidates for each other. */
  of(folded: string, shorter: string | undefined): readonly Person[] {
    if (shorter === undefined && this.byShorter.isEmpty) return this.byFolded.of(folded)
    return [
      ...this.byFolded.of(folded),
      ...(shorter === undefined ? this.byShorter.of(folded) : this.byFolded.of(shorter)),
    ]
  }
}

/** Items by a text. Of a hundred thousand texts nearly all have one, for which no list is made. */
class OneOrMore<Item extends number | object> {
  private readonly places = new TextNumbers()
  private readonly items: (Item | Item[])[] = []

  get isEmpty(): boolean {
    return this.items.length === 0
  }

  add(key: string, item: Item): void {
    const place = this.places.add(key, this.items.length)
    const known = this.items[place]
    if (known === undefined) this.items.push(item)
    else if (Array.isArray(known)) known.push(item)
    else this.items[place] = [known, item]
  }

  of(key: string): readonly Item[] {
    const place = this.isEmpty ? undefined : this.places.get(key)
    const known = place === undefined ? undefined : this.items[place]
    return known === undefined ? NOBODY : listOf(known)
  }

  /** In the order in which the texts came. */
  all(): readonly (Item | Item[])[] {
    return this.items
  }
}

function listOf<Item extends number | object>(items: Item | readonly Item[]): Item[] {
  return Array.isArray(items) ? (items as Item[]) : [items as Item]
}

function firstOf(group: number | readonly number[]): number {
  return typeof group === 'number' ? group : (group[0] ?? 0)
}

function parted(all: readonly number[], is: (at: number) => boolean): [number[], number[]] {
  return [all.filter((at) => is(at)), all.filter((at) => !is(at))]
}

/** Whom a file names by a number, as far as it matters: one, or more than one. */
function addClaimant(byFile: Map<number, Claimant[]>, file: number, claimant: Claimant): void {
  const known = byFile.get(file) ?? []
  if (known.length < 2 && !known.some((each) => isOne(each, claimant))) byFile.set(file, [...known, claimant])
}

function isOne(a: Claimant, b: Claimant): boolean {
  return a.target === b.target && a.doubt === b.doubt
}

/** Whether birth date or name speak for it. */
function agrees(identity: Identity, statement: Identity): boolean {
  const isBorn = identity.birthDate !== undefined && identity.birthDate === statement.birthDate
  return isBorn || namesAgree(identity, statement)
}

function joined(identity: Identity, statement: Identity): Identity {
  if (!saysWho(statement)) return identity
  return { ...identityOf(statement), ...identity }
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
