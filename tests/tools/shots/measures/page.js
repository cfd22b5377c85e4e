/** What `npm run shots -- --check` measures on a page, in the page: plain functions that know nothing of the app. The files of this
 * folder are read as text and run there as one; their imports are for those who read and check them. */
import {
  clippedFields,
  clippedHints,
  clippedTexts,
  coveredTexts,
  overlappingTexts,
  textPieces,
} from './texts.js'
import { weakMarks, weakTexts } from './colours.js'
import { canvasLabels } from './canvas.js'
import { crowded, hiddenAside, outOfReach, sideways, unseen } from './window.js'
import { alikeChoices, toldTwice } from './choices.js'

/**
 * @typedef {import('./common.js').Finding} Finding
 */

/**
 * All findings of the page as it stands now.
 * @param {{ firstView?: string[] }} [asked] what must be seen without scrolling, as selectors
 * @returns {Finding[]}
 */
export function measuredPage(asked = {}) {
  const root = document.querySelector('dialog[open]') ?? document.body
  const pieces = textPieces(root)
  return [
    ...clippedTexts(pieces),
    ...clippedFields(root),
    ...clippedHints(root),
    ...overlappingTexts(pieces),
    ...coveredTexts(pieces),
    ...weakTexts(pieces),
    ...weakMarks(root),
    ...canvasLabels(root),
    ...unseen(asked.firstView ?? []),
    ...sideways(),
    ...hiddenAside(root),
    ...outOfReach(root),
    ...alikeChoices(root),
    ...crowded(),
    ...toldTwice(),
  ]
}
