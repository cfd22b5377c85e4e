import { refusal } from '@/domain/edit/refusal'
import type { Problem } from '@/domain/problem'

/**
 * What the clinic's own rule came to in another window while it was being changed here: it is never written over unseen.
 * `field` names where the form says it.
 */
export function changedMeanwhile(field: string, received: string): Problem {
  return refusal(
    'changed-meanwhile',
    field,
    received,
    {
      ja: '開いている間に、別の画面で変更されました。',
      en: 'It was changed in another window while it was open here.',
    },
    {
      ja: '「やめる」で一覧に戻り、新しい内容を開いて変更してください。',
      en: 'Cancel, open what it has become, and repeat the change.',
    },
  )
}
