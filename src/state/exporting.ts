export { download } from './exports/download'

/** Writes everything of the clinic to `*.saiketsu.json`, page by page, and records that it left the building. */
export async function exportClinicFile(): Promise<void> {
  const { exportClinic } = await import('./exports/openExports')
  await exportClinic('clinic-file')
}
