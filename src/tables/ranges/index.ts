import type { ReferenceRange } from '@/domain/range'
import { JCCLS } from './jccls'

/** The ranges that judge where neither the report nor the clinic's own list has one. */
export const RANGES: readonly ReferenceRange[] = JCCLS
