import { heightOf, heightsOf } from './paper/heights'
import type { SheetHeights, TableHeights } from './sheetPlan'

const GAP = 6

/** What the parts of a sheet measure, laid out whole and without charts on one page. */
export function sheetHeights(sheet: HTMLElement): SheetHeights {
  const abreast = heightOf(sheet.querySelector('.abreast'))
  const texts = heightsOf(sheet, '.paper-body > .verdict, .paper-body > .course')
  return {
    room: heightOf(sheet.querySelector('.paper-body')),
    gap: GAP,
    texts: texts.reduce((sum, height) => sum + height, GAP * (texts.length - 1)),
    chartHeads: heightOf(sheet.querySelector('.charts')),
    tables: [...sheet.querySelectorAll('.tables:not(.abreast) > .results')].map(tableHeights),
    limits: heightOf(sheet.querySelector('.sheet-limits')),
    ...(abreast > 0 && { abreast }),
  }
}

/** By how much the fullest page of a sheet holds more than its room, in CSS px; 0 where none does. */
export function overflowOf(sheet: HTMLElement): number {
  const bodies = [...sheet.querySelectorAll('.paper-body')]
  const over = bodies.map((body) => {
    const last = body.lastElementChild
    return last ? last.getBoundingClientRect().bottom - body.getBoundingClientRect().bottom : 0
  })
  return Math.max(0, ...over)
}

function tableHeights(section: Element): TableHeights {
  const groups = heightsOf(section, 'tr.group')
  const rows = heightsOf(section, 'tbody tr:not(.group)')
  const sum = [...groups, ...rows].reduce((all, height) => all + height, 0)
  return { head: heightOf(section) - sum, group: Math.max(0, ...groups), rows }
}
