/** Puts what was changed into containers whose check sums hold, so that the change is read and not the damage. */

/** @typedef {(content: Uint8Array) => Uint8Array} Pack */

/**
 * A ZIP of stored entries, their names in UTF-8.
 * @param {Record<string, Uint8Array>} files
 * @returns {Uint8Array}
 */
export function zipOf(files) {
  /** @type {Buffer[]} */
  const locals = []
  /** @type {Buffer[]} */
  const centrals = []
  let at = 0
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path)
    const crc = crc32(content)
    const [low, high] = [content.length & 0xffff, content.length >>> 16]
    const sizes = [crc & 0xffff, crc >>> 16, low, high, low, high, name.length, 0]
    const local = Buffer.concat([head(0x04034b50, 20, 0x0800, 0, 0, 0, ...sizes), name, content])
    const place = [0, 0, 0, 0, 0, at & 0xffff, at >>> 16]
    centrals.push(Buffer.concat([head(0x02014b50, 20, 20, 0x0800, 0, 0, 0, ...sizes, ...place), name]))
    locals.push(local)
    at += local.length
  }
  const central = Buffer.concat(centrals)
  const count = locals.length
  const end = head(
    0x06054b50,
    ...[0, 0, count, count],
    ...[central.length & 0xffff, central.length >>> 16, at & 0xffff, at >>> 16, 0],
  )
  return Uint8Array.from(Buffer.concat([...locals, central, end]))
}

/**
 * @param {number} signature
 * @param {number[]} words
 */
function head(signature, ...words) {
  const buffer = Buffer.alloc(4 + words.length * 2)
  buffer.writeUInt32LE(signature)
  words.forEach((word, at) => buffer.writeUInt16LE(word, 4 + at * 2))
  return buffer
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

const OFFICE = 'http://schemas.openxmlformats.org'
const MAIN = `xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"`
const RELATIONS = `xmlns="${OFFICE}/package/2006/relationships"`
const TYPE = `${OFFICE}/officeDocument/2006/relationships`
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a small workbook: text, shared text, a day, a formula with its value, merged cells, a hidden sheet. */
export const WORKBOOK_PARTS = {
  '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/></Types>`,
  '_rels/.rels': `<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook ${MAIN}><workbookPr date1904="0"/><sheets><sheet name="検査" sheetId="1" r:id="rId1"/><sheet name="控え" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${TYPE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${TYPE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${TYPE}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${TYPE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy/m/d"/><numFmt numFmtId="165" formatCode="&quot;&lt;&quot;0.0"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
  'xl/sharedStrings.xml': `<sst ${MAIN} count="7" uniqueCount="7"><si><t>番号</t></si><si><t>採血日</t></si><si><t>AST(U/L)</t></si><si><r><t>A</t></r><r><t>LT</t></r></si><si><t>TG</t></si><si><t>00142</t></si><si><t xml:space="preserve">溶血 </t></si></sst>`,
  'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><dimension ref="A1:E4"/><cols><col min="5" max="5" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row><row r="2"><c r="A2" t="s"><v>5</v></c><c r="B2" s="1"><v>46279</v></c><c r="C2"><v>98.000000000000014</v></c><c r="D2" s="3"><v>5</v></c><c r="E2" t="s"><v>6</v></c></row><row r="3" hidden="1"><c r="A3"><v>518</v></c><c r="B3" s="2"><v>46280.395833333336</v></c><c r="C3"><f>1+1</f><v>2</v></c><c r="D3" t="e"><v>#N/A</v></c><c r="E3" t="b"><v>1</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>00999</t></is></c><c r="B4" t="d"><v>2026-09-14T09:30:00</v></c><c r="C4" t="str"><v>&lt;5</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A4:A5"/></mergeCells></worksheet>`,
  'xl/worksheets/sheet2.xml': `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>5</v></c><c r="B2" s="1"><v>46279</v></c><c r="C2"><v>97</v></c></row></sheetData></worksheet>`,
}
/** The parts that are worth changing. */
const CHANGED_PARTS = /** @type {const} */ ([
  'xl/worksheets/sheet1.xml',
  'xl/worksheets/sheet1.xml',
  'xl/sharedStrings.xml',
  'xl/styles.xml',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
])

/**
 * The small workbook with one part of it exchanged.
 * @param {string} path
 * @param {Uint8Array} content
 */
export function workbookWith(path, content) {
  return zipOf({ ...encodedParts(), [path]: content })
}

/** One seed for each part, packed into the workbook around it. */
export function workbookSeeds() {
  const parts = encodedParts()
  return CHANGED_PARTS.map((path) => ({
    name: `${path.slice(path.lastIndexOf('/') + 1)}.xlsx`,
    bytes: parts[path] ?? new Uint8Array(),
    /** @type {Pack} */
    pack: (content) => workbookWith(path, content),
  }))
}

/** @returns {Record<string, Uint8Array>} */
function encodedParts() {
  return Object.fromEntries(
    Object.entries(WORKBOOK_PARTS).map(([path, text]) => [path, new TextEncoder().encode(text)]),
  )
}
