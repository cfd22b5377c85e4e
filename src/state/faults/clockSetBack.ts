import { isClockBack } from '@/domain/clockBack'
import type { Bilingual } from '@/domain/language'
import { useClock } from '../clock'
import { useMessages } from '../messages'
import { useSession } from '../session'
import { useSettings } from '../settings'

/** So many of the newest acts are looked at: somebody may have worked on after the clock was set back. */
const LOOKED_AT = 50

/** Warns when the computer's clock shows a moment before the newest act or the last copy that left the building. */
export async function warnOfClockSetBack(): Promise<void> {
  const session = useSession()
  const now = useClock().stamp()
  const newest = latest(await session.openStore().readMoments(LOOKED_AT))
  if (newest !== undefined && isClockBack(now, newest)) {
    useMessages().show('warning', setBack(now, newest))
    return
  }
  const backup = await lastCopy()
  if (backup !== undefined && isBefore(now, backup)) useMessages().show('warning', beforeBackup(now, backup))
}

/** The last backup or export, as a moment or a day. */
async function lastCopy(): Promise<string | undefined> {
  const backups = await useSession().openStore().backups()
  const made = (await backups.newest())?.at
  const { lastExport } = useSettings().clinic
  return latest([made, lastExport].filter((one) => one !== undefined))
}

function isBefore(now: string, moment: string): boolean {
  return moment.length === 10 ? now.slice(0, 10) < moment : isClockBack(now, moment)
}

function latest(moments: readonly string[]): string | undefined {
  return moments.reduce<string | undefined>(
    (last, one) => (last === undefined || one > last ? one : last),
    undefined,
  )
}

function setBack(now: string, newest: string): Bilingual {
  return {
    ja: `この端末の時計は ${written(now)} ですが、最後の記録は ${written(newest)} です。時計が遅れているようです。期限の判定も狂うため、入力の前に日付と時刻を直してください。`,
    en: `The clock of this computer says ${written(now)}, but the last entry was made ${written(newest)}. The clock seems to be set back. Due days are judged by it: correct date and time before you enter anything.`,
  }
}

function beforeBackup(now: string, copy: string): Bilingual {
  return {
    ja: `この端末の時計は ${written(now)} ですが、最後のバックアップまたは書き出しは ${written(copy)} です。時計が遅れているようです。入力の前に日付と時刻を直してください。`,
    en: `The clock of this computer says ${written(now)}, but the last backup or export was made ${written(copy)}. The clock seems to be set back: correct date and time before you enter anything.`,
  }
}

/** A moment or a day as it is read aloud, without the seconds. */
function written(moment: string): string {
  return moment.slice(0, 16).replace('T', ' ')
}
