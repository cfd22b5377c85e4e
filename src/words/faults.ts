import { inBoth } from './inBoth'

/** What stands where the stored data are gone or cannot be read. */
export const faultWords = inBoth({
  ja: {
    lostTitle: '保存データが見つかりません',
    lost: 'このブラウザーには以前クリニックのデータがありましたが、なくなっています。ブラウザーのデータの削除や、空き容量の不足で消えた可能性があります。バックアップがあれば、そこから復元できます。新しいクリニックは作らず、まず復元してください。',
    unreadableTitle: 'この患者の記録を開けません',
  },
  en: {
    lostTitle: 'The stored data are gone',
    lost: 'There was a clinic in this browser, and its data are no longer here: they may have been deleted with the browser’s data, or the browser needed the space. They can be restored from a backup. Do that first, rather than creating a new clinic.',
    unreadableTitle: 'The record of this patient cannot be opened',
  },
})
