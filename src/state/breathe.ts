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
