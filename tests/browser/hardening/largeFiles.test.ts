import { wrap, proxy } from 'comlink'
import { expect, test } from 'vitest'
import { MOST_TABLE_BYTES } from '@/formats/bytes/bounds'
import { sinkFor, sweepOutgoing } from '@/state/exports/streamedFile'
import type { ReadingService } from './reading.worker'

const MEGABYTE = 1024 * 1024

/** A file of a size, put together from one piece: what stands in memory is the piece. */
function fileOf(piece: string, bytes: number, start = ''): Blob {
  const one = new Blob([piece])
  return new Blob([start, ...new Array<Blob>(Math.ceil(bytes / one.size)).fill(one)])
}

function reading(): { service: ReadingService; end: () => void } {
  const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' })
  return { service: wrap<ReadingService>(worker), end: () => worker.terminate() }
}

/** The longest that the page could not draw while the work went on. */
async function longestPause(work: Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  let isRunning = true
  const look = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (isRunning) setTimeout(look)
  }
  setTimeout(look)
  await work
  isRunning = false
  return longest
}

test('a file of 2 GB in one line is refused at once, in a worker, and the page stays free', async () => {
  const line = fileOf('a'.repeat(MEGABYTE), 2048 * MEGABYTE)
  expect(line.size).toBeGreaterThan(MOST_TABLE_BYTES)
  const { service, end } = reading()
  // The worker's own start is not what is measured.
  expect(await service.fateOf(new Blob([]))).toBe('empty-file')
  const began = performance.now()
  let fate: unknown
  const pause = await longestPause(service.fateOf(line).then((answer) => (fate = answer)))
  end()
  expect(fate).toBe('file-too-large')
  expect(performance.now() - began).toBeLessThan(2000)
  expect(pause).toBeLessThan(1000)
})

test('a line of 200 MB below the limit is refused as a row, after what tells its encoding', async () => {
  const line = fileOf('a'.repeat(MEGABYTE), 200 * MEGABYTE, 'number,name\n')
  const { service, end } = reading()
  let fate: unknown
  const pause = await longestPause(service.fateOf(line).then((answer) => (fate = answer)))
  end()
  expect(fate).toBe('row-too-long')
  expect(pause).toBeLessThan(1000)
}, 120_000)

test('somebody who cancels need not wait until a large file was looked through', async () => {
  const rows = fileOf('1,2026-09-14,ALT,98\n'.repeat(10_000), 800 * MEGABYTE, 'number,drawn,analyte,value\n')
  const { service, end } = reading()
  const began = performance.now()
  let pieces = 0
  const fate = await service.fateOf(
    rows,
    proxy(() => {
      pieces += 1
      return pieces > 20
    }),
  )
  end()
  expect(fate).toBe('cancelled')
  expect(performance.now() - began).toBeLessThan(10_000)
}, 60_000)

test('an export larger than memory should hold goes through the private files, comes out whole, and is swept', async () => {
  const sink = sinkFor('text/plain', 1000)
  for (let at = 0; at < 300; at++) await sink.write(`${String(at).padStart(4, '0')} 表`.padEnd(20, '.'))
  const file = await sink.close()
  const text = await file.text()
  expect(text.slice(0, 6)).toBe('0000 表')
  expect(text.length).toBe(300 * 20)
  expect(text.endsWith('.')).toBe(true)
  const root = await navigator.storage.getDirectory()
  await expect(root.getDirectoryHandle('outgoing')).resolves.toBeDefined()
  await sweepOutgoing()
  await expect(root.getDirectoryHandle('outgoing')).rejects.toThrow()
})

test('an export that was stopped leaves nothing; a small one never touches the private files', async () => {
  const root = await navigator.storage.getDirectory()
  const stopped = sinkFor('text/plain', 10)
  await stopped.write('more than ten letters')
  await stopped.abort()
  const folder = await root.getDirectoryHandle('outgoing')
  const left: string[] = []
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) left.push(name)
  expect(left).toEqual([])
  await sweepOutgoing()
  const small = sinkFor('text/plain', 100)
  await small.write('a few')
  expect(await (await small.close()).text()).toBe('a few')
  await expect(root.getDirectoryHandle('outgoing')).rejects.toThrow()
})
