export { alertFacts } from './alertFacts'
export { alertKinds, alertsOn, isAhead, type Alert } from './alertsOn'
export { alertText, sourceText } from './alertText'
