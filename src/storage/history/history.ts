import type { Stamp, Version } from '@/domain/history/stamp'
import type { Patient } from '@/domain/patient'
import { CLINIC, type Desk } from '../desk'
import { Damaged } from '../errors'
import { allPages, pageContent, type OpenPage } from '../pages/reading'
import { contentOf } from '../sealing/contents'
import { versionsOf } from '../stores/schema'
import type { ClinicDocument } from '../types'
import { markAt, type KeptClinic, type Mark } from './marks'
import { removedRecords, versionBefore, type RemovedRecord } from './parts'
import type { History } from './types'

/** Every version of everything, for whoever shows what stood before. */
export function historyOn(desk: Desk): History {
  return {
    ofPatient: (id) => ofPatient(desk, id),
    ofClinic: () => ofClinic(desk),
    newest: () => newest(desk),
  }
}

async function* ofPatient(desk: Desk, id: string): AsyncGenerator<Version<Patient>, void, undefined> {
  const page = await desk.guarded(() => pageWith(desk, id))
  const place = page?.patients.findIndex((patient) => patient.id === id) ?? -1
  const patient = page?.patients[place]
  if (page && patient) yield* versionsFrom<Patient>(desk, id, patient, markAt(page, place))
  for (const { record } of await desk.guarded(() => removedRecords(desk.shelf))) {
    const part = partWith(record, id)
    if (part === undefined) continue
    yield { stamp: record.stamp }
    yield* versionsBefore<Patient>(desk, id, undefined, { trail: [record.batch, part] })
  }
}

async function* ofClinic(desk: Desk): AsyncGenerator<Version<ClinicDocument>, void, undefined> {
  const { clinic, mark } = await desk.guarded(async () => {
    const sealed = await desk.shelf.database.get('documents', versionsOf(CLINIC))
    if (!sealed) throw new Damaged('documents', CLINIC)
    return contentOf<KeptClinic>(desk.shelf, 'documents', sealed)
  })
  yield* versionsFrom<ClinicDocument>(desk, CLINIC, clinic, mark)
}

async function* newest(desk: Desk): AsyncGenerator<{ stamp?: Stamp; content: Patient }[], void, undefined> {
  await desk.guarded(() => Promise.resolve())
  for await (const page of allPages(desk.shelf, desk.directory)) {
    yield page.patients.map((content, place) => {
      const { stamp } = markAt(page, place)
      return { ...(stamp && { stamp }), content }
    })
  }
}

async function* versionsFrom<Kept>(
  desk: Desk,
  id: string,
  content: Kept,
  mark: Mark,
): AsyncGenerator<Version<Kept>, void, undefined> {
  yield version(content, mark)
  yield* versionsBefore<Kept>(desk, id, content, mark)
}

async function* versionsBefore<Kept>(
  desk: Desk,
  id: string,
  newer: Kept | undefined,
  mark: Mark,
): AsyncGenerator<Version<Kept>, void, undefined> {
  let content: unknown = newer
  for (let { trail } = mark; trail;) {
    const from = trail
    const before = await desk.guarded(() => versionBefore(desk.shelf, from, id, content))
    content = before.content
    yield version(before.content as Kept, before.mark)
    trail = before.mark.trail
  }
}

function version<Kept>(content: Kept, { stamp }: Mark): Version<Kept> {
  return { ...(stamp && { stamp }), content }
}

/** The page where somebody is now; undefined where they have been taken out. */
async function pageWith({ shelf, directory }: Desk, id: string): Promise<OpenPage | undefined> {
  const leaf = await directory.leafOf(id)
  if (!leaf) return undefined
  const page = await pageContent(shelf, directory, leaf.id)
  if (page?.patients.some((patient) => patient.id === id)) return page
  await directory.learn()
  const now = directory.knownLeafOf(id)
  return now && pageContent(shelf, directory, now.id)
}

function partWith({ parts }: RemovedRecord, id: string): number | undefined {
  return parts.find(([, ids]) => ids.includes(id))?.[0]
}
