/** Asked of every form: whoever holds something that is not saved refuses. What is kept for later is not saved either. */
const QUESTION = 'saiketsu-unsaved'

/** Whether something is typed and not saved, or work is under way that a reload would stop. */
export function isAnythingUnsaved(): boolean {
  return [QUESTION, 'beforeunload'].some((name) => !dispatchEvent(new Event(name, { cancelable: true })))
}

/** Answers for a form as long as it stands, until the given way to end it is called. */
export function answerForUnsaved(isUnsaved: () => boolean): () => void {
  const answer = (event: Event): void => {
    if (isUnsaved()) event.preventDefault()
  }
  addEventListener(QUESTION, answer)
  return () => removeEventListener(QUESTION, answer)
}
