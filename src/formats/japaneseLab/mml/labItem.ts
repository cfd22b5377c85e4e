import type { Attributes } from './xmlReader'

/** One `mmlLb:item`, as it stands there. */
export interface MmlItem {
  line: number
  code: string
  /** JLAC10, put together from its parts or as the code itself. */
  jlac10: string
  name: string
  value: string
  number: string
  up: string
  low: string
  normal: string
  out: string
  unit: string
  memos: string[]
  isBroken: boolean
}

export function emptyItem(line: number): MmlItem {
  const texts = {
    code: '',
    jlac10: '',
    name: '',
    value: '',
    number: '',
    up: '',
    low: '',
    normal: '',
    out: '',
    unit: '',
  }
  return { line, ...texts, memos: [], isBroken: false }
}

/** Adds what an element within the item says. */
export function addToItem(item: MmlItem, element: string, attributes: Attributes, text: string): void {
  if (element === 'itemName') {
    item.name = text
    item.code = attributes['itCode'] ?? ''
    item.jlac10 = nationalCode(attributes)
  } else if (element === 'value') item.value = text
  else if (element === 'numValue') addNumber(item, attributes, text)
  else if (element === 'unit') item.unit = text
  else if (element === 'itemMemo' || element === 'itemMemoF') item.memos.push(text)
}

function addNumber(
  item: MmlItem,
  { up = '', low = '', normal = '', out = '' }: Attributes,
  text: string,
): void {
  Object.assign(item, {
    number: text,
    up: up.trim(),
    low: low.trim(),
    normal: normal.trim(),
    out: out.trim(),
  })
}

/** Analyte 5, identification 4, specimen 3, method 3, result 2: as many of them as make a code that can be looked up. */
function nationalCode({ Acode = '', Icode = '', Scode = '', Mcode = '', Rcode = '' }: Attributes): string {
  const parts = [Acode, Icode, Scode, Mcode, Rcode].map((part) => part.trim())
  const missing = parts.findIndex((part, at) => part.length !== PART_LENGTHS[at])
  const known = missing < 0 ? parts.length : missing
  return parts.slice(0, known === 2 ? 1 : known).join('')
}

const PART_LENGTHS = [5, 4, 3, 3, 2]
