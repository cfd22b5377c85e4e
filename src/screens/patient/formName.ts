/** The forms that open over the page; `cell` is the correction of one result. */
export type FormName =
  | EntryFormName
  | 'draw'
  | 'pause'
  | 'course'
  | 'dose'
  | 'review'
  | 'contact'
  | 'snooze'
  | 'visit'
  | 'patient'
  | 'weight'
  | 'cell'

/** What is recorded beside the course: entered, given its last day, or struck out. */
export type EntryFormName = 'medicine' | 'pregnancy' | 'procedure' | 'note' | 'strike' | 'end'
