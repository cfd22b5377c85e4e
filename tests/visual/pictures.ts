import type { Look } from './gallery'

/** A picture that is kept, by the name of its file. */
export interface Picture extends Look {
  name: string
}

const CHARTS = [
  'overdue',
  'forty',
  'on-hold',
  'planned-end',
  'text',
  'one-sided',
  'baseline-only',
  'nothing',
  'no-course',
  'severe',
  'relapse',
  'beside',
]
const COMPONENTS = ['status', 'flags', 'buttons', 'states', 'doubts', 'verdicts', 'worklist', 'results']

/** Charts in Japanese as they open; what language, theme, or another way of drawing changes, on a few of them. */
export const PICTURES: readonly Picture[] = [
  ...CHARTS.map((show) => ({ name: `charts-${show}`, part: 'charts', show })),
  ...named('charts', ['overdue', 'text'], 'en', { language: 'en' }),
  ...named('charts', ['overdue', 'severe'], 'dark', { theme: 'dark' }),
  ...named('charts', ['overdue'], 'forced', { media: { forcedColors: 'active' } }),
  ...named('charts', ['overdue'], 'forced-dark', { theme: 'dark', media: { forcedColors: 'active' } }),
  ...named('charts', ['overdue'], 'contrast', { media: { contrast: 'more' } }),
  ...named('charts', ['overdue'], 'contrast-dark', { theme: 'dark', media: { contrast: 'more' } }),
  ...named('charts', ['beside'], 'en', { language: 'en' }),
  ...named('overlay', ['relapse'], 'ja', {}),
  ...named('overlay', ['relapse'], 'forced', { language: 'en', media: { forcedColors: 'active' } }),
  ...named('multiples', ['wide'], 'ja', {}),
  ...named('multiples', ['wide'], 'dark-en', { language: 'en', theme: 'dark' }),
  ...named('pair', ['overdue', 'one-sided'], 'uln', { query: { mode: 'uln' } }),
  ...named('pair', ['forty'], 'all', { query: { period: 'all' } }),
  ...named('sheet', ['overdue'], 'a4', {}),
  ...named('sheet', ['text'], 'letter-en', { language: 'en', query: { size: 'letter' } }),
  ...named('sheet', ['severe'], 'grey', { query: { grey: '' } }),
  ...named('copy', ['overdue'], 'a4', {}),
  ...named('copy', ['overdue'], 'letter-en', { language: 'en', query: { size: 'letter' } }),
  ...COMPONENTS.map((show) => ({ name: `components-${show}`, part: 'components', show })),
  ...named('components', ['fields', 'messages', 'modal'], 'ja', {}),
  ...named('components', ['status', 'flags', 'worklist'], 'en', { language: 'en' }),
  ...named('components', ['status', 'flags'], 'dark', { theme: 'dark' }),
  ...named('components', ['status', 'flags', 'buttons', 'worklist'], 'forced', {
    media: { forcedColors: 'active' },
  }),
  ...named('components', ['buttons'], 'contrast', { media: { contrast: 'more' } }),
]

function named(
  part: string,
  shown: readonly string[],
  way: string,
  look: Omit<Look, 'part' | 'show'>,
): Picture[] {
  return shown.map((show) => ({ name: `${part}-${show}-${way}`, part, show, ...look }))
}
