export { workbookKind } from './workbookKind'
export { isOldWorkbook, sheetsOfOldWorkbook, sheetsOfWorkbook } from './sheetsOf'
