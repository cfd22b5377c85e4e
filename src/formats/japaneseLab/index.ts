import type { Format } from '../format'
import { BML_FORMAT } from './bml'
import { MML_FORMAT } from './mml'
import { OPEN_DOLPHIN_FORMAT } from './openDolphin'
import { RECORD_256_FORMATS } from './record256'
import { WOLF_FORMAT } from './wolf'

/** The files of Japanese laboratories and of the programs that pass them on. */
export const JAPANESE_LAB_FORMATS: readonly Format[] = [
  ...RECORD_256_FORMATS,
  BML_FORMAT,
  OPEN_DOLPHIN_FORMAT,
  WOLF_FORMAT,
  MML_FORMAT,
]
