/** A count with its noun in English: 1 file, 2 files. */
export function some(count: string | number, one: string, many = `${one}s`): string {
  return `${count} ${String(count) === '1' ? one : many}`
}
