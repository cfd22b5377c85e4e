import { watch } from 'vue'
import { daysBetween, parseDay } from '@/domain/day'
import type { Bilingual } from '@/domain/language'
import type { DamagedRecord } from '@/storage/backup/types'
import { sweepHalfRestored } from '@/storage/backup/sweeping'
import { backupWords } from '@/words/settings/backup'
import { useClock } from '../clock'
import { DAMAGE } from '../faults/damageNotes'
import { useMessages } from '../messages'
import { usePermissions } from '../people/permissions'
import { useRecords } from '../records'
import { useSession } from '../session'
import { useSettings } from '../settings'
import { worldFailure } from '../worldFailure'
import { askToKeep } from './browserStorage'
import { allowAgain, backUpIntoFolder, chosenFolder, type Automatic, type FolderFault } from './folder'

/**
 * What there is to do about backups while a clinic is open: the automatic one on each day, the alarm where it failed, the
 * reminder where there is none, and a look whether everything stored still opens. Ends when the session does. A clinic
 * that `isNew`, since it had nobody when it was opened, is reminded from its next day or opening on.
 */
export async function keepBackups(isNew = false): Promise<void> {
  const session = useSession()
  if (session.isDemo) return
  const store = session.store
  const isSame = (): boolean => session.store === store
  const stop = watch([() => session.store, () => useClock().today], () => {
    if (isSame()) void guarded(() => lookAfter(true))
    else stop()
  })
  await guarded(async () => {
    await (await session.openStore().backups()).nowInUse(useClock().stamp())
    await sweepHalfRestored()
    // Browsers that answer without asking the person; under Settings somebody can ask again.
    await askToKeep()
    if (isSame()) await lookAfter(!isNew)
  })

  async function guarded(work: () => Promise<void>): Promise<void> {
    // Whoever locks meanwhile closes the storage under this work, and the next unlocking does it again.
    await work().catch((cause: unknown) => {
      if (isSame()) useMessages().show('error', worldFailure(cause).text)
    })
  }

  async function lookAfter(mayRemind: boolean): Promise<void> {
    const mayBackUp = usePermissions().may('backup')
    const automatic = mayBackUp ? await automaticBackup() : undefined
    if (!isSame()) return
    // Whoever cannot back up is not asked to.
    if (mayBackUp && mayRemind) await remind(automatic)
    const written = automatic?.kind === 'written' ? automatic.written.damages : undefined
    const damages = written ?? (await (await session.openStore().backups()).scan())
    if (isSame()) tellDamages(damages)
  }
}

/** Today's backup into the chosen folder, or the alarm why not. */
export async function automaticBackup(): Promise<Automatic> {
  const result = await backUpIntoFolder(false)
  if (result.kind === 'fault') await alarm(result.fault, result.detail)
  if (result.kind === 'written' && result.strangers.length > 0) tellStrangers(result.strangers)
  return result
}

/** Says why nothing was written, what to do, and offers to do it; and writes it into the log. */
export async function alarm(fault: FolderFault, detail: string): Promise<void> {
  const trail = await useSession().openStore().trail()
  await trail.note({ what: 'backup-failed', at: useClock().stamp(), detail: { because: fault } })
  const action =
    fault === 'permission' ? { text: both((words) => words.allow), run: () => void askAgain() } : undefined
  useMessages().show('error', textOf(fault, detail), undefined, action)
}

async function askAgain(): Promise<void> {
  const folder = await chosenFolder()
  if (!folder || !(await allowAgain(folder))) return
  const result = await automaticBackup()
  if (result.kind === 'written')
    useMessages().show(
      'done',
      both((words) => words.writtenInto),
    )
}

function textOf(fault: FolderFault, detail: string): Bilingual {
  switch (fault) {
    case 'permission':
      return both((words) => words.faultPermission(detail))
    case 'gone':
      return both((words) => words.faultGone)
    case 'full':
      return both((words) => words.faultFull)
    case 'not-read-back':
      return both((words) => words.faultNotReadBack)
    case 'failed':
      return both((words) => words.faultFailed)
  }
}

/** A newer backup than we are lies there: this may be an older copy of the clinic, put back by somebody. */
function tellStrangers(strangers: readonly { label: { at: string } }[]): void {
  const newest = strangers.at(-1)
  if (newest)
    useMessages().show(
      'error',
      both((words) => words.strangers(minuteOf(newest.label.at))),
    )
}

/** What stands in one browser only is lost with it: the newest backup must not be older than the clinic's setting. */
async function remind(automatic: Automatic | undefined): Promise<void> {
  if (automatic?.kind === 'written' || automatic?.kind === 'fault' || useRecords().facts.length === 0) return
  const newest = await (await useSession().openStore().backups()).newest()
  const day = newest && parseDay(newest.at.slice(0, 10))
  const days = day === undefined ? undefined : daysBetween(day, useClock().today)
  if (days !== undefined && days <= useSettings().settings.backupDays) return
  useMessages().show(
    'warning',
    both((words) => (days === undefined ? words.remindNever : words.remind(days))),
    undefined,
    { text: both((words) => words.toBackups), run: () => (location.hash = '#/settings/data') },
  )
}

/** Names how many cannot be opened, and what to do. */
export function tellDamages(damages: readonly DamagedRecord[]): void {
  const pages = damages.filter(({ store }) => store !== 'slices')
  if (pages.length === 0) return
  const people = new Set(pages.flatMap(({ patientIds }) => patientIds)).size
  useMessages().show(
    'error',
    both((words) => (people === 0 ? words.damageFoundNobody : words.damageFound(String(people)))),
    undefined,
    undefined,
    DAMAGE,
  )
}

function both(say: (words: (typeof backupWords)['ja']) => string): Bilingual {
  return { ja: say(backupWords.ja), en: say(backupWords.en) }
}

/** A moment as far as its minute, as it is written in files. */
export function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
