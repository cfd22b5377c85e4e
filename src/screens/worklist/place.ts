/** Where the person was in the list, for coming back from a patient. Ids only; nothing that names anybody. */
export const place: { activeId: string | undefined; offset: number } = { activeId: undefined, offset: 0 }
