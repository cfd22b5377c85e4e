import type { Bilingual } from '@/domain/language'
import type { MessageUse } from './messageKind'
import { STORED_TYPES, type StoredName } from './ssmix2/path'

const WHY: Record<Exclude<MessageUse, 'results' | 'person'>, Bilingual> = {
  order: { ja: 'オーダ(依頼)なので、結果としては取り込みません', en: 'orders, which are no results' },
  'not-a-lab-result': {
    ja: 'バイタルなど検体検査以外の報告なので、取り込みません',
    en: 'observations such as vital signs, which are no laboratory results',
  },
  'other-content': {
    ja: '検査結果を運ぶメッセージではないので、取り込みません',
    en: 'no messages of laboratory results',
  },
}

/** What a person should know of one file: which messages were not read, and why. */
export class FileNotes {
  private readonly counts = new Map<string, { use: MessageUse; count: number }>()
  private merges = 0
  private messages = 0
  private reports = 0
  private observations = 0

  /** One message of a type, and how many observations it has. */
  message(named: string, use: MessageUse, isMerge: boolean, observations: number): void {
    if (use === 'results') {
      this.reports += 1
      this.observations += observations
    }
    this.messages += 1
    if (isMerge) this.merges += 1
    const known = this.counts.get(named)
    if (known) known.count += 1
    else if (this.counts.size < MOST_TYPES) this.counts.set(named, { use, count: 1 })
  }

  texts(stored: StoredName | undefined): Bilingual[] {
    return [...this.ofStorage(stored), ...this.ofEmpty(), ...this.ofTypes(), ...this.ofMerges()]
  }

  private ofStorage(stored: StoredName | undefined): Bilingual[] {
    if (!stored) return []
    if (this.messages === 0)
      return [
        {
          ja: 'SS-MIX2 のフォルダーにありますが、HL7 メッセージではありません。読みませんでした。',
          en: 'It stands in a folder of SS-MIX2 but is no HL7 message. It was not read.',
        },
      ]
    const { type, flag } = stored
    const named = Object.hasOwn(STORED_TYPES, type) ? STORED_TYPES[type] : undefined
    const notes: Bilingual[] = [
      {
        ja: `SS-MIX2 標準化ストレージ ${type}${named ? `(${named.ja})` : ''}`,
        en: `SS-MIX2 standard storage, ${type}${named ? ` (${named.en})` : ''}`,
      },
    ]
    if (flag === '0')
      notes.push({
        ja: '削除済み(コンディションフラグ 0)のファイルです。',
        en: 'The file is marked as deleted (condition flag 0).',
      })
    return notes
  }

  private ofEmpty(): Bilingual[] {
    if (this.reports === 0 || this.observations > 0) return []
    return [{ ja: '検査結果(OBX)が1件もありません。', en: 'There is not one result (OBX) in it.' }]
  }

  private ofTypes(): Bilingual[] {
    return [...this.counts].flatMap(([named, { use, count }]): Bilingual[] => {
      if (use === 'results' || use === 'person') return []
      const type = named === '' ? 'MSH-9 –' : named
      return [
        {
          ja: `${type} ${count}件: ${WHY[use].ja}。`,
          en: `${type}, ${count}: ${WHY[use].en}.`,
        },
      ]
    })
  }

  private ofMerges(): Bilingual[] {
    if (this.merges === 0) return []
    return [
      {
        ja: `患者番号の統合・変更を伝えるメッセージが ${this.merges}件あります。このアプリの番号は変わりません。`,
        en: `${this.merges} messages join or change patient numbers. Numbers here stay as they are.`,
      },
    ]
  }
}

const MOST_TYPES = 100
