import { SECTION_WORDS, type Section, type WorklistRow } from '@/domain/worklist'
import type { Language } from '@/domain/language'
import { flow, type FlowPart } from '@/ui/sheet/paper/flow'

/** Rows of one section as they stand on a page under its heading; those that are to be called come first, without one. */
export interface ListBlock {
  section: Section
  rows: readonly WorklistRow[]
  /** The heading stood on a page before. */
  isContinued: boolean
}

/** What a list measures in CSS px, laid out whole: the room for rows on a page, a section's heading, and each row. */
export interface ListHeights {
  room: number
  heading: number
  rows: readonly number[]
}

/** The rows of a list in runs of one section, in their order. */
export function listBlocks(rows: readonly WorklistRow[]): ListBlock[] {
  const blocks: { section: Section; rows: WorklistRow[]; isContinued: boolean }[] = []
  for (const row of rows) {
    const last = blocks.at(-1)
    if (last?.section === row.section) last.rows.push(row)
    else blocks.push({ section: row.section, rows: [row], isContinued: false })
  }
  return blocks
}

/** A last page that holds fewer rows looks like a mistake of the printer, and is lost. */
const LEAST_LAST = 4

/** A list on pages: no row is cut, a section goes on under its heading, and the last page is not left with a row or two. */
export function listPages(blocks: readonly ListBlock[], heights: ListHeights): ListBlock[][] {
  let at = 0
  const measured = blocks.map(({ section, rows }) => {
    const from = at
    at += rows.length
    return { head: hasHeading(section) ? heights.heading : 0, rows: heights.rows.slice(from, at) }
  })
  return withoutRemnant(flow(measured, heights.room)).map((parts) =>
    parts.flatMap(({ block, from, to }) => {
      const whole = blocks[block]
      return whole
        ? [{ section: whole.section, rows: whole.rows.slice(from, to), isContinued: from > 0 }]
        : []
    }),
  )
}

/** The pages, the last with some rows of the same section from the page before it where it would hold too few. */
function withoutRemnant(pages: readonly FlowPart[][]): readonly FlowPart[][] {
  const [before, last] = [pages.at(-2), pages.at(-1)]
  const [end, begin] = [before?.at(-1), last?.[0]]
  if (!before || !end || !begin || last?.length !== 1 || end.block !== begin.block) return pages
  const missing = LEAST_LAST - (begin.to - begin.from)
  const from = begin.from - missing
  if (missing <= 0 || from - end.from < LEAST_LAST) return pages
  return [...pages.slice(0, -2), [...before.slice(0, -1), { ...end, to: from }], [{ ...begin, from }]]
}

/** What stands over the rows of a section; nothing over those that are to be called. */
export function headingOf({ section }: ListBlock, language: Language): string | undefined {
  return hasHeading(section) ? SECTION_WORDS[language][section] : undefined
}

function hasHeading(section: Section): boolean {
  return section !== 'work'
}
