import { cpuUsage } from 'node:process'

/** Milliseconds of the processor that this process has used: waiting for a turn on a busy machine does not count. */
export function processorTime(): number {
  const { user, system } = cpuUsage()
  return (user + system) / 1000
}
