import { inflateSync } from 'node:zlib'

/** An object of a PDF: what stands between `obj` and its stream, and the stream unpacked. */
export interface PdfObject {
  dictionary: string
  stream?: string
}

/** The numbered objects of a PDF as the browser writes them: plain, each stream deflated or as it is. */
export function pdfObjects(pdf: Uint8Array): Map<number, PdfObject> {
  const text = Buffer.from(pdf).toString('latin1')
  const objects = new Map<number, PdfObject>()
  const begin = /(?:^|\n)(\d+) 0 obj\s/g
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const from = begin.lastIndex
    const end = text.indexOf('endobj', from)
    const streamAt = text.indexOf('stream', from)
    const number = Number(found[1])
    if (streamAt < 0 || streamAt > end) {
      objects.set(number, { dictionary: text.slice(from, end) })
      continue
    }
    const dictionary = text.slice(from, streamAt)
    const first = streamAt + (text.startsWith('stream\r\n', streamAt) ? 8 : 7)
    const length = lengthOf(dictionary, text)
    objects.set(number, { dictionary, stream: unpacked(pdf.subarray(first, first + length), dictionary) })
    begin.lastIndex = first + length
  }
  return objects
}

/** The number of the object that a key of a dictionary points to. */
export function reference(dictionary: string, key: string): number | undefined {
  const found = new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(dictionary)
  return found ? Number(found[1]) : undefined
}

/** All objects that an array or a dictionary under a key points to, with their names where it is a dictionary. */
export function references(dictionary: string, key: string): { name: string; object: number }[] {
  const part = new RegExp(`/${key}\\s*(\\[[^\\]]*\\]|<<[^>]*>>)`).exec(dictionary)?.[1] ?? ''
  return [...part.matchAll(/(?:\/(\S+)\s+)?(\d+) 0 R/g)].map(([, name = '', object]) => ({
    name,
    object: Number(object),
  }))
}

function lengthOf(dictionary: string, text: string): number {
  const indirect = reference(dictionary, 'Length')
  if (indirect === undefined) return Number(/\/Length\s+(\d+)/.exec(dictionary)?.[1])
  return Number(new RegExp(`\\n${indirect} 0 obj\\s+(\\d+)`).exec(text)?.[1])
}

function unpacked(bytes: Uint8Array, dictionary: string): string {
  const isDeflated = dictionary.includes('/FlateDecode')
  return (isDeflated ? inflateSync(bytes) : Buffer.from(bytes)).toString('latin1')
}
