import '@/trustedTypes'
import { expose } from 'comlink'
import { factsOf } from '@/domain/factsOf'
import { resumeSession } from '@/storage'
import { ANALYTES } from '@/tables/analytes'
import { PROTOCOLS } from '@/tables/protocols'
import { breathe } from '../breathe'
import { permitted } from '../people/permitted'
import { ImportDesk } from './desk'

expose(
  new ImportDesk({
    catalogue: ANALYTES,
    protocols: PROTOCOLS,
    resume: async (handle) => permitted(await resumeSession(handle, { factsOf })),
    breathe,
  }),
)
