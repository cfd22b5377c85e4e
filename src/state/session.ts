import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import type { Patient } from '@/domain/patient'
import type { PatientFacts } from '@/domain/facts'
import type { Role } from '@/domain/roles/role'
import {
  currentDatabase,
  newId,
  onSwitch,
  openDatabase,
  type ClinicDatabase,
  type PersonAtTheDoor,
  type Proof,
  type StoreSession,
} from '@/storage'
import { useClock } from './clock'
import { idleWatch } from './people/idle'
import type { PasskeyProblem } from './people/passkey'
import type { Rights } from './people/permitted'
import { BY_RECOVERY_KEY } from './people/recovery'
import { wrongTriesOf, type WrongTries } from './people/waiting'
import type * as ClosedUnderUs from './faults/closedUnderUs'
import { recall, remember } from './remembered'
import { worldFailure, type WorldFailure } from './worldFailure'

/** Where the person stands: before a clinic exists, before the door, or inside. */
export type Phase =
  'starting' | 'unsupported' | 'first-run' | 'restoring' | 'locked' | 'recovery-key' | 'open' | 'failed'

/** What a new clinic is created from. */
export interface NewClinic {
  clinicName: string
  userName: string
  zone: string
  protocol: string
  passphrase: string
}

const DEMO = 'saiketsu-demo'
/** How long a lock waits for what is still being written. */
const FLUSH_MILLISECONDS = 300
/** The list comes first; what is due besides is done once it stands. */
const LATER_MILLISECONDS = 800

