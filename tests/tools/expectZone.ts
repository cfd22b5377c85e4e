/** The whole suite runs once in each time zone; a run whose zone did not take effect would prove nothing. */
const expected = process.env['EXPECTED_ZONE']
const actual = new Intl.DateTimeFormat().resolvedOptions().timeZone
if (expected && expected !== actual)
  throw new Error(`the suite should run in ${expected}, but runs in ${actual}`)
