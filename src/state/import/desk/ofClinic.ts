import type { PatientFacts } from '@/domain/facts'
import type { FileRecord } from '@/domain/merge'
import type { ClinicSettings } from '@/domain/settings'
import type { ClinicFileRead } from '@/formats/clinicFile'
import type { ClinicDocument } from '@/storage'
import type { KnownPerson } from '../plan'
import type { FileRead } from '../previewing'

/** Everybody of the clinic as planning knows them, by id. */
export function knownPeople(facts: readonly PatientFacts[]): Map<string, KnownPerson> {
  return new Map(
    facts.map(({ id, number, name, kana, birthDate, sex, draws }) => [
      id,
      {
        id,
        number,
        ...(name === undefined ? {} : { name }),
        ...(kana === undefined ? {} : { kana }),
        ...(birthDate === undefined ? {} : { birthDate }),
        ...(sex === undefined ? {} : { sex }),
        hasDraws: draws.length > 0,
      },
    ]),
  )
}

/** The clinic files among what was read. */
export function clinicFilesOf(reads: readonly FileRead[]): ClinicFileRead[] {
  return reads.flatMap((read) => (read.kind === 'clinic-file' ? [read.read] : []))
}

/** The records of all clinic files, each with the position of its file. */
export function recordsOf(reads: readonly FileRead[]): FileRecord[] {
  return reads.flatMap((read, file) =>
    read.kind === 'clinic-file' ? read.read.records.map((record) => ({ file, record })) : [],
  )
}

/** The clinic with the settings, templates and own tables of a clinic file. */
export function withClinicOf(
  before: ClinicDocument,
  { settings, templates, protocols, presets, labRanges }: ClinicFileRead,
): ClinicDocument {
  const known = new Set(templates.map(({ id }) => id))
  return {
    ...before,
    settings: { ...before.settings, ...(settings as ClinicSettings) },
    templates: [...before.templates.filter(({ id }) => !known.has(id)), ...templates],
    ...(protocols.length === 0 ? {} : { protocols }),
    ...(presets.length === 0 ? {} : { presets }),
    ...(labRanges.length === 0 ? {} : { labRanges }),
  }
}
