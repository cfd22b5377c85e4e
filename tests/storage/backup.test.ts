// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { BadBackup } from '@/storage'
import { checkBackup, edgesOf, readBackup } from '@/storage/backup/checking'
import { END_FRAME_BYTES, FRAME_HEAD_BYTES, HEADER_BYTES } from '@/storage/backup/format'
import { STORES_IN_FILE } from '@/storage/backup/records'
import { KEPT_STORES } from '@/storage/stores/schema'
import { anAct, aPatient, AT, nth, patients } from './clinic'
import {
  backedClinic,
  backupOf,
  changed,
  everybody,
  openRestored,
  restored,
  restoredDatabases,
} from './backups'
import { everyRecord, sealedIn, tamper } from './disk'

/** A clinic of three pages, with acts that changed, added and removed. */
async function aClinicWithPast() {
  const made = await backedClinic()
  const all = patients(220)
  await made.session.commit(anAct({ patients: all }))
  await made.session.commit(anAct({ patients: [{ ...nth(all, 3), phone: '03-0000-0000' }] }))
  await made.session.commit(anAct({ patients: [aPatient('90001')], removedPatientIds: [nth(all, 7).id] }))
  return { ...made, all }
}

async function because(promise: Promise<unknown>): Promise<string> {
  const cause = await promise.then(
    () => 'nothing',
    (thrown: unknown) => thrown,
  )
  return cause instanceof BadBackup ? cause.because : String(cause)
}

describe('a backup', () => {
  test('restored under the passphrase gives the same clinic, and says in its log that it was restored', async () => {
    const { session } = await aClinicWithPast()
    const { file, written } = await backupOf(session)
    const { name, label, user } = await restored(file)
    const again = await openRestored(name)
    expect(await everybody(again)).toEqual(await everybody(session))
    expect(await again.readClinic()).toEqual(await session.readClinic())
    expect(user).toEqual(session.user)
    expect(label).toEqual(written.label)
    const [newest, ...before] = await again.readActs(99)
    expect(before).toEqual(await session.readActs(99))
    expect(newest).toMatchObject({ what: 'restored', detail: { backup: AT, count: label.seal.count } })
  })

  test('holds every record of the kept stores byte for byte', async () => {
    const { session, name: original } = await aClinicWithPast()
    const { file } = await backupOf(session)
    const { name } = await restored(file)
    const kept = (records: Awaited<ReturnType<typeof everyRecord>>) =>
      records.filter(
        ({ store, value }) =>
          KEPT_STORES.some((one) => one === store) &&
          !(store === 'acts' && (value as { id: number }).id > acts),
      )
    const acts = (await session.readActs(1))[0]?.number ?? 0
    expect(kept(await everyRecord(name))).toEqual(kept(await everyRecord(original)))
  })

  test('opens with the recovery key too', async () => {
    const { session, recoveryKey } = await aClinicWithPast()
    const { file } = await backupOf(session)
    const { user } = await restored(file, { secret: { recoveryKey } })
    expect(user.id).toBe('recovery')
  })

  test('tells without a key when it was made, how many acts there were, and their seal', async () => {
    const { session, id } = await aClinicWithPast()
    const { file, written } = await backupOf(session)
    const [newest] = await session.readActs(1)
    const label = await checkBackup(file)
    expect(label).toEqual(written.label)
    expect(label).toMatchObject({
      at: AT,
      clinicId: id,
      damaged: 0,
      seal: { count: newest?.number, hash: newest?.hash },
    })
    expect((await edgesOf(file)).ending.seal).toEqual(label.seal)
    expect(written.bytes).toBe(file.size)
  })

  test('has nothing readable in it: no name, no number, no clinic', async () => {
    const { session } = await aClinicWithPast()
    const { file } = await backupOf(session)
    const text = new TextDecoder('utf-8').decode(await file.arrayBuffer())
    for (const word of ['患者', '00004', '佐藤', 'さいけつ皮膚科', '03-0000-0000'])
      expect(text).not.toContain(word)
  })

  test('of a clinic without patients can be restored', async () => {
    const { session } = await backedClinic()
    const { file } = await backupOf(session)
    const { name } = await restored(file)
    expect(await everybody(await openRestored(name))).toEqual([])
  })

  test('knows every store that a backup keeps, under numbers that stay', () => {
    expect([...STORES_IN_FILE].sort()).toEqual([...KEPT_STORES].sort())
    expect(STORES_IN_FILE.slice(0, 6)).toEqual(['documents', 'pages', 'slices', 'imports', 'acts', 'history'])
  })
})

