import type { Bilingual } from '../../language'
import type { JudgedResult } from '../judgedOf'

/**
 * What is said where AST of a draw is over its limit, or above its upper limit under a preset that does not limit it,
 * and no number of CK was collected that day: a rise that comes from muscle cannot be told apart then. Undefined else.
 */
export function ckNote(results: readonly JudgedResult[]): Bilingual | undefined {
  const isMissing = results.some(
    (ast) =>
      ast.judged.analyte === 'ast' &&
      isOver(ast) &&
      !results.some(
        ({ draw, judged }) =>
          judged.analyte === 'ck' && judged.value.kind === 'number' && draw.day === ast.draw.day,
      ),
  )
  return isMissing ? CK_MISSING : undefined
}

/** The source of what `ckNote` says. */
export const CK_NOTE_SOURCE = 'webster-2017'

const CK_MISSING: Bilingual = {
  ja: 'ASTが上限を超えていますが、同じ日のCKの数値がありません(筋由来の上昇を区別できません)',
  en: 'AST is over its limit and there is no CK of that day, so a rise from muscle cannot be told apart',
}

function isOver({ interpretation: { flag, direction, inRange } }: JudgedResult): boolean {
  if (flag !== 'none' && flag !== 'not-judged') return true
  return direction === 'high' && inRange === false
}
