import { openStores } from '../stores/open'
import { STEPS } from '../stores/migrations'
import type { Keyring } from '../sealing/keyring'
import { unopened, type Opener, type Portion } from './openingCheck'

/** What the worker is asked: first the database and its keys, then one portion after the other. */
export type Asked = { name: string; keys: Keyring } | Portion

let opener: Promise<Opener> | undefined

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if ('name' in data) {
    opener = openStores(data.name, STEPS, () => undefined).then((database) => ({ database, keys: data.keys }))
    opener.catch(() => undefined)
    return
  }
  answer(data).then(
    (failed) => postMessage({ failed }),
    (cause: unknown) => postMessage({ because: String(cause) }),
  )
})

async function answer(portion: Portion) {
  if (!opener) throw new Error('asked for records before being told where they are')
  return unopened(await opener, portion)
}
