/** What a patient's paper may be: the summary for the clinic, or the patient's own copy in a language. */
export const PAPER_KINDS = ['summary', 'copy-ja', 'copy-en'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]
