import { describe, expect, test } from 'vitest'
import { decimal } from '@/domain/decimal'
import {
  OWN_LIMIT_SOURCE,
  copyOfPreset,
  newestPresets,
  nextVersionOf,
  presetRefused,
} from '@/domain/interpret'
import type { AnalyteId } from '@/domain/analyte'
import type { LimitOperator, Severity, Threshold, ThresholdPreset } from '@/domain/threshold'
import { sourceById } from '@/tables/sources'
import { PRESETS, clinicDefault, ctcaeV6 } from '@/tables/thresholds'

const NAME = { ja: '当院の基準', en: 'Our limits' }
const WHO = { at: '2026-11-22T09:00', by: '佐藤' }
const copy = copyOfPreset(clinicDefault, { id: 'own-1', name: NAME }, WHO)

describe('a clinic edits copies', () => {
  test('a copy has the limits of the row, its own id and name, the first version, and says where it comes from', () => {
    expect(copy).toMatchObject({
      id: 'own-1',
      version: '1',
      name: NAME,
      author: { ja: '佐藤' },
      copiedFrom: 'clinic-default@1',
      changed: WHO,
      source: clinicDefault.source,
    })
    expect(copy.rules).toEqual(clinicDefault.rules)
  })

  test('each change is a version more, and the versions before stay', () => {
    const rules = { alt: copy.rules.alt! }
    const second = nextVersionOf(copy, { rules }, [...PRESETS, copy], { at: '2026-11-23T09:00', by: '鈴木' })
    expect(second).toMatchObject({
      id: 'own-1',
      version: '2',
      rules,
      copiedFrom: 'clinic-default@1',
      author: { ja: '鈴木' },
    })
    expect(copy.version).toBe('1')
    const third = nextVersionOf(copy, {}, [copy, second], WHO)
    expect(third.version).toBe('3')
  })

  test('of each id the newest version holds, the tenth after the ninth, in the order of the list', () => {
    const at = (id: string, version: string): ThresholdPreset => ({ ...copy, id, version })
    const list = [at('a', '9'), at('b', '1'), at('a', '10'), at('b', '2'), at('a', '1')]
    expect(newestPresets(list).map(({ id, version }) => `${id}@${version}`)).toEqual(['a@10', 'b@2'])
  })

  test('a limit that the clinic sets has a source of its own in the table', () => {
    expect(sourceById(OWN_LIMIT_SOURCE)?.mark).toBe('P')
  })
})

/** The copy with one analyte limited by these rows, written `notice gt 1 uln`. */
function limited(analyte: AnalyteId, ...rows: string[]): ThresholdPreset {
  return { ...copy, rules: { ...copy.rules, [analyte]: { limits: rows.map(row) } } }
}

function row(written: string): Threshold {
  const [level, operator, value, of] = written.split(' ')
  return {
    level: level as Severity,
    operator: operator as LimitOperator,
    value: decimal(value!),
    of: of as Threshold['of'],
    source: OWN_LIMIT_SOURCE,
  }
}

describe('what a clinic may store', () => {
  test.each<[string, ThresholdPreset]>([
    ['the copy as it is', copy],
    ['levels left out', limited('alt', 'stop gt 3 uln')],
    ['levels in any order', limited('alt', 'notice gt 1 uln', 'stop gt 3 uln', 'caution gt 2 uln')],
    [
      'the graver beyond the value from which the milder begins',
      limited('alt', 'notice gte 2 uln', 'caution gt 2 uln'),
    ],
    [
      'a multiple beside an absolute value, which cannot be compared without a range',
      limited('alt', 'notice gt 40 absolute', 'caution gt 1.5 uln'),
    ],
    [
      'limits on both sides',
      limited(
        'glu',
        'notice gt 1 uln',
        'notice lt 1 lln',
        'caution lt 55 absolute',
        'caution gt 200 absolute',
      ),
    ],
    ['an age up to 20', { ...copy, rules: { alt: { ...copy.rules.alt!, minAge: 20 } } }],
  ])('%s', (_, draft) => {
    expect(presetRefused(draft, PRESETS)).toBeUndefined()
  })
})

