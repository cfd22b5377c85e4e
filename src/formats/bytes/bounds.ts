/**
 * How large and how deep a file may be before it is refused, so that no file, made by mistake or on purpose, takes the
 * memory or the time of the desk. All stand well above real files: a million results as CSV are about 60 MB, the widest
 * laboratory sheet seen has some 300 columns, our own clinic file nests 9 levels deep.
 */
const MEGABYTE = 1024 * 1024

/** A table is read piece by piece, so only time bounds it: about a minute a gigabyte. */
export const MOST_TABLE_BYTES = 1024 * MEGABYTE
/** JSON has to stand in memory whole, several times over; a browser's longest text has 512 million letters. */
export const MOST_JSON_BYTES = 256 * MEGABYTE
/** Levels of lists and objects within each other: what reads JSON goes down one call for each. */
export const MOST_NESTING = 64
/** Letters between two line ends. A row is parsed as a whole, again with each piece that arrives of it. */
export const MOST_ROW_LETTERS = 1 << 20
/** As many as a cell of Excel holds. */
export const MOST_CELL_LETTERS = 32_767
export const MOST_COLUMNS = 4096
export const MOST_ROWS = 5_000_000
/** A storage of SS-MIX2 is a tree of many small files. */
export const MOST_FILES = 20_000
/** Different units, and different flags, of one import: they are numbered in 16 bits. */
export const MOST_SPELLINGS = 65_535
/** A cell longer than this is words, whatever it begins with: no number, day, range or unit is so long. */
export const MOST_VALUE_LETTERS = 256

/**
 * For packed files (gzip, ZIP, workbooks). What comes out is counted while it comes: a header may say anything.
 */
export const MOST_UNPACKED_BYTES = 1024 * MEGABYTE
/** Deflate cannot do better than about 1 : 1032; an Excel sheet of numbers is packed about 1 : 10. */
export const MOST_UNPACKED_RATIO = 200
/** Up to here the ratio says nothing: a short list of equal rows packs well, and does no harm. */
export const UNPACKED_AT_ANY_RATIO = 8 * MEGABYTE
export const MOST_PACKED_ENTRIES = MOST_FILES
/** The list of what is packed in a ZIP, which must stand in memory whole. */
export const MOST_DIRECTORY_BYTES = 16 * MEGABYTE
/** A workbook has to stand in memory whole, several times over; a sheet of a million cells has about 40 MB unpacked. */
export const MOST_WORKBOOK_BYTES = 96 * MEGABYTE
/** A workbook of the old kind (.xls) is not packed; its sheets end at 65,536 rows. */
export const MOST_OLD_WORKBOOK_BYTES = 64 * MEGABYTE
