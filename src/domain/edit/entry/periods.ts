import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Problem } from '../../problem'
import { refusal } from '../refusal'

/** Refuses a last day before the first. */
export function endBeforeStart(
  field: string,
  labels: { from: Bilingual; to: Bilingual },
  from: Day | undefined,
  to: Day | undefined,
): Problem | undefined {
  if (from === undefined || to === undefined || to >= from) return undefined
  return refusal(
    'end-before-start',
    field,
    to,
    {
      ja: `${labels.to.ja} ${to} が${labels.from.ja} ${from} より前です。`,
      en: `${labels.to.en} ${to} is before ${labels.from.en.toLowerCase()} ${from}.`,
    },
    { ja: '開始日以後の日付を入力してください。', en: 'Enter the first day or a later one.' },
  )
}

/** Refuses what stands in the record already. */
export function alreadyThere(field: string, received: string, what: Bilingual): Problem {
  return refusal(
    'already-there',
    field,
    received,
    { ja: `${what.ja}は既に記録されています。`, en: `${what.en} is in the record already.` },
    {
      ja: '記録が誤りの場合は、先にそれを取り消してください。',
      en: 'If that entry is wrong, strike it out first.',
    },
  )
}

/** Whether two periods share a day; a side that is absent is open. */
export function shareADay(a: { from?: Day; to?: Day }, b: { from?: Day; to?: Day }): boolean {
  return isNotAfter(a.from, b.to) && isNotAfter(b.from, a.to)
}

function isNotAfter(first: Day | undefined, last: Day | undefined): boolean {
  return first === undefined || last === undefined || first <= last
}
