import { expect, shown, test, type Look } from './gallery'

const TOLERANCE = { threshold: 0.1, maxDiffPixels: 20 }
/** Points of a chart with three draws and of one with forty, with a flag and without. */
const POINTS = [
  { show: 'overdue', point: 'alt:2', what: 'the flagged ALT of a chart with three draws' },
  { show: 'overdue', point: 'hdl:1', what: 'an HDL without a flag' },
  { show: 'often', point: 'alt:20', what: 'an ALT among forty draws' },
  { show: 'often', point: 'tg:11', what: 'a TG among forty draws' },
]

test.describe.configure({ mode: 'serial' })

for (const show of ['overdue', 'often']) {
  test(`the chart ${show} drawn a second time is the same picture`, async ({ gallery }) => {
    const name = `pair-${show}-raw.png`
    const element = await shown(gallery, pair(show))
    await expect(element).toHaveScreenshot(name)
    const again = await (await shown(gallery, pair(show))).screenshot()
    expect(again).toMatchSnapshot(name, TOLERANCE)
  })
}

for (const { show, point, what } of POINTS) {
  for (const px of [2, -2]) {
    test(`${what}, moved by ${px} px, is seen`, async ({ gallery }) => {
      const moved = await (await shown(gallery, pair(show, { moved: `${point}:${px}` }))).screenshot()
      expect(moved).not.toMatchSnapshot(`pair-${show}-raw.png`, TOLERANCE)
    })
  }
}

test('the line of one analyte in another colour is seen', async ({ gallery }) => {
  const other = await (await shown(gallery, pair('overdue', { ink: '--analyte-ast:#7d6a00' }))).screenshot()
  expect(other).not.toMatchSnapshot('pair-overdue-raw.png', TOLERANCE)
})

function pair(show: string, query: Record<string, string> = {}): Look {
  return { part: 'pair', show, query }
}
