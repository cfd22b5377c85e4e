const PATIENTS = 100_000
const TARGET = 2

/**
 * What it costs to judge everybody: the due rule and the worst flag of each patient of a large clinic.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function judging(bench) {
  const { judge } = /** @type {typeof import('./work/judging')} */ (
    await bench.load('tests/tools/bench/work/judging.ts')
  )
  const { verdict, worstFlag, statuses } = judge(PATIENTS)
  // A clinic in which everybody stands the same would measure one path alone.
  if (statuses < 6) throw new Error(`the seeded clinic has only ${statuses} statuses`)
  const of = `of a patient (processor time), ${PATIENTS.toLocaleString('en')} patients`
  return [
    { measure: `verdict ${of}`, value: verdict, unit: 'µs', target: TARGET },
    { measure: `worst flag ${of}`, value: worstFlag, unit: 'µs', target: TARGET },
  ]
}
