import { expect, test } from 'vitest'
import { passphraseLength } from '@/state/people/passphrase'
import { passphraseStrength } from '@/state/people/strength'

test.each([
  ['twelve chars', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['123456789012', 'weak'],
  ['abcdefghijklmnop', 'weak'],
  ['password1234', 'weak'],
  ['qwertyuiop12', 'weak'],
  ['2026-11-22-2026', 'weak'],
  ['harbour kettle moss', 'fair'],
  ['harbour kettle moss violin', 'good'],
])('“%s” is %s', (passphrase, strength) => expect(passphraseStrength(passphrase)).toBe(strength))

test.each([
  ['ああああああああああああ', 'weak'],
  ['あいうえおかきくけこさし', 'weak'],
  ['パスワードパスワード', 'weak'],
  ['ﾊﾟｽﾜｰﾄﾞﾊﾟｽﾜｰﾄﾞ', 'weak'],
  ['こんにちはこんにちは', 'weak'],
  ['皮膚科クリニック採血受付', 'weak'],
  ['watashianata', 'weak'],
  ['みなと やかん こけ びおら', 'fair'],
  ['春の朝 やかん 青い自転車 蛍の川', 'good'],
])('in Japanese, “%s” is %s', (passphrase, strength) => expect(passphraseStrength(passphrase)).toBe(strength))

test('the name of the clinic is no good passphrase for it', () => {
  expect(passphraseStrength('あおば台ウィメンズの駅前')).not.toBe('weak')
  expect(passphraseStrength('あおば台ウィメンズの駅前', ['あおば台ウィメンズ', '佐伯'])).toBe('weak')
})

test('what is typed wide is judged as it will be used', () =>
  expect(passphraseStrength('ｐａｓｓｗｏｒｄ１２３４')).toBe('weak'))

test('a character counts once, however wide it is typed or stored', () => {
  expect(passphraseLength('ｅｌｅｖｅｎｃｈａｒｓ')).toBe(11)
  expect(passphraseLength('𠮷野家で待つ朝の八時に会')).toBe(12)
})
