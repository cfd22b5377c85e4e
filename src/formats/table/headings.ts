import { foldName } from '@/domain/fold'
import type { Language } from '@/domain/language'
import type { ImportField } from '@/domain/reading'

/**
 * The headings that are recognised without a mapping, in either language (product.md §6). Compared after folding, whole,
 * never by a part of the word.
 */
const SPELLINGS: Record<ImportField, readonly string[]> = {
  number: [
    '番号',
    'number',
    '患者番号',
    '患者ID',
    '患者No',
    '患者コード',
    'カルテ番号',
    'カルテNo',
    '診察券番号',
    '診察券No',
    'patient_number',
    'patient_no',
    'patient_id',
    'chart_no',
    'chart_number',
    'MRN',
    'ID',
  ],
  name: [
    '氏名',
    'name',
    '名前',
    '患者名',
    '患者氏名',
    '漢字氏名',
    'patient_name',
    'full_name',
    'display_name',
  ],
  kana: [
    'カナ',
    'kana',
    'かな',
    'フリガナ',
    'ふりがな',
    'カナ氏名',
    '氏名カナ',
    '氏名(カナ)',
    '患者カナ',
    'カナ名',
  ],
  phone: [
    '電話',
    'phone',
    '電話番号',
    '電話1',
    '電話番号1',
    'TEL',
    'TEL1',
    'telephone',
    'phone1',
    'phone_number',
  ],
  phone2: ['電話2', 'phone2', '電話番号2', 'TEL2', '携帯', '携帯電話', '携帯番号', 'mobile', 'mobile_phone'],
  contactNote: ['連絡メモ', 'contact_note', '連絡備考', '連絡先メモ', '電話メモ'],
  birthDate: ['生年月日', 'birth_date', 'birthdate', 'date_of_birth', 'DOB', '誕生日', 'birthday'],
  sex: ['性別', 'sex', 'gender'],
  weightKg: ['体重', 'weight_kg', 'weight', '体重(kg)'],
  courseStart: [
    '開始日',
    'course_start',
    '服用開始日',
    '内服開始日',
    '投与開始日',
    '治療開始日',
    'start',
    'start_date',
  ],
  plannedWeeks: ['予定週数', 'planned_weeks', '予定週', '治療週数', 'weeks'],
  courseEnd: [
    '終了日',
    'course_end',
    '最終服用日',
    '服用終了日',
    '内服終了日',
    '投与終了日',
    'end',
    'end_date',
    'last_dose',
  ],
  doseMg: ['1日量', 'dose_mg', '用量', '一日量', '1日量(mg)', '投与量', 'dose', 'daily_dose', 'mg_per_day'],
  doseFrom: ['用量変更日', 'dose_from', '増減日', '変更日', 'dose_date'],
  pauseStart: ['休薬開始日', 'pause_start', '休薬開始', '休薬日'],
  pauseRestart: ['再開日', 'pause_restart', '服用再開日', '休薬再開日', '休薬終了', 'restart'],
  nextVisit: [
    '次回受診',
    'next_visit',
    '次回受診日',
    '次回予約',
    '次回予約日',
    '次回来院',
    '次回来院日',
    'next_appointment',
  ],
  protocol: ['プロトコル', 'protocol', '採血計画'],
  drawn: [
    '採血日',
    'drawn',
    '採取日',
    '採血日時',
    '採取日時',
    '検体採取日',
    '検査日',
    '検査日時',
    'collected',
    'collection_date',
    'collection_day',
    'draw_date',
    'date',
  ],
  dayOffset: ['経過日数', 'day_offset'],
  time: ['採血時刻', '採血時間', '採取時刻', '採取時間', '時刻', 'time', 'draw_time'],
  analyte: ['項目', 'analyte', '検査項目', '項目名', '検査名', '検査項目名', 'test', 'test_name', 'item'],
  value: [
    '結果',
    'value',
    '結果値',
    '検査値',
    '値',
    '検査結果',
    'result',
    'result_value',
    '属性値',
    'attribute_value',
  ],
  unit: ['単位', 'unit', 'units'],
  range: ['基準範囲', 'range', '基準値', '参考基準値', '基準', 'reference_range', 'normal_range'],
  low: ['下限', 'low', '基準下限', '下限値', '基準値下限', 'range_low'],
  high: ['上限', 'high', '基準上限', '上限値', '基準値上限', 'range_high'],
  flag: ['フラグ', 'flag', '異常', '異常区分', '判定', 'H/L', 'HL', '異常フラグ'],
  fasting: ['空腹', 'fasting', '空腹時', '空腹区分', '食事'],
  comment: ['コメント', 'comment', '備考', 'comments', 'note', 'notes'],
  lab: ['検査会社', '検査機関', '検査所', 'lab', 'laboratory'],
  specimen: ['検体', '検体名', '材料', 'specimen'],
  arrived: ['報告日', '報告日時', 'reported', 'report_date'],
  attribute: ['属性', '属性名', 'attribute', 'attribute_name'],
  // Words that no other list is likely to use for something else.
  method: ['測定法', 'assay_method'],
  marks: ['検体状態', 'sample_marks'],
  status: ['報告状態', 'report_status'],
  reportedAt: ['報告時刻', 'reported_at'],
  outside: ['院外採血', 'drawn_elsewhere'],
}

const FIELD_BY_FOLDED = new Map(
  (Object.entries(SPELLINGS) as [ImportField, readonly string[]][]).flatMap(([field, spellings]) =>
    spellings.map((spelling) => [foldHeading(spelling), field] as const),
  ),
)

/** The field that a heading names, or undefined where it names none. */
export function fieldOfHeading(heading: string): ImportField | undefined {
  return FIELD_BY_FOLDED.get(foldHeading(heading))
}

/** A heading as compared: folded like a name, and without underscores, dots, colons and brackets. */
export function foldHeading(heading: string): string {
  return foldName(heading).replace(/[_.:;*()[\]【】「」/]/g, '')
}

/** What the saved problems of a file add behind its own columns, for whoever repairs it; read again, they say nothing. */
export const REPAIR_HEADINGS = {
  ja: { line: '元の行', because: '取り込まれなかった理由', todo: '対応のしかた' },
  en: { line: 'original_line', because: 'not_imported_because', todo: 'what_to_do' },
} as const satisfies Record<Language, Record<string, string>>

const REPAIR = new Set(
  Object.values(REPAIR_HEADINGS).flatMap((texts) => Object.values(texts).map(foldHeading)),
)

/** Whether a column is one that saving the problems added. */
export function isRepairHeading(heading: string): boolean {
  return REPAIR.has(foldHeading(heading))
}
