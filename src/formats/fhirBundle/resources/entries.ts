import type {
  Medicine,
  Motherhood,
  Patient,
  PatientNote,
  PregnancyTest,
  Procedure,
  StruckOut,
} from '@/domain/patient'
import { coded, extended, isEmpty, json, known, notes, text, to, type Element, type Resource } from '../parts'
import { SYSTEM } from '../systems'
import type { Subject, Writing } from '../writing'

/** What a person entered beside courses and draws: medicines, pregnancy, procedures, notes. */
export function entryResources(patient: Patient, subject: Subject, writing: Writing): Resource[] {
  const { medicines = [], pregnancyTests = [], motherhoods = [], procedures = [], notes: said = [] } = patient
  return [
    ...medicines.map((each) => medicine(each, subject, writing)),
    ...pregnancyTests.map((each) => pregnancyTest(each, subject, writing)),
    ...motherhoods.map((each) => motherhood(each, subject, writing)),
    ...procedures.map((each) => procedure(each, subject, writing)),
    ...said.map((each) => patientNote(each, subject, writing)),
  ]
}

interface Entered {
  id: string
  by?: string
  struckOut?: StruckOut
}

/** What every entry says of itself, in additions of ours. */
function begun(resourceType: string, entered: Entered, { key }: Subject, writing: Writing): Resource {
  const id = writing.id(key, resourceType, entered.id)
  return {
    resourceType,
    id,
    ...extended({ 'entered-by': text(entered.by), 'struck-out': json(entered.struckOut) }),
    identifier: known(id),
  }
}

function medicine(given: Medicine, subject: Subject, writing: Writing): Resource {
  const { name, yj, from, to: until, note, struckOut } = given
  const isOver = until !== undefined && until < writing.today
  return {
    ...begun('MedicationStatement', given, subject, writing),
    status: struckOut ? 'entered-in-error' : isOver ? 'completed' : 'active',
    medicationCodeableConcept: {
      ...(isEmpty(yj) ? {} : { coding: [{ system: SYSTEM.yj, code: yj }] }),
      text: name,
    },
    subject: to(subject.id),
    ...span('effectivePeriod', from, until),
    ...notes(note),
  }
}

const ANSWERS: Record<PregnancyTest['result'], { code: string; text: string }> = {
  negative: { code: 'NEG', text: '陰性' },
  positive: { code: 'POS', text: '陽性' },
  unclear: { code: 'IND', text: '判定保留' },
}

/** A test for pregnancy, qualitative; the amount of hCG is a laboratory result and stands among those. */
function pregnancyTest(given: PregnancyTest, subject: Subject, writing: Writing): Resource {
  const { day, result, specimen, note, struckOut } = given
  const answer = ANSWERS[result]
  return {
    ...begun('Observation', given, subject, writing),
    status: struckOut ? 'entered-in-error' : 'final',
    category: [coded(SYSTEM.kind, 'pregnancy-test')],
    code: {
      coding: [
        ...(specimen === undefined
          ? []
          : [{ system: SYSTEM.loinc, code: specimen === 'urine' ? '2106-3' : '2118-8' }]),
        { system: SYSTEM.kind, code: 'pregnancy-test' },
      ],
      text: '妊娠検査',
    },
    subject: to(subject.id),
    effectiveDateTime: day,
    valueCodeableConcept: coded(SYSTEM.interpretation, answer.code, answer.text),
    ...notes(note),
  }
}

function motherhood(given: Motherhood, subject: Subject, writing: Writing): Resource {
  const { kind, from, to: until, note, struckOut } = given
  const isOver = until !== undefined && until < writing.today
  return {
    ...begun('Condition', given, subject, writing),
    // A condition entered in error must not say whether it is active (R4, con-5).
    ...(struckOut
      ? { verificationStatus: coded(SYSTEM.conditionVerification, 'entered-in-error') }
      : { clinicalStatus: coded(SYSTEM.conditionClinical, isOver ? 'resolved' : 'active') }),
    code: coded(SYSTEM.kind, kind, kind === 'pregnancy' ? '妊娠' : '授乳'),
    subject: to(subject.id),
    onsetDateTime: from,
    ...(until === undefined
      ? {}
      : {
          [struckOut || isOver ? 'abatementDateTime' : '_abatementDateTime']: abated(
            until,
            struckOut !== undefined || isOver,
          ),
        }),
    ...notes(note),
  }
}

/** An end still ahead must not stand as one that was reached (R4, con-4). */
function abated(until: string, isReached: boolean): unknown {
  return isReached ? until : extended({ 'planned-end': { valueDate: until } })
}

const PROCEDURES: Record<Procedure['kind'], string> = {
  lasik: 'レーシック',
  laser: 'レーザー治療',
  wax: 'ワックス脱毛',
  'blood-donation': '献血',
}

function procedure(given: Procedure, subject: Subject, writing: Writing): Resource {
  const { kind, day, note, struckOut } = given
  return {
    ...begun('Procedure', given, subject, writing),
    status: struckOut ? 'entered-in-error' : day > writing.today ? 'preparation' : 'completed',
    code: coded(SYSTEM.kind, kind, PROCEDURES[kind]),
    subject: to(subject.id),
    performedDateTime: day,
    ...notes(note),
  }
}

function patientNote(given: PatientNote, subject: Subject, writing: Writing): Resource {
  const { day, kind, text: words, struckOut } = given
  return {
    ...begun('Observation', given, subject, writing),
    status: struckOut ? 'entered-in-error' : 'final',
    category: [coded(SYSTEM.kind, 'note')],
    code: { coding: [{ system: SYSTEM.kind, code: `note-${kind}` }], text: '記録' },
    subject: to(subject.id),
    effectiveDateTime: day,
    ...(isEmpty(words) ? {} : { valueString: words }),
  }
}

/** FHIR wants a period to end on or after its start. */
function span(key: string, from: string | undefined, until: string | undefined): Element {
  if (from === undefined && until === undefined) return {}
  return {
    [key]: {
      ...(from === undefined ? {} : { start: from }),
      ...(until === undefined || (from !== undefined && until < from) ? {} : { end: until }),
    },
  }
}
