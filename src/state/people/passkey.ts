import type { Bilingual } from '@/domain/language'
import type { NewPasskey, PasskeyRequest } from '@/storage'
import { passkeyWords } from '@/words/passkey'

/** Why there is no secret of a passkey, in words for the person who tried. */
export interface PasskeyProblem {
  code: keyof typeof passkeyWords.ja
  text: Bilingual
}

const TIMEOUT_MILLISECONDS = 60_000
const BYTES = 32
// ES256 and RS256, which every authenticator that a browser knows offers one of.
const ALGORITHMS = [-7, -257]

/** The secret that a passkey gives for the salt it was made with; asks the person at the keyboard. */
export async function secretOfPasskey({
  credentialId,
  salt,
}: PasskeyRequest): Promise<Uint8Array<ArrayBuffer> | PasskeyProblem> {
  const problem = unavailability()
  if (problem) return problem
  try {
    const answer = await navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(),
        rpId: location.hostname,
        allowCredentials: [{ type: 'public-key', id: credentialId }],
        userVerification: 'required',
        timeout: TIMEOUT_MILLISECONDS,
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    return secretIn(answer) ?? problemOf('noSecret')
  } catch (cause) {
    return problemOfRefusal(cause)
  }
}

/**
 * Makes a passkey of this computer, under the name by which its user shall recognise it, and asks it for its secret. It is
 * not kept in a list of accounts where the device leaves the choice, since the app names the credential itself; the handle
 * by which the device knows the user is random.
 */
export async function newPasskey(
  name: string,
  known: readonly PasskeyRequest[] = [],
): Promise<NewPasskey | PasskeyProblem> {
  const problem = unavailability()
  if (problem) return problem
  const salt = randomBytes()
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: randomBytes(),
        rp: { id: location.hostname, name: 'Saiketsu' },
        user: { id: randomBytes(), name, displayName: name },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key' as const, alg })),
        authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
        excludeCredentials: known.map(({ credentialId }) => ({
          type: 'public-key' as const,
          id: credentialId,
        })),
        attestation: 'none',
        timeout: TIMEOUT_MILLISECONDS,
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    if (!(made instanceof PublicKeyCredential)) return problemOf('cancelled')
    if (made.getClientExtensionResults().prf?.enabled === false) return problemOf('noSecret')
    const credentialId = new Uint8Array(made.rawId)
    // Many authenticators give the secret only when they are asked a second time.
    const secret = secretIn(made) ?? (await secretOfPasskey({ credentialId, salt }))
    return 'code' in secret ? secret : { credentialId, salt, secret }
  } catch (cause) {
    return problemOfRefusal(cause)
  }
}

/** Why no passkey can be used here at all; undefined where they can. */
export function unavailability(): PasskeyProblem | undefined {
  if (isAddressOfNumbers(location.hostname)) return problemOf('address')
  return typeof PublicKeyCredential === 'undefined' ? problemOf('unavailable') : undefined
}

/** A passkey belongs to a name; 127.0.0.1 and [::1] are none. */
function isAddressOfNumbers(host: string): boolean {
  return host.includes(':') || /^[\d.]+$/.test(host)
}

function secretIn(answer: Credential | null): Uint8Array<ArrayBuffer> | undefined {
  if (!(answer instanceof PublicKeyCredential)) return undefined
  const first = answer.getClientExtensionResults().prf?.results?.first
  if (first === undefined) return undefined
  const bytes = first instanceof ArrayBuffer ? new Uint8Array(first) : bytesOf(first)
  return new Uint8Array(bytes)
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function problemOfRefusal(cause: unknown): PasskeyProblem {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError' || name === 'TimeoutError')
    return problemOf('cancelled')
  if (name === 'InvalidStateError') return problemOf('already')
  if (name === 'NotSupportedError') return problemOf('unavailable')
  return problemOf(name === 'SecurityError' ? 'address' : 'refused')
}

function problemOf(code: PasskeyProblem['code']): PasskeyProblem {
  return { code, text: { ja: passkeyWords.ja[code], en: passkeyWords.en[code] } }
}

function randomBytes(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(BYTES))
}
