import '@/trustedTypes'
import { expose } from 'comlink'
import { factsOf } from '@/domain/factsOf'
import { resumeSession } from '@/storage'
import { ANALYTES } from '@/tables/analytes'
import { PROTOCOLS } from '@/tables/protocols'
import { breatheEvery } from '../breathe'
import { permitted } from '../people/permitted'
import { ImportDesk } from './desk'

/** A cancel is heard so soon; ten times as many turns would take a tenth of the time of reading. */
const BREATH_MILLISECONDS = 20

expose(
  new ImportDesk({
    catalogue: ANALYTES,
    protocols: PROTOCOLS,
    resume: async (handle) => permitted(await resumeSession(handle, { factsOf })),
    breathe: breatheEvery(BREATH_MILLISECONDS),
    alone: (work) => navigator.locks.request('saiketsu-import', work),
  }),
)
