import type { ImportTemplate } from '@/domain/reading'
import { useSettings } from '../settings'

/** What a person stated for one file is no part of the mapping. */
function withoutStated({ stated: _, ...template }: ImportTemplate): ImportTemplate {
  return template
}

/** Keeps a mapping under its name for the files to come; one of the same name is replaced. */
export async function keepTemplate(template: ImportTemplate): Promise<void> {
  const { clinic, saveClinic } = useSettings()
  const others = clinic.templates.filter((kept) => kept.id !== template.id && kept.name !== template.name)
  await saveClinic({ ...clinic, templates: [...others, withoutStated(template)] }, 'template-saved')
}

/** Gives a kept mapping another name; one that has that name already is replaced. */
export async function renameTemplate(id: string, name: string): Promise<void> {
  const { clinic, saveClinic } = useSettings()
  const templates = clinic.templates
    .filter((kept) => kept.id === id || kept.name !== name)
    .map((kept) => (kept.id === id ? { ...kept, name } : kept))
  await saveClinic({ ...clinic, templates }, 'template-saved')
}

/** Forgets a kept mapping: files with its headings are asked about again. */
export async function removeTemplate(id: string): Promise<void> {
  const { clinic, saveClinic } = useSettings()
  const templates = clinic.templates.filter((kept) => kept.id !== id)
  await saveClinic({ ...clinic, templates }, 'template-removed')
}
