import { expect, test } from 'vitest'
import { PROTOCOLS } from '@/tables/protocols'
import { scheduleSources } from '@/tables/sources/schedules'

test.each(PROTOCOLS)('the source of the protocol $id is one of those on intervals', ({ source }) => {
  expect(scheduleSources.map(({ id }) => id)).toContain(source)
})
