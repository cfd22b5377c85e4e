/**
 * `npm run seed -- --patients N --out DIR`: writes roster.csv and results.csv of an invented clinic, in the headings of
 * product.md §6. The same N, --results-per-patient (10) and --today (2026-11-22) give the same bytes on every machine.
 * Nobody in it exists: names are combined from two lists, and no telephone number that begins so is assigned.
 */
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

export const ROSTER_HEADINGS =
  'number,name,kana,phone,birth_date,sex,weight_kg,course_start,planned_weeks,course_end,dose_mg,dose_from,next_visit'
export const RESULT_HEADINGS = 'number,drawn,analyte,value,unit,range,flag,fasting'

const FAMILY =
  pairs(`青木 アオキ,赤石 アカイシ,秋元 アキモト,朝倉 アサクラ,安達 アダチ,池上 イケガミ,石原 イシハラ,稲葉 イナバ,上野 ウエノ,
  遠藤 エンドウ,大沢 オオサワ,小川 オガワ,片山 カタヤマ,川口 カワグチ,北村 キタムラ,久保 クボ,黒田 クロダ,小松 コマツ,近藤 コンドウ,
  坂本 サカモト,桜井 サクライ,沢田 サワダ,島田 シマダ,白石 シライシ,杉山 スギヤマ,関口 セキグチ,高野 タカノ,滝沢 タキザワ,竹内 タケウチ,
  田村 タムラ,塚本 ツカモト,土屋 ツチヤ,中島 ナカジマ,永井 ナガイ,西川 ニシカワ,野口 ノグチ,橋本 ハシモト,原田 ハラダ,平野 ヒラノ,
  福田 フクダ,藤原 フジワラ,星野 ホシノ,本田 ホンダ,前川 マエカワ,松尾 マツオ,三浦 ミウラ,宮本 ミヤモト,村上 ムラカミ,森田 モリタ,
  矢野 ヤノ,山崎 ヤマザキ,横山 ヨコヤマ,吉川 ヨシカワ,渡部 ワタベ`)
const FEMALE =
  pairs(`葵 アオイ,明日香 アスカ,彩 アヤ,泉 イズミ,恵美 エミ,香織 カオリ,京子 キョウコ,琴音 コトネ,咲良 サクラ,紗季 サキ,
  詩織 シオリ,すみれ スミレ,千尋 チヒロ,奈々 ナナ,花 ハナ,陽菜 ヒナ,文香 フミカ,真央 マオ,美咲 ミサキ,結衣 ユイ,優花 ユウカ,理沙 リサ,
  凛 リン,若菜 ワカナ`)
const MALE =
  pairs(`一真 カズマ,海斗 カイト,健太 ケンタ,航平 コウヘイ,駿 シュン,翔太 ショウタ,大輔 ダイスケ,拓海 タクミ,樹 タツキ,智也 トモヤ,
  直樹 ナオキ,陽斗 ハルト,悠 ハルカ,大和 ヤマト,誠 マコト,優斗 ユウト,涼介 リョウスケ,蓮 レン`)

/**
 * Analytes as a laboratory prints them, the first five on every sheet: usual value, how far values scatter (natural
 * logarithm), figures after the point, and the common reference range of women and men (clinical.md §2).
 */
const ANALYTES = /** @type {const} */ ([
  { name: 'AST', unit: 'U/L', usual: 19, scatter: 0.3, decimals: 0, F: ['13', '30'], M: ['13', '30'] },
  { name: 'ALT', unit: 'U/L', usual: 17, scatter: 0.4, decimals: 0, F: ['7', '23'], M: ['10', '42'] },
  { name: 'TG', unit: 'mg/dL', usual: 88, scatter: 0.55, decimals: 0, F: ['30', '117'], M: ['40', '234'] },
  {
    name: 'LDL-C',
    unit: 'mg/dL',
    usual: 112,
    scatter: 0.24,
    decimals: 0,
    F: ['65', '163'],
    M: ['65', '163'],
  },
  { name: 'γ-GT', unit: 'U/L', usual: 19, scatter: 0.5, decimals: 0, F: ['9', '32'], M: ['13', '64'] },
  { name: 'HDL-C', unit: 'mg/dL', usual: 64, scatter: 0.2, decimals: 0, F: ['48', '103'], M: ['38', '90'] },
  { name: 'TC', unit: 'mg/dL', usual: 192, scatter: 0.16, decimals: 0, F: ['142', '248'], M: ['142', '248'] },
  { name: 'CK', unit: 'U/L', usual: 98, scatter: 0.5, decimals: 0, F: ['41', '153'], M: ['59', '248'] },
  {
    name: 'T-Bil',
    unit: 'mg/dL',
    usual: 0.8,
    scatter: 0.32,
    decimals: 1,
    F: ['0.4', '1.5'],
    M: ['0.4', '1.5'],
  },
  { name: 'ALP', unit: 'U/L', usual: 68, scatter: 0.22, decimals: 0, F: ['38', '113'], M: ['38', '113'] },
])
const ON_EVERY_SHEET = 5

