import type { Label } from './canvasLog.js'

declare global {
  interface Window {
    /** The labels of each canvas, kept since it was last cleared (canvasLog.js). */
    canvasLog?: WeakMap<HTMLCanvasElement, Label[]>
  }
}
