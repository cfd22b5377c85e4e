import type { ImportKind, ImportTemplate } from '@/domain/reading'
import type { OpenRequest } from '../types'

/** How a person wants the files of an import to be read, by their names. */
export type Ways = Required<Pick<OpenRequest, 'kinds' | 'mappings' | 'without' | 'asks'>>

/** Every file as it is recognised. */
export const AS_RECOGNISED: Ways = { kinds: {}, mappings: {}, without: [], asks: [] }

/** These files taken for a kind, or for what they are recognised as. */
export function withKind(ways: Ways, kind: ImportKind | undefined, files: readonly string[]): Ways {
  const said = kind === undefined ? [] : files.map((name) => [name, kind] as const)
  return {
    ...ways,
    kinds: { ...otherThan(ways.kinds, files), ...Object.fromEntries(said) },
    mappings: otherThan(ways.mappings, files),
  }
}

/** A file left out, or read after all. */
export function withFileLeftOut(ways: Ways, file: string, isLeftOut: boolean): Ways {
  const others = ways.without.filter((name) => name !== file)
  return { ...ways, without: isLeftOut ? [...others, file] : others }
}

/** A file read by what a person says its columns are. */
export function withMapping(ways: Ways, file: string, mapping: ImportTemplate): Ways {
  return { ...unasked(ways, file), mappings: { ...ways.mappings, [file]: mapping } }
}

/** A file whose columns a person wants to say, although they were recognised. */
export function withQuestion(ways: Ways, file: string): Ways {
  return { ...ways, asks: [...ways.asks, file], mappings: otherThan(ways.mappings, [file]) }
}

/** A file as it was read before its columns were asked about; undefined where it was never read. */
export function withoutQuestion(ways: Ways, file: string): Ways | undefined {
  if (ways.asks.includes(file)) return unasked(ways, file)
  return file in ways.kinds ? withKind(ways, undefined, [file]) : undefined
}

function unasked(ways: Ways, file: string): Ways {
  return { ...ways, asks: ways.asks.filter((name) => name !== file) }
}

function otherThan<Said>(all: Record<string, Said>, files: readonly string[]): Record<string, Said> {
  const chosen = new Set(files)
  return Object.fromEntries(Object.entries(all).filter(([name]) => !chosen.has(name)))
}
