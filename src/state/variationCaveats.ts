/** What is said beside the expected variation, for the dialog of one result; it loads with that dialog. */
export { RCV_SOURCES } from '@/tables/biologicalVariation'
export { VARIATION_CAVEATS } from '@/tables/biologicalVariation/caveats'
