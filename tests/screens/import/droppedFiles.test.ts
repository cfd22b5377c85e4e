import { expect, test } from 'vitest'
import { droppedFiles } from '@/screens/import/droppedFiles'

type Tree = { [name: string]: Tree | string }

/** Entries as a browser hands them over: folders by a hundred at a time. `!` in place of a text may not be read. */
function entryOf(path: string, content: Tree | string): FileSystemEntry {
  if (typeof content === 'string')
    return {
      isFile: true,
      isDirectory: false,
      fullPath: path,
      file: (found: (file: File) => void, failed: (cause: DOMException) => void) =>
        content === '!'
          ? failed(new DOMException('no', 'NotReadableError'))
          : found(new File([content], path)),
    } as unknown as FileSystemEntry
  const entries = Object.entries(content).map(([name, inner]) => entryOf(`${path}/${name}`, inner))
  return {
    isFile: false,
    isDirectory: true,
    fullPath: path,
    createReader: () => {
      let at = 0
      return {
        readEntries: (found: (some: FileSystemEntry[]) => void) => {
          found(entries.slice(at, at + 100))
          at += 100
        },
      }
    },
  } as unknown as FileSystemEntry
}

function dropOf(tree: Tree): DataTransfer {
  const entries = Object.entries(tree).map(([name, content]) => entryOf(`/${name}`, content))
  return {
    files: [new File(['a'], 'a.csv')],
    items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })),
  } as unknown as DataTransfer
}

const MANY = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`f${at}`, 'x']))

function names(files: readonly { name: string }[]): string[] {
  return files.map(({ name }) => name)
}

test('a dropped folder is gone through to its last file, paths kept', async () => {
  const counts: number[] = []
  const drop = dropOf({ root: { '000': { '091': MANY }, 'b.csv': 'b' }, 'c.csv': 'c' })
  const { files, unreadable } = await droppedFiles(drop, 1000, (count) => counts.push(count))
  expect(files).toHaveLength(252)
  expect(names(files)).toContain('root/000/091/f249')
  expect(names(files).slice(-2)).toEqual(['root/b.csv', 'c.csv'])
  expect(unreadable).toEqual([])
  expect(counts).toEqual([100, 200])
})

test('no more are looked for than can be read', async () => {
  const { files } = await droppedFiles(dropOf({ root: MANY }), 120, () => undefined)
  expect(files).toHaveLength(120)
})

test('files without a folder are taken as they are', async () => {
  const drop = dropOf({ 'a.csv': 'a' })
  expect((await droppedFiles(drop, 10, () => undefined)).files).toEqual([...drop.files])
})

test('what the browser may not read is named', async () => {
  const { files, unreadable } = await droppedFiles(dropOf({ root: { a: 'a', b: '!' } }), 10, () => undefined)
  expect(names(files)).toEqual(['root/a'])
  expect(unreadable).toEqual(['root/b'])
})