describe('what is refused, with the field that it concerns', () => {
  test.each<[string, ThresholdPreset, string, string]>([
    ['no name', { ...copy, name: { ja: ' ', en: 'x' } }, 'missing', 'name'],
    ['the name of another preset', { ...copy, name: ctcaeV6.name }, 'name-taken', 'name'],
    ['a change of a published preset', { ...copy, id: 'ctcae-v5' }, 'not-a-copy', 'name'],
    ['no limit at all', { ...copy, rules: { alt: { limits: [] } } }, 'no-limits', 'name'],
    [
      'a level below a milder one',
      limited('alt', 'stop gt 2 uln', 'caution gt 3 uln'),
      'out-of-order',
      'alt-stop',
    ],
    [
      'two levels at one limit',
      limited('alt', 'stop gt 3 uln', 'caution gt 3 uln'),
      'out-of-order',
      'alt-stop',
    ],
    [
      'the graver from the value beyond which the milder begins',
      limited('alt', 'stop gte 3 uln', 'caution gt 3 uln'),
      'out-of-order',
      'alt-stop',
    ],
    [
      'a lower level nearer to the normal than a milder one',
      limited('hb', 'caution lt 11 absolute', 'notice lt 10 absolute'),
      'out-of-order',
      'hb-caution',
    ],
    ['a lower limit that points up', limited('hb', 'notice gt 1 lln'), 'wrong-way', 'hb-notice'],
    ['an upper limit that points down', limited('hb', 'notice lt 1 uln'), 'wrong-way', 'hb-notice'],
    ['a limit of 0', limited('alt', 'notice gt 0 absolute'), 'not-positive', 'alt-notice'],
    ['a limit below 0', limited('alt', 'notice gt -1 absolute'), 'not-positive', 'alt-notice'],
    ['a level twice', limited('alt', 'notice gt 1 uln', 'notice gt 2 uln'), 'level-twice', 'alt-notice'],
    [
      'a level twice in two kinds',
      limited('alt', 'notice gt 1 uln', 'notice gt 40 absolute'),
      'level-twice',
      'alt-notice',
    ],
    [
      'limits that leave no room',
      limited('hdl', 'notice lt 40 absolute', 'caution gt 30 absolute'),
      'no-room',
      'hdl-notice',
    ],
    ['a lower limit of ALT', limited('alt', 'notice lt 5 absolute'), 'only-above', 'alt-notice'],
    [
      'an age above 20',
      { ...copy, rules: { alt: { ...copy.rules.alt!, minAge: 21 } } },
      'not-an-age',
      'alt-age',
    ],
  ])('%s', (_, draft, code, field) => {
    const refused = presetRefused(draft, PRESETS)
    expect(refused).toMatchObject({ code, where: { field } })
    expect(refused?.because.ja).not.toBe('')
    expect(refused?.todo.en).not.toBe('')
  })

  test('a number that is no exact decimal', () => {
    const binary = { ...row('notice gt 1 uln'), value: { digits: 1.5, scale: 0 } }
    expect(presetRefused({ ...copy, rules: { alt: { limits: [binary] } } }, PRESETS)?.code).toBe(
      'not-positive',
    )
  })

  test('a printed limit in a unit of another analyte', () => {
    const printed = { ...row('notice gt 1 uln'), printed: [{ unit: 'mmol/L', value: decimal('1') }] }
    expect(presetRefused({ ...copy, rules: { alt: { limits: [printed] } } }, PRESETS)?.code).toBe(
      'unknown-unit',
    )
  })

  test('the limits of fasting and of the baseline by the names of their fields', () => {
    const fasting = { limits: [row('notice gte 175 absolute')], fasting: [row('notice gte 0 absolute')] }
    expect(presetRefused({ ...copy, rules: { tg: fasting } }, PRESETS)?.where.field).toBe('tg-fasting-notice')
    const baseline = { limits: [row('notice gt 1 uln')], abnormalBaseline: [row('caution gt 0 baseline')] }
    expect(presetRefused({ ...copy, rules: { alt: baseline } }, PRESETS)?.where.field).toBe(
      'alt-baseline-caution',
    )
  })

  test('a version that somebody else stored meanwhile', () => {
    expect(presetRefused(copy, [...PRESETS, copy])?.code).toBe('version-taken')
    expect(presetRefused({ ...copy, version: '2' }, [...PRESETS, copy])).toBeUndefined()
  })
})
