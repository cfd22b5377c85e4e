import { expect, test } from 'vitest'
import { passphraseStrength } from '@/screens/lock/passphraseStrength'

test.each([
  ['', 'short'],
  ['elevenchars', 'short'],
  ['twelve chars', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['123456789012', 'weak'],
  ['abcdefghijklmnop', 'weak'],
  ['harbour kettle moss', 'fair'],
  ['harbour kettle moss violin', 'good'],
  ['みなと やかん こけ びおら', 'fair'],
])('“%s” is %s', (passphrase, strength) => expect(passphraseStrength(passphrase)).toBe(strength))

test('twelve characters are enough, eleven are not, however wide they are typed', () => {
  expect(passphraseStrength('ｅｌｅｖｅｎｃｈａｒｓ')).toBe('short')
  expect(passphraseStrength('𠮷野家で待つ朝の八時に会')).not.toBe('short')
})
