import type { Bilingual } from '@/domain/language'

/** What a file is that is neither a table nor a clinic file. */
export interface ForeignFile {
  what: Bilingual
  todo: Bilingual
}

const AS_CSV: Bilingual = {
  ja: '表計算ソフトで開き、CSV で保存するか、セルを選んで貼り付けてください。',
  en: 'Open it in the spreadsheet, save it as CSV, or copy its cells and paste them here.',
}
const ASK_FOR_CSV: Bilingual = {
  ja: '検査会社または電子カルテから CSV で出力してください。',
  en: 'Export the results as CSV from the laboratory or the EHR.',
}

const ZIP: ForeignFile = {
  what: { ja: 'Excel ブックまたは ZIP', en: 'an Excel workbook or a ZIP file' },
  todo: AS_CSV,
}

const SIGNATURES: readonly { bytes: readonly number[]; file: ForeignFile }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], file: ZIP },
  // An empty archive, and one in parts.
  { bytes: [0x50, 0x4b, 0x05, 0x06], file: ZIP },
  { bytes: [0x50, 0x4b, 0x07, 0x08], file: ZIP },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    file: { what: { ja: '旧形式の Excel ブック', en: 'an old Excel workbook' }, todo: AS_CSV },
  },
  { bytes: ascii('%PDF'), file: { what: { ja: 'PDF', en: 'a PDF' }, todo: ASK_FOR_CSV } },
  { bytes: ascii('MSH|'), file: { what: { ja: 'HL7 v2 電文', en: 'an HL7 v2 message' }, todo: ASK_FOR_CSV } },
  {
    bytes: [0x0b, ...ascii('MSH|')],
    file: { what: { ja: 'HL7 v2 電文', en: 'an HL7 v2 message' }, todo: ASK_FOR_CSV },
  },
  { bytes: [0x1f, 0x8b], file: compressed('gzip') },
  { bytes: [0x42, 0x5a, 0x68], file: compressed('bzip2') },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], file: compressed('xz') },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], file: compressed('7-Zip') },
  { bytes: ascii('Rar!'), file: compressed('RAR') },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], file: compressed('zstd') },
]

const ISO_2022_JP: ForeignFile = {
  what: { ja: 'ISO-2022-JP(JIS)の文字コード', en: 'text in ISO-2022-JP (JIS)' },
  todo: { ja: 'UTF-8 または Shift_JIS で保存し直してください。', en: 'Save it as UTF-8 or Shift_JIS.' },
}
const BINARY: ForeignFile = {
  what: { ja: '表ではないデータ', en: 'data that are no table' },
  todo: {
    ja: 'CSV、TSV、またはクリニックファイルを選んでください。',
    en: 'Choose a CSV, a TSV or a clinic file.',
  },
}

/** What the first bytes of a file show it to be, where that is something that this app does not read. */
export function foreignFile(start: Uint8Array): ForeignFile | undefined {
  const signed = SIGNATURES.find(({ bytes }) => bytes.every((byte, at) => start[at] === byte))
  if (signed) return signed.file
  const hasMark = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  if (hasMark) return undefined
  if (start.subarray(0, 4096).includes(0)) return BINARY
  return hasJisEscape(start) ? ISO_2022_JP : undefined
}

function hasJisEscape(start: Uint8Array): boolean {
  return start.some((byte, at) => byte === 0x1b && start[at + 1] === 0x24)
}

/** Never unpacked: what comes out may be a thousand times as large. */
function compressed(name: string): ForeignFile {
  return {
    what: { ja: `圧縮ファイル(${name})`, en: `a compressed file (${name})` },
    todo: { ja: '展開してから読み込んでください。', en: 'Unpack it first.' },
  }
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}
