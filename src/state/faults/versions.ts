import type { Bilingual } from '@/domain/language'
import { useMessages } from '../messages'
import { isAnythingUnsaved } from './unsaved'

/** How long another tab has to say that something is unsaved there. */
const ANSWER_MS = 400

/** What the tabs of one browser ask each other before one of them brings a newer version to all. */
type Word = 'may I take the newer version?' | 'something is unsaved'

let isAskedHere = false

/**
 * Takes the newer version over, in this tab by a reload, where nothing is unsaved in any tab; otherwise says what to do
 * first, and nothing happens. Gives whether it is taken over.
 */
export async function takeNewer(waiting: ServiceWorker): Promise<boolean> {
  const refusal = isAnythingUnsaved()
    ? UNSAVED_HERE
    : (await isUnsavedElsewhere())
      ? UNSAVED_ELSEWHERE
      : undefined
  if (refusal) {
    useMessages().show('warning', refusal)
    return false
  }
  isAskedHere = true
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage({ type: 'SKIP_WAITING' })
  return true
}

/** Answers the other tabs, and says so when one of them has brought the newer version. Gives the way to end it. */
export function watchVersions(): () => void {
  const channel = tabs()
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data === 'may I take the newer version?' && isAnythingUnsaved()) say(channel, 'something is unsaved')
  }
  const takenElsewhere = (): void => {
    if (isAskedHere) return
    useMessages().show('warning', TAKEN_ELSEWHERE, undefined, RELOAD)
  }
  // The very first version takes over a page that had none, which is no change.
  const worker = navigator.serviceWorker.controller ? navigator.serviceWorker : undefined
  worker?.addEventListener('controllerchange', takenElsewhere)
  return () => {
    channel.close()
    worker?.removeEventListener('controllerchange', takenElsewhere)
  }
}

function isUnsavedElsewhere(): Promise<boolean> {
  const channel = tabs()
  return new Promise<boolean>((answer) => {
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data === 'something is unsaved') answer(true)
    }
    say(channel, 'may I take the newer version?')
    setTimeout(() => answer(false), ANSWER_MS)
  }).finally(() => channel.close())
}

function tabs(): BroadcastChannel {
  return new BroadcastChannel('saiketsu versions')
}

function say(channel: BroadcastChannel, word: Word): void {
  channel.postMessage(word)
}

/** What a message offers where only a reload helps. */
export const RELOAD = {
  text: { ja: '再読み込み', en: 'Reload' },
  run: () => location.reload(),
}

const UNSAVED_HERE: Bilingual = {
  ja: '保存していない入力か、実行中の処理があります。保存または中止してから、新しい版に更新してください。',
  en: 'Something is not saved yet, or still running. Save or cancel it, then take the newer version.',
}

const UNSAVED_ELSEWHERE: Bilingual = {
  ja: '別のタブに、保存していない入力か実行中の処理があります。そのタブで保存または中止してから、新しい版に更新してください。',
  en: 'In another tab something is not saved yet, or still running. Save or cancel it there, then take the newer version.',
}

const TAKEN_ELSEWHERE: Bilingual = {
  ja: '別のタブで新しい版に更新されました。この画面も、区切りのよいところで再読み込みしてください。',
  en: 'Another tab has taken the newer version. Reload this one too when it suits you.',
}
