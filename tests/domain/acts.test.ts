import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ACT_KINDS, actOf, ACTS, type ActName } from '@/domain/acts'
import { actWords } from '@/words/settings/acts'

const SOURCE = join(import.meta.dirname, '../../src')
const NAME = `'([a-z]+(?:-[a-z]+)*)'`
/** What stands between a call and the name of its act: the record, and a condition between two names. */
const CHOICE = `(?:[\\w.]+ \\? ${NAME} : )?${NAME}`
/** The ways in which our code says what an act is called. */
const WRITTEN = [
  // A list of several in a type is none of ours.
  new RegExp(`\\bwhat: ${CHOICE}(?! \\|)`, 'g'),
  new RegExp(`\\b(?:change|changeWith|save)\\(\\s*[\\w.]+,\\s*${CHOICE}`, 'g'),
  new RegExp(`\\bstore\\(${CHOICE}, \\{`, 'g'),
  // The call ends with its line: what the next one says is none of its names.
  new RegExp(`\\bsaveClinic\\((?:(?!\\)\\n)[^'\`]|\`[^\`]*\`){0,200}?${CHOICE}`, 'g'),
]
/** The form for both chooses between them by what was typed. */
const CHOSEN_WHEN_TYPED = ['pregnancy', 'breast-feeding']

const written = namesIn(sources())

test('every act that the code writes has its place in the table, and with it its words and who may do it', () => {
  const unknown = [...written].filter(([name]) => actOf(name) === undefined)
  expect(unknown).toEqual([])
})

test('every change of the table is written somewhere', () => {
  const changes = Object.entries(ACTS).flatMap(([name, kind]) => (kind === 'changed' ? [name] : []))
  expect(changes.filter((name) => !written.has(name) && !CHOSEN_WHEN_TYPED.includes(name))).toEqual([])
})

test.each([
  ["commit({ what: 'some-act', at })", ['some-act']],
  ["return change(\n  props.patient.id,\n  before ? 'one' : 'other',\n", ['one', 'other']],
  ["await save(patientId.value, 'unsnooze', withoutSnooze)", ['unsnooze']],
  ["saveClinic(changed, 'preset-saved', { preset })", ['preset-saved']],
  [
    "settings.saveClinic(withPreset(settings.clinic, { ...next, retired: true }), 'preset-retired', {",
    ['preset-retired'],
  ],
  ["store('patient-added', { patient })", ['patient-added']],
  ["await saveClinic({ ...clinic }, SAVED)\n    if (phase.value === 'preview') await read()", []],
])('a name is found in %s', (code, names) => {
  expect([...namesIn([['x', code]]).keys()]).toEqual(names)
})

describe.each(Object.keys(ACTS) as ActName[])('%s', (name) => {
  test('has words of its own in both languages', () => {
    for (const language of ['ja', 'en'] as const) {
      const { act, kind } = actWords[language]
      expect(act(name).trim()).not.toBe('')
      expect(Object.keys(ACTS).filter((other) => act(other as ActName) === act(name))).toEqual([name])
      expect(act(name, true)).toContain(act(name))
      expect(act(name, true)).not.toBe(act(name))
      expect(kind(ACTS[name]).trim()).not.toBe('')
    }
  })

  test('is of a known kind', () => {
    expect(ACT_KINDS).toContain(ACTS[name])
  })
})

describe('a name in the trail', () => {
  test('is that of an act, or of the act that took it back', () => {
    expect(actOf('draw')).toEqual({ name: 'draw', isUndone: false })
    expect(actOf('draw-undone')).toEqual({ name: 'draw', isUndone: true })
    expect(actOf('import-undone')).toEqual({ name: 'import-undone', isUndone: false })
  })

  test.each(['', 'unheard-of', '-undone', 'printed-undone', 'draw-undone-undone', 'constructor', 'toString'])(
    '%s is none of ours',
    (what) => {
      expect(actOf(what)).toBeUndefined()
    },
  )
})

/** Each name with the files that write it. */
function namesIn(files: readonly (readonly [path: string, text: string])[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const [path, text] of files) {
    for (const pattern of WRITTEN) {
      for (const [, ...found] of text.matchAll(pattern)) {
        for (const name of found) if (name !== undefined) names.set(name, [...(names.get(name) ?? []), path])
      }
    }
  }
  return names
}

function sources(): [string, string][] {
  return readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(SOURCE, 'words')))
    .map((path) => [path.slice(SOURCE.length), readFileSync(path, 'utf8')])
}
