import { expect, type Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'

/** A printed page as somebody would hold it: how many sheets, the raster images on them, and the text that can be marked. */
export interface Paper {
  pages: number
  images: number
  text: string
}

/** Prints the page of a route, once its charts stand. */
export async function printed(page: Page, route: string): Promise<Paper> {
  await page.goto(`./${route}`)
  await expect(page.locator('[data-print-ready]')).toBeAttached()
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  const images = pdf.toString('latin1').match(/\/Subtype\s*\/Image/g)?.length ?? 0
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const { text } = await extractText(document, { mergePages: true })
  return { pages: document.numPages, images, text }
}
