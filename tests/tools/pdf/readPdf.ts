import { drawingOf, type PdfDrawing, type PdfText } from './drawing'
import { pdfObjects, reference, references, type PdfObject } from './objects'

/** A page of a PDF, in CSS px of 96 to the inch. */
export interface PdfPage extends PdfDrawing {
  width: number
  height: number
  /** All its words in the order of the drawing, without spaces. */
  said: string
}

export interface PdfFont {
  type: string
  /** Whether the letters themselves are in the file. */
  isEmbedded: boolean
  /** Whether it says which letters its codes stand for. */
  hasUnicode: boolean
}

/** What of a PDF a test asks for. */
export interface Pdf {
  pages: PdfPage[]
  fonts: PdfFont[]
  /** Raster images in it. */
  images: number
}

const PX_PER_POINT = 96 / 72

/** Reads a PDF as this browser writes it: text with its letters and places, paths with their points. */
export function readPdf(pdf: Uint8Array): Pdf {
  const objects = pdfObjects(pdf)
  const all = [...objects.values()]
  const unicode = new Map<number, Map<number, string>>()
  const pages = pageObjects(objects).map((page) => pageOf(page, objects, unicode))
  return {
    pages,
    fonts: all
      .filter(({ dictionary }) => /\/Type\s*\/Font\b(?!D)/.test(dictionary))
      .map((font) => fontOf(font, objects)),
    images: all.filter(({ dictionary }) => /\/Subtype\s*\/Image/.test(dictionary)).length,
  }
}

function pageObjects(objects: Map<number, PdfObject>): PdfObject[] {
  const root = [...objects.values()].find(({ dictionary }) => /\/Type\s*\/Catalog/.test(dictionary))
  const below = (number: number | undefined): PdfObject[] => {
    const object = number === undefined ? undefined : objects.get(number)
    if (object === undefined) return []
    if (/\/Type\s*\/Pages/.test(object.dictionary))
      return references(object.dictionary, 'Kids').flatMap(({ object: kid }) => below(kid))
    return [object]
  }
  return below(reference(root?.dictionary ?? '', 'Pages'))
}

function pageOf(
  { dictionary }: PdfObject,
  objects: Map<number, PdfObject>,
  unicode: Map<number, Map<number, string>>,
): PdfPage {
  const [, , width = NaN, height = NaN] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(dictionary)?.[1] ?? '')
    .trim()
    .split(/\s+/)
    .map(Number)
  const named = reference(dictionary, 'Resources')
  const resources = named === undefined ? dictionary : (objects.get(named)?.dictionary ?? '')
  const fonts = new Map(references(resources, 'Font').map(({ name, object }) => [name, object]))
  const contents = reference(dictionary, 'Contents')
  const content = contents === undefined ? '' : (objects.get(contents)?.stream ?? '')
  const letters = (font: string, code: number): string => {
    const number = fonts.get(font)
    if (number === undefined) throw new Error(`a font that the page does not name: ${font}`)
    const known = unicode.get(number) ?? lettersOf(objects.get(number), objects)
    unicode.set(number, known)
    return known.get(code) ?? ''
  }
  const toPx = [PX_PER_POINT, 0, 0, -PX_PER_POINT, 0, height * PX_PER_POINT] as const
  const drawing = drawingOf(content, toPx, letters)
  return {
    ...drawing,
    width: width * PX_PER_POINT,
    height: height * PX_PER_POINT,
    said: onceEach(drawing.texts)
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, ''),
  }
}

/** A run with a rim is drawn twice at one place, and read once. */
function onceEach(texts: readonly PdfText[]): PdfText[] {
  const runs = grouped(texts)
  const seen = new Set<string>()
  return [...runs.values()]
    .filter((run) => {
      const [first] = run
      const key = `${run.map(({ text }) => text).join('')} ${first?.x.toFixed(1)} ${first?.y.toFixed(1)}`
      return !seen.has(key) && seen.add(key)
    })
    .flat()
}

function grouped(texts: readonly PdfText[]): Map<number, PdfText[]> {
  const runs = new Map<number, PdfText[]>()
  for (const text of texts) runs.set(text.run, [...(runs.get(text.run) ?? []), text])
  return runs
}

function lettersOf(font: PdfObject | undefined, objects: Map<number, PdfObject>): Map<number, string> {
  const found = reference(font?.dictionary ?? '', 'ToUnicode')
  const table = found === undefined ? '' : (objects.get(found)?.stream ?? '')
  const letters = new Map<number, string>()
  const section = (name: string): string[] =>
    [...table.matchAll(new RegExp(`begin${name}([\\s\\S]*?)end${name}`, 'g'))].map(([, body = '']) => body)
  for (const body of section('bfchar'))
    for (const [, code = '', text = ''] of body.matchAll(/<([^>]+)>\s*<([^>]+)>/g))
      letters.set(parseInt(code, 16), utf16(text))
  for (const body of section('bfrange'))
    for (const [, from = '', to = '', first = ''] of body.matchAll(/<([^>]+)>\s*<([^>]+)>\s*<([^>]+)>/g))
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1)
        letters.set(code, String.fromCodePoint(parseInt(first, 16) + code - parseInt(from, 16)))
  return letters
}

function fontOf({ dictionary }: PdfObject, objects: Map<number, PdfObject>): PdfFont {
  const type = /\/Subtype\s*\/(\w+)/.exec(dictionary)?.[1] ?? ''
  const [below] = references(dictionary, 'DescendantFonts')
  const holder = below === undefined ? dictionary : (objects.get(below.object)?.dictionary ?? '')
  const descriptor = objects.get(reference(holder, 'FontDescriptor') ?? -1)?.dictionary ?? ''
  return {
    type,
    isEmbedded: type === 'Type3' || descriptor.includes('/FontFile'),
    hasUnicode: reference(dictionary, 'ToUnicode') !== undefined || type.startsWith('CIDFont'),
  }
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')
}
