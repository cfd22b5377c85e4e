import type { Bundle, Json } from './validator'

/**
 * What a bundle of ours says, put back into the shape of our records without ids: shows that nothing was lost on the way
 * out. It understands our own bundles only.
 */
export function recordsIn(bundle: Bundle): Json[] {
  const resources = bundle.entry.map(({ resource }) => resource)
  return of(resources, 'Patient').map((patient) => {
    const own = `urn:uuid:${patient.id}`
    return recordOf(
      patient,
      resources.filter((each) => Object.values(each).some((part) => refersTo(part, own))),
    )
  })
}

type Resource = Json & { resourceType: string; id: string }

function refersTo(part: unknown, url: string): boolean {
  return typeof part === 'object' && part !== null && (part as Json)['reference'] === url
}

function of(resources: readonly Resource[], type: string): Resource[] {
  return resources.filter(({ resourceType }) => resourceType === type)
}

function recordOf(patient: Resource, about: readonly Resource[]): Json {
  const observations = of(about, 'Observation')
  const kinds = (kind: string): Resource[] => observations.filter((each) => kindOf(each) === kind)
  const names = list(patient['name'])
  const telecom = list(patient['telecom'])
  const weights = kinds('vital-signs')
  return plain({
    number: list(patient['identifier']).at(1)?.['value'],
    name: names.find((name) => representation(name) === 'IDE')?.['text'],
    kana: names.find((name) => representation(name) === 'SYL')?.['text'],
    birthDate: patient['birthDate'],
    sex: patient['gender'] === undefined ? undefined : patient['gender'] === 'female' ? 'F' : 'M',
    phone: telecom.find(({ rank }) => rank === 1)?.['value'],
    phone2: telecom.find(({ rank }) => rank === 2)?.['value'],
    contactNote: extension(patient, 'contact-note'),
    nextVisit: extension(patient, 'next-visit'),
    snooze: jsonOf(patient, 'snooze'),
    weights: weights.filter(({ status }) => status === 'final').map(weightOf),
    earlierWeights: some(
      weights
        .filter(({ status }) => status !== 'final')
        .map((weight) => ({ ...weightOf(weight), ...(jsonOf(weight, 'replaced') as Json) })),
    ),
    courses: of(about, 'CarePlan').map((plan) => courseOf(plan, about)),
    draws: of(about, 'DiagnosticReport').map((report) => drawOf(report, about)),
    contacts: of(about, 'Communication').map(contactOf),
    medicines: some(of(about, 'MedicationStatement').map(medicineOf)),
    pregnancyTests: some(kinds('pregnancy-test').map(pregnancyTestOf)),
    motherhoods: some(of(about, 'Condition').map(motherhoodOf)),
    procedures: some(of(about, 'Procedure').map(procedureOf)),
    notes: some(kinds('note').map(noteOf)),
  })
}

function kindOf(observation: Resource): unknown {
  const [first] = list(observation['category'])
  return list(first?.['coding'])[0]?.['code']
}

function weightOf(weight: Resource): Json {
  return { day: weight['effectiveDateTime'], kg: (weight['valueQuantity'] as Json)['value'] }
}

function courseOf(plan: Resource, about: readonly Resource[]): Json {
  const own = `urn:uuid:${plan.id}`
  const steps = of(about, 'MedicationRequest').filter((step) => refersTo(list(step['basedOn'])[0], own))
  const period = (plan['period'] ?? {}) as Json
  const pauses = list(plan['extension']).filter(({ url }) => String(url).endsWith('/pause'))
  return plain({
    start: period['start'],
    plannedWeeks: extension(plan, 'planned-weeks'),
    end: period['end'] ?? extension(period, 'stated-end'),
    protocol: extension(plan, 'protocol'),
    endReason: extension(plan, 'end-reason'),
    endNote: extension(plan, 'end-note'),
    product: extension(plan, 'product'),
    transfer: jsonOf(plan, 'transfer'),
    earlier: jsonOf(plan, 'earlier'),
    doses: steps.map((step) => {
      const [dosage = {}] = list(step['dosageInstruction'])
      const [rate = {}] = list(dosage['doseAndRate'])
      const { repeat } = dosage['timing'] as { repeat: { boundsPeriod: Json } }
      return { from: repeat.boundsPeriod['start'], mgPerDay: (rate['doseQuantity'] as Json)['value'] }
    }),
    pauses: pauses.map((pause) => {
      const part = (name: string): unknown => {
        const found = list(pause['extension']).find(({ url }) => url === name)
        return found?.['valueDate'] ?? found?.['valueString']
      }
      return plain({ from: part('from'), restart: part('restart'), reason: part('reason') })
    }),
  })
}

function drawOf(report: Resource, about: readonly Resource[]): Json {
  const byUrl = new Map(about.map((each) => [`urn:uuid:${each.id}`, each]))
  const specimens = list(report['specimen']).map(({ reference }) => byUrl.get(String(reference))!)
  const [first] = specimens
  const collection = first!['collection'] as Json
  const moment = String(collection['collectedDateTime'])
  const fasting = list((collection['fastingStatusCodeableConcept'] as Json | undefined)?.['coding'])[0]?.[
    'code'
  ]
  return plain({
    day: moment.slice(0, 10),
    time: moment.length > 10 ? moment.slice(11, 16) : undefined,
    lab: list(report['performer'])[0]?.['display'],
    outside: extension(report, 'outside'),
    fasting: fasting === 'F' ? 'yes' : fasting === 'NF' ? 'no' : 'unknown',
    marks: list(first!['condition']).map((each) => list(each['coding']).at(-1)?.['code']),
    results: list(report['result']).map(({ reference }) => resultOf(byUrl.get(String(reference))!, byUrl)),
    reviews: of(about, 'Task')
      .filter((task) => refersTo(task['focus'], `urn:uuid:${report.id}`))
      .map(reviewOf),
  })
}

