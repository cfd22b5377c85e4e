/** One part of what is put on pages: something that stays together, or a heading with rows of which some may turn over. */
export interface FlowBlock {
  /** Of the whole where there are no rows, else of the heading, which stands over its rows on every page. */
  head: number
  rows: readonly number[]
}

/** What of a block stands on a page: its rows from `from` up to, not including, `to`. */
export interface FlowPart {
  block: number
  from: number
  to: number
}

/**
 * Blocks on pages of one height, in their order, heights in px: no row is cut, and no heading stands without a row. What is
 * higher than a page stands alone on one.
 */
export function flow(blocks: readonly FlowBlock[], room: number, gap = 0): FlowPart[][] {
  const pages: FlowPart[][] = [[]]
  let left = room
  const turn = (): void => {
    pages.push([])
    left = room
  }
  blocks.forEach(({ head, rows }, block) => {
    let from = 0
    do {
      const page = pages.at(-1) ?? []
      const before = page.length > 0 ? gap : 0
      let to = from
      let height = head
      while (to < rows.length && height + (rows[to] ?? 0) <= left - before) height += rows[to++] ?? 0
      const hasNoRoom = rows.length === 0 ? height > left - before : to === from
      if (hasNoRoom && page.length > 0) {
        turn()
        continue
      }
      if (hasNoRoom && rows.length > 0) height += rows[to++] ?? 0
      page.push({ block, from, to })
      left -= height + before
      from = to
      if (from < rows.length) turn()
      else break
    } while (from <= rows.length)
  })
  return pages
}
