/**
 * A print of a source's own id of a result, 16 hexadecimal digits (two FNV-1a of 32 bits): short enough to be kept with a
 * million results. Only ever compared within one patient and analyte, where two ids of the same print do not happen.
 */
export function sourceKeyOf(id: string): string {
  return print(id, 0x811c9dc5) + print(id, 0x01000193)
}

function print(text: string, basis: number): string {
  let hash = basis
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