/**
 * @typedef {object} Dice
 * @property {<One>(list: readonly One[]) => One} from one of a list that is not empty
 * @property {(share: number) => boolean} chance
 * @property {(low: number, high: number) => number} between a whole number, both ends included
 * @property {() => number} normal
 */

/**
 * The invented clinic, a patient at a time, as lines of the two files.
 * @param {{ patients: number, resultsPerPatient?: number, today?: string }} wanted
 * @returns {Generator<{ roster: string, results: string[] }>}
 */
export function* seeded({ patients, resultsPerPatient = 10, today = '2026-11-22' }) {
  const now = dayNumber(today)
  const width = Math.max(5, String(patients).length)
  for (let at = 1; at <= patients; at += 1) {
    // Dice of their own for each patient: the first hundred are the same people in a clinic of any size.
    yield patientLines(String(at).padStart(width, '0'), dice(at), now, resultsPerPatient)
  }
}

/**
 * @param {string} number
 * @param {Dice} roll
 * @param {number} now
 * @param {number} resultCount
 */
function patientLines(number, roll, now, resultCount) {
  /** @type {'F' | 'M'} */
  const sex = roll.chance(0.68) ? 'F' : 'M'
  const [family, familyKana] = roll.from(FAMILY)
  const [given, givenKana] = roll.from(sex === 'F' ? FEMALE : MALE)
  const weight = roll.between(sex === 'F' ? 43 : 55, sex === 'F' ? 68 : 88)
  const panel = ANALYTES.slice(0, resultCount < 2 * ANALYTES.length ? ON_EVERY_SHEET : ANALYTES.length)
  const draws = drawDays(roll, now, Math.ceil(resultCount / panel.length))
  const roster = [
    number,
    `${family} ${given}`,
    `${familyKana} ${givenKana}`,
    `090-0${digits(roll, 3)}-${digits(roll, 4)}`,
    dayText(now - roll.between(16 * 365, 45 * 365)),
    sex,
    weight,
    ...course(roll, now, draws),
    roll.chance(0.7) ? dayText(now + roll.between(-3, 45)) : '',
  ]
  const level = { liver: 0.25 * roll.normal(), lipids: 0.2 * roll.normal() }
  const results = draws.flatMap((drawn) => {
    const fasting = roll.from(['yes', 'yes', 'yes', 'no', ''])
    return panel.map((analyte) => resultLine(number, drawn, analyte, sex, fasting, level, roll))
  })
  return { roster: roster.join(','), results: results.slice(0, resultCount) }
}

/**
 * Days of the draws, about two months apart, the last of them up to three months ago; earliest first.
 * @param {Dice} roll
 * @param {number} now
 * @param {number} count
 */
function drawDays(roll, now, count) {
  const days = []
  let day = now - roll.between(0, 88)
  for (let drawn = 0; drawn < count; drawn += 1) {
    days.unshift(day)
    day -= roll.between(50, 72)
  }
  return days
}

/**
 * First day, planned weeks, last dose, dose and its first day: most courses begin soon after one of the draws.
 * @param {Dice} roll
 * @param {number} now
 * @param {number[]} draws
 */
function course(roll, now, draws) {
  if (roll.chance(0.03)) return ['', '', '', '', '']
  const baseline = draws.length > 0 ? roll.from(draws.slice(-3)) : now - 30
  const start = roll.chance(0.04) ? baseline - roll.between(2, 20) : baseline + roll.between(1, 24)
  const weeks = roll.from([16, 16, 20, 20, 24, 30])
  const plannedEnd = start + 7 * weeks
  const end = plannedEnd <= now && roll.chance(0.9) ? dayText(plannedEnd) : ''
  const changed = start + roll.between(28, 60)
  const doseFrom = changed <= now && roll.chance(0.3) ? changed : start
  return [dayText(start), weeks, end, roll.from([10, 20, 20, 20, 30, 40]), dayText(doseFrom)]
}

