import { nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref, type ShallowRef } from 'vue'

/** Where in the window a list of messages stands. */
export type MessagePlace = 'right' | 'left' | 'top'

interface Size {
  width: number
  height: number
}

const MARGIN = 16

/**
 * The place at which a list of that size hides no more than half of the focused part: a row as wide as the window is known by
 * its other half. The one where it stands now comes first, so that it moves no more than it must, and is kept where none is
 * free. In CSS pixels.
 */
export function placeClearOf(
  focused: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  { width, height }: Size,
  room: Size,
  now: MessagePlace,
): MessagePlace {
  const isClear = (place: MessagePlace): boolean => {
    const left = place === 'left' ? MARGIN : room.width - MARGIN - width
    const top = place === 'top' ? MARGIN : room.height - MARGIN - height
    const across = Math.min(focused.right, left + width) - Math.max(focused.left, left)
    const down = Math.min(focused.bottom, top + height) - Math.max(focused.top, top)
    const area = (focused.right - focused.left) * (focused.bottom - focused.top)
    return Math.max(0, across) * Math.max(0, down) <= area / 2
  }
  return ([now, 'right', 'left', 'top'] as const).find(isClear) ?? now
}

/** Keeps a list that stays over the page from covering what has the focus (WCAG 2.4.11); empty, it is back at the right. */
export function useClearOfFocus(
  list: Readonly<ShallowRef<HTMLElement | null>>,
  count: () => number,
): Ref<MessagePlace> {
  const place = ref<MessagePlace>('right')

  function giveWay(): void {
    const focused = document.activeElement
    if (count() === 0) place.value = 'right'
    else if (list.value && focused && focused !== document.body && !list.value.contains(focused))
      place.value = placeClearOf(
        focused.getBoundingClientRect(),
        list.value.getBoundingClientRect(),
        { width: innerWidth, height: innerHeight },
        place.value,
      )
  }

  // What takes the focus is scrolled into sight first.
  const onFocus = (): void => void requestAnimationFrame(giveWay)
  onMounted(() => addEventListener('focusin', onFocus))
  onBeforeUnmount(() => removeEventListener('focusin', onFocus))
  watch(count, () => nextTick(giveWay))
  return place
}
