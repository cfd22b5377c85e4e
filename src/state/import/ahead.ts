/** So many small things are begun before it is their turn. */
const MOST_AHEAD = 16

/**
 * Gives what is made of each item when it is its turn, and begins the small ones that come next meanwhile: a browser reads
 * files in another process, so of twenty thousand small files most of the time is waiting.
 */
export function ahead<Item, Made>(
  items: readonly Item[],
  isSmall: (item: Item) => boolean,
  make: (item: Item) => Promise<Made>,
): (at: number) => Promise<Made> {
  const begun = new Map<number, Promise<Made>>()
  const begin = (at: number): Promise<Made> => {
    const item = items[at]
    if (item === undefined) throw new Error(`there is no item: ${at}`)
    const made = begun.get(at) ?? make(item)
    begun.set(at, made)
    return made
  }
  return (at) => {
    const own = begin(at)
    for (let next = at + 1; next <= at + MOST_AHEAD && next < items.length; next++) {
      const item = items[next]
      // What went wrong is told when it is its turn.
      if (item !== undefined && isSmall(item)) begin(next).catch(() => undefined)
    }
    begun.delete(at)
    return own
  }
}
