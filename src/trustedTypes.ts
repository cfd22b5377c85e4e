/**
 * The page's default policy for Trusted Types (docs/decisions/0004-csp.md): a script may be loaded from the app's own
 * origin, for its workers and its service worker; text never becomes HTML or a script. Imported before anything else, in
 * the page and in each worker.
 */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown
}

/** The address of a script of our own origin; throws on any other, with the address. */
export function ownScriptUrl(url: string, base: string): string {
  const { origin, href } = new URL(url, base)
  if (origin !== new URL(base).origin) throw new TypeError(`script from another origin: ${url}`)
  return href
}

/** Sets up the default policy where the browser knows Trusted Types; HTML and script text have no rule, so both are refused. */
export function guardScripts(scope: { trustedTypes?: PolicyFactory; location?: { href: string } }): void {
  const base = scope.location?.href
  if (base === undefined) return
  scope.trustedTypes?.createPolicy('default', { createScriptURL: (url) => ownScriptUrl(url, base) })
}

guardScripts(globalThis)
