import { shiftJis } from './truth'

/** One item of a record that a test makes. */
export interface Slot {
  code: string
  value?: string
  form?: string
  comments?: string
}

export interface Made {
  kind?: string
  number?: string
  name?: string
  collected?: string
  dialysis?: string
  state?: string
  /** Chyle, haemolysis, bilirubin. */
  conditions?: [string, string, string]
  abnormal?: string
  request?: string
  items?: Slot[]
}

/** A record of the new dialect, field by field as formats.md §5.1 lists them. */
export function newRecord(made: Made): Uint8Array<ArrayBuffer> {
  const { number = '00142', name = '', dialysis = '0', collected = '2609140930', abnormal = '00000' } = made
  return record(
    made,
    [
      [number, 10],
      ['1', 1],
      [dialysis, 1],
      ['', 28],
      [name, 20],
    ],
    [
      [collected, 10],
      ['0', 1],
      [abnormal, 5],
      ['', 2],
    ],
  )
}

/** A record of the old dialect. */
export function oldRecord(made: Made): Uint8Array<ArrayBuffer> {
  const { number = '00142', name = '', dialysis = '0', collected = '20260914', abnormal = '00000' } = made
  return record(
    made,
    [
      [number, 10],
      ['1', 1],
      ['', 29],
      [name, 20],
    ],
    [
      [collected, 8],
      [dialysis, 1],
      [' ', 1],
      ['0', 1],
      [abnormal, 5],
      ['', 2],
    ],
  )
}

/** A record of the generic dialect. */
export function genericRecord(made: Made): Uint8Array<ArrayBuffer> {
  const { number = '00142', dialysis = '0', collected = '202609140930', request = '000000000000001' } = made
  return record(
    made,
    [
      [collected, 12],
      [dialysis, 1],
      ['', 7],
      [request, 20],
      [number, 12],
      ['', 8],
    ],
    [['', 18]],
  )
}

function record(made: Made, front: [string, number][], tail: [string, number][]): Uint8Array<ArrayBuffer> {
  const { kind = 'A1', state = 'E', conditions = ['', '', ''], items = [] } = made
  const fields: [string, number][] = [
    [kind, 2],
    ['123456', 6],
    ...front,
    [state, 1],
    ...conditions.map((text): [string, number] => [text, 3]),
    ...Array.from({ length: 5 }, (_, at) => items[at]).flatMap((item): [string, number][] => [
      [item?.code ?? '', 17],
      [rightAligned(item?.value ?? '', 8), 8],
      [item?.form ?? '', 1],
      [item?.comments ?? '', 6],
    ]),
    ...tail,
  ]
  return joined(fields.map(([text, length]) => padded(shiftJis(text), length)))
}

function rightAligned(text: string, length: number): string {
  return ' '.repeat(Math.max(0, length - shiftJis(text).length)) + text
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const field = new Uint8Array(length).fill(32)
  field.set(bytes.subarray(0, length))
  return field
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Records with an end after each. */
export function withEnds(records: readonly Uint8Array[], end: string): Uint8Array<ArrayBuffer> {
  const mark = new TextEncoder().encode(end)
  return joined(records.flatMap((each) => [each, mark]))
}
