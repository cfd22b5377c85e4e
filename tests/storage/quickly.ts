import { vi } from 'vitest'

/**
 * Lets a passphrase be stretched with few rounds, for tests that stretch hundreds of them; what stands on the disk still
 * says the full count. `vi.restoreAllMocks` takes it back, and then nothing that was made meanwhile opens.
 */
export function stretchQuickly(): void {
  const derive = crypto.subtle.deriveBits.bind(crypto.subtle)
  vi.spyOn(crypto.subtle, 'deriveBits').mockImplementation((algorithm, key, length) => {
    const few = isStretching(algorithm) ? { ...algorithm, iterations: 100 } : algorithm
    return derive(few, key, length ?? null)
  })
}

function isStretching(algorithm: unknown): algorithm is Pbkdf2Params {
  return typeof algorithm === 'object' && algorithm !== null && 'iterations' in algorithm
}
