// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditRows, type AuditRow } from '@/state/audit/auditRows'
import { PAGE, useAuditLog } from '@/state/audit/auditLog'
import { useAuditReview } from '@/state/audit/auditReview'
import { useMessages } from '@/state/messages'
import type { ActEntry, StoreSession } from '@/storage'
import { AT, auditedClinic, until, within } from './clinic'

let session: StoreSession

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:14:00Z') })
  session = (await auditedClinic()).session
})
afterEach(() => vi.useRealTimers())

async function acts(count: number, what = 'opened', at = AT): Promise<void> {
  const trail = await session.trail()
  for (let each = 0; each < count; each += 1) await trail.note({ what, at })
}

describe('the log on the screen', () => {
  test('shows the newest page first and more when asked, until everything has been looked through', async () => {
    await acts(2 * PAGE + 5)
    const { given: log } = within(useAuditLog)
    await log.search(() => true)
    expect(log.rows.value.map(({ entry }) => entry.number)).toEqual(
      Array.from({ length: PAGE }, (_, at) => 2 * PAGE + 5 - at),
    )
    expect([log.phase.value, log.total.value]).toEqual(['paused', 2 * PAGE + 5])
    await log.more()
    expect(log.rows.value).toHaveLength(2 * PAGE)
    await log.more()
    expect(log.rows.value.map(({ entry }) => entry.number).at(-1)).toBe(1)
    expect([log.rows.value.length, log.phase.value, log.seen.value]).toEqual([
      2 * PAGE + 5,
      'done',
      2 * PAGE + 5,
    ])
  })

  test('of an empty trail is done with nothing', async () => {
    const { given: log } = within(useAuditLog)
    await log.search(() => true)
    expect([log.rows.value, log.phase.value, log.total.value]).toEqual([[], 'done', 0])
  })

  test('looks on past pages in which nothing fits', async () => {
    await acts(1, 'login')
    await acts(900)
    const { given: log } = within(useAuditLog)
    await log.search(({ what }) => what === 'login')
    expect(log.rows.value.map(({ entry }) => entry.number)).toEqual([1])
    expect(log.phase.value).toBe('done')
  })

  test('can be stopped, and goes on from there', async () => {
    await acts(1, 'login')
    await acts(900)
    const { given: log } = within(useAuditLog)
    const searching = log.search(({ what }) => what === 'login')
    await until(() => log.seen.value > 0)
    log.stop()
    await searching
    expect([log.rows.value.length, log.phase.value]).toEqual([0, 'stopped'])
    expect(log.seen.value).toBeLessThan(901)
    await log.more()
    expect([log.rows.value.length, log.phase.value, log.seen.value]).toEqual([1, 'done', 901])
  })

  test('a newer search takes the place of one that still runs', async () => {
    await acts(900)
    await acts(1, 'login')
    const { given: log } = within(useAuditLog)
    const first = log.search(({ what }) => what === 'nothing')
    const second = log.search(({ what }) => what === 'login')
    await Promise.all([first, second])
    expect([log.rows.value.length, log.phase.value, log.seen.value]).toEqual([1, 'done', 901])
  })

  test('what the world refuses is said, once the screen still wants it', async () => {
    const { given: log, scope } = within(useAuditLog)
    vi.spyOn(session, 'trail').mockRejectedValue(new Error('no disk'))
    await log.search(() => true)
    expect([log.phase.value, useMessages().list.length]).toEqual(['failed', 1])
    const late = log.search(() => true)
    scope.stop()
    await late
    expect(useMessages().list).toHaveLength(1)
  })
})

describe('the rows', () => {
  test('mark where the clock was set back, over the end of a batch too', async () => {
    const entry = (number: number, at: string) => ({ number, at }) as ActEntry
    async function* batches() {
      yield [entry(5, '2026-11-22T09:00:00'), entry(4, '2026-11-22T12:00:00')]
      yield [entry(3, '2026-11-23T00:00:00')]
      yield []
      yield [entry(2, '2026-11-21T00:00:00'), entry(1, '2026-11-21T00:05:00')]
      await Promise.resolve()
    }
    const rows: AuditRow[] = []
    for await (const batch of auditRows(batches())) rows.push(...batch)
    expect(rows.map(({ entry: { number }, clockBack }) => [number, clockBack])).toEqual([
      [5, true],
      [4, true],
      [3, false],
      [2, false],
      [1, false],
    ])
  })
})

describe('the review', () => {
  async function looked() {
    const { given: review } = within(useAuditReview)
    await review.look()
    return review
  }

  test('without one, everything is new', async () => {
    await acts(3)
    expect((await looked()).state.value).toEqual({
      upTo: 0,
      newest: 3,
      fresh: 3,
      failedLogins: 0,
      clockBacks: 0,
    })
  })

  test('marks what was counted, and what comes later is new again', async () => {
    await acts(3)
    const review = await looked()
    expect(await review.mark(' 失敗ログインは本人に確認 ')).toBe(true)
    expect((await session.readActs(1))[0]).toMatchObject({
      number: 4,
      what: 'audit-reviewed',
      detail: { upTo: 3 },
      why: '失敗ログインは本人に確認',
    })
    expect(review.state.value).toMatchObject({ upTo: 3, newest: 4, fresh: 0, last: { number: 4 } })
    await acts(2)
    expect((await looked()).state.value).toMatchObject({ upTo: 3, newest: 6, fresh: 2 })
  })

  test('does not cover what was written while the reviewer read', async () => {
    await acts(3)
    const review = await looked()
    await acts(1, 'printed')
    await review.mark('')
    expect(review.state.value).toMatchObject({ upTo: 3, newest: 5, fresh: 1 })
    expect((await session.readActs(1))[0]?.why).toBeUndefined()
  })

  test('counts failed log-ins, each try, and clocks set back since the last one only', async () => {
    const trail = await session.trail()
    await trail.note({ what: 'login-failed', at: AT, detail: { count: 5 } })
    const review = await looked()
    expect(review.state.value).toMatchObject({ failedLogins: 5 })
    await review.mark('')
    await trail.note({ what: 'login-failed', at: AT, detail: { count: 2 } })
    await trail.note({ what: 'login-failed', at: AT })
    await acts(1, 'opened', '2026-11-20T00:00:00')
    await acts(1)
    expect((await looked()).state.value).toMatchObject({ failedLogins: 3, clockBacks: 1, fresh: 4 })
  })

  test('that cannot be written is no review', async () => {
    await acts(1)
    const review = await looked()
    vi.spyOn(session, 'trail').mockRejectedValue(new Error('no space'))
    expect(await review.mark('')).toBe(false)
    expect(review.state.value).toMatchObject({ upTo: 0 })
  })
})
