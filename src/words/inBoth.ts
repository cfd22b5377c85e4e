/** A text on screen: fixed, or made from what it is given. */
export type Message = string | ((...given: never[]) => string)

/** The texts of one room of the app in both languages. */
export interface InBoth {
  ja: Record<string, Message>
  en: Record<string, Message>
}

type Shape<Texts> = { [Key in keyof Texts]: Texts[Key] extends string ? string : Texts[Key] }

/** Both languages of one room; a message that one of them lacks, or has with other arguments, does not compile. */
export function inBoth<Texts extends Record<string, Message>>(words: {
  ja: Texts
  en: Shape<NoInfer<Texts>>
}): {
  ja: Shape<Texts>
  en: Shape<Texts>
} {
  return words as { ja: Shape<Texts>; en: Shape<Texts> }
}
