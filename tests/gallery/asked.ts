import type { Language } from '@/domain/language'
import { paperSizeOf, type PaperSize } from '@/domain/sheet/paperSize'
import type { TimelineMode, TimelinePeriod } from '@/domain/timeline'
import type { DateStyle } from '@/ui/surroundings'

export const PARTS = [
  'index',
  'charts',
  'pair',
  'overlay',
  'multiples',
  'sheet',
  'copy',
  'components',
] as const
export type Part = (typeof PARTS)[number]
export const MODES: readonly TimelineMode[] = ['raw', 'uln']
export const PERIODS: readonly TimelinePeriod[] = ['course', 'half-year', 'all']

/** What an address of the gallery asks for. */
export interface Asked {
  part: Part
  /** The example, or the group of components; all where absent. */
  show: string | undefined
  language: Language
  dates: DateStyle
  theme: string | undefined
  size: PaperSize
  mode: TimelineMode
  period: TimelinePeriod
  /** `alt:2:1.5`: the third point of ALT stands 1.5 px lower than its value says, for the proof that pictures see it. */
  moved: string | undefined
  /** `--analyte-alt:#123456`: a colour other than the app's, for the same proof. */
  ink: string | undefined
  /** As a printer without colours shows it. */
  grey: boolean
}

/** Reads `?part=sheet&show=overdue&language=en&theme=dark&size=letter`; what is not named is as the app starts. */
export function askedFor(search: string): Asked {
  const given = new URLSearchParams(search)
  const text = (name: string) => given.get(name) ?? undefined
  return {
    part: PARTS.find((part) => part === text('part')) ?? 'index',
    show: text('show'),
    language: text('language') === 'en' ? 'en' : 'ja',
    dates: text('dates') === 'era' ? 'era' : 'iso',
    theme: text('theme'),
    size: paperSizeOf(text('size')),
    mode: MODES.find((mode) => mode === text('mode')) ?? 'raw',
    period: PERIODS.find((period) => period === text('period')) ?? 'course',
    moved: text('moved'),
    ink: text('ink'),
    grey: given.has('grey'),
  }
}
