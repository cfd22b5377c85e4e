import type { Protocol } from '@/domain/protocol'

/** The product information of the European Union: one month after the start, then every three months. */
export const euSmpc: Protocol = {
  id: 'eu-smpc',
  version: '1',
  name: {
    ja: '欧州添付文書(SmPC): 1か月後、以後3か月ごと',
    en: 'EU SmPC: after one month, then every three months',
  },
  baseline: { maxAge: { months: 1 } },
  first: { offset: { months: 1 }, notBefore: { days: 14 } },
  repeat: { every: { months: 3 } },
  finalDraw: 'optional',
  source: 'eu-smpc-schedule',
}
