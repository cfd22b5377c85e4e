import type { DeskItem } from '../stores/schema'
import { DOOR, namesAt, type Door } from './door'

/** The names for the door, sealed under a new key of this computer, which cannot be taken out of the browser. */
export async function sealedNames(names: Readonly<Record<string, string>>): Promise<DeskItem> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(JSON.stringify(names))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes)
  const value: Door = { key, iv, data }
  return { id: DOOR, value }
}

/** Whether the door says exactly these names. */
export async function saysNames(
  item: DeskItem | undefined,
  names: Readonly<Record<string, string>>,
): Promise<boolean> {
  const said = await namesAt(item?.value)
  if (!said || Object.keys(said).length !== Object.keys(names).length) return false
  return Object.entries(names).every(([id, name]) => said[id] === name)
}
