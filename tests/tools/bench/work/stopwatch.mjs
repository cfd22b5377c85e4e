/**
 * Put into a page before the app: measures from an act to the frame that shows what it led to.
 * @typedef {object} Stopwatch
 * @property {(act: () => void, isThere: () => boolean, phase?: number) => Promise<number>} toPainted
 *   milliseconds from the act until the frame that first holds the answer was painted; `phase` waits so long before,
 *   so that not every act falls on the beginning of a frame
 * @property {(frames: number, move: () => void) => Promise<number[]>} frames milliseconds between frames while moving
 */

/** Runs in the page: nothing outside of it may be named here. */
export function installStopwatch() {
  /** @param {() => void} then */
  const afterPaint = (then) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      then()
    }
    port2.postMessage(null)
  }
  /** @type {Stopwatch} */
  const stopwatch = {
    toPainted: (act, isThere, phase = 0) =>
      new Promise((resolve, reject) => {
        setTimeout(() => {
          const began = performance.now()
          const look = () => {
            if (isThere()) afterPaint(() => resolve(performance.now() - began))
            else if (performance.now() - began > 120_000) reject(new Error('nothing came in two minutes'))
            else requestAnimationFrame(look)
          }
          act()
          requestAnimationFrame(look)
        }, phase)
      }),
    frames: (count, move) =>
      new Promise((resolve) => {
        /** @type {number[]} */
        const stamps = []
        /** @param {number} now */
        const step = (now) => {
          stamps.push(now)
          if (stamps.length > count) resolve(stamps.slice(1).map((stamp, at) => stamp - (stamps[at] ?? 0)))
          else {
            move()
            requestAnimationFrame(step)
          }
        }
        requestAnimationFrame(step)
      }),
  }
  Object.assign(globalThis, { stopwatch })
}
