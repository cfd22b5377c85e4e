/** What the drug is sold as, where clinics of Japan get it from; any other name may be typed. */
export const PRODUCTS = {
  ja: [
    'アキュテイン',
    'ロアキュテイン',
    'ソトレット',
    'アムネスティーム',
    'クララビス',
    'イソトロイン',
    'アクノティン',
    'アクネトレント',
  ],
  en: ['Accutane', 'Roaccutane', 'Sotret', 'Amnesteem', 'Claravis', 'Isotroin', 'Acnotin', 'Aknetrent'],
}
