export { makeFhirBundle, type FhirClinic } from './makeFhirBundle'
