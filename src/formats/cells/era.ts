/** The Japanese eras in which a date may be written, newest first, with the days on which they begin and end. */
export const ERAS = [
  { names: ['令和', '令', 'r', '㋿'], digit: '5', first: '2019-05-01', last: '9999-12-31' },
  { names: ['平成', '平', 'h', '㍻'], digit: '4', first: '1989-01-08', last: '2019-04-30' },
  { names: ['昭和', '昭', 's', '㍼'], digit: '3', first: '1926-12-25', last: '1989-01-07' },
  { names: ['大正', '大', 't', '㍽'], digit: '2', first: '1912-07-30', last: '1926-12-24' },
  { names: ['明治', '明', 'm', '㍾'], digit: '1', first: '1868-01-25', last: '1912-07-29' },
] as const
export type Era = (typeof ERAS)[number]

/** The era that a name, a letter or a leading digit (5 = 令和) stands for. */
export function eraOf(written: string): Era | undefined {
  const folded = written.toLowerCase()
  return ERAS.find((era) => era.digit === written || era.names.some((name) => name === folded))
}

/** The year of the common calendar; year 1 is the one in which the era begins. */
export function yearInEra(era: Era, year: number): number {
  return Number(era.first.slice(0, 4)) + year - 1
}

/**
 * Whether a day lies in the era that it is written in. The first months after 平成 ended are accepted in it, since forms
 * were printed with it (H31.5.1 is 2019-05-01; formats.md §5.4). Nobody went on writing the eras before it.
 */
export function standsInEra(era: Era, day: string): boolean {
  const last = era.digit === '4' ? `${era.last.slice(0, 4)}-12-31` : era.last
  return day >= era.first && day <= last
}
