import type { Protocol } from '@/domain/protocol'

/** As one clinic in Tokyo publishes: two to four weeks after the first prescription, then every eight weeks. */
export const jp8weekly: Protocol = {
  id: 'jp-8weekly',
  version: '1',
  name: { ja: '4週後、以後8週ごと', en: 'After four weeks, then every eight weeks' },
  baseline: { maxAge: { months: 1 } },
  first: { offset: { weeks: 4 }, notBefore: { weeks: 2 } },
  repeat: { every: { weeks: 8 } },
  source: 'clinic-8weekly',
}
