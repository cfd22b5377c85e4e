/** The forms that open over the page; `cell` is the correction of one result. */
export type FormName =
  'draw' | 'pause' | 'course' | 'dose' | 'review' | 'contact' | 'snooze' | 'visit' | 'patient' | 'cell'
