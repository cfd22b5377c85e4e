/** Who made a version of something, when (`YYYY-MM-DDTHH:MM:SS` on the clinic's clock), by which act, and why where it was said. */
export interface Stamp {
  at: string
  by: { id: string; name: string }
  /** The name of the act, e.g. `draw-saved`. */
  what: string
  why?: string
}

/** One version of something. The stamp is absent where it was made before versions were kept. */
export interface Version<Kept> {
  stamp?: Stamp
  /** Absent where this version is that it was taken out. */
  content?: Kept
}
