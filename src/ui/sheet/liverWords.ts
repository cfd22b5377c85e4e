import {
  CK_NOTE_SOURCE,
  hysLawText,
  rRatioText,
  sourceText,
  type HysLaw,
  type SourceOf,
} from '@/domain/interpret'
import type { Language } from '@/domain/language'
import type { LiverNotes } from '@/domain/sheet'

/** What the liver values of a day say together, a sentence each: R ratio, CK, and Hy's law where its criteria are met. */
export function liverSentences(
  notes: LiverNotes | undefined,
  hys: HysLaw | undefined,
  language: Language,
  sourceOf: SourceOf = () => undefined,
): string[] {
  return [
    ...(hys === undefined ? [] : [hysLawText(hys, language)]),
    ...(notes?.rRatio === undefined ? [] : [rRatioText(notes.rRatio, language, sourceOf)]),
    ...(notes?.ckMissing === undefined
      ? []
      : [`${notes.ckMissing[language]} — ${sourceText(CK_NOTE_SOURCE, language, sourceOf)}`]),
  ]
}
