import eslint from '@eslint/js'
import type { Linter } from 'eslint'
import prettier from 'eslint-config-prettier/flat'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import typescript from 'typescript-eslint'

const MARKUP = 'The content security policy refuses text that becomes HTML or a script.'

/** Ways from text to markup or code, and the figures that no test could foresee. */
const NEVER: [Linter.RuleSeverity, ...object[]] = [
  'error',
  { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]', message: MARKUP },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment)$/]',
    message: MARKUP,
  },
  { selector: 'NewExpression[callee.name=/^(DOMParser|Function)$/]', message: MARKUP },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'An id comes from crypto.randomUUID(); anything else must be the same on every run.',
  },
]

const CLOCK = 'Only src/state/clock.ts reads the clock; a day or a moment is given as an argument.'
const clockGlobals = ['Date', 'Temporal'].map((name) => ({ name, message: CLOCK }))

const GIVEN =
  'These folders are given what they need: no time, network, storage, page, timer or console of their own.'
const outsideGlobals = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'indexedDB',
  'localStorage',
  'sessionStorage',
  'window',
  'document',
  'navigator',
  'location',
  'performance',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'requestAnimationFrame',
  'crypto',
  'console',
].map((name) => ({ name, message: GIVEN }))

const ORDERS = '[callee.name=/^compare(Decimals|WithProduct)$/]'

/** Two numbers may be found equal anywhere; which of them is the greater is asked where limits are judged. */
const COMPARES: Linter.RuleEntry = [
  ...NEVER,
  ...['left', 'right'].map((side) => ({
    selector: `BinaryExpression[operator=/^[<>]=?$/] > CallExpression.${side}${ORDERS}`,
    message: 'Only src/domain/interpret compares a value with a limit (docs/decisions/0003-import-rule.md).',
  })),
]

/** What reads the same in both languages: signs, names of keys, the name of each language in itself. */
const SAME_IN_BOTH = [
  ...['Saiketsu', '日本語', 'English', 'YYYY-MM-DD'],
  String.raw`/^\s*(((Ctrl|Shift|Alt)\s*\+?\s*)?[A-Za-z]|Ctrl|Enter|Esc|Tab)\s*$/`,
  ...'–—-·・×/()[]:：,.%+…?↑↓→←▲▼✓✕|~〜=≥≤<>#',
]

export default typescript.config(
  { ignores: ['dist/', 'sbom/', 'shots/', 'bench-out/', 'seed-out/', 'test-results/', 'playwright-report/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  typescript.configs.recommendedTypeChecked,
  typescript.configs.stylisticTypeChecked,
  vue.configs['flat/recommended'],
  accessibility.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        parser: typescript.parser,
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      // The type check knows every name, in templates too.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-eval': 'error',
      // The clinics' own files hold full-width spaces and an end-of-file sign; we name both where we read them.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipRegExps: true, skipTemplates: true }],
      'no-control-regex': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': NEVER,
      'no-restricted-globals': ['error', ...clockGlobals],
    },
  },
  { files: ['src/state/clock.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['src/{domain,tables,formats}/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...clockGlobals, ...outsideGlobals] },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/domain/{decimal,plausibility}.ts', 'src/domain/interpret/**'],
    rules: { 'no-restricted-syntax': COMPARES },
  },
  {
    files: ['**/*.vue'],
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': 'error',
      'vue/no-bare-strings-in-template': ['error', { allowlist: SAME_IN_BOTH }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/define-emits-declaration': ['error', 'type-literal'],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // A form or a dialog may listen for what is typed inside it; a click without a key has a rule of its own.
      'vuejs-accessibility/no-static-element-interactions': 'off',
      'vuejs-accessibility/heading-has-content': ['error', { accessibleChildren: ['StatusMark', 'DayText'] }],
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  // The lock screen has one thing to do, and the cursor stands there.
  { files: ['src/screens/lock/*.vue'], rules: { 'vuejs-accessibility/no-autofocus': 'off' } },
  {
    files: ['tests/**'],
    rules: {
      // In a test, what is not there throws, and the test fails.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A mounted component is `any` to the test utilities.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Playwright reads the names in a fixture's first parameter, so an empty pattern there means something.
  {
    files: ['tests/journeys/{support,builds,passkey.spec,disk.spec}.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
  prettier,
)
