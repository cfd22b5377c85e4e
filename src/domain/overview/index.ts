export {
  dueAhead,
  mondayOf,
  PAST_STATUSES,
  WEEKS_AHEAD,
  type DueAhead,
  type DueWeek,
  type PastStatus,
} from './dueAhead'
export { OVERDUE_BANDS, overdueBands, type OverdueBandId, type OverdueBands } from './overdueBands'
export { COURSE_BLOCKS, courseBlock, type CourseBlock } from './courseBlock'
export {
  flaggedIn,
  gridAnalytes,
  gridBlocks,
  gridCell,
  gridRow,
  judgedIn,
  type FlagCounts,
  type FlagGrid,
} from './flagGrid'
export {
  compareSpots,
  EDISH_MODES,
  edishOf,
  NOT_PLOTTED,
  type EdishMode,
  type EdishSpot,
  type EdishValue,
  type NotPlotted,
} from './edish'
export { EdishGathering, MOST_POINTS, type EdishBin, type EdishField, type EdishPoint } from './edishField'
export { GRID_SCOPES, OverviewScan, type GridScope, type ScannedOverview } from './scan'
