import { beforeEach, describe, expect, it } from 'vitest'
import { keepSecondPressToItsOwn } from '@/ui/secondPress'

let page: HTMLElement
let reached: string[]

beforeEach(() => {
  document.body.replaceChildren((page = document.createElement('main')))
  page.innerHTML = '<button id="save"><b>Save</b></button><a id="row" href="#/p/2">00102</a>'
  reached = []
  keepSecondPressToItsOwn(page)
  page.addEventListener('click', (event) => {
    reached.push(event.target instanceof Element ? event.target.id || event.target.tagName : '')
    event.preventDefault()
  })
})

function press(target: string, count: number): boolean {
  const on = page.querySelector(target)
  const made = (kind: string): MouseEvent =>
    new MouseEvent(kind, { bubbles: true, cancelable: true, detail: count })
  on?.dispatchEvent(made('mousedown'))
  return on?.dispatchEvent(made('click')) ?? false
}

describe('a double press', () => {
  it('on one button reaches that button twice, wherever in it', () => {
    press('#save', 1)
    press('#save b', 2)
    expect(reached).toEqual(['save', 'B'])
  })

  it('whose button has gone does not open the patient who came beneath the pointer', () => {
    press('#save', 1)
    expect(press('#row', 2)).toBe(false)
    press('#row', 3)
    expect(reached).toEqual(['save'])
  })

  it('holds nobody up: the next press of its own opens the patient', () => {
    press('#save', 1)
    press('#row', 2)
    press('#row', 1)
    expect(reached).toEqual(['save', 'row'])
  })

  it('holds no key up: what Enter presses is pressed', () => {
    press('#save', 1)
    press('#row', 2)
    page.querySelector('#row')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    expect(reached).toEqual(['save', 'row'])
  })
})
