import { afterEach, beforeEach, expect, test } from 'vitest'
import { focusKeeper } from '@/screens/patient/forms/entry/focusKeeper'

beforeEach(() => {
  document.body.innerHTML =
    '<main id="content" tabindex="-1"><div id="bar"><button id="opener" data-testid="open-review"></button></div></main>'
  byId('opener').focus()
})
afterEach(() => (document.body.innerHTML = ''))

function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with the id ${id}`)
  return found
}

/** The observers of the page have been told. */
const told = () => new Promise((done) => setTimeout(done))

test('the focus goes back to what opened the form', () => {
  const giveFocusBack = focusKeeper('open-review')
  byId('opener').blur()
  giveFocusBack()
  expect(document.activeElement).toBe(byId('opener'))
})

test('a button that is replaced once the entry shows hands the focus on to the new one', async () => {
  focusKeeper('open-review')()
  byId('bar').innerHTML = '<button id="another" data-testid="open-review"></button>'
  await told()
  expect(document.activeElement).toBe(byId('another'))
})

test('with nothing left of it the screen itself has the focus', async () => {
  focusKeeper('open-strike')()
  byId('bar').innerHTML = ''
  await told()
  expect(document.activeElement).toBe(byId('content'))
})

test('whoever has moved on meanwhile is left where he is', async () => {
  focusKeeper('open-review')()
  byId('bar').insertAdjacentHTML('beforeend', '<input id="field" />')
  byId('field').focus()
  byId('opener').remove()
  await told()
  expect(document.activeElement).toBe(byId('field'))
})
