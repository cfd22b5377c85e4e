import type { Attributes } from './xmlReader'

/** What one `mmlLb:TestModule` says of all its items. */
export interface TestModule {
  registId: string
  sampleTime: string
  registTime: string
  reportTime: string
  /** State of the report: its code and its words, which writers swap. */
  state: [string, string]
  center: string
  memos: string[]
  specimen: string
  specimenMemos: string[]
  /** It was said that no time of collection stands in it. */
  isTold: boolean
}

export function emptyModule(): TestModule {
  const texts = { registId: '', sampleTime: '', registTime: '', reportTime: '', center: '', specimen: '' }
  return { ...texts, state: ['', ''], memos: [], specimenMemos: [], isTold: false }
}

/** Adds what the attributes of `mmlLb:information` say. */
export function addInformation(module: TestModule, attributes: Attributes): void {
  const { registId = '', sampleTime = '', registTime = '', reportTime = '' } = attributes
  Object.assign(module, { registId, sampleTime, registTime, reportTime })
}

/** Adds what an element outside the items says. */
export function addToModule(module: TestModule, element: string, attributes: Attributes, text: string): void {
  if (element === 'reportStatus') module.state = [text, attributes['statusCode'] ?? '']
  else if (element === 'laboratoryCenter') module.center = text
  else if (element === 'repMemo' || element === 'repMemoF') module.memos.push(text)
  else if (element === 'specimenName') module.specimen = text
  else if (element === 'spcMemo' || element === 'spcMemoF') module.specimenMemos.push(text)
}
