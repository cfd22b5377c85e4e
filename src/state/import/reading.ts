import { MOST_FILES } from '@/formats/bytes/bounds'
import { bytesInMemory } from '@/formats/bytes/bytes'
import { unpacked, type Unpacked } from '@/formats/bytes/unpack'
import { Gathered } from '@/formats/gathered/gathered'
import type { Problem } from '@/domain/problem'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { readSource, sizeOf, type SourceGiven, type SourceRead } from '@/formats/readSource'
import { Refused } from '@/formats/refused'
import { ahead } from './ahead'
import { mappingRequest, nothingRead, type FileRead } from './previewing'
import type { ImportSource, MappingRequest, OpenRequest, WorkDone } from './types'

/** Everything that was read of the files of one import. */
export interface FilesRead {
  files: string[]
  /** Where the files come from, so that a line can be read again. */
  sources: Unpacked[]
  reads: FileRead[]
  gathered: Gathered
  lines: number
}

/** Told how far the work is; `breath` lets a cancel in, and throws to stop. */
export interface Pacing {
  tell: (work: WorkDone) => void
  breath: () => Promise<void>
}

/** What reading is given of a request; it needs nothing of the store. */
type ReadingRequest = Pick<OpenRequest, 'sources' | 'templates' | 'kinds' | 'mappings' | 'asks' | 'without'>

/**
 * Reads all files into one. A file that turns out, in the middle, to be one that must not be read on costs its own rows
 * only. Where nothing at all could be read, the problem of that; where a person must say what the columns are, the question.
 */
export async function readFiles(
  request: ReadingRequest,
  rules: ReadingRules,
  pacing: Pacing,
): Promise<FilesRead | { mapping: MappingRequest; isOneOfSeveral: boolean } | { nothing: Problem }> {
  const tooMany = new Refused('too-many-files', 0, String(MOST_FILES))
  if (request.sources.length > MOST_FILES) return { nothing: tooMany.problem('') }
  const sources = await unpackedInOrder(request.sources, pacing)
  const files = sources.map(({ name }) => name)
  const without = new Set(request.without)
  const gathered = new Gathered()
  const total = sources.reduce((sum, source) => sum + sizeOf(source.from), 0)
  const reads: FileRead[] = []
  let before = { done: 0, lines: 0 }
  const heldOf = ahead(sources, isSmall, held)
  for (const [file, source] of sources.entries()) {
    const { done, lines } = before
    const toRead = await heldOf(file)
    const read = without.has(source.name)
      ? ({ kind: 'left-out', encoding: '', lines: 0 } as const)
      : await readWhole(sourceGiven(toRead, file, request), gathered, rules, async (now, linesNow) => {
          pacing.tell({ step: 'reading', done: done + now, total, lines: lines + linesNow })
          await pacing.breath()
        })
    if (read.kind === 'mapping')
      return {
        mapping: mappingRequest(source.name, read),
        isOneOfSeveral: sources.length - without.size > 1,
      }
    before = { done: done + sizeOf(source.from), lines: lines + read.lines }
    reads.push(read)
  }
  gathered.finish()
  const nothing = nothingRead(reads, gathered, files)
  return nothing ? { nothing } : { files, sources, reads, gathered, lines: before.lines }
}

/** Reads one source. What it brought is taken back where it turned out, in the middle, to be one that must not be read on. */
async function readWhole(
  given: SourceGiven,
  into: Gathered,
  rules: ReadingRules,
  pace: Parameters<typeof readSource>[3],
): Promise<SourceRead> {
  const mark = into.mark()
  try {
    return await readSource(given, into, rules, pace)
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause
    into.takeBack(mark, given.file)
    return { kind: 'refused', encoding: '', lines: 0, problem: cause.problem(given.name) }
  }
}

/** Everything to read, by name: the order in which files were chosen decides nothing. */
async function unpackedInOrder(
  sources: readonly ImportSource[],
  { tell, breath }: Pacing,
): Promise<Unpacked[]> {
  const all: Unpacked[] = []
  const total = sources.reduce((sum, source) => sum + ('text' in source ? 0 : source.blob.size), 0)
  let done = 0
  const unpackedOf = ahead(
    sources,
    (source) => 'blob' in source && source.blob.size <= SMALL_BYTES,
    async (source): Promise<Unpacked[]> =>
      'text' in source
        ? [{ name: source.name, from: { text: source.text } }]
        : await unpacked(source.name, source.blob, breath),
  )
  for (const [at, source] of sources.entries()) {
    if ('blob' in source) {
      tell({ step: 'unpacking', done, total, lines: 0 })
      await breath()
      done += source.blob.size
    }
    all.push(...(await unpackedOf(at)))
  }
  await breath()
  return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

const SMALL_BYTES = 1 << 16

function isSmall({ from }: Unpacked): boolean {
  return 'bytes' in from && from.bytes.size <= SMALL_BYTES
}

/** A small source with all its bytes in memory; what cannot be read is for whoever reads it to say. */
async function held(source: Unpacked): Promise<Unpacked> {
  const { from } = source
  if (!isSmall(source) || !('bytes' in from)) return source
  const start = await from.bytes.start(SMALL_BYTES + 1).catch(() => undefined)
  if (start === undefined || start.length > SMALL_BYTES) return source
  return { ...source, from: { bytes: bytesInMemory(start, from.bytes.size) } }
}

function sourceGiven(
  source: Unpacked,
  file: number,
  { templates, kinds, mappings, asks = [] }: ReadingRequest,
): SourceGiven {
  const { name } = source
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  const mapping = Object.hasOwn(mappings, name) ? mappings[name] : undefined
  return {
    name,
    file,
    from: source.from,
    templates,
    ...(kind === undefined ? {} : { kind }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(asks.includes(name) ? { ask: true } : {}),
  }
}
