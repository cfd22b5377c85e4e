import type { Bilingual } from '@/domain/language'
import type { Problem } from '@/domain/problem'
import { fileProblem } from '../problems'
import { unmarkedUtf16 } from './encodingOf'

/** What a file is that this app does not read. */
export interface ForeignFile {
  what: Bilingual
  todo: Bilingual
}

/** A foreign file in words: what it is and what to do instead. */
export function foreignProblem(file: string, { what, todo }: ForeignFile): Problem {
  const problem = fileProblem('foreign-file', { file }, '')
  return {
    ...problem,
    because: { ja: `${problem.because.ja}${what.ja}。`, en: `${problem.because.en}${what.en}.` },
    todo,
  }
}

const ASK_FOR_CSV: Bilingual = {
  ja: '検査会社または電子カルテから CSV で出力してください。',
  en: 'Export the results as CSV from the laboratory or the EHR.',
}
const SAVE_AS_WORKBOOK: Bilingual = {
  ja: '表計算ソフトで開き、.xlsx または CSV で保存し直すか、セルを選んで貼り付けてください。',
  en: 'Open it in the spreadsheet and save it as .xlsx or CSV, or copy its cells and paste them here.',
}
const COPY_THE_TABLE: Bilingual = {
  ja: '中の表をコピーして貼り付けるか、元のソフトから CSV で出力してください。',
  en: 'Copy the table in it and paste it here, or export it as CSV from where it came.',
}

/** The kinds of office files that are packed like a workbook, and are none. */
export const OFFICE_FILES = {
  word: { what: { ja: 'Word 文書', en: 'a Word document' }, todo: COPY_THE_TABLE },
  powerpoint: { what: { ja: 'PowerPoint', en: 'a PowerPoint presentation' }, todo: COPY_THE_TABLE },
  'binary-workbook': {
    what: { ja: 'バイナリ形式の Excel ブック(.xlsb)', en: 'a binary Excel workbook (.xlsb)' },
    todo: SAVE_AS_WORKBOOK,
  },
  'open-document': { what: { ja: 'OpenDocument の文書', en: 'an OpenDocument text' }, todo: COPY_THE_TABLE },
  iwork: { what: { ja: 'Numbers・Pages の書類', en: 'a Numbers or Pages document' }, todo: SAVE_AS_WORKBOOK },
} satisfies Record<string, ForeignFile>

const PACKED_TWICE: ForeignFile = {
  what: { ja: '二重に圧縮されたファイル', en: 'a file that is packed twice' },
  todo: { ja: '展開してから読み込んでください。', en: 'Unpack it first.' },
}
const IMAGE: ForeignFile = { what: { ja: '画像', en: 'an image' }, todo: ASK_FOR_CSV }
const WEB_PAGE: ForeignFile = {
  what: { ja: 'Web ページ(HTML)', en: 'a web page (HTML)' },
  todo: SAVE_AS_WORKBOOK,
}

const SIGNATURES: readonly { bytes: readonly number[]; at?: number; file: ForeignFile }[] = [
  // Packed files are unpacked before anybody asks here; what is still packed then was packed twice.
  { bytes: [0x50, 0x4b, 0x03, 0x04], file: PACKED_TWICE },
  { bytes: [0x50, 0x4b, 0x05, 0x06], file: PACKED_TWICE },
  { bytes: [0x50, 0x4b, 0x07, 0x08], file: PACKED_TWICE },
  { bytes: [0x1f, 0x8b], file: PACKED_TWICE },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], file: PACKED_TWICE },
  { bytes: ascii('%PDF'), file: { what: { ja: 'PDF', en: 'a PDF' }, todo: ASK_FOR_CSV } },
  { bytes: [0x42, 0x5a, 0x68], file: compressed('bzip2') },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], file: compressed('xz') },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], file: compressed('7-Zip') },
  { bytes: ascii('Rar!'), file: compressed('RAR') },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], file: compressed('zstd') },
  { bytes: ascii('ustar'), at: 257, file: compressed('tar') },
  { bytes: ascii('\u0021<arch>'), file: compressed('ar') },
  { bytes: [0x89, ...ascii('PNG')], file: IMAGE },
  { bytes: [0xff, 0xd8, 0xff], file: IMAGE },
  { bytes: ascii('GIF8'), file: IMAGE },
  { bytes: [...ascii('II*'), 0], file: IMAGE },
  { bytes: [...ascii('MM'), 0, 0x2a], file: IMAGE },
  { bytes: ascii('WEBP'), at: 8, file: IMAGE },
  { bytes: ascii('ftyphei'), at: 4, file: IMAGE },
  { bytes: ascii('DICM'), at: 128, file: { what: { ja: 'DICOM', en: 'a DICOM file' }, todo: ASK_FOR_CSV } },
  {
    bytes: ascii('{\\rtf'),
    file: { what: { ja: 'リッチテキスト(RTF)', en: 'rich text (RTF)' }, todo: COPY_THE_TABLE },
  },
]

const BINARY: ForeignFile = {
  what: { ja: '表ではないデータ', en: 'data that are no table' },
  todo: {
    ja: '検査結果の CSV、Excel ブック、電文などのファイルを選んでください。',
    en: 'Choose a file of results: CSV, a workbook, messages.',
  },
}
const EXCEL_AS_XML: ForeignFile = {
  what: { ja: 'XML 形式の Excel ブック', en: 'an Excel workbook written as XML' },
  todo: SAVE_AS_WORKBOOK,
}

/** What the first bytes of a file show it to be, where that is something that this app does not read. */
export function foreignFile(start: Uint8Array): ForeignFile | undefined {
  const signed = SIGNATURES.find(({ bytes, at = 0 }) =>
    bytes.every((byte, index) => start[at + index] === byte),
  )
  if (signed) return signed.file
  const hasMark = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  if (hasMark || unmarkedUtf16(start)) return undefined
  if (start.subarray(0, 4096).includes(0)) return BINARY
  return foreignMarkup(String.fromCharCode(...start.subarray(0, 1024)))
}

/** Spreadsheets are also exported as a web page or as XML, under the name of a workbook. */
function foreignMarkup(start: string): ForeignFile | undefined {
  if (
    /^(?:\xef\xbb\xbf)?\s*(?:<!--[^>]{0,200}-->\s*)?<(?:!doctype html|html|head|body|table|meta)\b/i.test(
      start,
    )
  )
    return WEB_PAGE
  return /^(?:\xef\xbb\xbf)?\s*<\?xml\b/.test(start) && start.includes('progid="Excel.Sheet"')
    ? EXCEL_AS_XML
    : undefined
}

/** A packed file of a kind that no browser unpacks on its own. */
function compressed(name: string): ForeignFile {
  return {
    what: { ja: `圧縮ファイル(${name})`, en: `a compressed file (${name})` },
    todo: {
      ja: '展開してから読み込むか、ZIP または gzip で圧縮し直してください。',
      en: 'Unpack it first, or pack it as ZIP or gzip.',
    },
  }
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}
