import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { useMessages } from '@/state/messages'

beforeEach(() => void setActivePinia(createPinia()))

const NO_BACKUP = { ja: 'バックアップがまだありません。', en: 'There is no backup yet.' }
const FULL = { ja: '空きがありません。', en: 'No space left.' }

test('what is said again stands there once, as the newest', () => {
  const messages = useMessages()
  messages.show('warning', NO_BACKUP)
  messages.show('error', FULL)
  messages.show('warning', { ...NO_BACKUP })
  expect(messages.list.map(({ text }) => text)).toEqual([FULL, NO_BACKUP])
})

test('what was merely done makes room for the next message, a warning does not', () => {
  const messages = useMessages()
  messages.show('done', { ja: '保存しました。', en: 'Saved.' })
  messages.show('warning', NO_BACKUP)
  messages.show('done', { ja: '元に戻しました。', en: 'Undone.' })
  expect(messages.list.map(({ kind }) => kind)).toEqual(['warning', 'done'])
})
