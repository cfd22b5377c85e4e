/** What is recorded beside the course: entered, given its last day, or struck out. */
const ENTRY_FORM_NAMES = ['medicine', 'pregnancy', 'procedure', 'note', 'strike', 'end'] as const
export type EntryFormName = (typeof ENTRY_FORM_NAMES)[number]

/** The forms that open over the page; `cell` is the correction of one result. */
export const FORM_NAMES = [
  ...ENTRY_FORM_NAMES,
  'draw',
  'pause',
  'course',
  'dose',
  'review',
  'contact',
  'snooze',
  'visit',
  'patient',
  'weight',
  'cell',
] as const
export type FormName = (typeof FORM_NAMES)[number]
