import type { Bilingual } from '@/domain/language'

/** What a file held beside results, and what a person should know of it. */
export interface SeenInFile {
  passedBy: ReadonlyMap<string, number>
  replaced: number
  inactive: number
  withoutStatus: number
}

const ORDERS = ['ServiceRequest', 'ProcedureRequest', 'DiagnosticOrder', 'Task']
const MOST_TYPES = 6

/** The notes of a file, in the order in which they matter. */
export function notesOfFile({ passedBy, replaced, inactive, withoutStatus }: SeenInFile): Bilingual[] {
  const orders = ORDERS.reduce((sum, type) => sum + (passedBy.get(type) ?? 0), 0)
  const others = [...passedBy].filter(([type]) => !ORDERS.includes(type)).sort((a, b) => b[1] - a[1])
  return [
    ...(withoutStatus > 0 ? [unknownStatus(withoutStatus)] : []),
    ...(orders > 0 ? [ordersSkipped(orders)] : []),
    ...(replaced > 0 ? [replacedPatients(replaced)] : []),
    ...(inactive > 0 ? [inactivePatients(inactive)] : []),
    ...(others.length > 0 ? [otherResources(others)] : []),
  ]
}

function unknownStatus(count: number): Bilingual {
  return {
    ja: `結果 ${count} 件は状態(status)が不明です。確定として扱います。`,
    en: `${count} results do not say their status. They are taken as final.`,
  }
}

function ordersSkipped(count: number): Bilingual {
  return {
    ja: `オーダー ${count} 件は検査結果ではないため読み飛ばしました。`,
    en: `${count} orders are no results and were skipped.`,
  }
}

function replacedPatients(count: number): Bilingual {
  return {
    ja: `患者 ${count} 名は別の患者番号に統合されたと書かれています。番号を確かめてください。`,
    en: `${count} patients are said to have been merged into another record. Check their numbers.`,
  }
}

function inactivePatients(count: number): Bilingual {
  return {
    ja: `患者 ${count} 名は使用中でない(active: false)と書かれています。`,
    en: `${count} patients are said to be out of use (active: false).`,
  }
}

function otherResources(types: readonly [string, number][]): Bilingual {
  const shown = types.slice(0, MOST_TYPES).map(([type, count]) => `${type} ${count}`)
  const more = types.slice(MOST_TYPES).reduce((sum, [, count]) => sum + count, 0)
  return {
    ja: `検査結果以外は読みません: ${shown.join('、')}${more > 0 ? `、ほか ${more}` : ''}`,
    en: `Other content is not read: ${shown.join(', ')}${more > 0 ? `, ${more} more` : ''}`,
  }
}
