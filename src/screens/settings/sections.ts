/** The parts of the one long page, in its order, and the editors, each with a page of its own. */
export const GENERAL = ['rules', 'clinic', 'desk', 'data', 'about'] as const
export const EDITED = ['protocols', 'presets', 'lab-ranges'] as const
/** Who can open the clinic, and what stands about what was done. */
export const TRUST = ['people', 'audit', 'history'] as const
export type Page = (typeof EDITED)[number] | (typeof TRUST)[number]
export type Section = (typeof GENERAL)[number] | Page

/** Whether an address names a section. */
export function isSection(named: string | undefined): named is Section {
  return [...GENERAL, ...EDITED, ...TRUST].some((section) => section === named)
}

/** Whether a section has a page of its own. */
export function isEditor(section: Section): section is Page {
  return [...EDITED, ...TRUST].some((editor) => editor === section)
}

/** In which section each draft is typed. */
export const SECTION_OF_DRAFT: Record<string, Section> = {
  rules: 'rules',
  clinic: 'clinic',
  protocol: 'protocols',
  preset: 'presets',
  'lab-range': 'lab-ranges',
}
