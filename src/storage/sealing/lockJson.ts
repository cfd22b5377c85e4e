import { ITERATIONS, type Lock } from './locks'

// A count beyond this is no lock of ours: trying it would not come to an end.
const MOST_ITERATIONS = 100 * ITERATIONS
const MOST_BYTES = 65_536
const DEEPEST = 8

/** A lock as JSON; the demonstration clinic's, whose key cannot be taken out, throws. */
export function lockToJson(lock: Lock): unknown {
  if (lock.kind === 'open') throw new Error(`a lock that cannot be written: ${lock.id}`)
  return toJson(lock)
}

/** The lock that `lockToJson` was given; undefined where it is none of ours. */
export function lockFromJson(json: unknown): Lock | undefined {
  const value = fromJson(json)
  return isLock(value) ? value : undefined
}

function toJson(part: unknown): unknown {
  if (part instanceof Uint8Array) return { bytes: base64(part) }
  if (part instanceof ArrayBuffer) return { buffer: base64(new Uint8Array(part)) }
  if (Array.isArray(part)) return part.map(toJson)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, toJson(value)]))
}

function fromJson(json: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined
  if (Array.isArray(json)) return json.map((one) => fromJson(one, depth + 1))
  if (!isRecord(json)) return json
  const entries = Object.entries(json)
  const [first] = entries
  if (first && entries.length === 1) {
    if (first[0] === 'bytes') return bytesFrom(first[1])
    if (first[0] === 'buffer') return bytesFrom(first[1])?.buffer
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, fromJson(value, depth + 1)]))
}

function isLock(value: unknown): value is Lock {
  if (!isRecord(value)) return false
  const { id, kind } = value
  if (kind === 'generation') return id === kind && isCount(value['number'])
  if (kind === 'ring') return id === kind && isCount(value['generation']) && isListOf(value['older'], isOlder)
  if (kind !== 'passphrase' && kind !== 'recovery') return false
  if (typeof id !== 'string' || (kind === 'recovery') !== (id === 'recovery')) return false
  if (!isStretching(value) || !isOptional(value['version'], isCount)) return false
  return 'pair' in value ? isKeyLock(value) : isWrapped(value) && isOptional(value['profile'], isSealed)
}

function isKeyLock(value: Record<string, unknown>): boolean {
  const { version, order, generation, pair, data, profile, passkey } = value
  return (
    isCount(version) &&
    (order === 0 || isCount(order)) &&
    isCount(generation) &&
    isWrapped(pair) &&
    isWrapped(data) &&
    isRecord(data) &&
    isBytes(data['sender']) &&
    isSealed(profile) &&
    isOptional(passkey, isPasskey)
  )
}

function isStretching({ salt, iterations }: Record<string, unknown>): boolean {
  return isBytes(salt) && isCount(iterations) && iterations >= ITERATIONS && iterations <= MOST_ITERATIONS
}

function isPasskey(value: unknown): boolean {
  return isRecord(value) && isBytes(value['credentialId']) && isBytes(value['salt'])
}

function isOlder(value: unknown): boolean {
  return isWrapped(value) && isRecord(value) && isCount(value['generation'])
}

function isWrapped(value: unknown): boolean {
  return isRecord(value) && isBytes(value['iv']) && value['wrapped'] instanceof ArrayBuffer
}

function isSealed(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { id, version, form, generation, iv, data } = value
  return (
    typeof id === 'string' &&
    isCount(version) &&
    isCount(form) &&
    isOptional(generation, isCount) &&
    isBytes(iv) &&
    data instanceof ArrayBuffer
  )
}

function isListOf(value: unknown, fits: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits)
}

function isOptional(value: unknown, fits: (one: unknown) => boolean): boolean {
  return value === undefined || fits(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isBytes(value: unknown): boolean {
  return value instanceof Uint8Array
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function bytesFrom(text: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof text !== 'string' || text.length > MOST_BYTES) return undefined
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}
