import '@/trustedTypes'
import '@/ui/tokens.css'
import '@/ui/base.css'
import { allParsed, backupRestored, backupWritten, pagesWritten } from './backups'
import { actsWritten, fillClinic, storageUnlock, strictWrites } from './clinic'
import { denseDrawings } from './denseDrawings'
import { drawings } from './drawings'
import { formatRead } from './formats'
import { papaParse } from './papa'
import { makePlainIndex, plainUnlock } from './plainIndex'
import { pagesAlone, presetPreview, protocolPreview } from './previews'
import type { Stopwatch } from '../work/stopwatch.mjs'

/** What the bench asks of its page, which is served beside the app and shares its database. */
const work = {
  fillClinic,
  actsWritten,
  strictWrites,
  storageUnlock,
  makePlainIndex,
  plainUnlock,
  drawings,
  denseDrawings,
  papaParse,
  formatRead,
  presetPreview,
  pagesAlone,
  protocolPreview,
  backupWritten,
  pagesWritten,
  backupRestored,
  allParsed,
}

declare global {
  var benchWork: typeof work
  var stopwatch: Stopwatch
  var importWatch: Promise<{ took: number; longestTask: number }>
}

globalThis.benchWork = work
