/** Milliseconds of a clock that only runs forward, for rates and idle times; no moment of any day. */
export function elapsedMilliseconds(): number {
  return performance.now()
}
