import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '../tools/serve.mjs'
import { buildGallery } from './gallerySite.mjs'

/** Serves the gallery as it stands in the working tree while the pictures are compared. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'saiketsu-gallery-'))
  await buildGallery(folder)
  const { address, stop } = await serve({ root: folder })
  process.env['GALLERY'] = address
  return async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
