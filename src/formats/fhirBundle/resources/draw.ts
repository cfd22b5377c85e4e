import type { Draw, Result, ResultStatus, SampleMark } from '@/domain/result'
import { coded, extended, isEmpty, json, known, text, to, type Element, type Resource } from '../parts'
import { PROFILE, SYSTEM } from '../systems'
import type { Subject, Writing } from '../writing'
import { resultResource } from './result'
import { reviewResource } from './review'

/** A draw: a Specimen for each material, an Observation for each result, the DiagnosticReport of all, its reviews. */
export function drawResources(draw: Draw, subject: Subject, writing: Writing): Resource[] {
  const own = writing.id(subject.key, 'draw', draw.id)
  const materials = [...new Set(draw.results.map(({ specimen }) => specimen))]
  if (materials.length === 0) materials.push(undefined)
  const specimenId = (material: string | undefined): string => writing.id(own, 'specimen', material ?? '')
  const observations = draw.results.map((result) =>
    resultResource(result, draw, {
      id: writing.id(own, 'result', result.id),
      specimen: specimenId(result.specimen),
      subject,
      writing,
    }),
  )
  return [
    ...materials.map((material) => specimenResource(draw, material, specimenId(material), subject, writing)),
    ...observations,
    report(draw, own, observations, materials.map(specimenId), subject, writing),
    ...draw.reviews.map((review, at) => reviewResource(review, at, own, subject, writing)),
  ]
}

function specimenResource(
  { day, time, fasting, marks }: Draw,
  material: string | undefined,
  id: string,
  subject: Subject,
  { moment }: Writing,
): Resource {
  return {
    resourceType: 'Specimen',
    id,
    identifier: known(id),
    status: 'available',
    ...(isEmpty(material) ? {} : { type: { text: material } }),
    subject: to(subject.id),
    collection: {
      collectedDateTime: moment(day, time),
      ...(fasting === 'unknown'
        ? {}
        : { fastingStatusCodeableConcept: coded(SYSTEM.fasting, fasting === 'yes' ? 'F' : 'NF') }),
    },
    ...(marks.length === 0 ? {} : { condition: marks.map(condition) }),
  }
}

const CONDITIONS: Partial<Record<SampleMark, string>> = { hemolysis: 'HEM', clotted: 'CLOT' }

function condition(mark: SampleMark): Element {
  const own = { system: SYSTEM.sampleMark, code: mark }
  const known = CONDITIONS[mark]
  return { coding: known === undefined ? [own] : [{ system: SYSTEM.specimenCondition, code: known }, own] }
}

function report(
  { day, time, lab, outside, results, struckOut }: Draw,
  id: string,
  observations: readonly Resource[],
  specimens: readonly string[],
  subject: Subject,
  { moment }: Writing,
): Resource {
  return {
    resourceType: 'DiagnosticReport',
    id,
    meta: { profile: [PROFILE.labReport] },
    ...extended({ outside: text(outside), 'struck-out': json(struckOut) }),
    identifier: known(id),
    status: struckOut ? 'entered-in-error' : reportStatus(results),
    category: [coded(SYSTEM.loinc, 'LP29693-6'), coded(SYSTEM.diagnosticSection, 'LAB')],
    code: {
      coding: [
        { system: SYSTEM.jpDocuments, code: '11502-2' },
        { system: SYSTEM.loinc, code: '11502-2' },
      ],
      text: '検体検査報告書',
    },
    subject: to(subject.id),
    effectiveDateTime: moment(day, time),
    ...(isEmpty(lab) ? {} : { performer: [{ display: lab }] }),
    specimen: specimens.map((specimen) => to(specimen)),
    ...(observations.length === 0 ? {} : { result: observations.map((each) => to(each.id)) }),
  }
}

/** What all results together are: those withdrawn or struck out say nothing while another one stands. */
function reportStatus(results: readonly Result[]): string {
  const has = (status: ResultStatus): boolean => results.some((result) => result.status === status)
  const standing = results.filter(({ status }) => status !== 'cancelled' && status !== 'entered-in-error')
  if (results.length === 0) return 'registered'
  if (standing.length === 0) return has('entered-in-error') ? 'entered-in-error' : 'cancelled'
  if (standing.every(({ status }) => status === 'pending')) return 'registered'
  if (has('pending')) return 'partial'
  if (has('preliminary')) return 'preliminary'
  return has('corrected') ? 'corrected' : 'final'
}
