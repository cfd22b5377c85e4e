/** A word or a letter as it stands on the page, in CSS px from its top left; `y` is the line that it stands on. */
export interface PdfText {
  text: string
  x: number
  y: number
  size: number
  /** Which run of the drawing it belongs to; within one, a letter may stand at the place of the first. */
  run: number
}

/** A path as it is stroked or filled, each part as x, y pairs in CSS px from the top left. */
export interface PdfPath {
  parts: number[][]
  isStroked: boolean
  isFilled: boolean
  /** Red, green and blue of the stroke, else of the fill, each from 0 to 1. */
  colour: string
  width: number
  dash: number[]
  /** Drawn with curves, which lose their middle points here. */
  isCurved: boolean
}

/** What a page is drawn with. */
export interface PdfDrawing {
  texts: PdfText[]
  paths: PdfPath[]
  /** Names of the fonts and other objects used. */
  used: Set<string>
}

type Matrix = readonly [number, number, number, number, number, number]

interface State {
  at: Matrix
  stroke: string
  fill: string
  width: number
  dash: number[]
}

const TOKEN = /<<|>>|\[|\]|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\)|\/[^\s/<>[\]()]+|[^\s/<>[\]()]+/g

/**
 * Follows the operators of a page, of which the browser uses few. `letters` turns a code of a font into the letters that
 * it stands for; an `ActualText` around it says so instead.
 */
export function drawingOf(
  content: string,
  toPx: Matrix,
  letters: (font: string, code: number) => string,
): PdfDrawing {
  const drawing: PdfDrawing = { texts: [], paths: [], used: new Set() }
  const saved: State[] = []
  let now: State = { at: toPx, stroke: '', fill: '', width: 1, dash: [] }
  let parts: number[][] = []
  let isCurved = false
  let font = ''
  let size = 0
  let line: Matrix = [1, 0, 0, 1, 0, 0]
  let actual: string | undefined
  let run = 0
  let stack: string[] = []

  const numbers = (): number[] => stack.filter((token) => /^[-+.\d]/.test(token)).map(Number)
  const point = (x: number, y: number): number[] => [
    now.at[0] * x + now.at[2] * y + now.at[4],
    now.at[1] * x + now.at[3] * y + now.at[5],
  ]
  const paint = (isStroked: boolean, isFilled: boolean): void => {
    if (parts.length > 0 && (isStroked || isFilled))
      drawing.paths.push({
        parts,
        isStroked,
        isFilled,
        colour: isStroked ? now.stroke : now.fill,
        width: now.width * Math.hypot(now.at[0], now.at[1]),
        dash: now.dash.map((length) => length * Math.hypot(now.at[0], now.at[1])),
        isCurved,
      })
    parts = []
    isCurved = false
  }
  const write = (shown: string): void => {
    const place = times(line, now.at)
    const found =
      actual ??
      codesOf(shown)
        .map((code) => letters(font, code))
        .join('')
    if (actual !== undefined) actual = ''
    if (found !== '')
      drawing.texts.push({
        text: found,
        x: place[4],
        y: place[5],
        size: size * Math.hypot(place[0], place[1]),
        run,
      })
  }
  const move = (x: number, y: number): void => {
    line = times([1, 0, 0, 1, x, y], line)
  }

  const operators: Record<string, () => void> = {
    q: () => saved.push(now),
    Q: () => (now = saved.pop() ?? now),
    cm: () => (now = { ...now, at: times(six(numbers()), now.at) }),
    w: () => (now = { ...now, width: numbers()[0] ?? 1 }),
    d: () => (now = { ...now, dash: numbers().slice(0, -1) }),
    RG: () => (now = { ...now, stroke: numbers().join(' ') }),
    rg: () => (now = { ...now, fill: numbers().join(' ') }),
    m: () => {
      const [x = NaN, y = NaN] = numbers()
      parts.push(point(x, y))
    },
    l: () => {
      const [x = NaN, y = NaN] = numbers()
      parts.at(-1)?.push(...point(x, y))
    },
    c: () => {
      const [, , , , x = NaN, y = NaN] = numbers()
      isCurved = true
      parts.at(-1)?.push(...point(x, y))
    },
    re: () => {
      const [x = NaN, y = NaN, width = NaN, height = NaN] = numbers()
      parts.push([...point(x, y), ...point(x + width, y + height)])
    },
    S: () => paint(true, false),
    f: () => paint(false, true),
    'f*': () => paint(false, true),
    B: () => paint(true, true),
    n: () => paint(false, false),
    BT: () => {
      run += 1
      line = [1, 0, 0, 1, 0, 0]
    },
    Tf: () => {
      font = stack[0]?.slice(1) ?? ''
      size = Number(stack[1])
      drawing.used.add(font)
    },
    Tm: () => (line = six(numbers())),
    Td: () => move(numbers()[0] ?? 0, numbers()[1] ?? 0),
    Tj: () => write(stack.at(-1) ?? ''),
    TJ: () => stack.filter((token) => token.startsWith('<')).forEach(write),
    BDC: () => {
      const [, said] = /ActualText <FEFF([0-9A-F]*)>/.exec(stack.join(' ')) ?? []
      actual = said === undefined ? undefined : utf16(said)
    },
    EMC: () => (actual = undefined),
    Do: () => drawing.used.add(stack[0]?.slice(1) ?? ''),
  }
  for (const [token] of content.matchAll(TOKEN)) {
    const operator = Object.hasOwn(operators, token) ? operators[token] : undefined
    if (operator) operator()
    if (operator || /^[A-Za-z'"*]+\d?$/.test(token)) stack = []
    else stack.push(token)
  }
  return drawing
}

function codesOf(shown: string): number[] {
  const hex = shown.replaceAll(/[^0-9A-Fa-f]/g, '')
  const digits = 2
  return (hex.match(new RegExp(`.{${digits}}`, 'g')) ?? []).map((code) => parseInt(code, 16))
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ]
}

function six(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers
  return [a, b, c, d, e, f]
}
