import { painted } from '@/ui/painted'

export { painted }

/**
 * The same loader, asked only once the first view has been painted: nobody waits for what stands under or beside the
 * charts before judging.
 */
export function behindTheCharts<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  return async () => {
    await painted()
    return load()
  }
}
