import type { Interaction } from '@/domain/medicines/types'
import { soya } from './soya'
import { tetracyclines } from './tetracyclines'

/** The rows that lead the page, apart from the others since each page of a patient needs them at once. */
export const CONTRAINDICATED: readonly Interaction[] = [tetracyclines, soya]
