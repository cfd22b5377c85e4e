import type { Timeline } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { DOSE_LANE, type Frame, type FrameParts } from './frame'
import { textWidth } from './textWidth'
import type { Scene, SceneText } from './types'

const SIZE = 10
const GUTTER = 5

/**
 * In a picture of multiples, how many of the raw values found room, and which came first: beside the row of weeks, or
 * beside the dose lane.
 */
export function valuesNote(
  { mode }: Timeline,
  { shown, asked }: Scene['values'],
  frame: Frame,
  parts: FrameParts,
  words: typeof chartWords.ja,
): SceneText[] {
  if (mode === 'raw' || shown === asked) return []
  const y = parts.weeks ? frame.top - 8 : parts.lanes ? frame.doses + DOSE_LANE / 2 : undefined
  if (y === undefined) return []
  const x = frame.right + GUTTER
  const text = [words.valuesFirst(shown, asked), words.valuesShown(shown, asked)].find(
    (each) => x + textWidth(each, SIZE) <= frame.width,
  )
  return text === undefined ? [] : [{ kind: 'text', x, y, text, size: SIZE, anchor: 'start', ink: '--ink-2' }]
}
