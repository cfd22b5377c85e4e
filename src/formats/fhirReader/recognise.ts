import type { Bilingual } from '@/domain/language'
import type { Beginning, Recognised } from '../format'

const OPENS = /^\uFEFF?\s*[[{]/
const RESOURCE = /"resourceType"\s*:\s*"([A-Z]\w{1,60})"/

/** FHIR by its `resourceType`: one resource, a list of them, a bundle, a resource a line. */
export function recogniseFhir({ text }: Beginning): Recognised | undefined {
  if (!OPENS.test(text.slice(0, 4096)) || /"saiketsu"\s*:/.test(text.slice(0, 4096))) return undefined
  const type = RESOURCE.exec(text)?.[1]
  return type === undefined ? undefined : { because: because(type, isLines(text)), certainty: 3 }
}

function because(type: string, lines: boolean): Bilingual {
  return lines
    ? {
        ja: `1行ごとの FHIR リソース(resourceType: ${type} …)`,
        en: `FHIR resources, one a line (resourceType: ${type} …)`,
      }
    : { ja: `FHIR の resourceType: ${type}`, en: `FHIR, resourceType: ${type}` }
}

/** Whether a text has a resource on each of its lines (NDJSON), not one JSON over several. */
export function isLines(text: string): boolean {
  const start = text.search(/\S/)
  if (start < 0 || text[start] !== '{') return false
  const end = text.indexOf('\n', start)
  if (end < 0) return false
  const line = text.slice(start, end)
  if (isJson(line)) return true
  // The first line may be the one that is broken.
  const beginnings = text.match(/^[ \t]*\{[ \t]*"(?:resourceType|id|meta)"\s*:/gm)?.length ?? 0
  return beginnings > 1 && line.trim().length > 2
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
