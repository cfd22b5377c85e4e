import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Role } from '@/domain/roles/role'
import type { People, Person, Proof, Resealing } from '@/storage'
import { useClock } from '../clock'
import { useMessages } from '../messages'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'
import { BY_RECOVERY_KEY } from './recovery'
import { newPasskey, secretOfPasskey, type PasskeyProblem } from './passkey'

/** Why an act on the people did not happen, while nothing was changed: the proof is another's, or the passkey gave nothing. */
export type Refused = 'wrong-proof' | PasskeyProblem

/** Those who can open the clinic, and what may be done about them. Each act gives why it did not happen, or nothing. */
export const usePeople = defineStore('people', () => {
  const session = useSession()
  const messages = useMessages()
  const people = shallowRef<Person[]>([])
  /** How far the clinic is sealed anew, while it is. */
  const resealing = ref<Resealing>()
  /** A new recovery key, until it was printed or written down. */
  const recoveryKey = ref('')
  const myId = computed(() => session.store?.user.id ?? '')
  const me = computed(() => people.value.find(({ id }) => id === myId.value))
  const isByRecoveryKey = computed(() => myId.value === BY_RECOVERY_KEY)
  const doctors = computed(() => people.value.filter(({ role }) => role === 'doctor').length)

  async function load(): Promise<void> {
    people.value = await (await room()).list()
  }

  /** Whether the clinic would be without a doctor if this person went. */
  function isLastDoctor({ role }: Person): boolean {
    return role === 'doctor' && doctors.value === 1
  }

  function add(
    person: { name: string; role: Role; passphrase: string },
    passphrase: string,
  ): Promise<Refused | undefined> {
    return proven(passphrase, async (proof, now) => (await room()).add(person, proof, now))
  }

  /** Another name or role. Whoever has the clinic open elsewhere on this computer opens it anew, as what they are now. */
  function change(
    id: string,
    to: { name: string; role: Role },
    passphrase: string,
  ): Promise<Refused | undefined> {
    return proven(passphrase, async (proof, now) => {
      if (!(await session.isProof(proof))) return false
      await (await room()).change(id, to, now)
      session.openStore().broadcastLock()
      return true
    })
  }

  function changePassphrase(next: string, passphrase: string): Promise<Refused | undefined> {
    return proven(passphrase, async (proof, now) => (await room()).changePassphrase(proof, next, now))
  }

  function resetPassphrase(id: string, next: string, passphrase: string): Promise<Refused | undefined> {
    return proven(passphrase, async (proof, now) => (await room()).resetPassphrase(id, next, proof, now))
  }

  /** Makes a passkey of this computer; from then on it is asked for beside the passphrase. */
  function addPasskey(passphrase: string): Promise<Refused | undefined> {
    return proven(passphrase, async (proof, now) => {
      // Asked first, so that no passkey is left on the device for a passphrase that was mistyped.
      if (!(await session.isProof(proof))) return false
      const known = session.users.flatMap((user) => user.passkey ?? [])
      const made = await newPasskey(session.userName, known)
      return 'code' in made ? made : (await room()).addPasskey(made, proof, now)
    })
  }

  function removePasskey(passphrase: string): Promise<Refused | undefined> {
    return proven(passphrase, async (proof, now) => (await room()).removePasskey(proof, now))
  }

  /** Takes somebody out, locks every other tab, and begins to seal the clinic anew while work goes on. */
  function remove(id: string, withNewRecoveryKey: boolean, passphrase: string): Promise<Refused | undefined> {
    return proven(passphrase, async (proof, now) => {
      const removed = await (await room()).remove(id, proof, now, withNewRecoveryKey)
      if (!removed) return false
      session.openStore().broadcastLock()
      recoveryKey.value = removed.recoveryKey ?? ''
      void reseal()
      return true
    })
  }

  function renewRecoveryKey(passphrase: string): Promise<Refused | undefined> {
    return proven(passphrase, async (proof, now) => {
      const made = await (await room()).renewRecoveryKey(proof, now)
      if (made === false) return false
      recoveryKey.value = made
      return true
    })
  }

  /** Goes on sealing anew where that was begun and not ended. */
  async function reseal(): Promise<void> {
    try {
      await (await room()).reseal((progress) => (resealing.value = progress))
    } catch (cause) {
      // Whoever locks meanwhile goes on at the next unlocking.
      if (session.store) messages.show('error', worldFailure(cause).text)
    }
    resealing.value = undefined
  }

  /** With the proof of the person who is logged in, and the moment; gives why it did not happen. */
  async function proven(
    passphrase: string,
    act: (proof: Proof, now: string) => Promise<object | boolean>,
  ): Promise<Refused | undefined> {
    const passkey = session.users.find(({ id }) => id === myId.value)?.passkey
    const secret = passkey && (await secretOfPasskey(passkey))
    if (secret && 'code' in secret) return secret
    const done = await act({ passphrase, ...(secret && { secret }) }, useClock().stamp())
    if (done === false) return 'wrong-proof'
    if (typeof done === 'object' && isProblem(done)) return done
    await Promise.all([load(), session.lookWho()])
    return undefined
  }

  function room(): Promise<People> {
    return session.openStore().people()
  }

  // Nobody's name stays behind a locked door, nor a key that was not printed.
  watch(
    () => session.store,
    (store) => {
      if (store) return
      people.value = []
      recoveryKey.value = ''
      resealing.value = undefined
    },
  )

  return {
    people,
    me,
    isByRecoveryKey,
    resealing,
    recoveryKey,
    load,
    isLastDoctor,
    add,
    change,
    changePassphrase,
    resetPassphrase,
    addPasskey,
    removePasskey,
    remove,
    renewRecoveryKey,
    reseal,
  }
})

function isProblem(done: object): done is PasskeyProblem {
  return 'code' in done && 'text' in done
}
