import { foldName } from '../../fold'

const known = new Map<string, string>()
const MOST_KNOWN = 5000

/** A laboratory's name as compared, without regard to width, spaces and case: `ＢＭＬ`, `BML` and `b m l` are one. */
export function labKey(lab: string): string {
  let key = known.get(lab)
  if (key === undefined) {
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(lab, (key = foldName(lab)))
  }
  return key
}
