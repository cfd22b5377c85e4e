/** A small server of static files with the app's headers, for `npm start`, the tests, the screenshots and the bench. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { fhirOrigin, securityHeaders } from './headers.mjs'

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

const BIG = 16 * 1024 * 1024

/**
 * @typedef {object} Answer
 * @property {string} path
 * @property {string} type
 * @property {string} tag
 * @property {Buffer} [plain] absent for a file that is streamed
 * @property {Buffer} [zipped] absent where zipping gains nothing
 */

/**
 * Serves a folder on this machine alone, on the first free port from the one named (0 takes any); `show` puts another folder
 * in its place, from one answer to the next.
 * @param {{ root: string, port?: number }} options
 * @returns {Promise<{ address: string, show: (root: string) => void, stop: () => Promise<void> }>}
 */
export async function serve({ root, port = 0 }) {
  let folder = resolve(root)
  const headers = securityHeaders(fhirOrigin(process.env['SAIKETSU_FHIR_SERVER']))
  /** @type {Map<string, Answer>} */
  const known = new Map()
  const server = createServer((request, response) => {
    respond(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, headers)
      response.end()
    })
  })
  const taken = await listen(server, port)

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function respond(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end()
      return
    }
    const path = fileOf(folder, request.url ?? '/')
    const answer = path === undefined ? undefined : await answerOf(path, known)
    if (!answer) {
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end('not found')
      return
    }
    send(request, response, answer, { ...headers, ...caching(answer.path) })
  }

  return {
    address: `http://127.0.0.1:${taken}/`,
    show: (other) => {
      folder = resolve(other)
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/**
 * The file that an address names, or undefined where it leads outside the folder or names none.
 * @param {string} folder
 * @param {string} url
 */
function fileOf(folder, url) {
  let path
  try {
    path = decodeURIComponent(new URL(url, 'http://here').pathname)
  } catch {
    return undefined
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path))
  // A hidden file such as the build's own manifest is no part of what is served.
  return file.startsWith(folder + sep) && !path.includes('/.') ? file : undefined
}

/**
 * @param {string} path
 * @param {Map<string, Answer>} known
 * @returns {Promise<Answer | undefined>}
 */
async function answerOf(path, known) {
  const file = await stat(path).catch(() => undefined)
  if (!file?.isFile()) return undefined
  const tag = `"${createHash('sha256').update(`${path} ${file.mtimeMs} ${file.size}`).digest('hex').slice(0, 20)}"`
  const earlier = known.get(path)
  if (earlier?.tag === tag) return earlier
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  /** @type {Answer} */
  const answer = { path, type, tag }
  if (file.size <= BIG) {
    answer.plain = await readFile(path)
    if (/^(text|application)\/|svg/.test(type)) answer.zipped = await promisify(gzip)(answer.plain)
  }
  known.set(path, answer)
  return answer
}

/**
 * Files whose name holds their hash never change; everything else is asked for again, or a new version would not show.
 * @param {string} path
 */
function caching(path) {
  return {
    'Cache-Control': /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Answer} answer
 * @param {Record<string, string>} headers
 */
function send(request, response, { path, type, tag, plain, zipped }, headers) {
  const common = { ...headers, 'Content-Type': type, ETag: tag, Vary: 'Accept-Encoding' }
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, common).end()
    return
  }
  const zip = zipped && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const body = zip ? zipped : plain
  response.writeHead(200, {
    ...common,
    ...(zip ? { 'Content-Encoding': 'gzip' } : {}),
    ...(body ? { 'Content-Length': body.length } : {}),
  })
  if (request.method === 'HEAD') response.end()
  else if (body) response.end(body)
  else createReadStream(path).pipe(response)
}

/**
 * The port that was free.
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>}
 */
function listen(server, port) {
  return new Promise((done, fail) => {
    server.once('error', (failure) => {
      if ('code' in failure && failure.code === 'EADDRINUSE' && port > 0 && port < 65_535) {
        listen(server, port + 1).then(done, fail)
      } else fail(failure)
    })
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error')
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : port)
    })
  })
}
