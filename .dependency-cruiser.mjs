/**
 * Who may import whom (docs/decisions/0003-import-rule.md). Each row is one folder of src with the folders of ours and
 * the packages that it may import; what a row does not name is refused. tests/architecture proves that every rule bites.
 */
export const ROWS = [
  { folder: 'domain', ours: [], packages: [] },
  { folder: 'tables', ours: ['domain'], packages: [] },
  { folder: 'words', ours: ['domain'], packages: [] },
  {
    folder: 'formats',
    ours: ['domain'],
    packages: ['zod', '@e965/xlsx', '@zip.js/zip.js', 'saxes'],
  },
  { folder: 'storage', ours: ['domain'], packages: ['idb'] },
  {
    folder: 'state',
    ours: ['domain', 'tables', 'words', 'formats', 'storage'],
    packages: ['vue', 'pinia', 'comlink', '@holiday-jp/holiday_jp', '@zxcvbn-ts'],
  },
  {
    folder: 'ui',
    ours: ['domain', 'words'],
    packages: ['vue', 'chart.js', 'vue-chartjs', '@tanstack/vue-virtual'],
  },
  {
    folder: 'screens',
    ours: ['domain', 'words', 'state', 'ui'],
    packages: ['vue', 'vue-router', '@tanstack/vue-virtual'],
  },
]

/** A worker sets up its script policy before anything else, wherever the worker lives. */
const FIRST_IN_A_WORKER = '^src/trustedTypes\\.ts$'

/** @type {import('dependency-cruiser').DependencyType[]} */
const types = ['type-only']
const TYPE_ONLY = { dependencyTypes: types }
const VALUE = { dependencyTypesNot: types }

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const folderRules = ROWS.map(({ folder, ours }) => ({
  name: `${folder}-imports-only-its-row`,
  comment: `src/${folder} may import ${list(ours.map((name) => `src/${name}`))} of ours`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^(src|tests)/', pathNot: [`^src/(${[folder, ...ours].join('|')})/`, FIRST_IN_A_WORKER] },
}))

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const packageRules = ROWS.map(({ folder, packages }) => ({
  name: `${folder}-uses-only-its-packages`,
  comment: `src/${folder} may use ${list(packages)} of the packages`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    pathNot: [
      '^src/',
      '^tests/',
      '^[@.]/',
      ...packages.map((name) => `node_modules/${name.replaceAll('.', '\\.')}/`),
    ],
  },
}))

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const boundaryRules = [
  {
    name: 'no-other-screen',
    comment: 'a screen knows no other screen; what two screens share belongs in ui, state or domain',
    severity: 'error',
    from: { path: '^src/screens/([^/]+)/' },
    to: { path: '^src/screens/', pathNot: '^src/screens/$1/' },
  },
  {
    name: 'months-only-in-verdict',
    comment: 'only domain/verdict decides when a draw is due, so it alone adds months',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/domain/verdict/' },
    to: { path: '^src/domain/months\\.ts$' },
  },
  {
    name: 'protocols-only-in-verdict',
    comment: 'only domain/verdict reads what a protocol says; tables write it and state hands it on',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(domain/verdict|tables/protocols|state)/' },
    to: { path: '^src/domain/protocol\\.ts$', ...VALUE },
  },
  {
    name: 'protocol-types-only-in-verdict',
    comment: 'within domain even the type of a protocol belongs to the verdict',
    severity: 'error',
    from: { path: '^src/domain/', pathNot: '^src/domain/verdict/' },
    to: { path: '^src/domain/protocol\\.ts$', ...TYPE_ONLY },
  },
  {
    name: 'limits-only-in-interpret',
    comment:
      'only domain/interpret compares a value with a limit; tables write limits and state hands them on',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(domain/interpret|tables/(thresholds|ranges)|state)/' },
    to: { path: '^src/domain/(threshold|range)\\.ts$', ...VALUE },
  },
  {
    name: 'limit-types-only-in-interpret',
    comment:
      'within domain even the types of limits and ranges belong to the interpretation, and to what draws them',
    severity: 'error',
    from: { path: '^src/domain/', pathNot: '^src/domain/(interpret|timeline|sheet)/' },
    to: { path: '^src/domain/(threshold|range)\\.ts$', ...TYPE_ONLY },
  },
  {
    name: 'no-circle',
    comment: 'two files that need each other to load are one file',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true, viaOnly: VALUE },
  },
  {
    name: 'resolves',
    comment: 'an import that resolves to nothing would slip past every other rule',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'tests-stay-outside',
    comment: 'the app imports nothing from its tests',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^tests/' },
  },
  {
    name: 'every-folder-has-a-row',
    comment: 'a new folder of src needs a row above before it may import anything',
    severity: 'error',
    from: { path: '^src/[^/]+/', pathNot: `^src/(${ROWS.map(({ folder }) => folder).join('|')})/` },
    to: {},
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...folderRules, ...packageRules, ...boundaryRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}

/** @param {string[]} names */
function list(names) {
  return names.length > 0 ? names.join(', ') : 'nothing'
}
