/** The papers that clinics print on. */
export type PaperSize = 'a4' | 'letter'
export const PAPER_SIZES: readonly PaperSize[] = ['a4', 'letter']

/** The paper of that name; A4 where there is none such. */
export function paperSizeOf(text: string | undefined): PaperSize {
  return PAPER_SIZES.find((size) => size === text) ?? 'a4'
}
