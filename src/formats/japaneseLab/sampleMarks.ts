import type { SampleMark } from '@/domain/result'

/** The fields in which a laboratory says what it found with a sample. */
const WORDS: readonly { mark: SampleMark; word: string }[] = [
  { mark: 'lipemia', word: '乳び' },
  { mark: 'hemolysis', word: '溶血' },
  { mark: 'icterus', word: 'ビリルビン血清' },
]
const NOTHING = /^(?:[-−－ー0\s]*|\(\s*[-−－]\s*\)|（\s*[-−－]\s*）|なし|無し?|n)$/i

/** What the fields of chyle, haemolysis and bilirubin say: the marks, and the degrees in words for the comment. */
export function marksOfFields(
  chyle: string,
  hemolysis: string,
  bilirubin: string,
): { marks: SampleMark[]; comment: string } {
  const stated = [chyle, hemolysis, bilirubin].map((text) => text.trim())
  const found = WORDS.flatMap(({ mark, word }, at) => {
    const degree = stated[at] ?? ''
    return NOTHING.test(degree) ? [] : [{ mark, text: `${word} ${degree}` }]
  })
  return { marks: found.map(({ mark }) => mark), comment: found.map(({ text }) => text).join('、') }
}

/** Whether before or after a dialysis, as a comment; empty where nothing is said. */
export function dialysisComment(text: string): string {
  const stated = text.trim()
  if (stated === '1') return '透析前'
  return stated === '2' ? '透析後' : ''
}

/** Comments one after the other; empty ones and repeats fall away. */
export function joinedComments(...comments: readonly string[]): string {
  return [...new Set(comments.map((text) => text.trim()).filter((text) => text !== ''))].join('、')
}
