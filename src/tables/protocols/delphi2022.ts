import type { Protocol } from '@/domain/protocol'

/** The consensus of 22 experts: ALT and triglycerides before the treatment and at the peak dose, not monthly, not after. */
export const delphi2022: Protocol = {
  id: 'delphi-2022',
  version: '1',
  name: { ja: '専門家合意2022(開始前と最大用量時)', en: 'Delphi 2022: before the start and at peak dose' },
  required: ['alt', 'tg'],
  baseline: { maxAge: { months: 1 } },
  onPeakDose: { dueWithin: { months: 1 } },
  source: 'delphi-2022-schedule',
}
