// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useAuditCheck } from '@/state/audit/auditCheck'
import { useAuditContext } from '@/state/audit/auditContext'
import { useAuditExport } from '@/state/audit/auditExport'
import { useMessages } from '@/state/messages'
import type { StoreSession } from '@/storage'
import { aPatient, AT, auditedClinic, within } from './clinic'

let session: StoreSession
let saved: { name: string; text: Promise<string> }[]

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:14:00Z') })
  session = (await auditedClinic([aPatient('00142', '=佐藤 花子', 'サトウ')])).session
  saved = []
  let blob: Blob | undefined
  vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
    blob = given as Blob
    return 'blob:x'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (blob) saved.push({ name: this.download, text: blob.text() })
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('verifying', () => {
  test('tells how far it is, gives the result, and is itself noted', async () => {
    const { given: check } = within(useAuditCheck)
    await check.run()
    expect(check.result.value).toMatchObject({ seal: { count: 1 }, broken: [] })
    expect([check.done.value, check.total.value, check.isRunning.value]).toEqual([1, 1, false])
    expect((await session.readActs(1))[0]).toMatchObject({
      what: 'audit-checked',
      detail: { entries: 1, broken: 0 },
    })
  })

  test('that is stopped gives no result and says nothing went wrong', async () => {
    const { given: check } = within(useAuditCheck)
    const trail = await session.trail()
    vi.spyOn(session, 'trail').mockResolvedValue({
      ...trail,
      check: (onProgress, signal) => {
        check.stop()
        return trail.check(onProgress, signal)
      },
    })
    await check.run()
    expect([check.result.value, check.wasStopped.value, check.isRunning.value]).toEqual([
      undefined,
      true,
      false,
    ])
    expect(useMessages().list).toEqual([])
    expect(await session.readActs(9)).toHaveLength(1)
  })

  test('what the world refuses is said', async () => {
    const { given: check } = within(useAuditCheck)
    vi.spyOn(session, 'trail').mockRejectedValue(new Error('no disk'))
    await check.run()
    expect([check.wasStopped.value, check.isRunning.value]).toEqual([false, false])
    expect(useMessages().list).toHaveLength(1)
  })
})

describe('a seal from paper', () => {
  test('fits while the log is as it was, however much has come since', async () => {
    const { given: check } = within(useAuditCheck)
    const trail = await session.trail()
    const { count, hash } = await trail.seal()
    await trail.note({ what: 'opened', at: AT })
    expect(await check.compare(`記録 ${count} · ${hash.slice(0, 8)}`)).toEqual({
      fits: 'yes',
      count: 1,
      now: 2,
    })
  })

  test.each([
    ['1 · 00000000', 'no'],
    ['2 · 00000000', 'shorter'],
    ['0 · 00000000', 'unreadable'],
    ['1 00000000 1', 'no'],
    ['something', 'not-a-seal'],
  ])('%s: %s', async (typed, fits) => {
    const { given: check } = within(useAuditCheck)
    expect((await check.compare(typed)).fits).toBe(fits)
  })
})

describe('the file', () => {
  const everything = () => true

  test('holds what was found, with names, in words, and no formula; its export is noted before it leaves', async () => {
    const { given: exporting } = within(useAuditExport)
    const { given: context } = within(useAuditContext)
    const trail = await session.trail()
    await trail.note({ what: 'opened', at: AT, patientIds: ['id-of-00142', 'gone-1234-5678'], why: '=1+1' })
    expect(await exporting.run(everything, 'ja', context)).toBe(2)
    const [{ name, text } = { name: '', text: '' }] = saved
    expect(name).toBe('audit-2026-11-22.csv')
    const lines = (await text).split('\r\n')
    expect(lines[0]).toContain('記録,日時,利用者,操作,種類,患者,')
    expect(lines[1]).toMatch(/^2,2026-11-22 09:14:00,佐藤 花子,患者を表示,閲覧,00142 =佐藤 花子 \/ 消去済み/)
    expect(lines[1]).toContain(`"'=1+1"`)
    expect(lines[2]).toMatch(/^1,/)
    expect(lines[3]).toBe('')
    expect((await session.readActs(1))[0]).toMatchObject({ what: 'exported-audit', detail: { entries: 2 } })
  })

  test('holds only what fits, in the language of the screen', async () => {
    const { given: exporting } = within(useAuditExport)
    const { given: context } = within(useAuditContext)
    expect(await exporting.run(({ what }) => what === 'none', 'en', context)).toBe(0)
    expect(await saved[0]?.text).toContain('Record,When,Who,What')
  })

  test('does not leave where the log cannot be written', async () => {
    const { given: exporting } = within(useAuditExport)
    const { given: context } = within(useAuditContext)
    const trail = await session.trail()
    const note = () => Promise.reject(new Error('no space'))
    vi.spyOn(session, 'trail').mockResolvedValue({ ...trail, note })
    expect(await exporting.run(everything, 'ja', context)).toBeUndefined()
    expect(saved).toEqual([])
    expect(useMessages().list).toHaveLength(1)
  })

  test('does not leave where it was stopped', async () => {
    const { given: exporting } = within(useAuditExport)
    const { given: context } = within(useAuditContext)
    const running = exporting.run(
      () => {
        exporting.stop()
        return true
      },
      'ja',
      context,
    )
    expect([await running, exporting.isRunning.value]).toEqual([undefined, false])
    expect(saved).toEqual([])
    expect(await session.readActs(9)).toHaveLength(1)
  })
})
