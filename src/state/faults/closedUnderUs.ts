import type { Bilingual } from '@/domain/language'
import type { ClosedBecause } from '@/storage/stores/open'
import { useMessages } from '../messages'
import { RELOAD } from './versions'

/** Says why nothing can be stored in this tab any more, and what to do about it. */
export function sayClosed(because: ClosedBecause, isDemo: boolean): void {
  const text = isDemo ? DEMO_GONE : TEXTS[because]
  useMessages().show('error', text, undefined, RELOAD)
}

const TEXTS: Record<ClosedBecause, Bilingual> = {
  newer: {
    ja: '別のタブで新しい版が開かれたため、このタブではもう保存できません。ここまでの入力は控えてあります。再読み込みして、新しい版で続けてください。',
    en: 'Another tab has opened a newer version, so nothing can be saved in this tab any more. What was typed so far is kept. Reload and go on in the newer version.',
  },
  deleted: {
    ja: 'このブラウザーの保存データが削除されました。このタブではもう保存できません。再読み込みして、バックアップから復元してください。',
    en: 'The data stored in this browser were deleted. Nothing can be saved in this tab any more. Reload, and restore the newest backup.',
  },
  lost: {
    ja: '保存データとの接続がブラウザーに切られました。このタブではもう保存できません。再読み込みしてください。データが見つからないときは、バックアップから復元できます。',
    en: 'The browser has cut this tab off from the stored data. Nothing can be saved here any more. Reload; if the data are gone, restore the newest backup.',
  },
}

const DEMO_GONE: Bilingual = {
  ja: 'デモ用クリニックは別のタブで破棄または更新されました。再読み込みしてください。',
  en: 'Another tab has thrown the demo clinic away or renewed it. Please reload.',
}
