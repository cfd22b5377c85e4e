// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contentSecurityPolicy, fhirOrigin, metaPolicy, securityHeaders } from '../tools/headers.mjs'

const hosting = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8')
const snippets = [...hosting.matchAll(/```(?:nginx|caddyfile|xml|)\n([\s\S]*?)```/g)].map(
  (match) => match[1] ?? '',
)

test('the hosting page has a snippet for each of four kinds of host', () => {
  expect(snippets).toHaveLength(4)
})

test.each(Object.entries(securityHeaders()))(
  'every snippet of the hosting page sends %s as we test it',
  (name, value) => {
    for (const snippet of snippets) {
      expect(snippet).toContain(name)
      expect(snippet).toContain(value)
    }
  },
)

test('the policy names no origin but our own', () => {
  expect(contentSecurityPolicy()).not.toMatch(/https?:|\*|unsafe/)
})

test('a FHIR server named when building is the one origin added, and for connections only', () => {
  const withServer = contentSecurityPolicy('https://fhir.clinic.example')
  expect(withServer.replace(' https://fhir.clinic.example', '')).toBe(contentSecurityPolicy())
  expect(withServer).toContain("connect-src 'self' https://fhir.clinic.example;")
})

test('the policy in the page is the header’s but for frames, which a page cannot forbid itself', () => {
  expect(metaPolicy()).toBe(contentSecurityPolicy().replace("frame-ancestors 'none'; ", ''))
})

test.each([
  ['https://fhir.clinic.example/r4/', 'https://fhir.clinic.example'],
  ['http://localhost:8080/fhir', 'http://localhost:8080'],
  ['', undefined],
  [undefined, undefined],
])('the setting %s names the origin %s', (setting, origin) => {
  expect(fhirOrigin(setting)).toBe(origin)
})

test.each(['http://fhir.clinic.example', 'fhir.clinic.example', 'ftp://fhir.clinic.example'])(
  'the setting %s is refused',
  (setting) => {
    expect(() => fhirOrigin(setting)).toThrow()
  },
)
