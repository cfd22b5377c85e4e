import type { PatientFacts } from '@/domain/facts'

/** What a slot needs to know of the patient whose row stands in it. */
type Named = Pick<PatientFacts, 'id' | 'number'>

/**
 * Which element each row in sight is shown in. A row that stays keeps its own; one that comes takes over that of one that
 * left, since filling in an element is much less work, and leaves less behind, than making one and throwing one away.
 */
export class RowSlots {
  private slots = new Map<string, { slot: string; number: string }>()
  private made = 0

  /**
   * The slot of each patient whose row is now in sight, by id. The slot of a row that left with the focus in it, told by
   * the patient's number, goes with the row: taken over, it would leave the focus on somebody else's name.
   */
  assign(inSight: readonly Named[], focused: string | undefined): (id: string) => string {
    const before = this.slots
    const staying = new Set(inSight.map(({ id }) => id))
    const left = [...before].flatMap(([id, { slot, number }]) =>
      staying.has(id) || number === focused ? [] : [slot],
    )
    let taken = 0
    this.slots = new Map(
      inSight.map(({ id, number }) => {
        const slot = before.get(id)?.slot ?? left[taken++] ?? `slot ${(this.made += 1)}`
        return [id, { slot, number }]
      }),
    )
    return (id) => this.slots.get(id)?.slot ?? id
  }
}
