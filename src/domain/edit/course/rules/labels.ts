import type { Bilingual } from '../../../language'

/** What the fields of a course are called, in the form and in what it refuses. */
export const COURSE_LABELS = {
  start: { ja: '開始日', en: 'First day' },
  weeks: { ja: '予定週数', en: 'Planned weeks' },
  end: { ja: '最終服用日', en: 'Last-dose day' },
  endReason: { ja: '終了理由', en: 'Reason of the end' },
  endNote: { ja: '終了理由の詳細', en: 'The reason in words' },
  product: { ja: '製品名', en: 'Product' },
  transferFrom: { ja: '転院元', en: 'Transferred from' },
  transferOn: { ja: '当院での開始日', en: 'First day in this clinic' },
} satisfies Record<string, Bilingual>
