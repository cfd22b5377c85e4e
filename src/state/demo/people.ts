import type { Sex } from '@/domain/patient'

/** Invented people: family names, and given names by sex, each with its kana. None is taken from a real list. */
const FAMILIES = [
  ['青葉', 'アオバ'],
  ['朝霧', 'アサギリ'],
  ['泉野', 'イズミノ'],
  ['上条', 'カミジョウ'],
  ['大和田', 'オオワダ'],
  ['霞', 'カスミ'],
  ['北沢', 'キタザワ'],
  ['桐谷', 'キリタニ'],
  ['小早川', 'コバヤカワ'],
  ['桜庭', 'サクラバ'],
  ['白石', 'シライシ'],
  ['鈴鹿', 'スズカ'],
  ['高瀬', 'タカセ'],
  ['千歳', 'チトセ'],
  ['月岡', 'ツキオカ'],
  ['土岐', 'トキ'],
  ['七瀬', 'ナナセ'],
  ['西園', 'ニシゾノ'],
  ['橋爪', 'ハシヅメ'],
  ['氷見', 'ヒミ'],
  ['深山', 'ミヤマ'],
  ['保科', 'ホシナ'],
  ['真壁', 'マカベ'],
  ['三雲', 'ミクモ'],
  ['村雨', 'ムラサメ'],
  ['森永', 'モリナガ'],
  ['矢吹', 'ヤブキ'],
  ['結城', 'ユウキ'],
  ['横溝', 'ヨコミゾ'],
  ['綿貫', 'ワタヌキ'],
  ['髙梨', 'タカナシ'],
] as const

const GIVEN = {
  F: [
    ['葵', 'アオイ'],
    ['彩花', 'アヤカ'],
    ['いずみ', 'イズミ'],
    ['香織', 'カオリ'],
    ['沙耶', 'サヤ'],
    ['千尋', 'チヒロ'],
    ['奈緒', 'ナオ'],
    ['陽菜', 'ヒナ'],
    ['真由', 'マユ'],
    ['美咲', 'ミサキ'],
    ['悠', 'ユウ'],
    ['莉子', 'リコ'],
    ['若菜', 'ワカナ'],
  ],
  M: [
    ['海斗', 'カイト'],
    ['健', 'ケン'],
    ['航', 'コウ'],
    ['翔太', 'ショウタ'],
    ['大輔', 'ダイスケ'],
    ['拓真', 'タクマ'],
    ['直樹', 'ナオキ'],
    ['陽向', 'ヒナタ'],
    ['真', 'マコト'],
    ['悠人', 'ユウト'],
    ['涼', 'リョウ'],
  ],
} as const

/** The name and kana of the invented person with that position in the list; the same on every day. */
export function inventedName(position: number, sex: Sex): { name: string; kana: string } {
  const family = FAMILIES[(position * 7) % FAMILIES.length] ?? FAMILIES[0]
  const givens = GIVEN[sex]
  const given = givens[(position * 5 + Math.floor(position / FAMILIES.length)) % givens.length] ?? givens[0]
  return { name: `${family[0]} ${given[0]}`, kana: `${family[1]} ${given[1]}` }
}
