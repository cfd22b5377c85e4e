import type { Page } from '@playwright/test'

/** What a live region said: to whom it interrupts (`alert`) or waits (`status`), and the words. */
export interface Said {
  how: string
  words: string
}

/**
 * Listens to the page as a screen reader does: to text that comes into a region that was there, and to an alert that
 * comes with its text. Buttons inside a region are left out of its words.
 */
export async function listen(page: Page): Promise<() => Promise<Said[]>> {
  await page.evaluate(() => {
    const REGION = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]'
    const heard: { how: string; words: string }[] = []
    Object.assign(globalThis, { heard })

    const wordsOf = (element: HTMLElement): string => {
      const copy = element.cloneNode(true) as HTMLElement
      for (const button of copy.querySelectorAll('button')) button.remove()
      return copy.textContent.replace(/\s+/g, ' ').trim()
    }
    const hear = (region: Element, part: HTMLElement): void => {
      const words = wordsOf(part)
      if (words !== '') heard.push({ how: region.getAttribute('role') ?? 'polite', words })
    }
    const isWhole = (region: Element): boolean => region.getAttribute('aria-atomic') !== 'false'

    new MutationObserver((changes) => {
      const whole = new Set<HTMLElement>()
      for (const { target, addedNodes } of changes) {
        const around = target instanceof Element ? target : target.parentElement
        const region = around?.closest<HTMLElement>(REGION)
        if (region && isWhole(region)) whole.add(region)
        for (const node of addedNodes) {
          if (!(node instanceof HTMLElement)) continue
          if (region && !isWhole(region)) hear(region, node)
          for (const alert of [node, ...node.querySelectorAll<HTMLElement>('*')])
            if (alert.matches('[role="alert"]')) whole.add(alert)
        }
      }
      for (const region of whole) hear(region, region)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () =>
    page.evaluate(() =>
      (globalThis as unknown as { heard: { how: string; words: string }[] }).heard.splice(0),
    )
}
