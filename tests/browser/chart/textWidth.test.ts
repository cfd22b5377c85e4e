import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'
import { beforeAll, describe, expect, test } from 'vitest'
import { timeline } from '@/domain/timeline'
import type { SceneText } from '@/ui/chart/scene'
import { textWidth } from '@/ui/chart/scene/textWidth'
import { EXAMPLES } from '../../gallery/examples'
import { chartInput } from '../../gallery/judging'
import { drawScene, textsOf } from '../../ui/chart/sceneChecks'

/** The faces of the page's list that machines have, and the one that every machine falls back to. */
const FACES = [
  'BIZ UDPGothic',
  'Noto Sans CJK JP',
  'Noto Sans JP',
  'Yu Gothic UI',
  'Hiragino Sans',
  'sans-serif',
]

const texts: SceneText[] = EXAMPLES.flatMap((example) => {
  const { input, dueAfter } = chartInput(example)
  return (['liver', 'lipids'] as const).flatMap((group) =>
    (['raw', 'uln'] as const).flatMap((mode) => {
      const made = timeline({ ...input, group, mode, period: 'all', dueAfter: dueAfter[group] })
      return (['ja', 'en'] as const).flatMap((language) =>
        (['iso', 'era'] as const).flatMap((dates) =>
          textsOf(drawScene(made, 'screen', language, dates).scene),
        ),
      )
    }),
  )
})

let context: CanvasRenderingContext2D

beforeAll(async () => {
  const all = [...new Set(texts.map(({ text }) => text).join(''))].join('')
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 12px "BIZ UDPGothic"`, all)))
  const found = document.createElement('canvas').getContext('2d')
  if (!found) throw new Error('no canvas')
  context = found
})

function measured({ text, size, bold }: SceneText, face: string): number {
  context.font = `${bold ? '600 ' : ''}${size}px ${face === 'sans-serif' ? face : `"${face}", sans-serif`}`
  return context.measureText(text).width
}

describe('the width that keeps labels apart', () => {
  test('is that of the real letters or a little more, for every text of the charts', () => {
    expect(document.fonts.check('400 12px "BIZ UDPGothic"', '0')).toBe(true)
    const wider = FACES.flatMap((face) =>
      texts
        .filter((item) => measured(item, face) > textWidth(item.text, item.size, item.bold) + 0.5)
        .map(({ text }) => `${face}: ${text}`),
    )
    expect([...new Set(wider)]).toEqual([])
  })

  test('wastes little: in the widest face a text takes nearly all of it', () => {
    const long = texts.filter(({ text }) => text.length > 3)
    const shares = long.map(
      (item) => measured(item, 'BIZ UDPGothic') / textWidth(item.text, item.size, item.bold),
    )
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.9)
  })
})
