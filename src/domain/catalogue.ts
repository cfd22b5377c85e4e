import type { Analyte, AnalyteId, Fasting, Method } from './analyte'
import type { Decimal } from './decimal'
import { foldName } from './fold'
import { foldUnit } from './foldUnit'

/** The rows of the catalogue, by id. */
export type Catalogue = Readonly<Record<AnalyteId, Analyte>>

/** What a chart or a table shows of each row: its short name and its unit. */
export type ShownCatalogue = Readonly<Record<AnalyteId, Pick<Analyte, 'short' | 'unit'>>>

/** Which analyte a name or a code means, with what it states beside it. */
export interface Meant {
  id: AnalyteId
  fasting?: Fasting
  method?: Method
  /** The code names the analyte alone (5 characters of JLAC10): to be confirmed once. */
  confirm?: true
}

/**
 * A look-up of names as printed on lab sheets, compared after folding and always whole: `ALT` is never found in
 * `ALTERNARIA`. Throws where the catalogue gives one name to two analytes.
 */
export function analyteByName(catalogue: Catalogue): (text: string) => Meant | undefined {
  const byName = new Map<string, Meant>()
  for (const analyte of Object.values(catalogue)) {
    const plain = [analyte.id, analyte.name.ja, analyte.name.en, analyte.short.ja, analyte.short.en]
    for (const meaning of [...analyte.synonyms, ...plain.map((name) => ({ name }))]) {
      learn(byName, foldName(meaning.name), { ...meaning, id: analyte.id })
    }
  }
  return (text) => byName.get(foldName(text))
}

/** A look-up of LOINC codes and of JLAC10 codes of 17, 12 or 5 characters (formats.md §5.7). */
export function analyteByCode(catalogue: Catalogue): (text: string) => Meant | undefined {
  const analytes = Object.values(catalogue)
  const byCode = new Map<string, Meant>()
  for (const { id, loinc, jlac10Codes } of analytes) {
    for (const { code, fasting, method } of [...loinc, ...jlac10Codes]) {
      byCode.set(code, { id, ...(fasting ? { fasting } : {}), ...(method ? { method } : {}) })
    }
  }
  const byPrefix = new Map(analytes.map((analyte) => [analyte.jlac10, analyte]))
  return (text) => {
    const code = text.normalize('NFKC').trim().toUpperCase()
    return byCode.get(code) ?? fromParts(byPrefix, code)
  }
}

/** A unit as it arrived: the catalogue's with the exact factor into it, or another one, named as `measures.ts` does. */
export type AcceptedUnit = { unit: string; factor: Decimal } | { other: string; listed: boolean }

/**
 * What a received unit means for an analyte. A unit that is not turned into the catalogue's is `other`: `listed` where
 * its values can still be compared (mmol/L), else as received.
 */
export function acceptUnit(analyte: Analyte, text: string): AcceptedUnit {
  const folded = foldUnit(text)
  if (folded === foldUnit(analyte.unit)) return { unit: analyte.unit, factor: { digits: 1, scale: 0 } }
  const row = analyte.units.find((unit) => unit.spellings.includes(folded))
  if (row) return { unit: analyte.unit, factor: row.factor }
  const other = analyte.otherUnits?.find((unit) => unit.spellings.includes(folded))
  return other ? { other: other.unit, listed: true } : { other: text.trim(), listed: false }
}

function learn(byName: Map<string, Meant>, folded: string, { id, fasting, method }: Meant): void {
  const known = byName.get(folded)
  if (known && known.id !== id) throw new Error(`one name for ${known.id} and ${id}: ${folded}`)
  if (known) return
  byName.set(folded, { id, ...(fasting ? { fasting } : {}), ...(method ? { method } : {}) })
}

/** Reads analyte 5, identification 4, specimen 3, method 3, result 2; another specimen is another test. */
function fromParts(byPrefix: ReadonlyMap<string, Analyte>, code: string): Meant | undefined {
  if (!/^[0-9A-Z]{5}(?:\d{7}(?:\d{5})?)?$/.test(code)) return undefined
  const analyte = byPrefix.get(code.slice(0, 5))
  if (!analyte) return undefined
  if (code.length === 5) return { id: analyte.id, confirm: true }
  if (!analyte.specimens?.includes(code.slice(9, 12))) return undefined
  // After a load of sugar glucose is another test (13xx but fasting).
  if (analyte.id === 'glu' && !/^(?:0000|1299|1300)$/.test(code.slice(5, 9))) return undefined
  const fasting = fastingOf(analyte.id, code.slice(5, 9))
  const method = methodOf(analyte.id, code.slice(12, 15))
  return { id: analyte.id, ...(fasting ? { fasting } : {}), ...(method ? { method } : {}) }
}

function fastingOf(id: AnalyteId, identification: string): Fasting | undefined {
  if (id !== 'tg' && id !== 'glu') return undefined
  if (identification === '1300') return 'yes'
  return identification === '1299' ? 'no' : undefined
}

function methodOf(id: AnalyteId, digits: string): Method | undefined {
  return METHODS[id]?.[digits]
}

/** Method digits of JLAC10 that tell methods apart (formats.md §5.7; clinical.md §1.4). */
const METHODS: Partial<Record<AnalyteId, Record<string, Method>>> = {
  alp: { '271': 'jscc', '277': 'jscc', '275': 'ifcc', '290': 'ifcc' },
  ld: { '272': 'jscc', '279': 'ifcc' },
  ldl: { '271': 'direct', '919': 'calculated' },
}
