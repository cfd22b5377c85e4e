const JAPANESE = /[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]/

/**
 * The language of a text that nobody translates, for its `lang`: Japanese where it has kana or kanji, so that on an
 * English screen a name is read aloud, and drawn, as Japanese; undefined where its letters do not tell.
 */
export function langOf(text: string | undefined): 'ja' | undefined {
  return text !== undefined && JAPANESE.test(text) ? 'ja' : undefined
}
