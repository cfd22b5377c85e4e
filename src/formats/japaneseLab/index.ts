import type { Format } from '../format'

export const JAPANESE_LAB_FORMATS: readonly Format[] = []
