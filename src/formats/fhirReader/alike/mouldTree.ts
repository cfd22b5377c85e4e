import { endOfPlainNumber, endOfPlainText, type MouldPart } from './mould'
import { SLOT_COUNT, SLOTS, type Slot } from './slots'

/** What comes next: letters that are the same, and then other such letters, something that differs, or the end. */
class Branch<Leaf> {
  view: DataView
  children: Branch<Leaf>[] = []
  slot: Slot | undefined
  afterSlot: Branch<Leaf> | undefined
  leaf: Leaf | undefined

  constructor(public same: Uint8Array) {
    this.view = viewOf(same)
  }

  /** Cuts the branch in two; what came after it comes after the second part. */
  splitAt(length: number): void {
    const rest = new Branch<Leaf>(this.same.subarray(length))
    rest.children = this.children
    rest.slot = this.slot
    rest.afterSlot = this.afterSlot
    rest.leaf = this.leaf
    this.same = this.same.subarray(0, length)
    this.view = viewOf(this.same)
    this.children = [rest]
    this.slot = undefined
    this.afterSlot = undefined
    this.leaf = undefined
  }
}

/** Moulds of resources by their bytes, those of one beginning on one branch: a resource is compared once, whichever it fits. */
export class MouldTree<Leaf> {
  /** Where what stood in each slot of the last resource that fitted begins and ends. */
  readonly starts = new Int32Array(SLOT_COUNT)
  readonly ends = new Int32Array(SLOT_COUNT)
  /** How many bytes it holds. */
  size = 0
  private readonly root = new Branch<Leaf>(new Uint8Array())

  /** What was kept with the mould that these bytes fit, to the last one of them; undefined where none does. */
  find(bytes: Uint8Array, view: DataView, from: number, until: number): Leaf | undefined {
    let branch: Branch<Leaf> | undefined = this.root
    let at = from
    while (branch) {
      if (!isSame(bytes, view, at, until, branch.same, branch.view)) return undefined
      at += branch.same.length
      if (at === until) return branch.leaf
      const child: Branch<Leaf> | undefined = childOf(branch, bytes[at] ?? 0)
      if (child) branch = child
      else {
        if (branch.slot === undefined) return undefined
        const end: number =
          branch.slot === SLOTS.VALUE ? endOfPlainNumber(bytes, at, until) : endOfPlainText(bytes, at, until)
        if (end < 0) return undefined
        this.starts[branch.slot] = at
        this.ends[branch.slot] = end
        at = end
        branch = branch.afterSlot
      }
    }
    return undefined
  }

  /** Keeps something with a mould, in place of what was kept with it. */
  add(parts: readonly MouldPart[], leaf: Leaf): void {
    let branch = this.root
    for (const { same, slot } of parts) {
      branch = this.grow(branch, same)
      if (slot === undefined) continue
      if (branch.slot !== undefined && branch.slot !== slot)
        throw new Error(`two slots at one place: ${branch.slot}, ${slot}`)
      branch.slot = slot
      branch = branch.afterSlot ??= new Branch<Leaf>(new Uint8Array())
    }
    branch.leaf = leaf
  }

  private grow(branch: Branch<Leaf>, same: Uint8Array): Branch<Leaf> {
    if (same.length === 0) return branch
    const child = childOf(branch, same[0] ?? 0)
    if (!child) {
      const grown = new Branch<Leaf>(same)
      branch.children.push(grown)
      this.size += same.length
      return grown
    }
    const common = commonLength(child.same, same)
    if (common < child.same.length) child.splitAt(common)
    return this.grow(child, same.subarray(common))
  }
}

function childOf<Leaf>({ children }: Branch<Leaf>, first: number): Branch<Leaf> | undefined {
  for (const child of children) if (child.same[0] === first) return child
  return undefined
}

function commonLength(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a[length] === b[length]) length += 1
  return length
}

/** Four bytes at a time, since nearly all of a file is compared here. */
function isSame(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  until: number,
  same: Uint8Array,
  sameView: DataView,
): boolean {
  const { length } = same
  if (at + length > until) return false
  let done = 0
  for (; done + 4 <= length; done += 4) if (view.getInt32(at + done) !== sameView.getInt32(done)) return false
  for (; done < length; done++) if (bytes[at + done] !== same[done]) return false
  return true
}

/** The bytes, to be read four at a time from wherever. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
