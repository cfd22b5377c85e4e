import { inBoth } from './inBoth'

/** What stands on the charts for moving about in them. */
export const chartViewWords = inBoth({
  ja: {
    zoom: '拡大と縮小',
    zoomIn: '拡大',
    zoomOut: '縮小',
    whole: '全体',
    shown: (from: string, to: string) => `${from}から${to}まで`,
    outside: (before: number, after: number) =>
      [before > 0 ? `前に採血${before}回` : '', after > 0 ? `後に${after}回` : ''].filter(Boolean).join('、'),
    outsideBrief: (before: number, after: number) =>
      before + after === 0
        ? ''
        : '採血 ' +
          [before > 0 ? `前${before}回` : '', after > 0 ? `後${after}回` : ''].filter(Boolean).join('・'),
    multiples: '全項目',
    overlay: '重ねる',
    more: 'コピー・書き出し',
    keys: 'グラフのキー: +で拡大、−で縮小、0で全体、Shift+←→で移動、mで全項目',
  },
  en: {
    zoom: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Whole',
    shown: (from: string, to: string) => `${from} to ${to}`,
    outside: (before: number, after: number) =>
      [before > 0 ? `${drawsOf(before)} before` : '', after > 0 ? `${drawsOf(after)} after` : '']
        .filter(Boolean)
        .join(', '),
    outsideBrief: (before: number, after: number) =>
      [before > 0 ? `${before} before` : '', after > 0 ? `${after} after` : ''].filter(Boolean).join(', '),
    multiples: 'All analytes',
    overlay: 'Overlay',
    more: 'Copy, export',
    keys: 'Keys of the charts: + and − zoom, 0 shows the whole, Shift with ← → moves, m shows all analytes',
  },
})

function drawsOf(count: number): string {
  return count === 1 ? '1 draw' : `${count} draws`
}
