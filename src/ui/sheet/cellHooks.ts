import type { SheetCell } from '@/domain/sheet'
import { multipleText } from './cellText'
import { plainChange } from './changeText'

/** What a cell of results states for tests and integrators (product.md §7). */
export function cellHooks(cell: SheetCell): Record<string, string | undefined> {
  const { interpretation, range } = cell
  return {
    'data-testid': 'result-cell',
    'data-analyte': cell.analyte,
    'data-drawn': cell.drawn,
    'data-status': cell.status,
    'data-value': cell.text,
    'data-comparator': cell.comparator ?? '',
    'data-number': cell.number ?? '',
    'data-unit': cell.unit,
    'data-flag': interpretation?.flag ?? '',
    'data-because': interpretation?.because ?? '',
    'data-uln-multiple': multipleText(interpretation?.ulnMultiple) ?? '',
    'data-limit': cell.limit ?? '',
    'data-range-source': interpretation?.rangeSource ?? 'none',
    'data-range-low': range?.low ?? '',
    'data-range-high': range?.high ?? '',
    'data-trend': cell.trend ?? '',
    'data-grade': interpretation?.grade ?? '',
    'data-change-previous': plainChange(cell.sincePrevious?.difference),
    'data-change-percent-previous': plainChange(cell.sincePrevious?.percent),
    'data-change-baseline': plainChange(cell.sinceBaseline?.difference),
    'data-change-percent-baseline': plainChange(cell.sinceBaseline?.percent),
    ...rcvHooks(cell),
  }
}

/** How both changes stand to the expected variation; `data-rcv-because` has one word for each that is not compared. */
export function rcvHooks(cell: SheetCell): Record<string, string> {
  if (cell.interpretation === undefined)
    return { 'data-rcv-previous': '', 'data-rcv-baseline': '', 'data-rcv-because': '' }
  const both = [cell.sincePrevious, cell.sinceBaseline]
  const [previous = '', baseline = ''] = both.map((change) => change?.verdict ?? 'not-compared')
  const because = both.flatMap((change) => {
    if (change === undefined) return cell.number === undefined ? 'text-only' : 'no-earlier'
    return change.because ?? []
  })
  return {
    'data-rcv-previous': previous,
    'data-rcv-baseline': baseline,
    'data-rcv-because': because.join(' '),
  }
}
