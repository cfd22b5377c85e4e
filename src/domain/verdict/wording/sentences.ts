import type { Language } from '../../language'
import type { Sentences } from './sentenceShape'
import { english } from './english'
import { japanese } from './japanese'

export const SENTENCES: Record<Language, Sentences> = { ja: japanese, en: english }