/**
 * @param {string} number
 * @param {number} drawn
 * @param {(typeof ANALYTES)[number]} analyte
 * @param {'F' | 'M'} sex
 * @param {string} fasting
 * @param {{ liver: number, lipids: number }} level
 * @param {Dice} roll
 */
function resultLine(number, drawn, analyte, sex, fasting, level, roll) {
  const [low, high] = analyte[sex]
  const shift = analyte.unit === 'U/L' ? level.liver : level.lipids
  const outlier = roll.chance(0.02) ? 3 * analyte.scatter : 0
  const usual = analyte.unit === 'U/L' && sex === 'F' ? 0.8 * analyte.usual : analyte.usual
  const raw = usual * Math.exp(shift + analyte.scatter * roll.normal() + outlier)
  const value = raw.toFixed(analyte.decimals)
  const flag = Number(value) > Number(high) ? 'H' : Number(value) < Number(low) ? 'L' : ''
  return [number, dayText(drawn), analyte.name, value, analyte.unit, `${low}-${high}`, flag, fasting].join(
    ',',
  )
}

/**
 * Dice that fall the same way for the same seed (mulberry32).
 * @param {number} seed
 * @returns {Dice}
 */
function dice(seed) {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    from: (list) => one(list, Math.floor(next() * list.length)),
    chance: (share) => next() < share,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    // The sum of twelve even throws is normal enough, and the same on every machine.
    normal: () => Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, -6),
  }
}

/**
 * @template One
 * @param {readonly One[]} list
 * @param {number} at
 * @returns {One}
 */
function one(list, at) {
  const found = list[at]
  if (found === undefined) throw new RangeError(`nothing at ${at} of ${list.length}`)
  return found
}

/**
 * @param {Dice} roll
 * @param {number} count
 */
function digits(roll, count) {
  return String(roll.between(0, 10 ** count - 1)).padStart(count, '0')
}

/** @param {string} text as `漢字 カナ` between commas */
function pairs(text) {
  return text.split(',').map((pair) => pair.trim().split(' '))
}

/** @param {string} day */
function dayNumber(day) {
  const number = Date.parse(`${day}T00:00:00Z`) / 86_400_000
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !Number.isInteger(number)) throw new Error(`not a day: ${day}`)
  return number
}

/** @param {number} number */
function dayText(number) {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}

/**
 * Writes both files; patients go to disk as they are made, so any number fits.
 * @param {{ patients: number, resultsPerPatient?: number, today?: string, out: string }} wanted
 * @returns {Promise<{ roster: string, results: string, lines: number }>} the paths, and how many results there are
 */
export async function writeSeed({ out, ...wanted }) {
  mkdirSync(out, { recursive: true })
  const paths = { roster: join(out, 'roster.csv'), results: join(out, 'results.csv') }
  const files = { roster: createWriteStream(paths.roster), results: createWriteStream(paths.results) }
  let lines = 0
  await write(files.roster, [ROSTER_HEADINGS])
  await write(files.results, [RESULT_HEADINGS])
  for (const { roster, results } of seeded(wanted)) {
    lines += results.length
    await write(files.roster, [roster])
    await write(files.results, results)
  }
  await Promise.all(Object.values(files).map((file) => once(file.end(), 'finish')))
  return { ...paths, lines }
}

/**
 * @param {import('node:fs').WriteStream} file
 * @param {string[]} lines
 */
async function write(file, lines) {
  if (lines.length > 0 && !file.write(`${lines.join('\n')}\n`)) await once(file, 'drain')
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const { values } = parseArgs({
    options: {
      patients: { type: 'string' },
      out: { type: 'string' },
      'results-per-patient': { type: 'string', default: '10' },
      today: { type: 'string', default: '2026-11-22' },
    },
  })
  const patients = Number(values.patients)
  const resultsPerPatient = Number(values['results-per-patient'])
  if (!values.out || !Number.isInteger(patients) || patients < 1 || !Number.isInteger(resultsPerPatient)) {
    console.error('npm run seed -- --patients N --out DIR [--results-per-patient 10] [--today 2026-11-22]')
    process.exit(1)
  }
  const out = resolve(values.out)
  const { roster, results, lines } = await writeSeed({
    patients,
    resultsPerPatient,
    today: values.today,
    out,
  })
  console.log(`${patients} patients in ${roster}\n${lines} results in ${results}`)
}
