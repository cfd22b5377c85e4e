type Json = Record<string, unknown>

/** How many result cells a file of FHIR has, counted by walking through its JSON: nothing of the readers is used. */
export function countCells(text: string): number {
  return valuesIn(text).reduce<number>((sum, value) => sum + cellsIn(value), 0)
}

/** The JSON of a file, or one for each of its lines. */
function valuesIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]))
  }
}

function cellsIn(value: unknown): number {
  if (Array.isArray(value)) return (value as unknown[]).reduce<number>((sum, each) => sum + cellsIn(each), 0)
  if (typeof value !== 'object' || value === null) return 0
  const holder = value as Json
  if (holder['resourceType'] === 'Observation') return cellsOfObservation(holder)
  return Object.values(holder).reduce<number>((sum, each) => sum + cellsIn(each), 0)
}

function cellsOfObservation(observation: Json): number {
  const hasValue = (holder: Json): boolean => Object.keys(holder).some((key) => /^value[A-Z]/.test(key))
  const components = ((observation['component'] ?? []) as Json[]).filter(
    (each) => hasValue(each) || each['dataAbsentReason'] !== undefined,
  )
  return Math.max(1, components.length + (hasValue(observation) ? 1 : 0))
}
