import { onBeforeUnmount, ref, type Ref } from 'vue'

const FREE_TRIES = 2
const LONGEST_SECONDS = 60

/** How long to wait after so many wrong tries: none for the first two, then 2, 4, 8 … at most 60 seconds. */
export function waitingSeconds(wrongTries: number): number {
  return wrongTries <= FREE_TRIES ? 0 : Math.min(LONGEST_SECONDS, 2 ** (wrongTries - FREE_TRIES))
}

/** Counts wrong tries, and the seconds that are left to wait. */
export function useWaiting(): { secondsLeft: Ref<number>; wrongAgain: () => void } {
  const secondsLeft = ref(0)
  let wrongTries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function wrongAgain(): void {
    wrongTries += 1
    secondsLeft.value = waitingSeconds(wrongTries)
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
  return { secondsLeft, wrongAgain }
}
