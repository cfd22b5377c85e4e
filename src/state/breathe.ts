import { elapsedMilliseconds } from './elapsed'

/** A turn of the event loop, in which clicks, keys and messages are heard; a timer would wait 4 ms each time. */
export function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** The same, but nothing at all where the last turn lies less than so many milliseconds back: a turn takes its time, too. */
export function breatheEvery(milliseconds: number): () => Promise<void> {
  let next = 0
  return async () => {
    if (elapsedMilliseconds() < next) return
    await breathe()
    next = elapsedMilliseconds() + milliseconds
  }
}
