import type { Bilingual } from '../../language'
import type { Draw, Result } from '../../result'

/** Says that a result stays, because somebody or another import has changed it since. */
export function changedSince(result: Result, draw: Draw): Bilingual {
  const shown = result.value?.text ?? ''
  return {
    ja: `${draw.day} の ${result.analyte}(${shown})は、その後に変更されたため残ります。`,
    en: `${result.analyte} of ${draw.day} (${shown}) has been changed since and stays.`,
  }
}

/** Says that a field of the record stays, because somebody has changed it since. */
export function fieldChangedSince(field: string, now: unknown): Bilingual {
  const shown = typeof now === 'string' || typeof now === 'number' ? String(now) : ''
  return {
    ja: `${field}(${shown})は、その後に変更されたため残ります。`,
    en: `${field} (${shown}) has been changed since and stays.`,
  }
}

/** Says that the reviews of a draw stay that loses results. */
export function reviewsStay({ day, reviews }: Draw): Bilingual {
  return {
    ja: `${day} の採血の確認記録(${reviews.length}件)は残ります。`,
    en: `The review of the draw of ${day} stays (${reviews.length}).`,
  }
}
