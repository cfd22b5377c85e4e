import type { Page } from '@playwright/test'
import { readPdf, type Pdf } from '../tools/pdf/readPdf'
import { clinicFile, expect, importFiles, ready, type GivenFile } from './support'

/** A box on a page of paper, in CSS px from the page's own top left. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** One page as it lies on the screen. */
export interface ShownPage {
  width: number
  height: number
  /** Between head and foot. */
  body: Box
  /** What must not be cut: rows, charts, limits, boxes of words. */
  parts: (Box & { what: string })[]
  /** First letters of words, each with the box of its word. */
  words: (Box & { text: string })[]
  /** All of it that is seen, without spaces. */
  said: string
}

/** What is on the screen to be printed, and what comes out of the printer. */
export interface Printed {
  shown: ShownPage[]
  pdf: Pdf
}

/** Shows a print route and prints it, in a browser that may stand on another print route now. */
export async function printedPages(page: Page, route: string): Promise<Printed> {
  await shownToPrint(page, route)
  const shown = await page.evaluate(pagesShown)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  return { shown, pdf: readPdf(pdf) }
}

/** Waits until a print route stands ready. */
export async function shownToPrint(page: Page, route: string): Promise<void> {
  await page.goto('./#/settings')
  await expect(page.locator('.print-screen')).toHaveCount(0)
  await page.goto(`./${route}`)
  await expect(page.locator('[data-print-ready]')).toBeAttached({ timeout: 60_000 })
}

/** The paper that this computer prints on, as it remembers it. */
export async function choosePaper(
  page: Page,
  size: 'a4' | 'letter',
  language: 'ja' | 'en' = 'ja',
): Promise<void> {
  await page.evaluate(
    ([chosen, speaks]) => {
      localStorage.setItem('saiketsu.paper', chosen)
      localStorage.setItem('saiketsu.language', speaks)
    },
    [size, language] as const,
  )
}

/** Everything that is printed lies on its page and is not cut, and the printer puts out what the screen shows. */
export function expectWhole({ shown, pdf }: Printed): void {
  expect(pdf.pages).toHaveLength(shown.length)
  expectLegible(pdf)
  shown.forEach(({ width, height, body, parts, words, said }, at) => {
    const page = pdf.pages[at]
    if (!page) throw new Error(`no page: ${at}`)
    expect(Math.abs(page.width - width)).toBeLessThan(1)
    expect(Math.abs(page.height - height)).toBeLessThan(1)
    for (const part of parts) {
      expect(part.y, `${part.what} on page ${at + 1}`).toBeGreaterThanOrEqual(body.y - 1)
      expect(part.y + part.height, `${part.what} on page ${at + 1}`).toBeLessThanOrEqual(
        body.y + body.height + 1,
      )
      expect(part.x + part.width, `${part.what} on page ${at + 1}`).toBeLessThanOrEqual(
        body.x + body.width + 1.5,
      )
    }
    expect(differing(page.said, said), `letters of page ${at + 1}, printed and shown`).toEqual([])
    const strayed = words.filter(
      (word) => !page.texts.some((text) => isAt(text, word) && sameLetter(text.text, word.text)),
    )
    expect(strayed.map(({ text, x, y }) => `${text} at ${x.toFixed(0)},${y.toFixed(0)}`)).toEqual([])
  })
}

/** 7 pt in CSS px: what is smaller is lost on a photocopy. */
const LEAST_SIZE = (7 * 96) / 72

/** Nothing is set smaller than 7 pt. */
export function expectLegible({ pages }: Pdf): void {
  const small = pages.flatMap(({ texts }) =>
    texts.filter(({ text, size }) => text.trim() !== '' && size < LEAST_SIZE - 0.01),
  )
  expect(small.map(({ text, size }) => `${text} ${size.toFixed(1)}`)).toEqual([])
}

/** No raster picture, every font in the file, every letter named. */
export function expectVectors({ images, fonts }: Pdf): void {
  expect(images).toBe(0)
  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.filter(({ isEmbedded, hasUnicode }) => !isEmbedded || !hasUnicode)).toEqual([])
}

/** A clinic out of a file, from the first run on; its paper and language are chosen before. */
export async function clinicOf(page: Page, patients: object[]): Promise<void> {
  await importFiles(page, [clinicFile(patients) satisfies GivenFile])
  await page.goto('./#/worklist?chip=all')
  await ready(page)
}

/** The letters that two texts have in other numbers, each with both. */
function differing(one: string, other: string): string[] {
  const [first, second] = [one, other].map(countedLetters)
  const letters = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])
  return [...letters]
    .filter((letter) => first?.get(letter) !== second?.get(letter))
    .map((letter) => `${letter} ${first?.get(letter) ?? 0}, ${second?.get(letter) ?? 0}`)
}

function countedLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of text.normalize('NFKC').replaceAll(/\s/g, ''))
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

function isAt(text: { x: number; y: number }, word: Box): boolean {
  return Math.abs(text.x - word.x) < 1.5 && text.y > word.y - 2 && text.y < word.y + word.height + 2
}

function sameLetter(printed: string, shown: string): boolean {
  const [one, other] = [printed, shown].map((text) => text.normalize('NFKC').trim())
  return (
    one !== undefined && one !== '' && other !== undefined && (other.startsWith(one) || one.startsWith(other))
  )
}

/** Runs in the page. */
function pagesShown(): ShownPage[] {
  const PARTS = 'tr, svg.sheet-chart, .sheet-limits, .verdict, .course, .copy-dates, .meaning, dl > div'
  return [...document.querySelectorAll<HTMLElement>('.paper-page')].map((page) => {
    const origin = page.getBoundingClientRect()
    const boxOf = (rect: DOMRect) => ({
      x: rect.x - origin.x,
      y: rect.y - origin.y,
      width: rect.width,
      height: rect.height,
    })
    const body = page.querySelector('.paper-body')
    if (!body) throw new Error('a page without a body')
    const words: (ReturnType<typeof boxOf> & { text: string })[] = []
    let said = ''
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent, data } = node as Text
      if (!parent || parent.closest('.visually-hidden, title, [hidden]')) continue
      const text = getComputedStyle(parent).textTransform === 'uppercase' ? data.toUpperCase() : data
      said += text
      const from = text.search(/\S/)
      if (from < 0 || parent.closest('svg')) continue
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, from + 1)
      words.push({ ...boxOf(range.getBoundingClientRect()), text: text.slice(from, from + 1) })
    }
    return {
      width: origin.width,
      height: origin.height,
      body: boxOf(body.getBoundingClientRect()),
      parts: [...body.querySelectorAll(PARTS)].map((part) => ({
        ...boxOf(part.getBoundingClientRect()),
        what: `${part.tagName} ${part.textContent?.trim().slice(0, 30)}`,
      })),
      words,
      said: said.replaceAll(/\s/g, ''),
    }
  })
}
