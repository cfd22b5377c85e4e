const FIRST = 'Asia/Tokyo'

/** The time zones that this browser knows, Asia/Tokyo first. */
export function zoneOptions(): { value: string; label: string }[] {
  const known = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== FIRST)
  return [FIRST, ...known].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}
