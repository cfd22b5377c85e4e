import { BlobReader, BlobWriter, ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js'

/** A file to be packed. */
export interface ToPack {
  name: string
  content: string | Uint8Array<ArrayBuffer> | Blob
  how?: ZipWriterAddDataOptions & { rawName?: Uint8Array }
}

/** A ZIP of files, as another program would pack it. */
export async function zipOf(files: readonly ToPack[]): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
  for (const { name, content, how: { rawName, ...how } = {} } of files) {
    const blob = content instanceof Blob ? content : new Blob([content])
    await zip.add(name, name.endsWith('/') ? undefined : new BlobReader(blob), {
      ...how,
      ...(rawName ? { useUnicodeFileNames: false, encodeText: () => rawName } : {}),
    })
  }
  return zip.close()
}

/** Something packed by gzip. */
export async function gzipOf(content: string | Uint8Array<ArrayBuffer> | Blob): Promise<Blob> {
  const blob = content instanceof Blob ? content : new Blob([content])
  return new Response(blob.stream().pipeThrough(new CompressionStream('gzip'))).blob()
}

/** A blob of one piece again and again: what stands in memory is the piece. */
export function repeated(piece: string, bytes: number): Blob {
  const one = new Blob([piece])
  return new Blob(new Array<Blob>(Math.ceil(bytes / one.size)).fill(one))
}

/** A ZIP of so many empty files, put together by hand: a packer takes its time for each. */
export function zipOfEmpty(count: number): Blob {
  const locals: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (let at = 0; at < count; at++) {
    const name = new TextEncoder().encode(String(at))
    const local = header(30 + name.length, 0x04034b50, [[26, name.length]])
    local.set(name, 30)
    const central = header(46 + name.length, 0x02014b50, [[28, name.length]])
    new DataView(central.buffer).setUint32(42, offset, true)
    central.set(name, 46)
    locals.push(local)
    directory.push(central)
    offset += local.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = header(22, 0x06054b50, [
    [8, count],
    [10, count],
  ])
  new DataView(end.buffer).setUint32(12, size, true)
  new DataView(end.buffer).setUint32(16, offset, true)
  return new Blob([...locals, ...directory, end])
}

function header(
  length: number,
  signature: number,
  fields: readonly [at: number, value: number][],
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, signature, true)
  for (const [at, value] of fields) view.setUint16(at, value, true)
  return bytes
}
