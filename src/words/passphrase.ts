import { inBoth } from './inBoth'

/** Choosing a passphrase: at set-up, and for people later. */
export const passphraseWords = inBoth({
  ja: {
    hint: '12文字以上。いくつかの単語をつなげると覚えやすく強くなります。',
    show: '入力した文字を表示',
    missing: (count: number) => `あと${count}文字必要です。`,
    weak: '受け付けますが、推測されやすい文字列です。単語を足すと強くなります。',
    fair: '受け付けます。もう1語足すとさらに強くなります。',
    good: '十分な強さです。',
    tooShort: '12文字以上にしてください。',
    differs: '2つの入力が一致しません。',
  },
  en: {
    hint: '12 characters or more. A few words in a row are strong and easy to remember.',
    show: 'Show what is typed',
    missing: (count: number) =>
      count === 1 ? '1 more character needed.' : `${count} more characters needed.`,
    weak: 'Accepted, but easy to guess. Another word makes it stronger.',
    fair: 'Accepted. One more word makes it stronger still.',
    good: 'Strong enough.',
    tooShort: 'At least 12 characters.',
    differs: 'The two entries differ.',
  },
})
