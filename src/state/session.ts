import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import type { Patient } from '@/domain/patient'
import type { PatientFacts } from '@/domain/facts'
import { openDatabase, type ClinicDatabase, type StoreSession } from '@/storage'
import { elapsedMilliseconds, useClock } from './clock'
import { worldFailure, type WorldFailure } from './worldFailure'

/** Where the person stands: before a clinic exists, before the door, or inside. */
export type Phase = 'starting' | 'unsupported' | 'first-run' | 'locked' | 'recovery-key' | 'open' | 'failed'

/** What a new clinic is created from. */
export interface NewClinic {
  clinicName: string
  userName: string
  zone: string
  protocol: string
  passphrase: string
}

const CLINIC = 'saiketsu'
const DEMO = 'saiketsu-demo'

/** The data of the open clinic leave memory when this store locks; every other store of the open app starts from here. */
export const useSession = defineStore('session', () => {
  const phase = ref<Phase>('starting')
  const store = shallowRef<StoreSession>()
  const database = shallowRef<ClinicDatabase>()
  const isDemo = ref(false)
  const recoveryKey = ref('')
  const users = shallowRef<{ id: string; name?: string }[]>([])
  const failure = shallowRef<WorldFailure>()
  const userName = computed(() => store.value?.user.name ?? '')
  let idleTimer: ReturnType<typeof setTimeout> | undefined
  let idleAfter = DEFAULT_SETTINGS.idleMinutes * 60_000
  let lastUse = 0

  /** Looks what there is on this computer, and shows the door that fits. */
  async function start(): Promise<void> {
    if (!isSupported()) {
      phase.value = 'unsupported'
      return
    }
    await guarded(async () => {
      database.value = await openDatabase(CLINIC, { factsOf: factsOfLoaded })
      if (await database.value.hasClinic()) {
        users.value = await database.value.users()
        phase.value = 'locked'
      } else phase.value = 'first-run'
    })
  }

  async function createClinic(given: NewClinic): Promise<void> {
    await guarded(async () => {
      await loadFactsOf()
      useClock().setZone(given.zone)
      const made = await opened().createClinic({
        clinic: {
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
      recoveryKey.value = made.recoveryKey
      store.value = made.session
      users.value = await opened().users()
      phase.value = 'recovery-key'
    })
  }

  function recoveryKeySaved(): void {
    recoveryKey.value = ''
    enter()
  }

  /** Opens the clinic; false when the passphrase is not the right one. */
  async function unlock(passphrase: string, userId?: string): Promise<boolean> {
    return open(() => opened().unlock(passphrase, userId))
  }

  /** Opens the clinic with the printed recovery key; false when it is not the right one. */
  async function unlockWithRecovery(key: string): Promise<boolean> {
    return open(() => opened().unlockWithRecoveryKey(key))
  }

  async function open(key: () => Promise<StoreSession | undefined>): Promise<boolean> {
    let fits = false
    await guarded(async () => {
      const [session] = await Promise.all([key(), loadFactsOf()])
      if (!session) return
      store.value = session
      fits = true
      enter()
    })
    return fits
  }

  /** Opens the demonstration clinic, made anew on each day since its dates are relative to today. */
  async function openDemo(size: 'demo' | 'large' | 'empty' = 'demo'): Promise<void> {
    await guarded(async () => {
      const { openDemoClinic } = await import('./demo/openDemoClinic')
      await loadFactsOf()
      database.value?.close()
      database.value = await openDatabase(DEMO, { factsOf: factsOfLoaded })
      store.value = await openDemoClinic(database.value, useClock().today, useClock().stamp(), size)
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
    store.value?.broadcastLock()
    lockHere()
  }

  function lockHere(): void {
    close()
    phase.value = 'locked'
  }

  function close(): void {
    clearTimeout(idleTimer)
    store.value?.close()
    store.value = undefined
  }

  function enter(): void {
    phase.value = 'open'
    store.value?.onForeignLock(lockHere)
    watchIdle()
  }

  /** Locks when nobody touched keyboard or pointer for so many minutes. */
  function setIdleMinutes(minutes: number): void {
    idleAfter = minutes * 60_000
  }

  function watchIdle(): void {
    lastUse = elapsedMilliseconds()
    const use = (): void => {
      lastUse = elapsedMilliseconds()
    }
    for (const kind of ['pointerdown', 'keydown', 'wheel'] as const)
      window.addEventListener(kind, use, { passive: true })
    const look = (): void => {
      if (phase.value !== 'open' || isDemo.value) return
      if (elapsedMilliseconds() - lastUse >= idleAfter) lock()
      else idleTimer = setTimeout(look, Math.min(15_000, idleAfter))
    }
    clearTimeout(idleTimer)
    idleTimer = setTimeout(look, Math.min(15_000, idleAfter))
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
    userName,
    recoveryKey,
    users,
    failure,
    store,
    start,
    createClinic,
    recoveryKeySaved,
    unlock,
    unlockWithRecovery,
    openDemo,
    leaveDemo,
    lock,
    setIdleMinutes,
    openStore,
  }
})

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
