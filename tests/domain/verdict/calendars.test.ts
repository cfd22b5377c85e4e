import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { verdict } from '@/domain/verdict'
import { PROTOCOLS } from '@/tables/protocols'
import { CALENDARS, recordOn, rulesOf } from './calendars'
import { protocolPage } from './protocolPage'

const PAGE = join(import.meta.dirname, '../../../docs/protocols.md')

test('every protocol of the tables has a worked calendar', () => {
  const worked = CALENDARS.map(({ protocol }) => protocol.id)
  expect(worked).toEqual(expect.arrayContaining(PROTOCOLS.map(({ id }) => id)))
})

describe.each(CALENDARS.map((calendar) => ({ id: calendar.protocol.id, calendar })))(
  'a course of 20 weeks under $id',
  ({ calendar }) => {
    test.each(calendar.days.map(([on, status, due]) => ({ on, status, due })))(
      '$on: $status $due',
      ({ on, status, due }) => {
        const said = verdict(recordOn(day(on), calendar), rulesOf(calendar), day(on))
        expect({ status: said.status, due: said.due ?? said.noneLeft }).toEqual({ status, due })
        expect(said.protocol).toBe(`${calendar.protocol.id}@${calendar.protocol.version}`)
      },
    )
  },
)

// To write the page anew after a rule has changed: npx vitest run --project unit tests/domain/verdict/calendars.test.ts -u
test('the page of protocols says what the functions say, row by row', async () => {
  const page = protocolPage()
  await expect(page).toMatchFileSnapshot(PAGE)
  const rows = page.match(/^\| 2026-/gm)
  expect(rows?.length).toBe(2 * CALENDARS.reduce((sum, { days }) => sum + days.length, 0))
})
