/** A reference without the version and the fragment that it may name: `Patient/1/_history/2` is `Patient/1`. */
export function withoutVersion(reference: string): string {
  const version = reference.indexOf('/_history/')
  const plain = version < 0 ? reference : reference.slice(0, version)
  const fragment = plain.indexOf('#')
  return fragment > 0 ? plain.slice(0, fragment) : plain
}

/** Whether a reference names a place of its own (`https://…`), not one beside the resource that it stands in. */
export function isAbsolute(reference: string): boolean {
  return /^https?:\/\//i.test(reference)
}

/** A reference as it is looked up: `Type/id` without the server that it may name; `urn:uuid:…` stays. */
export function nearKey(reference: string): string {
  const plain = withoutVersion(reference)
  if (!isAbsolute(plain)) return plain
  return /[A-Z]\w*\/[A-Za-z0-9\-.]{1,64}$/.exec(plain)?.[0] ?? plain
}

/** The type that a reference names, or the one that it states beside; empty where neither does. */
export function typeOfReference(reference: string, stated: string): string {
  return /^([A-Z]\w*)\//.exec(nearKey(reference))?.[1] ?? stated
}

/** A key by two numbers, small enough to be kept a million times. */
export interface Print {
  high: number
  low: number
}

/** The print of a key within a scope (a file, the files of one folder): ids are only unique where they come from. */
export function printOf(key: string, scope: number): Print {
  let high = 0x811c9dc5 ^ Math.imul(scope, 0x9e3779b1)
  let low = 0x01000193
  for (let at = 0; at < key.length; at++) {
    const letter = key.charCodeAt(at)
    high = Math.imul(high ^ letter, 0x01000193)
    low = Math.imul(low ^ letter, 0x85ebca6b) ^ (low >>> 15)
  }
  return { high: high >>> 0, low: low >>> 0 }
}

/** As `printOf` of the text of these bytes of ASCII. */
export function printOfBytes(bytes: Uint8Array, from: number, until: number, scope: number): Print {
  let high = 0x811c9dc5 ^ Math.imul(scope, 0x9e3779b1)
  let low = 0x01000193
  for (let at = from; at < until; at++) {
    const letter = bytes[at] ?? 0
    high = Math.imul(high ^ letter, 0x01000193)
    low = Math.imul(low ^ letter, 0x85ebca6b) ^ (low >>> 15)
  }
  return { high: high >>> 0, low: low >>> 0 }
}

/** The id at the end of a reference or an address: `urn:uuid:12`, `Observation/12` and `https://…/Observation/12/_history/3` are all 12. */
export function idPart(reference: string): string {
  const plain = withoutVersion(reference)
  return plain.slice(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf(':')) + 1)
}
