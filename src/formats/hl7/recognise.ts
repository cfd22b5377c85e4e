import type { Beginning, Recognised } from '../format'
import { separatorsOf } from './segments/separators'
import { storedName } from './ssmix2/path'

const BLANK_START = /^[\s\uFEFF\x00\x1c]*/
const HEADER_LINE = /(?:^|[\r\n\v\x1c])[\t ]*(MSH[^\w\s][^\r\n]{0,200})/
const FAR = 1 << 14

/** HL7 v2 by its first segment (after a byte order mark, blank lines or the start of an MLLP block), or a file of an SS-MIX2 tree. */
export function recogniseHl7({ name, text }: Beginning): Recognised | undefined {
  const stored = storedName(name)
  const start = text.slice(BLANK_START.exec(text)?.[0].length ?? 0).slice(0, 200)
  const isHeader = /^(?:MSH|FHS|BHS)[^\w\s]/.test(start) && separatorsOf(firstLine(start)) !== undefined
  if (stored)
    return {
      because: { ja: 'SS-MIX2 標準化ストレージのファイル', en: 'A file of SS-MIX2 standard storage' },
      certainty: 3,
    }
  if (isHeader) {
    const isBatch = !start.startsWith('MSH')
    return {
      because: isBatch
        ? { ja: 'HL7 v2 のバッチ(FHS・BHS で始まる)', en: 'A batch of HL7 v2 (begins with FHS or BHS)' }
        : { ja: 'HL7 v2 のメッセージ(MSH で始まる)', en: 'HL7 v2 messages (begin with MSH)' },
      certainty: 3,
    }
  }
  const later = HEADER_LINE.exec(text.slice(0, FAR))?.[1]
  if (later === undefined || separatorsOf(firstLine(later)) === undefined) return undefined
  return {
    because: { ja: 'HL7 v2 のメッセージ(MSH の行がある)', en: 'HL7 v2 messages (there is a line of MSH)' },
    certainty: 2,
  }
}

function firstLine(text: string): string {
  return /^[^\r\n\v\x1c]*/.exec(text)?.[0] ?? ''
}
