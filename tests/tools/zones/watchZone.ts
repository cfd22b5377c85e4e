/** Called before each answer that depends on the zone of the machine. */
type Note = () => void

/** The parts of a `Date` that lie in the machine's zone, to read and to set, and its texts. */
const LOCAL = [
  ...['getTimezoneOffset', 'getYear', 'setYear', 'toString', 'toDateString', 'toTimeString'],
  ...['FullYear', 'Month', 'Date', 'Hours', 'Minutes'].flatMap((part) => [`get${part}`, `set${part}`]),
  ...['getDay', 'getSeconds', 'setSeconds'],
] as const
const WRITTEN = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const

/**
 * From now on every question whose answer depends on the zone of the machine is noted, and answered as ever. Gives a way to stop.
 * What was built into the engine and asks no script, as its own date header of an answer by HTTP, is not seen.
 */
export function watchZone(note: Note): () => void {
  const stops = [watchParts(note), watchDates(note), watchFormats(note)]
  return () => {
    for (const stop of stops.toReversed()) stop()
  }
}

function watchParts(note: Note): () => void {
  const stops = LOCAL.map((name) =>
    replaced(Date.prototype, name, (real) => (date, given) => {
      note()
      return real.apply(date, given)
    }),
  )
  const stopsWritten = WRITTEN.map((name) =>
    replaced(Date.prototype, name, (real) => (date, given) => {
      if (!namesZone(given[1])) note()
      return real.apply(date, given)
    }),
  )
  return () => {
    for (const stop of [...stops, ...stopsWritten]) stop()
  }
}

function watchDates(note: Note): () => void {
  const real = Date
  const stopParsing = replaced(real, 'parse', (parse) => (date, given) => {
    if (isWithoutZone(given[0])) note()
    return parse.apply(date, given)
  })
  const watched: DateConstructor = new Proxy(real, {
    construct(target, given: unknown[], made): Date {
      if (given.length > 1 || isWithoutZone(given[0])) note()
      return Reflect.construct(target, given, made === watched ? target : made) as Date
    },
    apply(target) {
      note()
      return target()
    },
  })
  globalThis.Date = watched
  return () => {
    globalThis.Date = real
    stopParsing()
  }
}

function watchFormats(note: Note): () => void {
  const real = Intl.DateTimeFormat
  const noted = (given: unknown[]): void => {
    if (!namesZone(given[1])) note()
  }
  const watched: typeof real = new Proxy(real, {
    construct(target, given: unknown[], made) {
      noted(given)
      return Reflect.construct(target, given, made === watched ? target : made) as Intl.DateTimeFormat
    },
    apply(target, _, given: Parameters<typeof real>) {
      noted(given)
      return target(...given)
    },
  })
  Object.assign(Intl, { DateTimeFormat: watched })
  return () => {
    Object.assign(Intl, { DateTimeFormat: real })
  }
}

type Method = (this: unknown, ...given: unknown[]) => unknown

/** Puts another method in the place of one. Gives the way back. */
function replaced(
  owner: object,
  name: string,
  other: (real: Method) => (owner: unknown, given: unknown[]) => unknown,
): () => void {
  const known = Object.getOwnPropertyDescriptor(owner, name)
  if (!known) throw new Error(`no such method: ${name}`)
  const answer = other(known.value as Method)
  Object.defineProperty(owner, name, {
    ...known,
    value: function (this: unknown, ...given: unknown[]) {
      return answer(this, given)
    },
  })
  return () => Object.defineProperty(owner, name, known)
}

/** A text is of the machine's zone unless it names one, or is a day alone, which begins in UTC. */
function isWithoutZone(given: unknown): boolean {
  return typeof given === 'string' && !/^\d{4}(-\d\d){0,2}$|(Z|GMT|UTC|[+-]\d\d:?\d\d)$/.test(given.trim())
}

function namesZone(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'timeZone' in options && Boolean(options.timeZone)
}
