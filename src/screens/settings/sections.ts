/** The parts of the one long page, in its order, and the editors, each with a page of its own. */
export const GENERAL = ['rules', 'clinic', 'desk', 'data', 'about'] as const
export const EDITED = ['protocols', 'presets', 'lab-ranges'] as const
export type Section = (typeof GENERAL)[number] | (typeof EDITED)[number]

/** Whether an address names a section. */
export function isSection(named: string | undefined): named is Section {
  return [...GENERAL, ...EDITED].some((section) => section === named)
}

/** Whether a section has a page of its own. */
export function isEditor(section: Section): section is (typeof EDITED)[number] {
  return EDITED.some((editor) => editor === section)
}

/** In which section each draft is typed. */
export const SECTION_OF_DRAFT: Record<string, Section> = {
  rules: 'rules',
  clinic: 'clinic',
  protocol: 'protocols',
  preset: 'presets',
  'lab-range': 'lab-ranges',
}
