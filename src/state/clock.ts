import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { dayNumber, parseDay, type Day } from '@/domain/day'
import { recall, remember } from './remembered'

export { elapsedMilliseconds } from './elapsed'

/** Refreshed at least so often, so that the time beside "as of" is never older than this. */
const REFRESH_SECONDS = 60

/** A moment as the clinic's wall clock shows it. */
interface WallClock {
  day: Day
  hour: number
  minute: number
  second: number
}

/**
 * The one reader of the computer's clock. `today` is the calendar day in the clinic's zone; it moves at that zone's
 * midnight, and is read again whenever the window gets the focus, so that a page left open overnight is never stale.
 */
export const useClock = defineStore('clock', () => {
  const zone = ref(recall('zone') ?? 'Asia/Tokyo')
  const reading = ref<WallClock>(wallClock(zone.value))
  const today = computed(() => reading.value.day)
  const minute = computed(() => `${two(reading.value.hour)}:${two(reading.value.minute)}`)
  const weekday = computed(() => (((dayNumber(today.value) + 4) % 7) + 7) % 7)
  let timer: ReturnType<typeof setTimeout> | undefined

  function refresh(): void {
    reading.value = wallClock(zone.value)
    clearTimeout(timer)
    timer = setTimeout(refresh, Math.min(REFRESH_SECONDS, secondsToMidnight(reading.value)) * 1000)
  }

  function setZone(name: string): void {
    zone.value = name
    remember('zone', name)
    refresh()
  }

  /** The moment as `YYYY-MM-DDTHH:MM:SS` on the clinic's wall clock, for what is written down. */
  function stamp(): string {
    const now = wallClock(zone.value)
    return `${now.day}T${two(now.hour)}:${two(now.minute)}:${two(now.second)}`
  }

  function start(): void {
    refresh()
    window.addEventListener('focus', refresh)
    document.addEventListener('visibilitychange', refresh)
  }

  return { zone, today, minute, weekday, setZone, stamp, refresh, start }
})

/** Milliseconds of the computer's clock, which goes on while the computer sleeps and may be set; no moment of any day. */
export function wallMilliseconds(): number {
  return Date.now()
}

function wallClock(zone: string): WallClock {
  const parts = new Map(
    formatter(zone)
      .formatToParts(new Date())
      .map((part) => [part.type, part.value]),
  )
  const named = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  const day = parseDay(`${named('year').padStart(4, '0')}-${named('month')}-${named('day')}`)
  if (day === undefined) throw new Error(`the clock gives no day in zone: ${zone}`)
  return {
    day,
    hour: Number(named('hour')),
    minute: Number(named('minute')),
    second: Number(named('second')),
  }
}

function formatter(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}

function secondsToMidnight(now: WallClock): number {
  return 86400 - (now.hour * 3600 + now.minute * 60 + now.second)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
