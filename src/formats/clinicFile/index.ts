export { makeClinicFile, type ClinicOfFile } from './make'
export { readClinicFile, type ClinicFileRead } from './read'
export { CLINIC_FILE_VERSION } from './schema'
