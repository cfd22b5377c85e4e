import { reactive, toRaw } from 'vue'
import type { AnalyteId } from '@/domain/analyte'
import { parseDay } from '@/domain/day'
import {
  RESULT_FIELDS,
  ROSTER_FIELDS,
  type AttributeUse,
  type ImportField,
  type ImportTemplate,
  type TableKind,
} from '@/domain/reading'
import type { MappingRequest } from '@/state/import/importing'
import { idOfUse, useOfId } from './columnUse'

/** What a person has said so far of the columns of a file, as the fields of the form hold it. */
export interface MappingDraft {
  kind: TableKind
  /** By key of the column: `field:drawn`, `analyte:alt`, `leave-out`; empty for the days of a sheet with days across. */
  uses: Record<string, string>
  units: Record<string, string>
  analytes: Record<string, AnalyteId | 'leave-out'>
  attributes: Record<string, AttributeUse>
  groups: { from: number; width: number }
  firstDay: string
  number: string
  drawn: string
  name: string
  keep: boolean
}

/** What a mapping still lacks, by the name of its sentence. */
export type MappingNeed = 'needsNumber' | 'needsDay' | 'needsFirstDay' | 'needsResult' | 'needsAttribute'

/** The draft that a request begins with: what the headings, the cells or a kept mapping already say. */
export function draftOf(request: MappingRequest): MappingDraft {
  const { template, suggested } = request
  const said = template?.analytes ?? {}
  const of = (name: string): AnalyteId | 'leave-out' =>
    (Object.hasOwn(said, name) ? said[name] : undefined) ?? 'leave-out'
  return reactive({
    kind: request.kind,
    uses: Object.fromEntries(
      request.headings.map((heading) => {
        const use = suggested[heading]
        return [heading, use === undefined ? '' : idOfUse(use)]
      }),
    ),
    units: Object.fromEntries(
      request.headings.map((heading) => {
        const use = suggested[heading]
        return [heading, typeof use === 'object' && 'unit' in use ? (use.unit ?? '') : '']
      }),
    ),
    analytes: Object.fromEntries(request.unknownAnalytes.map((name) => [name, of(name)])),
    attributes: { ...request.attributes, ...template?.attributes },
    groups: template?.groups ?? groupsOf(request),
    firstDay: template?.firstDay ?? '',
    number: request.number ?? '',
    drawn: request.drawn ?? '',
    name: template?.name ?? '',
    keep: true,
  })
}

/** Where nothing shows the groups they may begin behind the columns that say who and when. */
function groupsOf({ groups, headings, suggested }: MappingRequest): MappingDraft['groups'] {
  if (groups) return { from: groups.from + 1, width: groups.width }
  const last = headings.findLastIndex((heading) => {
    const use = suggested[heading]
    return typeof use === 'object' && 'field' in use && BEFORE_GROUPS.has(use.field)
  })
  return { from: Math.min(last + 2, Math.max(headings.length, 1)), width: 3 }
}
const BEFORE_GROUPS: ReadonlySet<ImportField> = new Set<ImportField>([
  'number',
  'name',
  'kana',
  'birthDate',
  'sex',
  'drawn',
  'time',
])

/** The fields that columns of such a table may hold. */
export function fieldsFor(kind: TableKind): readonly ImportField[] {
  if (kind === 'roster') return ROSTER_FIELDS
  const forResults = RESULT_FIELDS.filter((field) => field !== 'attribute' || kind === 'results-eav')
  return [...forResults, ...ROSTER_FIELDS]
}

/** What a column is taken for; one that such a table cannot have is left out, and is remembered for another kind. */
export function useOf({ kind, uses }: MappingDraft, heading: string): string {
  const use = uses[heading] ?? 'leave-out'
  const [of, name] = use.split(':')
  const fits =
    of === 'field'
      ? fieldsFor(kind).some((field) => field === name)
      : of !== 'analyte' || kind === 'results-wide'
  return fits ? use : 'leave-out'
}

/** The columns to be asked about: of groups only the first, the others are like it. */
export function askedHeadings({ headings }: MappingRequest, { kind, groups }: MappingDraft): string[] {
  return kind === 'results-groups' ? headings.slice(0, groups.from - 1 + groups.width) : headings
}

