import { parseDay } from '@/domain/day'

/** The oldest year of such a file; the form was agreed on in 1993. */
const FIRST_YEAR = 1990

/**
 * The moment of collection as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; undefined where the figures fit none of the forms, or
 * no day of the calendar. A year of two figures is the newest one that does not lie after `today`; one that could only
 * lie before there were such files stays as written. Midnight is how such files say that no time is known.
 */
export function collectedMoment(
  received: string,
  forms: readonly string[],
  today: string,
): string | undefined {
  const figures = received.trim()
  if (!/^\d+$/.test(figures)) return undefined
  const form = forms.find((each) => each.length === figures.length)
  if (form === undefined) return undefined
  const part = (letters: string): string =>
    figures.slice(form.indexOf(letters), form.indexOf(letters) + letters.length)
  const rest = `${part('MM')}-${part('dd')}`
  const year = form.startsWith('yyyy') ? part('yyyy') : fullYear(part('yy'), rest, today)
  if (Number(year) < FIRST_YEAR || !parseDay(`${year}-${rest}`)) return undefined
  if (!form.endsWith('HHmm')) return `${year}-${rest}`
  const [hour, minute] = [part('HH'), part('mm')]
  if (Number(hour) > 23 || Number(minute) > 59) return undefined
  return hour + minute === '0000' ? `${year}-${rest}` : `${year}-${rest}T${hour}:${minute}`
}

function fullYear(two: string, rest: string, today: string): string {
  const [recent, before] = [`20${two}`, `19${two}`]
  if (`${recent}-${rest}` <= today) return recent
  return Number(before) >= FIRST_YEAR ? before : recent
}
