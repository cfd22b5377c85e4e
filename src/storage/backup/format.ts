import { BadBackup } from '../errors'

/** The version of the file that this code writes; it reads this one and those before. */
export const FILE_VERSION = 1

/** Sixteen bytes by which a file is known as a backup of ours. */
const MAGIC = 'SAIKETSU-BACKUP\n'

/** Magic, version, and zeros: as long as a checksum, since the first frame's is over these bytes. */
export const HEADER_BYTES = 32
export const CHECKSUM_BYTES = 32
/** Length of the payload (4 bytes) and kind (1 byte). */
export const FRAME_HEAD_BYTES = 5
/** The end is of one length whatever it says, so that it can be found from the end of the file. */
export const END_BYTES = 2048
/** How much a frame gathers before it is written, and the most that a reader takes into memory. */
export const FRAME_TARGET = 1 << 20
export const FRAME_MOST = 1 << 26

/** What a frame holds. Numbers are only ever added. */
export const FRAME = {
  label: 1,
  records: 2,
  removals: 3,
  /** The records that could not be read when the backup was made. */
  damages: 4,
  end: 5,
} as const

export const END_FRAME_BYTES = FRAME_HEAD_BYTES + END_BYTES + CHECKSUM_BYTES

/** The first bytes of every file. */
export function header(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES)
  bytes.set(new TextEncoder().encode(MAGIC))
  new DataView(bytes.buffer).setUint32(MAGIC.length, FILE_VERSION, true)
  return bytes
}

/** Throws `BadBackup` when the first bytes are not those of a backup that this code reads. */
export function checkHeader(bytes: Uint8Array<ArrayBuffer>): void {
  const magic = new TextEncoder().encode(MAGIC)
  if (bytes.length < magic.length || magic.some((byte, at) => bytes[at] !== byte)) {
    throw new BadBackup('foreign', 'it does not begin as a backup does')
  }
  if (bytes.length < HEADER_BYTES) throw new BadBackup('cut', 'it ends within its header')
  const version = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true)
  if (version > FILE_VERSION) throw new BadBackup('newer', `written as version ${version}`)
  const ours = header()
  if (bytes.some((byte, at) => byte !== ours[at])) throw new BadBackup('damaged', 'its header was changed')
}
