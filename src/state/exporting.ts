import { useClock } from './clock'
import { useSession } from './session'
import { useSettings } from './settings'

/** Hands a file to the person at the desk, through the browser's own download. */
export function download(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Writes everything of the clinic to `*.saiketsu.json`, page by page, and records that it left the building. */
export async function exportClinicFile(): Promise<void> {
  const { makeClinicFile } = await import('@/formats/clinicFile')
  const session = useSession().openStore()
  const settings = useSettings()
  const pieces: string[] = []
  for await (const piece of makeClinicFile(settings.clinic, session.pages())) pieces.push(piece)
  const clock = useClock()
  await settings.saveClinic({ ...settings.clinic, lastExport: clock.today }, 'exported-clinic-file')
  download(`clinic-${clock.today}.saiketsu.json`, pieces, 'application/json')
}
