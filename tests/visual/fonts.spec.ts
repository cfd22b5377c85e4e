import { keepCanvasLabels } from '../tools/shots/canvasLog.js'
import { expect, shown, test, type Look } from './gallery'

const BROUGHT = ['BIZ UDPGothic', 'Gallery Gamma']
const PAGES: readonly Look[] = (['ja', 'en'] as const).flatMap((language) =>
  ['charts', 'sheet', 'copy', 'components'].map((part) => ({ part, language })),
)

for (const look of PAGES) {
  test(`every sign of the gallery's ${look.part} in ${look.language ?? ''} is drawn with a font that the tests bring along`, async ({
    gallery,
  }) => {
    await gallery.addInitScript(keepCanvasLabels)
    await shown(gallery, look)
    await gallery.evaluate(writeEverySign)
    await gallery.evaluate(() => document.fonts.ready)
    const session = await gallery.context().newCDPSession(gallery)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    const { nodeId } = await session.send('DOM.querySelector', {
      nodeId: root.nodeId,
      selector: '#every-sign',
    })
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    await session.detach()
    expect(fonts.length).toBeGreaterThan(0)
    expect(
      fonts.filter(({ familyName, isCustomFont }) => !isCustomFont || !BROUGHT.includes(familyName)),
    ).toEqual([])
  })
}

/** Runs in the page: each sign of its texts and its canvases once, in both weights. */
function writeEverySign(): void {
  const written = [...document.querySelectorAll('canvas')].flatMap((canvas) =>
    (window.canvasLog?.get(canvas) ?? []).map(({ text }) => text),
  )
  const signs = [...new Set((document.body.textContent ?? '') + written.join(''))].filter(
    (sign) => sign.trim() !== '',
  )
  const place = document.createElement('p')
  place.id = 'every-sign'
  place.textContent = signs.join('')
  document.body.prepend(place)
}
