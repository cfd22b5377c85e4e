import { expect, test } from 'vitest'
import { ANALYTE_LIST } from '@/tables/analytes'
import { SHOWN_ANALYTES } from '@/tables/analytes/shown'

test.each(ANALYTE_LIST)(
  '$id is shown by the name and in the unit that the catalogue gives it',
  ({ id, short, unit }) => {
    expect(SHOWN_ANALYTES[id]).toEqual({ short, unit })
  },
)