function resultOf(result: Resource, byUrl: ReadonlyMap<string, Resource>): Json {
  const quantity = result['valueQuantity'] as Json | undefined
  const [range = {}] = list(result['referenceRange'])
  const [flag = {}] = list(result['interpretation'])
  const specimen = byUrl.get(String((result['specimen'] as Json)['reference']))
  return plain({
    analyte: list((result['code'] as Json)['coding']).find(({ system }) =>
      String(system).endsWith('/analyte'),
    )?.['code'],
    status: result['status'] === 'registered' ? 'pending' : result['status'],
    text: quantity ? receivedOf(quantity) : result['valueString'],
    unit: quantity?.['unit'] ?? extension(result, 'stated-unit'),
    low: range['low'] && receivedOf(range['low'] as Json),
    high: range['high'] && receivedOf(range['high'] as Json),
    rangeText: range['text'],
    labFlag: flag['text'],
    comment: list(result['note'])[0]?.['text'],
    arrived: extension(result, 'arrived'),
    fasting: extension(result, 'fasting'),
    method: list((result['method'] as Json | undefined)?.['coding'])[0]?.['code'],
    specimen: (specimen!['type'] as Json | undefined)?.['text'],
    waiting: jsonOf(result, 'waiting'),
    earlier: jsonOf(result, 'earlier'),
  })
}

function receivedOf(quantity: Json): unknown {
  const { comparator = '', value } = quantity as { comparator?: string; value: number }
  return extension(quantity, 'as-received') ?? `${comparator}${value}`
}

function reviewOf(task: Resource): Json {
  const moment = String(task['authoredOn'])
  return plain({
    day: (task['executionPeriod'] as Json)['start'],
    by: (task['owner'] as Json)['display'],
    note: list(task['note'])[0]?.['text'],
    recheck: ((task['restriction'] as Json | undefined)?.['period'] as Json | undefined)?.['end'],
    preset: extension(task, 'preset'),
    plan: list((task['businessStatus'] as Json | undefined)?.['coding'])[0]?.['code'],
    significance: extension(task, 'significance'),
    at: moment.length > 10 ? moment.slice(0, 16) : undefined,
    saw: jsonOf(task, 'saw'),
  })
}

function contactOf(call: Resource): Json {
  return plain({
    day: call['sent'],
    by: (call['sender'] as Json | undefined)?.['display'],
    outcome: list((call['statusReason'] as Json)['coding'])[0]?.['code'],
    next: extension(call, 'next'),
    note: list(call['payload'])[0]?.['contentString'],
    visitBefore: extension(call, 'visit-before'),
    struckOut: jsonOf(call, 'struck-out'),
  })
}

function entered(resource: Resource): Json {
  return {
    by: extension(resource, 'entered-by'),
    struckOut: jsonOf(resource, 'struck-out'),
    note: list(resource['note'])[0]?.['text'],
  }
}

function medicineOf(taken: Resource): Json {
  const medication = taken['medicationCodeableConcept'] as Json
  const period = (taken['effectivePeriod'] ?? {}) as Json
  return plain({
    name: medication['text'],
    yj: list(medication['coding'])[0]?.['code'],
    from: period['start'],
    to: period['end'],
    ...entered(taken),
  })
}

function pregnancyTestOf(test: Resource): Json {
  const answers: Record<string, string> = { NEG: 'negative', POS: 'positive', IND: 'unclear' }
  const specimens: Record<string, string> = { '2106-3': 'urine', '2118-8': 'serum' }
  const answer = list((test['valueCodeableConcept'] as Json)['coding'])[0]?.['code']
  return plain({
    day: test['effectiveDateTime'],
    result: answers[String(answer)],
    specimen: specimens[String(list((test['code'] as Json)['coding'])[0]?.['code'])],
    ...entered(test),
  })
}

function motherhoodOf(condition: Resource): Json {
  const planned = condition['_abatementDateTime'] as Json | undefined
  return plain({
    kind: list((condition['code'] as Json)['coding'])[0]?.['code'],
    from: condition['onsetDateTime'],
    to: condition['abatementDateTime'] ?? (planned && extension(planned, 'planned-end')),
    ...entered(condition),
  })
}

function procedureOf(procedure: Resource): Json {
  return plain({
    kind: list((procedure['code'] as Json)['coding'])[0]?.['code'],
    day: procedure['performedDateTime'],
    ...entered(procedure),
  })
}

function noteOf(note: Resource): Json {
  const kind = String(list((note['code'] as Json)['coding'])[0]?.['code']).replace('note-', '')
  return plain({ day: note['effectiveDateTime'], kind, text: note['valueString'], ...entered(note) })
}

function list(given: unknown): Json[] {
  return Array.isArray(given) ? (given as Json[]) : []
}

function some(items: Json[]): Json[] | undefined {
  return items.length === 0 ? undefined : items
}

function extension(element: Json, name: string): unknown {
  const found = list(element['extension']).find(({ url }) => String(url).endsWith(`/${name}`))
  return found && Object.entries(found).find(([key]) => key.startsWith('value'))?.[1]
}

function jsonOf(element: Json, name: string): unknown {
  const said = extension(element, name)
  return said === undefined ? undefined : JSON.parse(said as string)
}

function representation(name: Json): unknown {
  return list(name['extension'])[0]?.['valueCode']
}

/** Without what is undefined. */
export function plain(given: Json): Json {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
