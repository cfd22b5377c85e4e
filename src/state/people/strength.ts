import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { dictionary as japanese } from '@zxcvbn-ts/language-ja'
import { COMMON_IN_JAPANESE } from './commonInJapanese'

export type Strength = 'weak' | 'fair' | 'good'

/** Powers of ten of guesses (docs/decisions/0021-passphrase-strength.md): two words are weak, three fair, four good. */
const FAIR_GUESSES = 10
const GOOD_GUESSES = 15

const meter = new ZxcvbnFactory({
  dictionary: {
    ...common,
    ...english,
    // Romanised words; the names of the lists must not be those of another language.
    ...Object.fromEntries(Object.entries(japanese).map(([list, words]) => [`${list}-ja`, words])),
    'common-in-japanese': COMMON_IN_JAPANESE,
  },
  graphs: adjacencyGraphs,
})

/**
 * How hard a passphrase is to guess, as an advice: by zxcvbn, which knows common passwords, words, names, dates, keyboard
 * runs and repetitions. `known`: what a person who guesses would try first, such as the name of the clinic.
 */
export function passphraseStrength(passphrase: string, known: readonly string[] = []): Strength {
  const { guessesLog10 } = meter.check(
    passphrase.normalize('NFKC'),
    known.filter((word) => word !== '').map((word) => word.normalize('NFKC')),
  )
  if (guessesLog10 < FAIR_GUESSES) return 'weak'
  return guessesLog10 < GOOD_GUESSES ? 'fair' : 'good'
}
