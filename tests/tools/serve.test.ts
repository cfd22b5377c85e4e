// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { securityHeaders } from './headers.mjs'
import { serve } from './serve.mjs'

let folder: string
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'))
  mkdirSync(join(folder, 'dist/assets'), { recursive: true })
  mkdirSync(join(folder, 'dist/.vite'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'dist/index.html'), '<!doctype html><title>here</title>')
  writeFileSync(join(folder, 'dist/assets/app-12345678.js'), 'export const text = "' + 'x'.repeat(2000) + '"')
  writeFileSync(join(folder, 'dist/assets/worker-12345678.js'), 'self.onmessage = null')
  writeFileSync(join(folder, 'dist/sw.js'), 'self.skipWaiting()')
  writeFileSync(join(folder, 'dist/.vite/chunks.json'), '[]')
  server = await serve({ root: join(folder, 'dist') })
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

test('the address without a file gives the page, with every header', async () => {
  const response = await fetch(server.address)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  for (const [name, value] of Object.entries(securityHeaders()))
    expect(response.headers.get(name)).toBe(value)
})

test('a script comes as a script, zipped, and may be kept for good', async () => {
  const response = await fetch(`${server.address}assets/app-12345678.js`)
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(await response.text()).toContain('xxx')
})

test.each(['', 'assets/app-12345678.js', 'sw.js', 'assets/worker-12345678.js', 'index.html'])(
  'every header stands on “%s”: a worker goes by its own response, not by the page',
  async (path) => {
    const response = await fetch(server.address + path)
    expect(response.status).toBe(200)
    for (const [name, value] of Object.entries(securityHeaders()))
      expect(response.headers.get(name), name).toBe(value)
    expect(response.headers.get('cache-control')).toBe(
      path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
  },
)

test('a file that has not changed is not sent again', async () => {
  const tag = (await fetch(server.address)).headers.get('etag') ?? ''
  expect((await fetch(server.address, { headers: { 'If-None-Match': tag } })).status).toBe(304)
})

test.each([
  '/missing.js',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/.vite/chunks.json',
  '/%',
])('%s is not found, and says so with every header', async (path) => {
  const { status, policy } = await asked(path)
  expect(status).toBe(404)
  expect(policy).toBe(securityHeaders()['Content-Security-Policy'])
})

test('nothing can be written', async () => {
  expect((await fetch(server.address, { method: 'POST', body: 'x' })).status).toBe(405)
})

test('a port that is taken gives the next free one', async () => {
  const port = Number(new URL(server.address).port)
  const other = await serve({ root: join(folder, 'dist'), port })
  expect(Number(new URL(other.address).port)).toBeGreaterThan(port)
  await other.stop()
})

test('another folder takes the place of the first from one answer to the next', async () => {
  mkdirSync(join(folder, 'other'))
  writeFileSync(join(folder, 'other/index.html'), '<!doctype html><title>there</title>')
  const first = await fetch(server.address)
  server.show(join(folder, 'other'))
  const second = await fetch(server.address)
  expect(await second.text()).toContain('there')
  expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'))
  expect((await fetch(new URL('sw.js', server.address))).status).toBe(404)
  server.show(join(folder, 'dist'))
  expect(await (await fetch(server.address)).text()).toContain('here')
})

/** Asks for a path as it stands; `fetch` would tidy it first. */
function asked(path: string): Promise<{ status: number | undefined; policy: string | string[] | undefined }> {
  return new Promise((resolve, reject) => {
    request({ port: new URL(server.address).port, path }, (response) => {
      response.resume()
      resolve({ status: response.statusCode, policy: response.headers['content-security-policy'] })
    })
      .once('error', reject)
      .end()
  })
}
