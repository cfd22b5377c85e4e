import '@/trustedTypes'
import { inflated } from '@/storage/sealing/deflate'
import { unseal } from '@/storage/sealing/seal'
import { STEPS } from '@/storage/stores/migrations'
import { openStores } from '@/storage/stores/open'
import type { PageShare, StoreHandle } from '@/storage'

/** Reads, decrypts, inflates and parses a share of the pages, and nothing else; tells how many results they hold. */
addEventListener('message', ({ data }: MessageEvent<{ handle: StoreHandle; share: PageShare }>) => {
  void read(data.handle, data.share).then((results) => postMessage(results))
})

async function read({ database, keys }: StoreHandle, { at, of }: PageShare): Promise<number> {
  const stores = await openStores(database, STEPS, () => undefined)
  const ids = (await stores.getAllKeys('pages')).filter((_, index) => index % of === at)
  let results = 0
  for (const page of ids) {
    const sealed = await stores.get('pages', page)
    if (!sealed) continue
    const text = new TextDecoder().decode(await inflated(await unseal(keys, 'pages', sealed)))
    const { patients } = JSON.parse(text) as { patients: { draws: { results: unknown[] }[] }[] }
    for (const { draws } of patients) for (const draw of draws) results += draw.results.length
  }
  stores.close()
  return results
}
