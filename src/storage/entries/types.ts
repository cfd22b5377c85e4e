/** What somebody has typed into a form and not saved; `form` names it, e.g. `draw`. */
export interface EntryDraft {
  form: string
  patientId?: string
  values: unknown
  at: string
}

/** Unsaved entry of the person of this session, sealed, so that it survives a lock, a reload and a crash. */
export interface EntryDrafts {
  all(): Promise<EntryDraft[]>
  /** In place of the one for the same form and patient. */
  keep(draft: EntryDraft): Promise<void>
  drop(form: string, patientId?: string): Promise<void>
}
