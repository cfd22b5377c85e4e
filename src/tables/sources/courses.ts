import type { Source } from '@/domain/source'

/** From one course to the next. */
export const courseSources: readonly Source[] = [
  {
    id: 'us-label-next-course',
    title: {
      ja: 'イソトレチノイン 米国添付文書(Absorica、PDR の掲載による)',
      en: 'Isotretinoin, US product information (Absorica, as carried by PDR)',
    },
    year: 2022,
    locator: 'Dosage: a second course no sooner than 8 weeks after the first (physician.pdr.net)',
    mark: 'V',
  },
]
