import type { Beginning, Format, Recognised } from '../../format'
import { MmlReader } from './mmlReader'

/** MML, versions 2 to 4: the laboratory modules of an XML document, or one such module alone. */
export const MML_FORMAT: Format = {
  kind: 'mml',
  takes: 'text',
  recognise,
  open: (opening) => new MmlReader(opening),
}

function recognise({ text }: Beginning): Recognised | undefined {
  if (!/^\s*</.test(text)) return undefined
  if (/<(?:\w+:)?TestModule[\s>]/.test(text) && /mmlLb|medxml\.net\/MML/.test(text))
    return {
      because: {
        ja: 'MML の検歴モジュール(mmlLb:TestModule)があります',
        en: 'It holds a laboratory module of MML (mmlLb:TestModule)',
      },
      certainty: 3,
    }
  if (!/<(?:\w+:)?Mml[\s>]/.test(text)) return undefined
  return { because: { ja: 'MML の文書です', en: 'It is a document of MML' }, certainty: 2 }
}
