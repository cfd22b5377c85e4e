import { computed, ref, watchEffect, type ComputedRef } from 'vue'
import { passphraseWords } from '@/words/passphrase'
import { useWords } from '../language'
import type { Strength } from './strength'

/** The fewest characters that a passphrase may have (product.md §7). */
export const SHORTEST_PASSPHRASE = 12

/** How many characters a passphrase has, as it will be used: after NFKC, whole characters. */
export function passphraseLength(passphrase: string): number {
  return [...passphrase.normalize('NFKC')].length
}

/** What there is to say about a passphrase that is being chosen. */
export interface PassphraseAdvice {
  advice: ComputedRef<string>
  /** Undefined until the meter is there, and while the passphrase is too short. */
  strength: ComputedRef<Strength | undefined>
  /** Only its length can forbid a passphrase. */
  refusal: ComputedRef<string | undefined>
}

/** Advises on a passphrase while it is typed; `known` are words that somebody who guesses would try first. */
export function usePassphraseAdvice(passphrase: () => string, known: () => string[]): PassphraseAdvice {
  const words = useWords(passphraseWords)
  const judged = ref<{ passphrase: string; strength: Strength }>()
  const missing = computed(() => SHORTEST_PASSPHRASE - passphraseLength(passphrase()))
  const strength = computed(() =>
    missing.value <= 0 && judged.value?.passphrase === passphrase() ? judged.value.strength : undefined,
  )
  const said = computed(() => ({
    weak: words.value.weak,
    fair: words.value.fair,
    good: words.value.good,
  }))
  const advice = computed(() => {
    if (passphrase() === '' || (missing.value <= 0 && !strength.value)) return words.value.hint
    return strength.value ? said.value[strength.value] : words.value.missing(missing.value)
  })
  const refusal = computed(() => (missing.value > 0 ? words.value.tooShort : undefined))

  watchEffect(() => {
    const asked = passphrase()
    if (asked !== '') void judge(asked, known())
  })

  async function judge(asked: string, guessed: string[]): Promise<void> {
    // The lists of words are large: they come when somebody begins to choose a passphrase.
    const meter = await import('./strength').catch(() => undefined)
    if (meter && asked === passphrase())
      judged.value = { passphrase: asked, strength: meter.passphraseStrength(asked, guessed) }
  }

  return { advice, strength, refusal }
}
