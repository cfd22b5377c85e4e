export { makeClinicFile, type ClinicOfFile } from './make'
export { readClinicFile, type ClinicFileRead, type Copy } from './read'
export { CLINIC_FILE_VERSION } from './schema'
