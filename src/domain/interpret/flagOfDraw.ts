import type { Day } from '../day'
import type { PatientFacts } from '../facts'
import { AT, PACKED, integer } from '../packedValues'
import { flagOf } from './flagOf'
import { blankCase } from './judging/case'
import { judge } from './judging/judge'
import { takePacked } from './judging/packedCase'
import { readyFor, readyRules } from './judging/rules'
import type { Flag, JudgingRules } from './types'

const onTable = blankCase()

/**
 * The worst flag of what the facts hold of the draw of that day: critical > stop > caution > notice > not-judged > none,
 * over the analytes that the preset limits. `not-judged` as well where nothing of it is held: never normal for want of
 * information.
 */
export function flagOfDraw(facts: PatientFacts, rules: JudgingRules, drawn: Day): Flag {
  const ready = readyRules(rules)
  const { values } = facts
  let highest = 0
  let judged = 0
  let refused = 0
  for (let at = 0; at < values.length; at += PACKED) {
    if (facts.draws[integer(values, at + AT.draw)]?.day !== drawn) continue
    takePacked(onTable, facts, at, ready)
    if (readyFor(ready, onTable.analyte).rule === undefined) continue
    const answer = judge(ready, onTable)
    if (answer < 0) refused += 1
    else judged += 1
    if (answer > highest) highest = answer
  }
  if (highest > 0) return flagOf(highest)
  return judged > 0 && refused === 0 ? 'none' : 'not-judged'
}
