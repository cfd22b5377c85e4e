import type { SheetCell } from '@/domain/sheet'
import { multipleText } from './cellText'

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
  }
}
