/** When and by whom the clinic wrote something of its own; `at` is `YYYY-MM-DDTHH:MM` on the clinic's clock. */
export interface ChangedBy {
  at: string
  by: string
}
