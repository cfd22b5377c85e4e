import { afterEach, describe, expect, test } from 'vitest'
import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { newId, openDatabase, type StoreSession } from '@/storage'
import { checkBackup } from '@/storage/backup/checking'
import { restoreBackup } from '@/storage/backup/restoring'
import { sweepHalfRestored, whileRestoring } from '@/storage/backup/sweeping'
import { currentDatabase, makeCurrent } from '@/storage/registry'
import { deleteStores, openStores } from '@/storage/stores/open'
import { STEPS } from '@/storage/stores/migrations'

const PASSPHRASE = '正しい馬の電池の針'
const AT = '2026-11-22T09:30:00'
const FILE = 'test.saiketsu-backup'

const factsOf = ({ id, number, name }: Patient): PatientFacts => ({
  id,
  number,
  ...(name !== undefined && { name }),
  courses: [],
  draws: [],
  values: [],
})

function patients(count: number): Patient[] {
  return Array.from({ length: count }, (_, at) => ({
    id: newId(),
    number: `N${10_000 + at}`,
    name: '佐藤 花子',
    weights: [],
    courses: [],
    draws: [],
    contacts: [],
  }))
}

async function aClinic(): Promise<StoreSession> {
  const database = await openDatabase('saiketsu', { factsOf })
  const { session } = await database.createClinic({
    clinic: { settings: { ...DEFAULT_SETTINGS, name: '秘密の医院' }, id: newId(), templates: [] },
    passphrase: PASSPHRASE,
    userName: '佐藤',
  })
  return session
}

/** A backup on the disk of this browser, as a folder of the computer would hold it. */
async function backupOnDisk(session: StoreSession): Promise<File> {
  const folder = await navigator.storage.getDirectory()
  const handle = await folder.getFileHandle(FILE, { create: true })
  const stream = await handle.createWritable()
  await (await session.backups()).write(AT, (bytes) => stream.write(bytes))
  await stream.close()
  return handle.getFile()
}

afterEach(async () => {
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith('saiketsu')) await deleteStores(name)
  }
  await (await navigator.storage.getDirectory()).removeEntry(FILE).catch(() => undefined)
})

describe('a backup in a real browser', () => {
  test('streamed to the disk, read back, restored and put into use, gives the same clinic', async () => {
    const session = await aClinic()
    const all = patients(1_200)
    await session.commit({ what: 'test', at: AT, patients: all })
    const file = await backupOnDisk(session)
    expect((await checkBackup(file)).seal.count).toBeGreaterThan(0)
    const { name } = await restoreBackup({ file, secret: { passphrase: PASSPHRASE }, at: AT }, factsOf)
    expect(await currentDatabase()).toBe('saiketsu')
    await makeCurrent(name, AT)
    expect(await currentDatabase()).toBe(name)
    const again = await (await openDatabase(await currentDatabase(), { factsOf })).unlock(PASSPHRASE)
    const facts = (await again?.readFacts()) ?? []
    expect(facts.map(({ number }) => number).sort()).toEqual(all.map(({ number }) => number).sort())
    session.close()
    again?.close()
  })

  test('nobody finds a name in the file', async () => {
    const session = await aClinic()
    await session.commit({ what: 'test', at: AT, patients: patients(50) })
    const bytes = new Uint8Array(await (await backupOnDisk(session)).arrayBuffer())
    for (const encoding of ['utf-8', 'utf-16le', 'shift_jis']) {
      expect(new TextDecoder(encoding).decode(bytes)).not.toContain('佐藤')
    }
    session.close()
  })

  test('while one tab restores, another sweeps nothing away; afterwards it does', async () => {
    const half = `saiketsu-${newId()}`
    const names = async () => (await indexedDB.databases()).map(({ name }) => name)
    await whileRestoring(async () => {
      ;(await openStores(half, STEPS, () => undefined)).close()
      await sweepHalfRestored()
      expect(await names()).toContain(half)
    })
    await sweepHalfRestored()
    expect(await names()).not.toContain(half)
  })
})
