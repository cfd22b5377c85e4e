/**
 * Answers of a worker, or the failure of the worker itself: one whose file is gone from the server never answers, and
 * whoever waits for it would wait for ever.
 */
export function orGone(
  worker: Worker,
): <Answer extends Promise<unknown>>(answer: Answer) => Promise<Awaited<Answer>> {
  const gone = new Promise<never>((_, fail) => {
    worker.addEventListener('error', (event) => {
      // Only an error within the script has words of its own.
      fail(new Error(event.message || 'the module script of a worker could not be loaded'))
    })
  })
  gone.catch(() => undefined)
  return (answer) => Promise.race([answer, gone])
}