/** The mapping that a draft says; without a name it is called after the file. */
export function templateOf(request: MappingRequest, draft: MappingDraft): ImportTemplate {
  const { kind, units } = draft
  const headings = askedHeadings(request, draft)
  const name = draft.name.trim() || request.file
  const firstDay = parseDay(draft.firstDay)
  const fields = fieldsOf(draft, headings)
  const asks = asksOf(kind, fields)
  const drawn = parseDay(draft.drawn)
  const isDayAbove = draft.drawn !== '' && draft.drawn === request.drawn
  return {
    id: request.template?.name === name ? request.template.id : name,
    name,
    kind,
    columns: Object.fromEntries(
      headings.flatMap((heading) => {
        const use = useOf(draft, heading)
        return use === '' ? [] : [[heading, useOfId(use, units[heading])] as const]
      }),
    ),
    ...(request.withoutHeadings ? { withoutHeadings: true } : {}),
    ...(request.headingRows > 1 ? { headingRows: request.headingRows } : {}),
    ...(kind === 'results-groups' ? { groups: { ...toRaw(draft.groups) } } : {}),
    ...(namesAnalytes(kind) && request.unknownAnalytes.length > 0
      ? { analytes: { ...toRaw(draft.analytes) } }
      : {}),
    ...(kind === 'results-eav' ? { attributes: { ...toRaw(draft.attributes) } } : {}),
    ...(fields.has('dayOffset') && firstDay !== undefined ? { firstDay } : {}),
    ...(asks.length > 0 ? { asks } : {}),
    ...(asks.length > 0
      ? {
          stated: {
            ...(draft.number.trim() === '' ? {} : { number: draft.number.trim() }),
            ...(drawn === undefined || isDayAbove ? {} : { drawn }),
          },
        }
      : {}),
  }
}

/** What no column says and must be said for the whole file. */
export function asksOf(kind: TableKind, fields: ReadonlySet<string>): ('number' | 'drawn')[] {
  const needsDay = kind !== 'roster' && kind !== 'results-transposed'
  return [
    ...(fields.has('number') || kind === 'roster' ? [] : (['number'] as const)),
    ...(!needsDay || fields.has('drawn') || fields.has('dayOffset') ? [] : (['drawn'] as const)),
  ]
}

/** The fields that the chosen columns hold. */
export function fieldsOf(draft: MappingDraft, headings: readonly string[]): Set<string> {
  return new Set(
    headings.flatMap((heading) => {
      const use = useOf(draft, heading)
      return use.startsWith('field:') ? [use.slice('field:'.length)] : []
    }),
  )
}

/** What a draft lacks before anything can be read by it. */
export function needsOf(request: MappingRequest, draft: MappingDraft): MappingNeed[] {
  const { kind } = draft
  const headings = askedHeadings(request, draft)
  const fields = fieldsOf(draft, headings)
  const asks = asksOf(kind, fields)
  const isDated = parseDay(draft.drawn) !== undefined || (draft.drawn !== '' && draft.drawn === request.drawn)
  const hasNumber =
    kind === 'roster' ? fields.has('number') : !asks.includes('number') || draft.number.trim() !== ''
  const list: [MappingNeed, boolean][] = [
    ['needsNumber', hasNumber],
    ['needsDay', !asks.includes('drawn') || isDated],
    [
      'needsFirstDay',
      !fields.has('dayOffset') || fields.has('drawn') || parseDay(draft.firstDay) !== undefined,
    ],
    ['needsResult', hasResults(draft, headings, fields)],
    ['needsAttribute', kind !== 'results-eav' || fields.has('attribute')],
  ]
  return list.flatMap(([need, isMet]) => (isMet ? [] : [need]))
}

function hasResults(draft: MappingDraft, headings: readonly string[], fields: ReadonlySet<string>): boolean {
  const { kind } = draft
  if (kind === 'roster') return true
  if (kind === 'results-transposed') return fields.has('analyte')
  if (kind === 'results-wide') return headings.some((heading) => useOf(draft, heading).startsWith('analyte:'))
  return fields.has('analyte') && fields.has('value')
}

/** Whether the cells of such a table name analytes, rather than its headings. */
export function namesAnalytes(kind: TableKind): boolean {
  return kind !== 'roster' && kind !== 'results-wide'
}
