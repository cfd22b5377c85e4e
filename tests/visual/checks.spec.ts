import { test as base, expect, type Page } from '@playwright/test'
import { keepCanvasLabels } from '../tools/shots/canvasLog.js'
import { checked } from '../tools/shots/check.mjs'

const SIZE = { width: 1366, height: 625 }
const PLAIN = '<body style="margin: 20px; font: 14px sans-serif; background: #fff; color: #111">'

/** One page for all, made anew by each: opening another takes longer than measuring it. */
const test = base.extend<object, { blank: Page }>({
  blank: [
    async ({ browser }, use) => {
      const page = await browser.newPage({ viewport: SIZE })
      await page.evaluate(keepCanvasLabels)
      await use(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
})

/** Pages made wrong on purpose, each in one way, beside the same page made right. */
const PAGES = [
  {
    fault: 'a text on another text',
    measure: 'overlap',
    right: '<p>first</p><p>second</p>',
    wrong: '<p style="margin: 0">first</p><p style="margin: -12px 0 0">second</p>',
  },
  {
    fault: 'a text cut by its box',
    measure: 'clipped',
    right: '<div style="overflow: hidden; width: 200px; white-space: nowrap">a name</div>',
    wrong: '<div style="overflow: hidden; width: 60px; white-space: nowrap">a name that is too long</div>',
  },
  {
    fault: 'an ellipsis whose whole text cannot be had',
    measure: 'clipped',
    right: ellipsis('a name that is too long', 'title="a name that is too long"'),
    wrong: ellipsis('a name that is too long', ''),
  },
  {
    fault: 'a day cut by an ellipsis, title or not',
    measure: 'clipped',
    right: `<div title="2026-11-14" style="width: 200px">2026-11-14</div>`,
    wrong: ellipsis('2026-11-14', 'title="2026-11-14"'),
  },
  {
    fault: 'a line whose lower half is cut',
    measure: 'clipped',
    right: '<div style="overflow: hidden; height: 24px">a name</div>',
    wrong: '<div style="overflow: hidden; height: 8px">a name</div>',
  },
  {
    fault: 'a field narrower than what stands in it',
    measure: 'clipped',
    right: '<input value="2026-11-14" style="width: 120px">',
    wrong: '<input value="2026-11-14" style="width: 40px">',
  },
  {
    fault: 'a button narrower than its word',
    measure: 'clipped',
    right: '<button style="white-space: nowrap">record the draw</button>',
    wrong: '<button style="white-space: nowrap; width: 40px">record the draw</button>',
  },
  {
    fault: 'a text under a box',
    measure: 'covered',
    right: '<p>a value</p><div style="height: 20px; background: #eee"></div>',
    wrong:
      '<p>a value</p><div style="height: 20px; margin-top: -32px; position: relative; background: #eee"></div>',
  },
  {
    fault: 'a text too pale',
    measure: 'contrast',
    right: '<p style="color: #767676">quiet</p>',
    wrong: '<p style="color: #787878">quiet</p>',
  },
  {
    fault: 'a text made too pale by its transparency',
    measure: 'contrast',
    right: '<div style="opacity: .9"><p>quiet</p></div>',
    wrong: '<div style="opacity: .4"><p>quiet</p></div>',
  },
  {
    fault: 'a mark too pale',
    measure: 'mark-contrast',
    right: mark('#949494'),
    wrong: mark('#969696'),
  },
  {
    fault: 'a page wider than the window',
    measure: 'sideways',
    right: '<div style="width: 90vw">x</div>',
    wrong: '<div style="width: 120vw">x</div>',
  },
  {
    fault: 'a box that hides a part of itself at its side, on a desktop',
    measure: 'sideways',
    right: '<div style="overflow-x: auto; width: 300px"><div style="width: 200px">x</div></div>',
    wrong: '<div style="overflow-x: auto; width: 300px"><div style="width: 400px">x</div></div>',
  },
  {
    fault: 'a status cut by an ellipsis, title or not',
    measure: 'clipped',
    right: ellipsis('a remark that is too long', 'title="a remark that is too long"'),
    wrong: ellipsis('<span class="status-mark">119 days overdue</span>', 'title="119 days overdue"'),
  },
  {
    fault: 'a field narrower than what it asks for',
    measure: 'clipped',
    right: '<input placeholder="YYYY-MM-DD" style="width: 140px">',
    wrong: '<input placeholder="YYYY-MM-DD" style="width: 40px">',
  },
  {
    fault: 'a text beyond the window, in what stands still',
    measure: 'outside',
    right: '<div style="position: fixed; top: 0; width: 200px"><p>a message</p></div>',
    wrong: '<div style="position: fixed; top: 610px; width: 200px"><p>a message</p></div>',
  },
  {
    fault: 'a choice that looks like no choice',
    measure: 'alike',
    right: choice('font-weight: bold'),
    wrong: choice(''),
  },
  {
    fault: 'a window filled by what stands still',
    measure: 'crowded',
    right: held('height: 200px'),
    wrong: held('height: 400px'),
  },
  {
    fault: 'a message that stands there twice',
    measure: 'twice',
    right: '<p data-testid="message">one</p><p data-testid="message">another</p>',
    wrong: '<p data-testid="message">one</p><p data-testid="message">one</p>',
  },
  {
    fault: 'a chart out of the first view',
    measure: 'first-view',
    right: '<div class="seen" style="height: 100px">x</div>',
    wrong: '<div class="seen" style="height: 100px; margin-top: 560px">x</div>',
  },
  {
    fault: 'a label of a canvas on another',
    measure: 'overlap',
    right: canvas("text('ALT 98', 10, 20); text('AST 61', 10, 40)"),
    wrong: canvas("text('ALT 98', 10, 20); text('AST 61', 20, 24)"),
  },
  {
    fault: 'a label over the edge of its canvas',
    measure: 'clipped',
    right: canvas("text('ALT 98', 10, 20)"),
    wrong: canvas("text('ALT 98', 270, 20)"),
  },
  {
    fault: 'a label too pale on what was painted under it',
    measure: 'contrast',
    right: canvas("box('#ffffff'); text('ALT 98', 10, 20)"),
    wrong: canvas("box('#8a8a8a'); text('ALT 98', 10, 20)"),
  },
]

for (const { fault, measure, right, wrong } of PAGES) {
  test(`${fault} is found, and nothing where it is right`, async ({ blank }) => {
    expect(await findingsOn(blank, right)).toEqual([])
    expect(await findingsOn(blank, wrong)).toContain(measure)
  })
}

test('what is scrolled out of sight, hidden, or only for those who listen is no fault', async ({ blank }) => {
  const body =
    '<div style="overflow: auto; height: 30px"><p>one</p><p>two</p><p>three</p></div>' +
    '<p hidden>four</p><span class="visually-hidden" style="position: absolute; width: 1px; height: 1px; overflow: hidden">five</span>'
  expect(await findingsOn(blank, body)).toEqual([])
})

test('labels that a canvas has wiped away since are forgotten', async ({ blank }) => {
  const body = canvas("text('ALT 98', 10, 20); context.clearRect(0, 0, 300, 100); text('AST 61', 14, 22)")
  expect(await findingsOn(blank, body)).toEqual([])
})

async function findingsOn(page: Page, body: string): Promise<string[]> {
  await page.setContent(PLAIN + body)
  const found = await checked(page, body.includes('class="seen"') ? ['.seen'] : [])
  return found.map(({ measure }) => measure)
}

function ellipsis(text: string, attributes: string): string {
  return `<div ${attributes} style="overflow: hidden; width: 60px; white-space: nowrap; text-overflow: ellipsis">${text}</div>`
}

function choice(style: string): string {
  return `<button aria-pressed="true" style="${style}">all</button><button aria-pressed="false">some</button>`
}

function held(style: string): string {
  return `<div style="position: sticky; top: 0; background: #fff; ${style}">head</div><div style="height: 2000px">rows</div>`
}

function mark(colour: string): string {
  return `<svg class="shape" width="12" height="12"><path d="M0 0H12V12H0Z" fill="${colour}"/></svg>`
}

function canvas(drawn: string): string {
  return `<canvas width="300" height="100"></canvas><script>{
    const context = document.querySelector('canvas').getContext('2d')
    const box = (colour) => { context.fillStyle = colour; context.fillRect(0, 0, 300, 100) }
    const text = (words, x, y) => { context.fillStyle = '#333333'; context.font = '12px sans-serif'; context.fillText(words, x, y) }
    ${drawn}
  }</script>`
}
