/** The chunks of a stream. Whoever stops early stops the stream. */
export async function* chunksOfStream(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  let isOver = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        isOver = true
        return
      }
      yield value as Uint8Array<ArrayBuffer>
    }
  } catch (cause) {
    isOver = true
    throw cause
  } finally {
    // What could not be read any more need not be told that nobody listens.
    if (!isOver) await reader.cancel().catch(() => undefined)
  }
}

/** Chunks as a stream, read only as fast as they are asked for. */
export function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value as Uint8Array<ArrayBuffer>)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}
