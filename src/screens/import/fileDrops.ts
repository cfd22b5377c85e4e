import { onMounted, onUnmounted } from 'vue'

/**
 * Hears files dropped anywhere in the window while the component stands: beside the marked place a browser would open them
 * and leave the app. `over` hears whether files are held over the window.
 */
export function onFileDrops(
  dropped: (transfer: DataTransfer) => void,
  over?: (isOver: boolean) => void,
): void {
  const listeners: Record<'dragover' | 'dragleave' | 'drop', (event: DragEvent) => void> = {
    dragover: (event) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      over?.(true)
    },
    dragleave: ({ relatedTarget }) => {
      if (relatedTarget === null) over?.(false)
    },
    drop: (event) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      over?.(false)
      if (event.dataTransfer) dropped(event.dataTransfer)
    },
  }
  const names = ['dragover', 'dragleave', 'drop'] as const
  onMounted(() => {
    for (const name of names) addEventListener(name, listeners[name])
  })
  onUnmounted(() => {
    for (const name of names) removeEventListener(name, listeners[name])
  })
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}
