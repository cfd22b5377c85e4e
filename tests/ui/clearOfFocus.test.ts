import { describe, expect, test } from 'vitest'
import { placeClearOf, type MessagePlace } from '@/ui/clearOfFocus'

const WINDOW = { width: 1366, height: 625 }
const LIST = { width: 480, height: 80 }

/** A focused part by its corner and size. */
function at(left: number, top: number, width = 80, height = 30): Parameters<typeof placeClearOf>[0] {
  return { left, top, right: left + width, bottom: top + height }
}

describe('a message that stays', () => {
  test.each<[where: string, focused: ReturnType<typeof at>, now: MessagePlace, place: MessagePlace]>([
    ['stays at the right while the focus is elsewhere', at(100, 100), 'right', 'right'],
    ['goes to the left for a button beneath it', at(1200, 550), 'right', 'left'],
    ['does not come back for a focus that it does not cover', at(100, 100), 'left', 'left'],
    ['goes back to the right for a button beneath it at the left', at(100, 550), 'left', 'right'],
    ['stays where it covers just half of a button', at(831, 550, 78), 'right', 'right'],
    ['gives way where it covers a pixel more than half', at(832, 550, 78), 'right', 'left'],
    ['does not go for a row as wide as the window', at(0, 550, 1366), 'right', 'right'],
    ['stays for a page that has the focus as a whole', at(0, 0, 1366, 625), 'right', 'right'],
  ])('%s', (_where, focused, now, place) => {
    expect(placeClearOf(focused, LIST, WINDOW, now)).toBe(place)
  })

  test('goes to the top of a window so narrow that it covers both sides', () => {
    const narrow = { width: 320, height: 256 }
    expect(placeClearOf(at(200, 200), { width: 288, height: 80 }, narrow, 'right')).toBe('top')
  })

  test('stays where no place is free', () => {
    expect(placeClearOf(at(100, 10), { width: 288, height: 240 }, { width: 320, height: 256 }, 'right')).toBe(
      'right',
    )
  })
})
