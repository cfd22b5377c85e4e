import '@/trustedTypes'
import { expose } from 'comlink'
import { factsOf } from '@/domain/factsOf'
import { resumeSession } from '@/storage'
import { ANALYTES } from '@/tables/analytes'
import { PROTOCOLS } from '@/tables/protocols'
import { ImportDesk } from './desk'

/** A turn of the event loop, in which messages of the page are heard; a timer would wait 4 ms each time. */
function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

expose(
  new ImportDesk({
    catalogue: ANALYTES,
    protocols: PROTOCOLS,
    resume: (handle) => resumeSession(handle, { factsOf }),
    breathe,
  }),
)
