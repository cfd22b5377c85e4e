/** The height of an element as it is laid out, in CSS px; 0 where there is none. */
export function heightOf(element: Element | null | undefined): number {
  return element?.getBoundingClientRect().height ?? 0
}

/** The heights of all elements of a selector, in their order on the page. */
export function heightsOf(root: ParentNode, selector: string): number[] {
  return [...root.querySelectorAll(selector)].map(heightOf)
}
