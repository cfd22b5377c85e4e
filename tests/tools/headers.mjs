/**
 * The headers under which the app is served and tested; docs/hosting.md repeats them for other hosts, and a test holds
 * the two together. The build writes the same policy, without `frame-ancestors`, into index.html for hosts that send none.
 */

/**
 * The content security policy, each directive with its sources.
 * @param {string} [fhirServer] origin of the clinic's FHIR server, named when the app is built and never at run time
 */
function directives(fhirServer) {
  return [
    ['default-src', "'none'"],
    ['script-src', "'self'"],
    ['style-src', "'self'"],
    ['img-src', "'self' data: blob:"],
    ['font-src', "'self'"],
    ['connect-src', fhirServer ? `'self' ${fhirServer}` : "'self'"],
    ['worker-src', "'self'"],
    ['manifest-src', "'self'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-ancestors', "'none'"],
    ['require-trusted-types-for', "'script'"],
    ['trusted-types', 'default vue'],
  ]
}

/**
 * The policy as the header carries it.
 * @param {string} [fhirServer]
 */
export function contentSecurityPolicy(fhirServer) {
  return directives(fhirServer)
    .map((directive) => directive.join(' '))
    .join('; ')
}

/**
 * The policy as `<meta>` may carry it: browsers ignore `frame-ancestors` there.
 * @param {string} [fhirServer]
 */
export function metaPolicy(fhirServer) {
  return directives(fhirServer)
    .filter(([name]) => name !== 'frame-ancestors')
    .map((directive) => directive.join(' '))
    .join('; ')
}

/**
 * The origin that a setting names; throws on anything that is no https origin (http on this machine alone).
 * @param {string | undefined} setting
 */
export function fhirOrigin(setting) {
  if (!setting) return undefined
  const { origin, protocol, hostname } = new URL(setting)
  if (protocol !== 'https:' && hostname !== 'localhost' && hostname !== '127.0.0.1') {
    throw new Error(`the FHIR server must be reached over https: ${setting}`)
  }
  return origin
}

/**
 * Every header of a response of the app.
 * @param {string} [fhirServer]
 * @returns {Record<string, string>}
 */
export function securityHeaders(fhirServer) {
  return {
    'Content-Security-Policy': contentSecurityPolicy(fhirServer),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy':
      'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=(), serial=(), hid=(), bluetooth=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}
