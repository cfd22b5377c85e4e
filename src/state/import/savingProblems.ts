import type { Problem } from '@/domain/problem'
import { fileProblemsCsv, tableProblemsCsv, type RepairCsv } from '@/formats/repair/problemsCsv'
import { listsOf, type PlannedImport } from './previewing'
import type { FilesRead } from './reading'
import type { ImportService, SavedProblems } from './types'

/** The problems of one table, or of all files that are none, as a person saves, repairs and imports them again. */
export async function savedProblems(
  opened: PlannedImport & FilesRead,
  { file, language }: Parameters<ImportService['saveProblems']>[0],
): Promise<SavedProblems | undefined> {
  const problems = problemsByFile(listsOf(opened).problems)
  if (file !== undefined) {
    const at = opened.files.indexOf(file)
    const [read, source] = [opened.reads[at], opened.sources[at]]
    if (read?.kind !== 'table' || !source) return undefined
    const { layout, delimiter } = read
    const table = { from: source.from, layout, delimiter, problems: problems.get(file) ?? [] }
    return saved(`${baseName(file)}-problems.csv`, await tableProblemsCsv(table, language))
  }
  const others = opened.sources.flatMap(({ name, from }, at) => {
    const own = problems.get(name) ?? []
    return opened.reads[at]?.kind === 'table' || own.length === 0 ? [] : [{ name, from, problems: own }]
  })
  return saved('problems.csv', await fileProblemsCsv(others, language))
}

function saved(name: string, { pieces, rows }: RepairCsv): SavedProblems | undefined {
  if (rows === 0) return undefined
  return { name, rows, csv: new Blob(pieces, { type: 'text/csv;charset=utf-8' }) }
}

function problemsByFile(problems: readonly Problem[]): Map<string, Problem[]> {
  const byFile = new Map<string, Problem[]>()
  for (const problem of problems) {
    const { file = '' } = problem.where
    const known = byFile.get(file)
    if (known) known.push(problem)
    else byFile.set(file, [problem])
  }
  return byFile
}

/** The last part of a name without its ending. */
function baseName(name: string): string {
  const last = name.split('/').at(-1) ?? name
  return last.replace(/\.[^.]*$/, '') || 'import'
}