/** The data of the open clinic leave memory when this store locks; every other store of the open app starts from here. */
export const useSession = defineStore('session', () => {
  const phase = ref<Phase>('starting')
  const store = shallowRef<StoreSession>()
  const database = shallowRef<ClinicDatabase>()
  const isDemo = ref(false)
  const recoveryKey = ref('')
  const users = shallowRef<PersonAtTheDoor[]>([])
  const failure = shallowRef<WorldFailure>()
  /** Why the passkey that was asked for gave nothing. */
  const passkeyProblem = shallowRef<PasskeyProblem>()
  /** The backup that somebody chose at the door. */
  const restoreFile = shallowRef<File>()
  /** What the person may do; undefined for a doctor, who may do everything. */
  const rights = shallowRef<Rights>()
  const userName = computed(() => store.value?.user.name ?? '')
  const role = computed<Role>(() => store.value?.user.role ?? 'viewer')
  /** There was a clinic in this browser, and its data are gone. */
  const isLost = ref(false)
  let closing: Promise<typeof ClosedUnderUs> | undefined
  const lockHooks = new Set<() => unknown>()
  /** Whether the lock that stands now came because nobody touched anything. */
  const isIdleLock = ref(false)
  const idle = idleWatch(DEFAULT_SETTINGS.idleMinutes, () => {
    lock()
    isIdleLock.value = true
  })
  let demoSession: StoreSession | undefined
  // Another tab has put a restored clinic into use: what is open here is no longer the clinic.
  if (typeof BroadcastChannel !== 'undefined') onSwitch(() => void restart())

  /** Looks what there is on this computer, and shows the door that fits. */
  async function start(): Promise<void> {
    if (!isSupported()) {
      phase.value = 'unsupported'
      return
    }
    await guarded(async () => {
      const found = await openDatabase(await currentDatabase(), { factsOf: factsOfLoaded })
      database.value = found
      watchClosing(found)
      if (await found.hasClinic()) {
        remember('clinic', 'here')
        users.value = await found.users()
        phase.value = 'locked'
      } else {
        isLost.value = recall('clinic') !== undefined
        phase.value = 'first-run'
      }
    })
  }

  /** From the door to the restore of a clinic out of a backup. */
  function restoreFromFile(file: File): void {
    restoreFile.value = file
    phase.value = 'restoring'
  }

  /** What is typed is kept before newer code in another tab, or somebody who deletes the data, closes the database. */
  function watchClosing(watched: ClinicDatabase): void {
    watched.beforeClosed(() => Promise.allSettled(store.value ? [...lockHooks].map(begun) : []))
    watched.onClosed((because) => {
      if (database.value !== watched) return
      if (phase.value === 'open') void closing?.then(({ sayClosed }) => sayClosed(because, isDemo.value))
      else if (phase.value !== 'restoring') void restart()
    })
  }

  /** Lets go of what is open and looks again what there is: another database may be in use by now. */
  async function restart(): Promise<void> {
    if (isDemo.value) return
    close()
    database.value?.close()
    restoreFile.value = undefined
    phase.value = 'starting'
    await start()
  }

  async function createClinic(given: NewClinic): Promise<void> {
    await guarded(async () => {
      await loadFactsOf()
      useClock().setZone(given.zone)
      const made = await opened().createClinic({
        clinic: {
          id: newId(),
          settings: {
            ...DEFAULT_SETTINGS,
            name: given.clinicName,
            zone: given.zone,
            protocol: given.protocol,
          },
          templates: [],
        },
        userName: given.userName,
        passphrase: given.passphrase,
      })
      remember('clinic', 'here')
      recoveryKey.value = made.recoveryKey
      store.value = made.session
      await noteIn(made.session, 'clinic-created')
      users.value = await opened().users()
      phase.value = 'recovery-key'
    })
  }

  function recoveryKeySaved(): void {
    recoveryKey.value = ''
    enter()
  }

  /**
   * Opens the clinic, after asking for the passkey where the user has one; false when the passphrase is not the right one,
   * or when the passkey gave nothing: then `passkeyProblem` says why.
   */
  async function unlock(passphrase: string, userId?: string): Promise<boolean> {
    passkeyProblem.value = undefined
    const asked = users.value.find(({ id }) => id === userId)?.passkey
    if (!asked) return open(() => opened().unlock(passphrase, userId))
    const { secretOfPasskey } = await import('./people/passkey')
    const secret = await secretOfPasskey(asked)
    if (!('code' in secret)) return open(() => opened().unlock(passphrase, userId, secret))
    passkeyProblem.value = secret
    return false
  }

  /** Who may stand at the door: somebody may have come or gone since it was last looked at. */
  async function lookWho(): Promise<void> {
    // Where nothing could be opened, the door says why, and goes on saying it.
    if (!database.value) return
    await guarded(async () => void (users.value = await opened().users()))
  }

  /** Whether that is what the person who is logged in opens the clinic with. */
  async function isProof({ passphrase, secret }: Proof): Promise<boolean> {
    const { id } = openStore().user
    const tried =
      id === BY_RECOVERY_KEY
        ? await opened().unlockWithRecoveryKey(passphrase)
        : await opened().unlock(passphrase, id, secret)
    tried?.close()
    return tried !== undefined
  }

  /** The wrong tries at this door since somebody last got in. */
  async function wrongTries(): Promise<WrongTries> {
    return wrongTriesOf((await database.value?.wrongTries()) ?? [])
  }

  /** Takes note of a wrong try, so that the wait after it outlives the page. */
  async function noteWrongTry(userId: string): Promise<void> {
    await guarded(async () => void (await opened().noteWrongTry(userId, useClock().stamp())))
  }

  /** Opens the clinic with the printed recovery key; false when it is not the right one. */
  async function unlockWithRecovery(key: string): Promise<boolean> {
    return open(async () => {
      const session = await opened().unlockWithRecoveryKey(key)
      // Whoever needed this key has no passphrase that fits: that comes first.
      if (session) location.hash = '#/settings/people'
      return session
    })
  }

  async function open(key: () => Promise<StoreSession | undefined>): Promise<boolean> {
    let fits = false
    await guarded(async () => {
      const [session] = await Promise.all([key(), loadFactsOf()])
      if (!session) return
      await take(session)
      fits = true
      enter()
    })
    return fits
  }

  /** What somebody may not do is refused from here on; a doctor needs no such guard, and does not wait for it. */
  async function take(session: StoreSession): Promise<void> {
    const guard = session.user.role === 'doctor' ? undefined : await import('./people/permitted')
    rights.value = guard?.rightsOf(session.user.role)
    store.value = guard ? guard.permitted(session) : session
  }

  /** Shows the demonstration clinic as somebody of that role sees it. */
  async function tryRole(tried: Role): Promise<void> {
    const session = demoSession
    if (!isDemo.value || !session) throw new Error('a role is tried in the demonstration clinic only')
    await take({ ...session, user: { ...session.user, role: tried } })
  }

  /** Opens the demonstration clinic, made anew on each day since its dates are relative to today. */
  async function openDemo(size: 'demo' | 'large' | 'empty' = 'demo'): Promise<void> {
    await guarded(async () => {
      const { openDemoClinic } = await import('./demo/openDemoClinic')
      await loadFactsOf()
      database.value?.close()
      database.value = await openDatabase(DEMO, { factsOf: factsOfLoaded })
      demoSession = await openDemoClinic(database.value, useClock().today, useClock().stamp(), size)
      store.value = demoSession
      isDemo.value = true
      enter()
    })
  }

  /** Throws the demonstration clinic away and goes back to the door of the real one. */
  async function leaveDemo(): Promise<void> {
    await guarded(async () => {
      close()
      await database.value?.destroy()
      isDemo.value = false
      phase.value = 'starting'
      await start()
    })
  }

  /** Locks here and in every other tab. The demonstration clinic has no lock: it closes. */
  function lock(): void {
    if (isDemo.value) {
      close()
      database.value?.close()
      isDemo.value = false
      void start()
      return
    }
    const locking = store.value
    locking?.broadcastLock()
    void lockHere(locking && noteIn(locking, 'locked'))
  }

  /** The screen is gone at once; what unsaved entry is still being kept has a moment to be written. */
  async function lockHere(noted?: Promise<void>): Promise<void> {
    const closing = store.value
    const flushing = [...lockHooks].map(begun)
    idle.end()
    phase.value = 'locked'
    const bound = new Promise((pass) => setTimeout(pass, FLUSH_MILLISECONDS))
    await Promise.race([Promise.allSettled([...flushing, noted]), bound])
    closing?.close()
    // Somebody who unlocked meanwhile has a session of their own by now.
    if (store.value === closing) close()
  }

  async function noteIn(open: StoreSession, what: 'clinic-created' | 'locked'): Promise<void> {
    await (await open.trail()).note({ what, at: useClock().stamp() })
  }

  /**
   * Has something written before the door closes: `flush` is called while everything is still there, and has 300 ms. Gives
   * the way to be asked no more.
   */
  function beforeLock(flush: () => unknown): () => void {
    lockHooks.add(flush)
    return () => void lockHooks.delete(flush)
  }

  function close(): void {
    idle.end()
    store.value?.close()
    store.value = undefined
    rights.value = undefined
    demoSession = undefined
  }

  function enter(): void {
    phase.value = 'open'
    isIdleLock.value = false
    store.value?.onForeignLock(() => void lockHere())
    // Fetched before it is needed: the newer version that closes the data has replaced the files of this one.
    closing ??= new Promise((pass) => setTimeout(pass, LATER_MILLISECONDS)).then(
      () => import('./faults/closedUnderUs'),
    )
    closing.catch(() => undefined)
    if (isDemo.value) return
    idle.begin()
  }

  /** Locks when nobody touched keyboard or pointer for so many minutes, in any tab. */
  function setIdleMinutes(minutes: number): void {
    idle.setMinutes(minutes)
  }

  /** The open store; throws where nothing is open, which is our own mistake. */
  function openStore(): StoreSession {
    if (!store.value) throw new Error(`no clinic is open in phase: ${phase.value}`)
    return store.value
  }

  function opened(): ClinicDatabase {
    if (!database.value) throw new Error(`no database is open in phase: ${phase.value}`)
    return database.value
  }

  async function guarded(act: () => Promise<void>): Promise<void> {
    try {
      failure.value = undefined
      await act()
    } catch (cause) {
      failure.value = worldFailure(cause)
      if (phase.value === 'starting') phase.value = 'failed'
    }
  }

  return {
    phase,
    isDemo,
    isIdleLock,
    userName,
    role,
    rights,
    passkeyProblem,
    recoveryKey,
    users,
    failure,
    isLost,
    store,
    restoreFile,
    start,
    restoreFromFile,
    restart,
    createClinic,
    recoveryKeySaved,
    unlock,
    unlockWithRecovery,
    lookWho,
    isProof,
    wrongTries,
    noteWrongTry,
    beforeLock,
    tryRole,
    openDemo,
    leaveDemo,
    lock,
    setIdleMinutes,
    openStore,
  }
})

/** Whatever a hook does, the door closes. */
function begun(flush: () => unknown): unknown {
  try {
    return flush()
  } catch (cause) {
    return Promise.reject(cause instanceof Error ? cause : new Error(String(cause)))
  }
}

let factsOf: ((patient: Patient) => PatientFacts) | undefined

/** The rules are not part of the lock screen: they load while the passphrase is being stretched. */
async function loadFactsOf(): Promise<void> {
  factsOf ??= (await import('@/domain/factsOf')).factsOf
}

function factsOfLoaded(patient: Patient): PatientFacts {
  if (!factsOf) throw new Error('facts were asked for before the rules were loaded')
  return factsOf(patient)
}

function isSupported(): boolean {
  return (
    typeof indexedDB !== 'undefined' &&
    globalThis.crypto?.subtle !== undefined &&
    'CompressionStream' in globalThis
  )
}
