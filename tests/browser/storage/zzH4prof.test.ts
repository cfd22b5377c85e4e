import { expect, test } from 'vitest'
import { newId } from '@/storage'
import { contentOf, sealContent } from '@/storage/sealing/contents'
import { inflated } from '@/storage/sealing/deflate'
import { unseal } from '@/storage/sealing/seal'
import { keyringOf } from '@/storage/sealing/keyring'
import { STEPS, newestForm } from '@/storage/stores/migrations'
import { openStores } from '@/storage/stores/open'
import { batchesOf } from '@/storage/backup/moment'
test('prof', async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const keyed = { keys: keyringOf(key), form: newestForm(STEPS), steps: STEPS }
  const db = await openStores('prof', STEPS, () => undefined)
  const patients = (p: number) => Array.from({ length: 100 }, (_, at) => ({ id: newId(), number: String(p * 100 + at), name: '佐藤 花子', draws: Array.from({ length: 5 }, (_, d) => ({ id: newId(), day: `2026-0${d + 1}-11`, results: ['alt', 'ast', 'tg', 'ldl', 'hdl'].map((analyte) => ({ id: newId(), analyte, value: String(Math.floor(Math.random() * 99)), unit: 'U/L', status: 'final' })) })) }))
  for (let p = 0; p < 300; p += 1) await db.put('pages', await sealContent(keyed, { store: 'pages', id: newId(), version: 1 }, { patients: patients(p), changed: [] }))
  const out: string[] = []
  const time = async (name: string, work: () => Promise<void>) => { const t = performance.now(); await work(); out.push(`${name} ${Math.round(performance.now() - t)}`) }
  const conc = (n: number) => async () => { for await (const batch of batchesOf({ database: db } as never, 'pages')) for (let at = 0; at < batch.length; at += n) await Promise.all(batch.slice(at, at + n).map((r) => contentOf(keyed, 'pages', r))) }
  for (let round = 0; round < 3; round += 1) {
    await time('plain', async () => { for (const k of await db.getAllKeys('pages')) { const s = await db.get('pages', k); if (s) JSON.parse(new TextDecoder().decode(await inflated(await unseal(keyed.keys, 'pages', s)))) } })
    await time('c1', conc(1)); await time('c4', conc(4)); await time('c30', conc(30))
    await time('inflate-only-1', async () => { for await (const batch of batchesOf({ database: db } as never, 'pages')) for (const r of batch) await inflated(await unseal(keyed.keys, 'pages', r)) })
    await time('read-only', async () => { for await (const batch of batchesOf({ database: db } as never, 'pages')) out.length = out.length + 0 * batch.length })
  }
  db.close()
  expect(out.join(' | ')).toBe('')
})
