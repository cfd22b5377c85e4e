/** A copy without the watchers of the screen, which no worker could receive. */
export function plain<Given>(given: Given): Given {
  return JSON.parse(JSON.stringify(given)) as Given
}
