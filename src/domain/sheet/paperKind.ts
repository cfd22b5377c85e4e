/** What a patient's paper may be: the summary for the clinic, the patient's own copy in a language, or a screen as it stands. */
export const PAPER_KINDS = ['summary', 'copy-ja', 'copy-en', 'screen'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]
