import type { ImportTemplate, TableKind } from '@/domain/reading'
import type { Terms } from '../terms'

/** Which rows a person says are the headings: the first, from 0, and how many; none where `count` is 0. */
export interface ChosenHeadings {
  first: number
  count: number
}

/** By what a table is recognised. */
export interface Recognising {
  terms: Terms
  templates: readonly ImportTemplate[]
  zone: string
  /** What a person said the file is. */
  kind?: TableKind
  /** The mapping that a person made for this file. */
  mapping?: ImportTemplate
  /** A person wants to say what the columns are, whatever the file says itself. */
  ask?: boolean
  headings?: ChosenHeadings
}
