/** What the name of a file of SS-MIX2 standard storage says. */
export interface StoredName {
  patient: string
  /** A number of the folders that is not that of the file's name. */
  folderPatient?: string
  /** `OML-11` results, `ADT-00` the patient, others. */
  type: string
  /** The number of the order. */
  key: string
  /** yyyyMMddHHmmssSSS, when the file was written; empty where only the folders could be read. */
  time: string
  /** 1 valid, 0 deleted; others are not of the rules. */
  flag: string
}

const TYPE = '[A-Z]{3}(?:-\\d{2})?'
const FILE = new RegExp(
  `^([^_]+)_(\\d{8}|-)_(${TYPE})_([^_]+)_(\\d{14}(?:\\d{3})?)_([^_]*)_(\\d)(?:\\.\\w{1,4})?$`,
)
const FOLDERS = new RegExp(`(?:^|/)([^/]{3})/([^/]{3})/([^/]+)/(\\d{8}|-)/(${TYPE})/[^/]+$`)

/**
 * What a path such as `000/091/00009105/20210411/OML-11/00009105_20210411_OML-11_…_20210411114500000_07_1` says; the
 * folders before it do not matter. Undefined where it is no path of such a tree.
 */
export function storedName(path: string): StoredName | undefined {
  const slashed = path.replaceAll('\\', '/')
  const file = FILE.exec(slashed.slice(slashed.lastIndexOf('/') + 1))
  const folders = FOLDERS.exec(slashed)
  const ofFolder =
    folders && (folders[3] ?? '').startsWith((folders[1] ?? '') + (folders[2] ?? '')) ? folders[3] : undefined
  if (!file) {
    if (ofFolder === undefined) return undefined
    return { patient: ofFolder, type: folders?.[5] ?? '', key: '', time: '', flag: '' }
  }
  const [, patient = '', , type = '', key = '', time = '', , flag = ''] = file
  const name = { patient, type, key, time: time.padEnd(17, '0'), flag }
  return ofFolder !== undefined && ofFolder !== patient ? { ...name, folderPatient: ofFolder } : name
}

/** Types of the storage by the name that a person knows them by. */
export const STORED_TYPES: Record<string, { ja: string; en: string }> = {
  'ADT-00': { ja: '患者基本情報', en: 'patient' },
  'ADT-61': { ja: 'アレルギー情報', en: 'allergies' },
  'PPR-01': { ja: '病名', en: 'diagnoses' },
  'OMP-01': { ja: '処方オーダ', en: 'prescriptions' },
  'OMP-11': { ja: '処方実施', en: 'dispensing' },
  'OMP-02': { ja: '注射オーダ', en: 'injection orders' },
  'OMP-12': { ja: '注射実施', en: 'injections given' },
  'OML-01': { ja: '検体検査オーダ', en: 'laboratory orders' },
  'OML-11': { ja: '検体検査結果', en: 'laboratory results' },
  'OMG-01': { ja: '放射線検査オーダ', en: 'radiology orders' },
  'OMG-11': { ja: '放射線検査実施', en: 'radiology performed' },
  'OMG-02': { ja: '内視鏡検査オーダ', en: 'endoscopy orders' },
  'OMG-12': { ja: '内視鏡検査実施', en: 'endoscopy performed' },
  'OMG-03': { ja: '生理検査オーダ', en: 'physiology orders' },
  'OMG-13': { ja: '生理検査結果', en: 'physiology results' },
  OMD: { ja: '食事オーダ', en: 'meals' },
}