describe('a file that is no good', () => {
  test('cut anywhere is told as cut, at the end of every frame and within', async () => {
    const { session } = await aClinicWithPast()
    const { file } = await backupOf(session)
    const ends: number[] = []
    const bytes = new Uint8Array(await file.arrayBuffer())
    for (let at = HEADER_BYTES; at < bytes.length;) {
      ends.push(at)
      at += FRAME_HEAD_BYTES + new DataView(bytes.buffer).getUint32(at, true) + 32
    }
    expect(ends.length).toBeGreaterThan(2)
    for (const end of ends) {
      for (const at of [end, end + 1, end + FRAME_HEAD_BYTES, end + FRAME_HEAD_BYTES + 40]) {
        expect(await because(checkBackup(file.slice(0, at))), `cut at ${at}`).toBe('cut')
      }
    }
    expect(await because(checkBackup(file.slice(0, file.size - 1)))).toBe('cut')
    expect(await because(checkBackup(file.slice(0, 20)))).toBe('cut')
  })

  test('with any one byte changed is found, whichever it is', async () => {
    const { session } = await backedClinic()
    await session.commit(anAct({ patients: patients(1) }))
    const { file } = await backupOf(session)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const passed: number[] = []
    for (let at = 0; at < bytes.length; at += 1) {
      const other = bytes.slice()
      other[at] = (other[at] ?? 0) ^ 0x20
      if ((await because(checkBackup(new Blob([other])))) === 'nothing') passed.push(at)
    }
    expect(passed).toEqual([])
  })

  test('with a changed length is told as damaged, not as cut, when its end is there', async () => {
    const { session } = await aClinicWithPast()
    const { file } = await backupOf(session)
    const longer = await changed(file, (bytes) => {
      new DataView(bytes.buffer).setUint32(HEADER_BYTES, 1 << 30, true)
      return bytes
    })
    expect(await because(checkBackup(longer))).toBe('damaged')
  })

  test('with something behind its end is refused', async () => {
    const { session } = await backedClinic()
    const { file } = await backupOf(session)
    expect(await because(checkBackup(new Blob([file, new Uint8Array(1)])))).toBe('damaged')
  })

  test('that is none of ours is told as foreign: empty, a text, a clinic file', async () => {
    for (const text of ['', 'x', '{"saiketsu":1}', 'PK\x03\x04'.padEnd(5000)]) {
      expect(await because(checkBackup(new Blob([text])))).toBe('foreign')
    }
  })

  test('of a newer version is told as newer', async () => {
    const { session } = await backedClinic()
    const { file } = await backupOf(session)
    const newer = await changed(file, (bytes) => {
      new DataView(bytes.buffer).setUint32(16, 2, true)
      return bytes
    })
    expect(await because(checkBackup(newer))).toBe('newer')
  })

  test('can be given up while it is read', async () => {
    const { session } = await backedClinic()
    const { file } = await backupOf(session)
    const stop = new AbortController()
    stop.abort()
    await expect(checkBackup(file, undefined, stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
    const before = await restoredDatabases()
    await expect(restored(file, {}, stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
    expect(await restoredDatabases()).toEqual(before)
  })
})

describe('a file that somebody without the key has put together', () => {
  /** The frames of a file, without their checksums. */
  async function framesIn(file: Blob) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const frames: { kind: number; payload: Uint8Array<ArrayBuffer> }[] = []
    for (let at = HEADER_BYTES; at < bytes.length;) {
      const length = new DataView(bytes.buffer).getUint32(at, true)
      frames.push({ kind: bytes[at + 4] ?? 0, payload: bytes.slice(at + 5, at + 5 + length) })
      at += FRAME_HEAD_BYTES + length + 32
    }
    return { head: bytes.slice(0, HEADER_BYTES), frames }
  }

  /** A file of these frames whose checksums are right. */
  async function fileOf(
    head: Uint8Array<ArrayBuffer>,
    frames: Awaited<ReturnType<typeof framesIn>>['frames'],
  ) {
    const parts = [head]
    let before = head
    for (const { kind, payload } of frames) {
      const whole = new Uint8Array(32 + 5 + payload.length)
      whole.set(before)
      new DataView(whole.buffer).setUint32(32, payload.length, true)
      whole[36] = kind
      whole.set(payload, 37)
      before = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
      parts.push(whole.slice(32), before)
    }
    return new Blob(parts)
  }

  test('from two backups of one clinic passes the checksums and is refused at the key', async () => {
    const { session, all } = await aClinicWithPast()
    const older = await framesIn((await backupOf(session)).file)
    await session.commit(anAct({ patients: [{ ...nth(all, 9), phone: '1' }] }))
    const newer = await framesIn((await backupOf(session)).file)
    const mixed = newer.frames.map((frame, at) => (frame.kind === 2 ? (older.frames[at] ?? frame) : frame))
    const file = await fileOf(newer.head, mixed)
    expect(await because(readBackup(file))).toBe('nothing')
    const before = await restoredDatabases()
    expect(await because(restored(file))).toBe('tampered')
    expect(await restoredDatabases()).toEqual(before)
  })

  test.each(['label', 'end', 'records left out'])('with another %s is refused', async (what) => {
    const { session } = await aClinicWithPast()
    const { head, frames } = await framesIn((await backupOf(session)).file)
    const text = (payload: Uint8Array<ArrayBuffer>) => new TextDecoder().decode(payload)
    const bytes = (words: string) => new TextEncoder().encode(words)
    const given = frames.flatMap((frame) => {
      if (what === 'records left out' && frame.kind === 2) return []
      if (what === 'label' && frame.kind === 1) {
        return { ...frame, payload: bytes(text(frame.payload).replace(AT, '2026-11-23T09:30:00')) }
      }
      if (what === 'end' && frame.kind === 5) {
        return { ...frame, payload: bytes(text(frame.payload).replace(/"count":\d/, '"count":9')) }
      }
      return frame
    })
    const file = await fileOf(head, given)
    expect(await because(readBackup(file))).toBe('nothing')
    expect(await because(restored(file))).toBe('tampered')
  })

  test('the same frames put together again are the file', async () => {
    const { session } = await aClinicWithPast()
    const { file } = await backupOf(session)
    const { head, frames } = await framesIn(file)
    expect(await (await fileOf(head, frames)).arrayBuffer()).toEqual(await file.arrayBuffer())
    expect(frames.at(-1)?.payload.length).toBe(END_FRAME_BYTES - 37)
  })
})

describe('work that goes on while a backup is written', () => {
  test('the restored clinic is the clinic after one act, with none of a later one', async () => {
    const { session, all } = await aClinicWithPast()
    const states = new Map<number, unknown>()
    const remember = async () => {
      const [newest] = await session.readActs(1)
      states.set(newest?.number ?? 0, await everybody(session))
    }
    await remember()
    let turn = 0
    const { file } = await backupOf(session, async () => {
      turn += 1
      if (turn > 12) return
      const patient = nth(all, 10 + turn * 15)
      await session.commit(
        turn % 4 === 0
          ? anAct({
              patients: patients(120).map((one) => ({ ...one, id: `${turn}-${one.number}`.padEnd(12, 'x') })),
            })
          : turn % 4 === 1
            ? anAct({ removedPatientIds: [patient.id] })
            : anAct({ patients: [{ ...patient, phone: String(turn) }, aPatient(`8${turn}`.padEnd(5, '0'))] }),
      )
      await remember()
    })
    expect(turn).toBeGreaterThan(2)
    const { name, label } = await restored(file)
    expect(await everybody(await openRestored(name))).toEqual(states.get(label.seal.count))
  })

  test('a change that comes with the very last piece is not in it, and the backup still restores', async () => {
    const { session, all } = await aClinicWithPast()
    let isLate = false
    const { file, written } = await backupOf(session, async (bytes) => {
      if (isLate || bytes < END_FRAME_BYTES) return
      isLate = true
      await session.commit(anAct({ patients: [{ ...nth(all, 1), phone: 'late' }] }))
    })
    const { name } = await restored(file)
    const again = await openRestored(name)
    expect((await again.readActs(9))[1]?.number).toBe(written.label.seal.count)
  })

  test('an act of many pages meanwhile is caught up with', async () => {
    const { session } = await aClinicWithPast()
    let isDone = false
    const { file } = await backupOf(session, async () => {
      if (isDone) return
      isDone = true
      await session.commit(
        anAct({ patients: patients(8_000).map((one) => ({ ...one, number: `7${one.number}` })) }),
      )
    })
    const { name } = await restored(file)
    expect(await everybody(await openRestored(name))).toHaveLength(8_220)
  }, 120_000)
})

describe('a clinic with damage', () => {
  test('is backed up all the same; the damage is told, restored as it is, and nothing else may be', async () => {
    const { session, name: original } = await aClinicWithPast()
    const page = nth(await sealedIn(original, 'pages'), 0)
    await tamper(original, 'pages', page)
    const { file, written } = await backupOf(session)
    expect(written.damages).toMatchObject([{ store: 'pages', id: page.id }])
    expect(written.damages[0]?.patientIds.length).toBeGreaterThan(0)
    expect(written.label.damaged).toBe(1)
    const { name } = await restored(file)
    const again = await openRestored(name)
    expect((await again.readFacts()).length).toBe(220)
    await expect(everybody(again)).rejects.toMatchObject({ name: 'Damaged' })
  })

  test('is found by looking at every record', async () => {
    const { session, name } = await aClinicWithPast()
    expect(await (await session.backups()).scan()).toEqual([])
    await tamper(name, 'acts', nth(await sealedIn(name, 'acts'), 1))
    expect(await (await session.backups()).scan()).toEqual([{ store: 'acts', id: '2', patientIds: [] }])
  })
})
