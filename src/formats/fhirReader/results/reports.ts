import type { Moment } from '../../readers/resultCells'
import { NumberList, PrintTable } from '../printTable'
import type { Print } from '../references'

/** What a DiagnosticReport says of the results that it lists. */
export interface KnownReport {
  /** When the samples were collected; below 0 where it does not say. */
  moment: Moment
  /** When it was reported, as `stampNumber`; −∞ where it does not say. */
  stamp: number
  withdrawn?: 'cancelled' | 'entered-in-error'
}

/** So many panels stand within each other at most. */
const MOST_PANELS = 8

/** The reports of all files and the results that they list, and the panels that lead from one to the other. */
export class Reports {
  private readonly reports: KnownReport[] = []
  private readonly reportOfResult = new PrintTable()
  private readonly panelOfResult = new PrintTable()
  private readonly panelHigh = new NumberList()
  private readonly panelLow = new NumberList()
  hasWithdrawn = false

  learn(report: KnownReport, results: readonly Print[]): void {
    const at = this.reports.push(report) - 1
    if (report.withdrawn) this.hasWithdrawn = true
    for (const print of results) {
      const known = this.reports[this.reportOfResult.get(print) ?? -1]
      if (!known || isLater(report, known)) this.reportOfResult.set(print, at)
    }
  }

  /** Says that a result stands in a panel. */
  learnMember(member: Print, panel: Print): void {
    if (this.panelOfResult.get(member) !== undefined) return
    this.panelOfResult.set(member, this.panelHigh.length)
    this.panelHigh.push(panel.high)
    this.panelLow.push(panel.low)
  }

  /** The report that lists a result, itself or by its panel. */
  find(result: Print): KnownReport | undefined {
    let print = result
    for (let steps = 0; steps <= MOST_PANELS; steps++) {
      const report = this.reports[this.reportOfResult.get(print) ?? -1]
      if (report) return report
      const panel = this.panelOfResult.get(print)
      if (panel === undefined) return undefined
      print = { high: this.panelHigh.at(panel), low: this.panelLow.at(panel) }
    }
    return undefined
  }
}

/** Of two reports that list a result the later holds; of two of the same moment the one that stands. */
function isLater(report: KnownReport, known: KnownReport): boolean {
  return report.stamp === known.stamp ? report.withdrawn === undefined : report.stamp > known.stamp
}
