import { measureSizes } from '../size.mjs'

/**
 * How much JavaScript a person waits for, zipped.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function size(bench) {
  const { folder } = await bench.site()
  return measureSizes(folder).map(({ stage, bytes, budget }) => ({
    measure: `JavaScript up to the ${stage}`.replace(
      'up to the patient route',
      'of the patient route beyond it',
    ),
    value: bytes / 1000,
    unit: 'kB gzip',
    target: budget / 1000,
  }))
}
