import { onBeforeUnmount, ref, type Ref } from 'vue'
import { useClock } from '@/state/clock'
import { secondsLeft as secondsLeftOf, waitingSeconds } from '@/state/people/waiting'
import { useSession } from '@/state/session'

/** The wait at the door: it holds for the clinic, in every tab and after a reload, whoever the tries were made as. */
export interface Waiting {
  secondsLeft: Ref<number>
  /** Looks whether there were wrong tries that nobody has waited for here, and begins that wait. */
  look: () => Promise<void>
  /** Takes note of one more wrong try, and begins the wait after it. */
  wrongAgain: (userId: string) => Promise<void>
}

/** Counts the seconds that are left to wait. */
export function useWaiting(): Waiting {
  const session = useSession()
  const secondsLeft = ref(0)
  // A wait that was sat out here is not begun again because the clock was set back meanwhile.
  let waitedFor = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    const tries = await session.wrongTries()
    if (tries.count > waitedFor) wait(tries.count, secondsLeftOf(tries, useClock().stamp()))
  }

  async function wrongAgain(userId: string): Promise<void> {
    const before = waitedFor
    await session.noteWrongTry(userId)
    await look()
    // A disk that keeps no note of it does not make guessing quicker.
    if (waitedFor === before) wait(before + 1, waitingSeconds(before + 1))
  }

  function wait(count: number, seconds: number): void {
    waitedFor = count
    secondsLeft.value = seconds
    tick()
  }

  function tick(): void {
    clearTimeout(timer)
    if (secondsLeft.value === 0) return
    timer = setTimeout(() => {
      secondsLeft.value -= 1
      tick()
    }, 1000)
  }

  onBeforeUnmount(() => clearTimeout(timer))
  return { secondsLeft, look, wrongAgain }
}
