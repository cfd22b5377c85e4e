import { Session } from 'node:inspector'

/**
 * Which blocks of one script ran, and about how often, as the engine itself counts them.
 * @param {string} url of the script
 */
export function coverageOf(url) {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  /** @type {Set<string>} */
  const seen = new Set()
  const ran = () => {
    /** @type {string[]} */
    const blocks = []
    session.post('Profiler.takePreciseCoverage', (failure, taken) => {
      if (failure) throw failure
      const script = taken.result.find((each) => each.url === url)
      for (const { ranges } of script?.functions ?? [])
        for (const { startOffset, endOffset, count } of ranges)
          if (count > 0) blocks.push(`${startOffset}-${endOffset}-${Math.floor(Math.log2(count) / 2)}`)
    })
    return blocks
  }
  return {
    /** What ran since the last look, about so often, for the first time. */
    look() {
      const fresh = new Set(ran().filter((block) => !seen.has(block)))
      for (const block of fresh) seen.add(block)
      return fresh
    },
    /** All that ran since the last look. */
    ran,
    /** @param {Iterable<string>} blocks that are to count as new the next time they run */
    forget(blocks) {
      for (const block of blocks) seen.delete(block)
    },
    get blocks() {
      return seen.size
    },
    stop() {
      session.post('Profiler.stopPreciseCoverage')
      session.disconnect()
    },
  }
}
