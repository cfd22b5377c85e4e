import { GROUPS } from '../../analyte'
import type { Language } from '../../language'
import type { Protocol } from '../../protocol'
import { servedBy } from '../draws'
import { SENTENCES } from './sentences'
import { servingName } from './servingName'

/** What a protocol asks for, in plain sentences with their full stop: for the settings and the documentation. */
export function protocolWords(protocol: Protocol, language: Language): string[] {
  const say = PROTOCOL_SENTENCES[language]
  const { span, groups } = SENTENCES[language]
  const { baseline, first, repeat, onPeakDose, onDoseIncrease } = protocol
  const served = GROUPS.flatMap((group) => {
    const analytes = servedBy(group, protocol.required)
    return analytes === undefined ? [] : [say.servedBy(groups([group]), analytes.map(servingName))]
  })
  return [
    say.baseline(span(baseline.maxAge)),
    ...(first === undefined ? [] : [say.first(span(first.offset), span(first.notBefore))]),
    repeat === undefined
      ? say.noRepeat
      : repeat.onlyIf === undefined
        ? say.repeat(span(repeat.every))
        : say.repeatIfAbnormal(span(repeat.every)),
    ...(onPeakDose === undefined ? [] : [say.peakDose(span(onPeakDose.dueWithin))]),
    ...(onDoseIncrease === undefined ? [] : [say.doseIncrease(span(onDoseIncrease.offset))]),
    ...served,
    protocol.finalDraw === undefined ? say.noFinalDraw : say.finalDraw,
  ]
}

interface ProtocolSentences {
  baseline: (maxAge: string) => string
  first: (offset: string, notBefore: string) => string
  repeat: (every: string) => string
  repeatIfAbnormal: (every: string) => string
  noRepeat: string
  peakDose: (within: string) => string
  doseIncrease: (offset: string) => string
  servedBy: (group: string, analytes: readonly string[]) => string
  finalDraw: string
  noFinalDraw: string
}

const japanese: ProtocolSentences = {
  baseline: (maxAge) => `開始前: 服用開始日の${maxAge}前から開始日までに採血(開始前採血)。`,
  first: (offset, notBefore) =>
    `最初の採血: 服用開始日の${offset}後が期限。開始から${notBefore}未満の採血は追加とみなし、これに代わりません。`,
  repeat: (every) =>
    `以後: 各群の最終採血日の${every}後が期限。早くても遅くても、実際の採血日から数え直します。`,
  repeatIfAbnormal: (every) =>
    `以後: 最終採血に注意以上の値があるときだけ、その${every}後が期限。判定できない値や未着の結果があるうちは、正常とみなさず期限を残します。`,
  noRepeat: '以後: 間隔による繰り返しの採血はありません。',
  peakDose: (within) =>
    `用量: それまでで最も高い用量になった日(最初の用量を含む)から${within}以内に採血。その日以後の採血で満たします。ただし服用開始日までの採血は開始前採血です。`,
  doseIncrease: (offset) =>
    `増量: 増量日の${offset}後にも採血。通常の期限がそれより早いか、その後14日以内なら不要。増量日より後の採血で満たします。`,
  servedBy: (group, analytes) => `${group}は${analytes.join('または')}の結果だけで数えます。`,
  finalDraw: '終了時: 採血は任意で、期限にはなりません。最終服用日の後に期限はありません。',
  noFinalDraw: '終了時: 終了のための採血は求めません。最終服用日の後に期限はありません。',
}

const english: ProtocolSentences = {
  baseline: (maxAge) => `Before: a draw from ${maxAge} before the first day to the first day (baseline).`,
  first: (offset, notBefore) =>
    `First follow-up: due ${offset} after the first day. A draw less than ${notBefore} after it is extra and does not take its place.`,
  repeat: (every) =>
    `Then: each group is due ${every} after its last draw, counted anew from the real day of each draw, early or late.`,
  repeatIfAbnormal: (every) =>
    `Then: due ${every} after the last draw only where that draw holds a value at notice or above. While values are not judged or not in, it is not taken for normal and the due day stands.`,
  noRepeat: 'Then: no draw is repeated at an interval.',
  peakDose: (within) =>
    `Dose: a draw within ${within} of each day on which the dose becomes higher than all before it, the first dose included. A draw from that day on serves it; draws up to the first day are the baseline.`,
  doseIncrease: (offset) =>
    `Increase: also a draw ${offset} after a raised dose, dropped where the regular one is earlier or within 14 days after it. A draw after the day of the increase serves it.`,
  servedBy: (group, analytes) => `${group}: only ${analytes.join(' or ')} counts.`,
  finalDraw: 'End: a draw is optional and never due. Nothing is due after the last dose.',
  noFinalDraw: 'End: no draw is asked for at the end. Nothing is due after the last dose.',
}

const PROTOCOL_SENTENCES: Record<Language, ProtocolSentences> = { ja: japanese, en: english }
