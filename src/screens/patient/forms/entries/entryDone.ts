import type { Bilingual } from '@/domain/language'

/** What the message says after an entry beside the course was kept. */
export const ENTRY_DONE = {
  medicine: { ja: '併用薬を記録しました。', en: 'Medicine recorded.' },
  test: { ja: '妊娠検査を記録しました。', en: 'Pregnancy test recorded.' },
  pregnancy: { ja: '妊娠を記録しました。', en: 'Pregnancy recorded.' },
  'breast-feeding': { ja: '授乳を記録しました。', en: 'Breast-feeding recorded.' },
  procedure: { ja: '処置を記録しました。', en: 'Procedure recorded.' },
  note: { ja: 'メモを記録しました。', en: 'Note recorded.' },
  end: { ja: '終了日を記録しました。', en: 'Last day recorded.' },
  strike: {
    ja: '記録を取り消しました。取り消し線を引いて残ります。',
    en: 'Struck out; it stays in the list, struck through.',
  },
} satisfies Record<string, Bilingual>
