import { broughtUp, type Step } from '../stores/migrations'
import type { Sealed } from '../stores/schema'
import { deflated, inflated } from './deflate'
import type { Keyring } from './keyring'
import { seal, unseal, type Label } from './seal'

/** What sealing and unsealing need: the data keys, the schema version we write, and the steps from older ones. */
export interface Keyed {
  keys: Keyring
  form: number
  steps: readonly Step[]
}

/** A content as JSON, deflated and sealed. */
export async function sealContent(
  keyed: Keyed,
  label: Omit<Label, 'form'>,
  content: unknown,
): Promise<Sealed> {
  const bytes = await deflated(new TextEncoder().encode(JSON.stringify(content)))
  return seal(keyed.keys, { ...label, form: keyed.form }, bytes)
}

/** The content of a sealed record, brought up from an older form; throws `Damaged` when it is not what was written. */
export async function contentOf<Content>(
  keyed: Keyed,
  store: Exclude<Label['store'], 'slices' | 'backup'>,
  sealed: Sealed,
): Promise<Content> {
  const bytes = await inflated(await unseal(keyed.keys, store, sealed))
  const content: unknown = JSON.parse(new TextDecoder().decode(bytes))
  return (
    store === 'acts' || store === 'locks' || store === 'drafts'
      ? content
      : broughtUp(store, content, sealed.form, keyed.steps)
  ) as Content
}
