import { useWorklist } from '../worklist'
import { watchPrints } from './eachPrint'
import { noteDone } from './noting'
import { listDetail } from './printing'

/** Where somebody is, as the address says it: which screen, and of whom. */
export interface Place {
  name?: string | symbol | null | undefined
  params: Readonly<Record<string, unknown>>
  query: Readonly<Record<string, unknown>>
}

/**
 * Notes each print of a screen that shows patients as it stands, by the browser's own menu, until it is ended: whose page, or
 * which list. Pages of paper have entries of their own, and no other screen names anybody.
 */
export function noteScreenPrints(where: () => Place): () => void {
  function note(): void {
    const { name, params, query } = where()
    const { id } = params
    if (name === 'worklist') noteList()
    else if (typeof id === 'string' && query['day'] === undefined)
      void noteDone({ what: 'printed', patientIds: [id], detail: { paper: 'screen' } })
  }
  return watchPrints(note)
}

function noteList(): void {
  const { shown, chip, search } = useWorklist()
  const detail = { paper: 'screen', rows: shown.length, ...listDetail({ chip, search }) }
  void noteDone({ what: 'list-printed', detail })
}
