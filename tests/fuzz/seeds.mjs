import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import * as own from './ownSeeds.mjs'
import { workbookSeeds, zipOf } from './packing.mjs'
import { togetherSeeds } from './togetherSeeds.mjs'

const SAMPLES = join(import.meta.dirname, '../../../shared/samples')
/** Larger files are cut at a line end: what is slow to read is slow to search. */
const MOST_BYTES = 1_200
/** What cannot be cut without damage may be as long as this. */
const MOST_SAMPLE_BYTES = 18_000

/**
 * @typedef {object} Seed
 * @property {string} name
 * @property {Uint8Array} bytes
 * @property {import('./packing.mjs').Pack} [pack] puts what was changed into the container in which it is read
 *
 * @typedef {object} Target a reader, and the files to begin with
 * @property {string} name
 * @property {string} [kind] read as that kind in every second case; else always as it is recognised
 * @property {boolean} [isTogether] each seed is several files, imported together
 * @property {Seed[]} seeds
 */

/** @returns {Target[]} */
export function targets() {
  return [
    table('roster', [own.ROSTER], sample('clinosim-jp-generated/dev/patients.csv')),
    table('results-long', [own.LONG, own.LONG_QUOTED], sample('clinosim-jp-generated/dev/lab_results.csv')),
    table(
      'results-wide',
      [own.WIDE, own.WIDE_TWO_ROWS],
      sample('derived-from-cdisc/dev/wide_clinic_utf8bom.csv'),
    ),
    table(
      'results-transposed',
      [own.TRANSPOSED],
      sample('derived-from-cdisc/dev/wide_one_patient_era_cp932.tsv'),
      sample('mbot-1000_builder/public/test_result.csv'),
    ),
    table('results-groups', [own.GROUPS, own.GROUPS_WITH_CODES]),
    table('results-eav', [own.EAV]),
    { name: 'clinic-file', kind: 'clinic-file', seeds: [made('clinic.saiketsu.json', own.CLINIC)] },
    {
      name: 'hl7',
      kind: 'hl7',
      seeds: [
        ...[own.ORU, own.OUL, own.MLLP, own.ORDERS].map((text, at) => made(`${at}.hl7`, text)),
        ...under(['LinuxForHealth', 'NextLevelSeven', 'node-hl7-complete'], '.hl7'),
      ],
    },
    {
      name: 'ss-mix2',
      kind: 'hl7',
      seeds: under(['nhoHQ-SSMIX2DataTestingTool/sampleData', 'derived-from-cdisc/dev/ssmix2'], ''),
    },
    {
      name: 'fhir',
      kind: 'fhir',
      seeds: [
        made('bundle.json', own.FHIR),
        ...under(['hl7-be-lab', 'jp-core-r4-1.1.2', 'us-core', 'jami-clinical-core'], '.json'),
      ],
    },
    {
      name: 'ndjson',
      kind: 'fhir',
      seeds: [
        made('all.ndjson', own.NDJSON),
        ...under(
          [
            'clinosim-jp-generated/dev',
            'derived-synthea-r4-bulk-ndjson/dev',
            'smart-sample-bulk-fhir-datasets',
          ],
          '.ndjson',
        ),
      ],
    },
    ...['new', 'old', 'generic'].map((dialect) => ({
      name: `record-256-${dialect}`,
      kind: `record-256-${dialect}`,
      seeds: [sample(`derived-from-cdisc/dev/A1_256byte_${dialect}_sjis.dat`)],
    })),
    {
      name: 'bml',
      kind: 'bml',
      seeds: [made('1234_O20260914.csv', own.BML), sample('derived-from-cdisc/dev/1234_O20231120.csv')],
    },
    {
      name: 'opendolphin',
      kind: 'opendolphin',
      seeds: [made('a.DAT', own.DAT), sample('derived-from-cdisc/dev/nlabo.DAT')],
    },
    { name: 'wolf', kind: 'wolf', seeds: [made('wolf.txt', own.WOLF)] },
    { name: 'mml', kind: 'mml', seeds: [made('mml.xml', own.MML)] },
    {
      name: 'workbook',
      seeds: [
        sample('derived-from-cdisc/dev/clinic_book.xlsx'),
        sample('derived-from-cdisc/dev/clinic_book.xls'),
        ods(),
        ...workbookSeeds(),
      ],
    },
    { name: 'packed', seeds: packed() },
    { name: 'together', isTogether: true, seeds: togetherSeeds() },
  ].filter(({ seeds }) => seeds.length > 0)
}

/** As they are, and with what is in them changed. */
function packed() {
  const long = made('results.csv', own.LONG)
  const oru = made('0001.hl7', own.ORU)
  const both = (/** @type {Uint8Array} */ content) =>
    zipOf({ 'a/results.csv': content, 'a/0001.hl7': oru.bytes })
  return [
    { name: 'long.csv.gz', bytes: Uint8Array.from(gzipSync(long.bytes)) },
    { name: 'results.zip', bytes: both(long.bytes) },
    {
      ...long,
      name: 'long.csv.gz',
      pack: (/** @type {Uint8Array} */ content) => Uint8Array.from(gzipSync(content)),
    },
    { ...long, name: 'results.zip', pack: both },
    {
      ...oru,
      name: 'inner.zip',
      pack: (/** @type {Uint8Array} */ content) => zipOf({ 'b.zip': both(content) }),
    },
  ]
}

/**
 * @param {string} kind
 * @param {string[]} texts
 * @param {...Seed} samples
 * @returns {Target}
 */
function table(kind, texts, ...samples) {
  return {
    name: kind,
    kind,
    seeds: [...texts.map((text, at) => made(`${kind}-${at}.csv`, text)), ...samples],
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {Seed}
 */
function made(name, text) {
  return { name, bytes: new TextEncoder().encode(text) }
}

/**
 * @param {string} path
 * @returns {Seed}
 */
function sample(path) {
  return { name: path, bytes: cut(readFileSync(join(SAMPLES, path)), path) }
}

/**
 * Small samples of some folders, at most eight of each.
 * @param {string[]} folders
 * @param {string} ending
 * @returns {Seed[]}
 */
function under(folders, ending) {
  return folders.flatMap((folder) =>
    readdirSync(join(SAMPLES, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => sample(relative(SAMPLES, join(entry.parentPath, entry.name))))
      .filter(({ bytes }) => bytes.length > 0 && bytes.length <= MOST_SAMPLE_BYTES)
      .slice(0, 8),
  )
}

/**
 * @param {Uint8Array} bytes
 * @param {string} path
 */
function cut(bytes, path) {
  if (bytes.length <= MOST_BYTES || /\.(json|xlsx?|ods)$/.test(path)) return Uint8Array.from(bytes)
  if (path.includes('256byte')) return Uint8Array.from(bytes.subarray(0, 4 * 258))
  const end = Math.max(bytes.lastIndexOf(0x0a, MOST_BYTES), bytes.lastIndexOf(0x0d, MOST_BYTES))
  return Uint8Array.from(bytes.subarray(0, end > 0 ? end + 1 : MOST_BYTES))
}

/** @returns {Seed} */
function ods() {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(own.WIDE.split('\n').map((row) => row.split(','))), '検査')
  /** @type {Uint8Array} */
  const bytes = write(book, { type: 'buffer', bookType: 'ods' })
  return { name: 'book.ods', bytes: Uint8Array.from(bytes) }
}
