import type { ProblemWords } from './shared'

/** What may be wrong with a clinic file. */
export const CLINIC_FILE_PROBLEMS = {
  'not-json': ({ detail }) => ({
    because: {
      ja: `クリニックファイルの構文が壊れています: ${detail}`,
      en: `The clinic file is damaged: ${detail}`,
    },
    todo: {
      ja: 'もう一度書き出すか、バックアップを使ってください。',
      en: 'Export it again, or use a backup.',
    },
  }),
  'not-a-clinic-file': () => ({
    because: {
      ja: 'このアプリのクリニックファイルではありません(saiketsu の版がありません)。',
      en: 'It is no clinic file of this app (the key “saiketsu” is missing).',
    },
    todo: { ja: '*.saiketsu.json を選んでください。', en: 'Choose a *.saiketsu.json file.' },
  }),
  'newer-clinic-file': ({ received }) => ({
    because: {
      ja: `より新しい版(${received})のクリニックファイルです。`,
      en: `The clinic file is of a newer version (${received}).`,
    },
    todo: { ja: 'アプリを更新してから読み込んでください。', en: 'Update the app first.' },
  }),
  'clinic-file-fault': ({ detail, received }) => ({
    because: { ja: `${detail} の値「${received}」は使えません。`, en: `${detail} cannot be “${received}”.` },
    todo: {
      ja: 'この箇所だけ除いて取り込みます。docs/clinic-file.md の形に直してください。',
      en: 'It is imported without this part. Bring it into the form of docs/clinic-file.md.',
    },
  }),
} satisfies Record<string, ProblemWords>
