import { foldName } from '../fold'

/** Words for blood and what is made of it: laboratories name one tube by either (FHIR `Serum`, a list 血清). */
const BLOOD = new Set(
  [
    '血清',
    '血漿',
    '血清・血漿',
    '血液',
    '全血',
    '静脈血',
    'serum',
    'plasma',
    'serum or plasma',
    'serum/plasma',
    'blood',
  ]
    .concat(['whole blood', 'venous blood', 'ser', 'plas', 'ser/plas', 'bld', '022', '023'])
    .map(foldName),
)

/** A specimen as compared: all of blood is one, everything else is what it is called; undefined where nothing is said. */
export function materialOf(specimen: string | undefined): string | undefined {
  if (specimen === undefined) return undefined
  const folded = foldName(specimen)
  return BLOOD.has(folded) ? 'blood' : folded
}
