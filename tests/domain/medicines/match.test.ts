import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interactionsOf } from '@/domain/medicines/match'
import { isUnconfirmed } from '@/domain/source'
import { INTERACTIONS } from '@/tables/interactions'
import { CONTRAINDICATED } from '@/tables/interactions/contraindicated'
import { SOURCES, sourceById } from '@/tables/sources'

function rowsOf(name: string, yj?: string): string[] {
  return interactionsOf({ name, ...(yj === undefined ? {} : { yj }) }, INTERACTIONS).map(({ id }) => id)
}

describe.each(INTERACTIONS)('the interaction row $id', (row) => {
  test.each(row.names)('%s belongs to it and to no other', (name) => {
    expect(rowsOf(name)).toEqual([row.id])
  })

  test('says what and why in both languages, and where it has it from', () => {
    for (const text of [row.agent.ja, row.agent.en, row.reason.ja, row.reason.en]) expect(text).not.toBe('')
    for (const id of [row.source, row.namesSource ?? row.source]) expect(sourceById(id)?.id).toBe(id)
  })

  test('has an id of its own', () => {
    expect(INTERACTIONS.filter(({ id }) => id === row.id)).toEqual([row])
  })
})

describe('a medicine as somebody writes it', () => {
  test.each([
    'ディフェリンゲル ミノマイシン100mg',
    'ヒルドイドクリーム　ビブラマイシン',
    'differin gel minocycline',
    'ミノマイシン・ディフェリンゲル',
    'ミノマイシンとダラシンゲル',
    'ミノマイシン及びアダパレンゲル',
    'ミノマイシン→ディフェリンゲル',
    '内服ミノマイシン 外用ディフェリン',
    'ミノマイシン クリームと併用',
    'ミノサイクリン(ニキビの塗り薬と併用)',
    'ミノマイシン錠ディフェリンゲル',
  ])('%s is a tetracycline by mouth beside something for the skin', (name) => {
    expect(rowsOf(name)).toEqual(['tetracyclines'])
  })

  test.each([
    'ドキシサイクリン 眼科より',
    'ミノマイシン（眼科）',
    'ビブラマイシン(眼瞼炎)',
    'doxycycline 100mg eye clinic',
    'ヴィブラマイシン',
  ])('%s is a tetracycline by mouth, whoever prescribed it for what', (name) => {
    expect(rowsOf(name)).toEqual(['tetracyclines'])
  })

  test.each([
    'ミノサイクリン塩酸塩錠50mg「トーワ」',
    'ミノマイシンカプセル100mg',
    'ﾐﾉﾏｲｼﾝ錠50mg',
    'みのまいしん',
    'ミノ マイシン',
    '塩酸ミノサイクリン',
    '【般】ドキシサイクリン塩酸塩錠100mg',
    'ビブラマイシン錠１００ｍｇ',
    'Doxycycline hyclate',
    'MINOCYCLINE HCl',
    'アクロマイシンV',
    'デメチルクロルテトラサイクリン塩酸塩',
    'ジェネリックのみのさいくりん',
    'ミノマイシン、ヒルドイドクリーム',
    'ミノマイシン ヒルドイドクリーム',
    'ヒルドイドクリーム/ビブラマイシン',
  ])('%s is a tetracycline', (name) => {
    expect(rowsOf(name)).toEqual(['tetracyclines'])
  })

  test.each([
    'アクロマイシン軟膏3%',
    'アクロマイシン(眼軟膏)',
    '外用のミノサイクリン',
    'テトラサイクリン 軟膏 3% 10g',
    'minocycline eye ointment',
    'テトラサイクリン 軟膏',
    'ミノサイクリン塩酸塩歯科用軟膏',
    'topical minocycline',
    'minocycline gel 4%',
  ])('%s is none by mouth', (name) => {
    expect(rowsOf(name)).not.toContain('tetracyclines')
  })

  test.each([
    'イソトレチノイン',
    'アキュテイン',
    'テトラミド錠10mg',
    'テトラカイン',
    'カナマイシン',
    'クラリスロマイシン',
    'ビタミンB2・B6',
    'ビタミンC',
    'チョコラBB',
    'スリンダク',
    'トレチノインクリーム0.1%',
    'トレチノイン 0.1% クリーム',
    'トレチノインジェル',
    '外用トレチノイン',
    'リンデロン-VG軟膏',
    'リンデロンVG',
    'プレドニゾロン吉草酸エステル酢酸エステル',
    'デカドロン点眼液',
    'オクスカルバマゼピン',
    'ロキソプロフェン',
    'ヒルドイドソフト軟膏',
    'テトラ',
  ])('%s belongs to no row', (name) => {
    expect(rowsOf(name)).toEqual([])
  })

  test.each([
    ['大豆のアレルギー', 'soya-allergy'],
    ['アレルギー（大豆）', 'soya-allergy'],
    ['allergic to soya', 'soya-allergy'],
    ['ビタミンAD', 'vitamin-a'],
    ['ビタミン A ソフトゲル', 'vitamin-a'],
    ['チョコラＡ錠', 'vitamin-a'],
    ['ベサノイドカプセル', 'other-retinoids'],
    ['プレドニン錠5mg', 'systemic-corticosteroids'],
    ['スリンダ錠28', 'progestin-only-pill'],
    ["St. John's wort", 'st-johns-wort'],
    ["St John's wort 300 mg", 'st-johns-wort'],
    ['テグレトール細粒', 'carbamazepine'],
    ['メトトレキサート錠2mg', 'methotrexate'],
  ])('%s belongs to %s', (name, id) => {
    expect(rowsOf(name)).toEqual([id])
  })

  test('a YJ code of class 6152 is a tetracycline whatever it is called, and no other class is', () => {
    expect(rowsOf('抗菌薬', '6152005F1052')).toEqual(['tetracyclines'])
    expect(rowsOf('抗菌薬', '６１５２００４Ｆ１０７４')).toEqual(['tetracyclines'])
    expect(rowsOf('抗菌薬', '6151002F1036')).toEqual([])
    expect(rowsOf('抗菌薬', '1615200F1036')).toEqual([])
  })

  test('two medicines in one entry belong to two rows', () => {
    expect(rowsOf('ミノマイシン、プレドニン')).toEqual(['tetracyclines', 'systemic-corticosteroids'])
  })

  test('whatever is written, the answer is rows of the table', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string(), (name, yj) => {
        expect(Array.isArray(rowsOf(name, yj))).toBe(true)
      }),
    )
  })

  test('a name of the table is found in whatever stands around it', () => {
    const contraindicated = INTERACTIONS.filter(({ yjPrefix }) => yjPrefix === '6152').flatMap(({ names }) =>
      names.filter((name) => /^[ァ-ヶー]/.test(name)),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...contraindicated),
        fc.constantFrom('', '後発 ', '【般】', '朝食後に', 'A'),
        fc.constantFrom('', '錠', ' 50mg', 'カプセル100', '「サワイ」'),
        (name, before, after) => {
          expect(rowsOf(before + name + after)).toContain('tetracyclines')
        },
      ),
    )
  })
})

test('the contraindicated rows come first, and are those that lead the page', () => {
  expect(INTERACTIONS.filter(({ severity }) => severity === 'contraindicated')).toEqual(CONTRAINDICATED)
  expect(INTERACTIONS.slice(0, CONTRAINDICATED.length)).toEqual(CONTRAINDICATED)
})

test('what rests on no source that was read is shown as unconfirmed', () => {
  const unconfirmed = SOURCES.filter(isUnconfirmed).map(({ id }) => id)
  const rows = INTERACTIONS.filter(({ source }) => unconfirmed.includes(source)).map(({ id }) => id)
  expect(rows).toEqual(['other-retinoids', 'st-johns-wort'])
})
