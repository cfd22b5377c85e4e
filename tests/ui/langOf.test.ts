import { expect, test } from 'vitest'
import { langOf } from '@/ui/langOf'

test('a name in kana or kanji is Japanese, in half width too; one in Latin letters does not tell', () => {
  for (const name of ['青葉 葵', 'ｱｵﾊﾞ', 'さくら', '髙橋 Anna']) expect(langOf(name)).toBe('ja')
  for (const name of ['Anna Smith', '00142', '', undefined]) expect(langOf(name)).toBeUndefined()
})
