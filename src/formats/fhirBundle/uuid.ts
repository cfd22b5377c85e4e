/**
 * A UUID that follows from a text: the same at each export, so that whoever receives two of them knows what is the same.
 * It guards nothing; the ids that go in are random already.
 */
export function uuidOf(text: string): string {
  const [a, b, c, d] = hashed(text)
  const all = [a, b, c, d].map((part) => part.toString(16).padStart(8, '0')).join('')
  const variant = ((Number.parseInt(all[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${all.slice(0, 8)}-${all.slice(8, 12)}-8${all.slice(13, 16)}-${variant}${all.slice(17, 20)}-${all.slice(20)}`
}

/** Four lanes of 32 bits, each stirred by every letter. */
function hashed(text: string): [number, number, number, number] {
  let [a, b, c, d] = [0x6b43a9b5, 0x52d1c3f7, 0x1f8e7a29, 0x3c96e0db]
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    a = b ^ Math.imul(a ^ letter, 0x24d3b1a7)
    b = c ^ Math.imul(b ^ letter, 0x9e3779b1)
    c = d ^ Math.imul(c ^ letter, 0x85ebca6b)
    d = a ^ Math.imul(d ^ letter, 0xc2b2ae35)
  }
  return [mixed(a ^ (c >>> 17)), mixed(b ^ (d >>> 13)), mixed(c ^ (a >>> 19)), mixed(d ^ (b >>> 11))]
}

function mixed(lane: number): number {
  let now = lane
  now = Math.imul(now ^ (now >>> 16), 0x7feb352d)
  now = Math.imul(now ^ (now >>> 15), 0x846ca68b)
  return (now ^ (now >>> 16)) >>> 0
}
