import { day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { isUnconfirmed } from '@/domain/source'
import { courseWeek } from '@/domain/course'
import { explanation, protocolWords, statusWords, verdict } from '@/domain/verdict'
import { sourceById } from '@/tables/sources'
import { CALENDARS, eventOn, recordOn, rulesOf, START, type Calendar, type Event } from './calendars'

const SAY = {
  ja: {
    head: '| 日 | 週 | 出来事 | 判定 | 期限日 | 根拠 |',
    source: '出典',
    unconfirmed: '(未確認)',
    version: (id: string, version: string) => `\`${id}\` 第${version}版`,
    copy: 'クリニックの複製の例',
    would: (due: string) => `なし(規則どおりなら ${due})`,
    none: 'なし',
    sign: '確認: 上の表は当院の運用と一致する。 医師名 ＿＿＿＿＿＿＿＿＿＿ 日付 ＿＿＿＿＿＿＿＿＿＿',
    abnormal: (days: readonly string[]) => `注意以上の値があった採血: ${days.join('、')}。ほかの採血は正常。`,
    start: '服用開始',
    dose: (mg: number) => `用量 ${mg} mg`,
    drawn: (analytes: readonly string[]) =>
      analytes.length === 0 ? '採血(全項目)' : `採血(${analytes.map(name).join('・')}のみ)`,
    pause: '休薬開始',
    restart: '再開',
    between: '、',
  },
  en: {
    head: '| Day | Week | What happened | Status | Due | Because |',
    source: 'Source',
    unconfirmed: ' (unconfirmed)',
    version: (id: string, version: string) => `\`${id}\` version ${version}`,
    copy: 'an example of a clinic’s copy',
    would: (due: string) => `none (the rule would give ${due})`,
    none: 'none',
    sign: 'Checked: this table is how we work. Doctor ____________________ Date ____________________',
    abnormal: (days: readonly string[]) =>
      `Draws with a value at notice or above: ${days.join(', ')}. The others were normal.`,
    start: 'first dose',
    dose: (mg: number) => `dose ${mg} mg`,
    drawn: (analytes: readonly string[]) =>
      analytes.length === 0 ? 'draw (complete)' : `draw (${analytes.map(name).join(', ')} only)`,
    pause: 'pause begins',
    restart: 'restart',
    between: ', ',
  },
} as const

/** docs/protocols.md as it must be: every cell comes from the functions of the app. */
export function protocolPage(): string {
  return `${[PREFACE, ...CALENDARS.map(section)].join('\n\n')}\n`
}

function section(calendar: Calendar): string {
  const { name } = calendar.protocol
  return [`## ${name.ja} / ${name.en}`, ...(['ja', 'en'] as const).map((each) => half(calendar, each))].join(
    '\n\n',
  )
}

function half(calendar: Calendar, language: Language): string {
  const { protocol, abnormal } = calendar
  const say = SAY[language]
  const origin = protocol.copiedFrom === undefined ? sourceText(protocol.source, language) : say.copy
  return [
    `${say.version(protocol.id, protocol.version)}. ${say.source}: ${origin}`,
    protocolWords(protocol, language)
      .map((sentence) => `- ${sentence}`)
      .join('\n'),
    ...(abnormal === undefined ? [] : [say.abnormal(abnormal)]),
    [say.head, '|---|---|---|---|---|---|', ...calendar.days.map(([on]) => row(on, calendar, language))].join(
      '\n',
    ),
    say.sign,
  ].join('\n\n')
}

function row(on: string, calendar: Calendar, language: Language): string {
  const say = SAY[language]
  const facts = recordOn(day(on), calendar)
  const said = verdict(facts, rulesOf(calendar), day(on))
  const due = said.due ?? (said.noneLeft === undefined ? say.none : say.would(said.noneLeft))
  const [because = ''] = explanation(said, facts, language, (each) => each)
  const week = day(on) < START ? '–' : courseWeek(START, day(on))
  const event = eventText(eventOn(day(on), calendar), language)
  return `| ${on} | ${week} | ${event} | ${statusWords(said, language)} | ${due} | ${because} |`
}

function eventText({ drawn, mg, isPause, isRestart, isStart }: Event, language: Language): string {
  const say = SAY[language]
  return [
    ...(isStart ? [say.start] : []),
    ...(mg === undefined ? [] : [say.dose(mg)]),
    ...(drawn === undefined ? [] : [say.drawn(drawn)]),
    ...(isPause ? [say.pause] : []),
    ...(isRestart ? [say.restart] : []),
  ].join(say.between)
}

function name(analyte: string): string {
  return analyte.toUpperCase()
}

function sourceText(id: string, language: Language): string {
  const source = sourceById(id)
  if (source === undefined) throw new Error(`no source: ${id}`)
  const mark = isUnconfirmed(source) ? SAY[language].unconfirmed : ''
  return `${source.title[language]} ${source.year}, ${source.locator}${mark}`
}

const PREFACE = `# プロトコルと採血日程表 / Protocols with worked calendars

採血の規則は各プロトコルの行(\`src/tables/protocols/\`)に書かれたデータで、判定は一つの関数が行います。下の表は、同じ一つのコースを
プロトコルごとに日を追って計算したものです。コース: 服用開始 2026-04-10、予定20週(予定終了日 2026-08-28)、用量 20 mg、2026-05-22 から
30 mg、2026-06-12 から 20 mg、2026-07-03 から 40 mg、2026-07-10 から 2026-07-31 まで休薬(再開日 2026-08-01)。各日の記録は、その日までに
分かっていたものだけです。猶予0日、期限間近は14日前から。日付の横の「週」は服用開始からの週です。

The rules are data, one row a protocol (\`src/tables/protocols/\`), and one function judges. The tables work through one
and the same course under each protocol, day by day: first day 2026-04-10, 20 weeks planned (planned end 2026-08-28), 20 mg,
30 mg from 2026-05-22, 20 mg from 2026-06-12, 40 mg from 2026-07-03, on hold from 2026-07-10 (restart 2026-08-01). On each
day the record holds what was known by then. No days of grace; due soon from 14 days before.

この文書のすべての表は試験(\`tests/domain/verdict/calendars.test.ts\`)が関数で計算し直して照合します。ここに書かれた規則は医師の承認を受けるための
案であり、診療の指示ではありません。読み方の決定: \`docs/decisions/0010-due-rule-readings.md\`、\`0011-protocol-readings.md\`。

Every table here is worked out again and compared by a test. The rules are a draft for a doctor to sign, not an instruction
for treatment. How the sources were read: decisions 0010 and 0011.`
