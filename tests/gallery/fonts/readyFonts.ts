import './fonts.css'

const FAMILIES = ["'BIZ UDPGothic'", "'Gallery Gamma'"]

/** The signs that canvases were asked to write since this was called. A page does not say them, and a canvas does not wait. */
export function signsOnCanvas(): () => string {
  const signs = new Set<string>()
  const kind = CanvasRenderingContext2D.prototype
  const plain = Object.getOwnPropertyDescriptor(kind, 'fillText')?.value as typeof kind.fillText
  kind.fillText = function (text, ...rest) {
    for (const sign of text) signs.add(sign)
    plain.call(this, text, ...rest)
  }
  return () => {
    kind.fillText = plain
    return [...signs].join('')
  }
}

/**
 * Loads the parts of the brought fonts that hold these signs, in both weights. A page asks for a part only when a sign of
 * it stands there.
 */
export async function readyFonts(signs: string): Promise<void> {
  const each = [...new Set(signs)].join('')
  await Promise.all(
    FAMILIES.flatMap((family) =>
      [400, 700].map((weight) => document.fonts.load(`${weight} 14px ${family}`, each)),
    ),
  )
  await document.fonts.ready
}
