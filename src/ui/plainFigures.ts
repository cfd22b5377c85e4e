/**
 * Figures as a person typed them, in plain form and without spaces around: full-width figures and signs, the dashes that
 * a Japanese keyboard gives between figures, and its full stop where a decimal point is meant (５２。５).
 */
export function plainFigures(typed: string): string {
  return typed
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d)[ー−‐–—―](?=\d)/g, '-')
    .replace(/(?<=\d)。(?=\d)/g, '.')
}
