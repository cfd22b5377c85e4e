import { inBoth } from '../inBoth'

/** Backup, restore and repair, in the settings and before anything is open. */
export const backupWords = inBoth({
  ja: {
    title: 'バックアップ',
    hint: 'すべての患者・検査値・履歴・操作記録を、暗号化した1つのファイルに保存します。開くには、そのときの利用者のパスフレーズか復旧キーが必要です。',
    now: '今すぐバックアップ',
    working: 'バックアップしています',
    done: (acts: string) => `バックアップを保存しました(操作記録 ${acts}件まで)。`,
    doneDamaged: (records: string) =>
      `バックアップを保存しましたが、読めないデータが ${records}件あります。設定 → データで確認してください。`,
    newest: '最後のバックアップ',
    never: 'まだありません',
    byHand: '手動',
    automatic: '自動',
    fromRestore: '復元元のファイル',
    acts: (count: string) => `操作記録 ${count}件まで`,
    seal: '照合番号',

    folderTitle: '自動バックアップ',
    folderHint:
      '選んだフォルダーに、使う日ごとに1回保存し、読み直して確認します。新しい3つを残し、古いものは消します。USBメモリーや共有フォルダーなど、この端末の故障で失われない場所が安全です。',
    folderUnsupported:
      'このブラウザーは、フォルダーへの自動保存に対応していません。ChromeまたはEdgeを使うか、手動でバックアップしてください。',
    choose: 'フォルダーを選ぶ',
    chooseOther: '別のフォルダーを選ぶ',
    stop: '自動バックアップをやめる',
    folder: 'フォルダー',
    intoFolder: 'フォルダーに今すぐ保存',
    allow: '許可する',
    inFolder: 'フォルダー内のバックアップ',
    noneInFolder: 'まだありません。',
    made: '作成日時',
    file: 'ファイル',
    whose: 'この端末の記録',
    ours: '一致',
    stranger: '一致しません',
    writtenInto: 'フォルダーにバックアップを保存しました。',
    doneToday: '本日のバックアップは、すでにフォルダーにあります。',

    faultPermission: (folder: string) =>
      `自動バックアップができませんでした。フォルダー「${folder}」への書き込みが許可されていません。「許可する」を押してください。`,
    faultGone:
      '自動バックアップができませんでした。フォルダーが見つかりません。USBメモリーや共有フォルダーの接続を確かめるか、設定 → データで選び直してください。',
    faultFull:
      '自動バックアップができませんでした。保存先の空きがありません。不要なファイルを消すか、設定 → データで別のフォルダーを選んでください。',
    faultNotReadBack:
      '自動バックアップができませんでした。書き込んだファイルを読み直したところ、内容が違いました。保存先が故障しているおそれがあります。別のフォルダーを選んでください。',
    faultFailed:
      '自動バックアップができませんでした。保存先を確かめ、設定 → データでもう一度お試しください。',
    strangers: (made: string) =>
      `フォルダーに、この端末にない操作を含むバックアップ(${made})があります。この端末のデータが古いおそれがあります。古いバックアップは消していません。設定 → データで確認してください。`,
    remindNever: 'バックアップがまだありません。この端末が故障すると、データは失われます。',
    remind: (days: number) => `最後のバックアップから${days}日たちました。`,
    toBackups: 'バックアップへ',

    storageTitle: 'ブラウザーの保存領域',
    persistent: 'このブラウザーは、空きが少なくなってもデータを消しません。',
    notPersistent:
      'このブラウザーは、空きが少なくなるとデータを消すことがあります。バックアップを欠かさないでください。',
    persistenceUnknown: 'データを消さないかどうか、このブラウザーからは分かりません。',
    askToKeep: '消さないように求める',
    refused:
      'ブラウザーは応じませんでした。アプリをインストールするか、ブックマークすると応じることがあります。',
    used: (used: string, quota: string) => `使用 ${used} / 上限 約${quota}`,

    restoreTitle: 'バックアップから復元',
    restoreHint:
      '別の場所に復元し、すべてを確認してから切り替えます。確認が終わるまで、今のデータは変わりません。',

    restoreFirstHint:
      'この端末にクリニックを復元します。バックアップを作成したときの利用者のパスフレーズか、復旧キーを用意してください。',
    chooseFile: 'バックアップファイルを選ぶ',
    checking: 'ファイルを確認しています',
    fileMade: '作成日時',
    fileActs: '操作記録の件数',
    fileSeal: '照合番号',
    fileDamaged: (records: string) =>
      `このバックアップには、作成時にすでに読めなかったデータが ${records}件あります。`,
    secret: 'パスフレーズまたは復旧キー',
    secretHint:
      '作成当時のものです。パスキーを使う利用者の場合は、ほかの利用者のパスフレーズか復旧キーで開いてください。',
    lost: (acts: string, until: string) =>
      `復元すると、このバックアップより後の操作 ${acts}件(最後は ${until})は含まれなくなります。`,
    lostNothing: 'このバックアップより後の操作はありません。',
    otherBranch:
      'このバックアップには、この端末にない操作が含まれています。この端末のデータが古いか、別々に使われていたおそれがあります。',
    keptBefore:
      '今のデータは「復元前のクリニック」として残り、戻すことができます。利用者とパスフレーズもバックアップ時点のものに戻ります。',
    confirm: '復元する',
    restoring: '復元して確認しています',
    restored: (made: string) => `${made} のバックアップから復元しました。`,
    backToStart: '戻る',

    refusedForeign:
      'これは Saiketsu のバックアップではありません。名前の末尾が .saiketsu-backup のファイルを選んでください。何も変更していません。',
    refusedNewer:
      'このバックアップは、新しい版のアプリで作られています。ページを再読み込みして新しい版を開き、もう一度お試しください。何も変更していません。',
    refusedCut:
      'このファイルは途中で切れています。コピーが終わっていないか、保存先が取り外されたおそれがあります。コピーし直すか、別のバックアップを選んでください。何も変更していません。',
    refusedDamaged:
      'このファイルは壊れています。元の場所からコピーし直すか、別のバックアップを選んでください。何も変更していません。',
    refusedTampered:
      'このファイルは、作成後に書き換えられています。使わずに保管し、別のバックアップを選んでください。何も変更していません。',
    refusedOtherClinic:
      'これは別のクリニックのバックアップです。この端末には別のクリニックがあるため、復元できません。何も変更していません。',
    refusedWrongKey:
      'このパスフレーズまたは復旧キーでは開けません。バックアップを作成した当時のものを入力してください。何も変更していません。',
    refusedOlderKey:
      'このバックアップは、利用者の削除より前に作られたため、修復には使えません。新しいバックアップを選ぶか、全体を復元してください。',
    cancelled: '中止しました。何も変更していません。',

    previousTitle: '復元前のクリニック',
    previousHint: '復元する前に使っていたデータです。不要と確かめてから削除してください。',
    until: (moment: string) => `${moment} まで使用`,
    takeBack: 'このデータに戻す',
    takeBackHint: '戻しても、今のデータは消えず、入れ替わりにここに残ります。',
    delete: '削除',
    deleteSure: '完全に削除する',
    keep: '残す',
    deleted: '復元前のクリニックを削除しました。',

    repairTitle: '壊れたデータの修復',
    repairHint:
      '読めなくなったデータを、このクリニックのバックアップから戻します。ほかのデータは変わりません。',
    damagedNow: (records: string, people: string) => `読めないデータ ${records}件(患者 ${people}名)`,
    nothingDamaged: '壊れたデータは見つかりませんでした。',
    scan: 'データを点検する',
    scanning: '点検しています',
    chooseForRepair: '修復に使うバックアップを選ぶ',
    lookingUp: 'バックアップを調べています',
    sameCount: (records: string) => `そのまま戻せるデータ ${records}件`,
    olderTitle: (made: string) => `${made} 時点の内容に戻せる患者`,
    olderHint: 'その後の入力は失われています。戻す患者を選んでください。検査票などで確かめてください。',
    withoutTitle: 'このバックアップにもないデータ',
    withoutCount: (records: string, people: string) => `${records}件(患者 ${people}名)`,
    all: 'すべて選ぶ',
    repair: '選んだものを戻す',
    repaired: (records: string, people: string) =>
      `データ ${records}件を戻しました。以前の内容に戻した患者は ${people}名です。`,
    why: (made: string) => `${made} のバックアップから復元`,
    damageFound: (people: string) =>
      `保存データの一部が壊れています。影響する患者 ${people}名の記録は開けません。ほかは使えます。設定 → データの「壊れたデータの修復」で、バックアップから戻してください。`,
    damageFoundNobody:
      '保存データの一部が壊れています。患者の記録は使えます。設定 → データの「壊れたデータの修復」で、バックアップから戻してください。',
    who: '影響する患者',
  },
  en: {
    title: 'Backup',
    hint: 'All patients, results, history and the audit trail in one encrypted file. A passphrase of the users of that day, or the recovery key, opens it.',
    now: 'Back up now',
    working: 'Backing up',
    done: (acts: string) => `Backup saved (audit trail up to entry ${acts}).`,
    doneDamaged: (records: string) =>
      `Backup saved, but stored records cannot be read (${records}). See Settings → Data.`,
    newest: 'Newest backup',
    never: 'none yet',
    byHand: 'by hand',
    automatic: 'automatic',
    fromRestore: 'the file restored from',
    acts: (count: string) =>
      count === '1' ? '1 entry of the audit trail' : `${count} entries of the audit trail`,
    seal: 'Check number',

    folderTitle: 'Automatic backup',
    folderHint:
      'Written into the chosen folder once on each day of use, read back and verified. The newest three stay, older ones are deleted. A USB stick or a shared folder survives a failure of this computer.',
    folderUnsupported:
      'This browser cannot write into a folder by itself. Use Chrome or Edge, or back up by hand.',
    choose: 'Choose a folder',
    chooseOther: 'Choose another folder',
    stop: 'Stop automatic backup',
    folder: 'Folder',
    intoFolder: 'Write into the folder now',
    allow: 'Allow',
    inFolder: 'Backups in the folder',
    noneInFolder: 'None yet.',
    made: 'Made',
    file: 'File',
    whose: 'This computer’s log',
    ours: 'agrees',
    stranger: 'does not agree',
    writtenInto: 'Backup written into the folder.',
    doneToday: 'Today’s backup is in the folder already.',

    faultPermission: (folder: string) =>
      `The automatic backup was not written: writing into the folder “${folder}” is not allowed. Press “Allow”.`,
    faultGone:
      'The automatic backup was not written: the folder was not found. Check that the USB stick or shared folder is connected, or choose it again under Settings → Data.',
    faultFull:
      'The automatic backup was not written: there is no space left where it goes. Delete what is not needed there, or choose another folder under Settings → Data.',
    faultNotReadBack:
      'The automatic backup was not written: what was read back differs from what was written. The disk may be failing; choose another folder.',
    faultFailed:
      'The automatic backup was not written. Check the place it goes to, and try again under Settings → Data.',
    strangers: (made: string) =>
      `The folder holds a backup (${made}) with entries that this computer does not have. The data here may be an older copy. No old backup was deleted. See Settings → Data.`,
    remindNever: 'There is no backup yet. If this computer fails, the data are lost.',
    remind: (days: number) => `The newest backup is ${days === 1 ? '1 day' : `${days} days`} old.`,
    toBackups: 'Back up',

    storageTitle: 'Space in this browser',
    persistent: 'This browser keeps the data even when space gets short.',
    notPersistent: 'This browser may delete the data when space gets short. Keep backing up.',
    persistenceUnknown: 'This browser does not say whether it keeps the data when space gets short.',
    askToKeep: 'Ask it to keep them',
    refused: 'The browser declined. It may agree once the app is installed or bookmarked.',
    used: (used: string, quota: string) => `${used} used of about ${quota}`,

    restoreTitle: 'Restore from a backup',
    restoreHint:
      'It is restored beside the present data, verified as a whole, and only then put into use. Until then nothing changes.',

    restoreFirstHint:
      'Restores a clinic on this computer. You need the passphrase of a user of the day of the backup, or the recovery key.',
    chooseFile: 'Choose a backup file',
    checking: 'Checking the file',
    fileMade: 'Made',
    fileActs: 'Audit trail entries',
    fileSeal: 'Check number',
    fileDamaged: (records: string) =>
      `Records that could not be read even when this backup was made: ${records}.`,
    secret: 'Passphrase or recovery key',
    secretHint:
      'As on that day. If the user has a passkey, use another user’s passphrase or the recovery key.',
    lost: (acts: string, until: string) =>
      `After restoring, what was done after this backup is no longer there: ${acts === '1' ? '1 entry' : `${acts} entries`}, the last on ${until}.`,
    lostNothing: 'Nothing was done after this backup.',
    otherBranch:
      'This backup holds entries that this computer does not have. The data here may be an older copy, or both were worked on separately.',
    keptBefore:
      'The present data stay as “clinic before a restore” and can be taken back. Users and passphrases, too, become those of the backup.',
    confirm: 'Restore',
    restoring: 'Restoring and verifying',
    restored: (made: string) => `Restored from the backup of ${made}.`,
    backToStart: 'Back',

    refusedForeign:
      'This is not a backup of Saiketsu. Choose a file whose name ends in .saiketsu-backup. Nothing was changed.',
    refusedNewer:
      'A newer version of the app wrote this backup. Reload the page to get that version and try again. Nothing was changed.',
    refusedCut:
      'This file is cut short: it was not copied to the end, or the disk was removed. Copy it again or choose another backup. Nothing was changed.',
    refusedDamaged:
      'This file is damaged. Copy it again from where it was, or choose another backup. Nothing was changed.',
    refusedTampered:
      'Somebody altered this file after it was written. Put it aside and choose another backup. Nothing was changed.',
    refusedOtherClinic:
      'This is the backup of another clinic, and this computer holds a clinic. Nothing was changed.',
    refusedWrongKey:
      'That passphrase or recovery key does not open this backup. Enter the one of the day it was made. Nothing was changed.',
    refusedOlderKey:
      'This backup is from before a user was removed and cannot be used to repair. Choose a newer one, or restore it as a whole.',
    cancelled: 'Stopped. Nothing was changed.',

    previousTitle: 'Clinic before a restore',
    previousHint: 'What was in use before a restore. Delete it once you are sure that nobody needs it.',
    until: (moment: string) => `in use until ${moment}`,
    takeBack: 'Take this back',
    takeBackHint: 'If you take it back, the present data are kept here in its place.',
    delete: 'Delete',
    deleteSure: 'Delete for good',
    keep: 'Keep',
    deleted: 'The clinic before the restore was deleted.',

    repairTitle: 'Repair damaged data',
    repairHint: 'Brings back from a backup of this clinic what can no longer be read. Nothing else changes.',
    damagedNow: (records: string, people: string) =>
      `Records that cannot be read: ${records}; patients: ${people}`,
    nothingDamaged: 'No damaged data were found.',
    scan: 'Check the data',
    scanning: 'Checking',
    chooseForRepair: 'Choose a backup to repair from',
    lookingUp: 'Looking into the backup',
    sameCount: (records: string) => `Records that can be put back as they were: ${records}`,
    olderTitle: (made: string) => `Patients who can be put back as of ${made}`,
    olderHint: 'What was entered since is lost. Choose whom to bring back, and check against the reports.',
    withoutTitle: 'Not in this backup either',
    withoutCount: (records: string, people: string) => `records ${records}, patients ${people}`,
    all: 'Choose all',
    repair: 'Put back what is chosen',
    repaired: (records: string, people: string) =>
      `Put back as they were: ${records}. Patients in an older version: ${people}.`,
    why: (made: string) => `restored from the backup of ${made}`,
    damageFound: (people: string) =>
      `Part of the stored data is damaged. Records that cannot be opened: ${people === '1' ? '1 patient' : `${people} patients`}; all others work. Bring them back from a backup under Settings → Data, “Repair damaged data”.`,
    damageFoundNobody:
      'Part of the stored data is damaged. The patients’ records work. Repair from a backup under Settings → Data, “Repair damaged data”.',
    who: 'Patients affected',
  },
})
