import { read, utils } from '@e965/xlsx'
import { expose } from 'comlink'
import { unpacked } from '@/formats/bytes/unpack'
import { Gathered } from '@/formats/gathered/gathered'
import { readSource } from '@/formats/readSource'
import { READING_RULES } from '../../../builders/readingRules'

/** Milliseconds, and how much came of it, so that nobody measures an empty loop. */
export interface FormatRead {
  took: number
  items: number
}

/** Our reader from the files to the packed results; nothing is planned, merged or shown. */
async function ours(files: readonly File[]): Promise<FormatRead> {
  const began = performance.now()
  const into = new Gathered()
  let at = 0
  for (const file of files)
    for (const { name, from } of await unpacked(file.name, file)) {
      const given = { name, file: at, from, templates: [] }
      const found = await readSource(given, into, READING_RULES, () => Promise.resolve())
      if (found.kind === 'refused') throw new Error(found.problem.because.en)
      at += 1
    }
  into.finish()
  return { took: performance.now() - began, items: into.results.length }
}

/** The lines of the file, each parsed, and nothing done with them. */
async function linesParsed(file: File): Promise<FormatRead> {
  const began = performance.now()
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let items = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '' && JSON.parse(line) !== null) items += 1
  }
  if (rest !== '' && JSON.parse(rest) !== null) items += 1
  return { took: performance.now() - began, items }
}

/** The workbook by its library alone, to rows of text. */
async function workbookParsed(file: File): Promise<FormatRead> {
  const began = performance.now()
  const book = read(new Uint8Array(await file.arrayBuffer()), { dense: true })
  let items = 0
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name]
    if (sheet) items += utils.sheet_to_json<string[]>(sheet, { header: 1, raw: true, defval: '' }).length
  }
  return { took: performance.now() - began, items }
}

const service = { ours, linesParsed, workbookParsed }
export type FormatsService = typeof service
expose(service)
