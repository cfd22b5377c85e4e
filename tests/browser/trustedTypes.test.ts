import { describe, expect, test } from 'vitest'
import { ownScriptUrl } from '@/trustedTypes'

describe('the addresses that a script may come from', () => {
  const page = 'https://clinic.example/app/index.html'

  test.each(['./sw.js', 'assets/worker.js', 'https://clinic.example/other.js'])(
    '%s, from the own origin',
    (url) => {
      expect(ownScriptUrl(url, page)).toBe(new URL(url, page).href)
    },
  )

  test.each([
    'https://elsewhere.example/sw.js',
    '//elsewhere.example/sw.js',
    'http://clinic.example/sw.js',
    'https://clinic.example:8443/sw.js',
    'data:text/javascript,0',
    'blob:https://elsewhere.example/1',
    'javascript:0',
  ])('never %s', (url) => {
    expect(() => ownScriptUrl(url, page)).toThrow(url)
  })

  test('a page of the browser itself has a default policy that refuses HTML', () => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { defaultPolicy: { createHTML(text: string): unknown } | null }
    }
    expect(() => trustedTypes.defaultPolicy?.createHTML('<p>')).toThrow()
  })
})
