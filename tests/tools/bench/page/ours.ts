import { Chart } from 'chart.js'
import { computed, createApp, h, ref, type App } from 'vue'
import type { Language } from '@/domain/language'
import type { Timeline } from '@/domain/timeline'
import { axisDays } from '@/ui/chart/axisDays'
import { chartData, chartOptions, scenePlugin } from '@/ui/chart/labChart'
import LabChart from '@/ui/chart/LabChart.vue'
import { paintboxOf } from '@/ui/chart/paint'
import { frameOf, sceneOf } from '@/ui/chart/scene'
import { surroundingsKey, type DateStyle } from '@/ui/surroundings'
import { chartWords } from '@/words/chart'
import type { Drawer } from './drawings'

/** As on the page of a patient. */
export const HEIGHTS = { liver: 168, lipids: 196 } as const
const PARTS = { liver: { weeks: true }, lipids: { lanes: true, dates: true } } as const
export const WIDTH = 1000

/** Both charts as the page of a patient shows them, with the hidden list of all points. */
export const drawCharts: Drawer = (pair, host) => {
  const app: App = createApp({
    render: () =>
      pair.map((timeline) =>
        h('div', { style: { height: `${HEIGHTS[timeline.group]}px` } }, [
          h(LabChart, { timeline, parts: PARTS[timeline.group] }),
        ]),
      ),
  })
  app.provide(surroundingsKey, {
    language: ref<Language>('ja'),
    dateStyle: ref<DateStyle>('iso'),
    today: computed(() => pair[0].today),
  })
  app.mount(host)
  return () => app.unmount()
}

/** The canvases of both charts and nothing around them. */
export const drawCanvasesOnly: Drawer = (pair, host) => {
  const charts = pair.map((timeline) => canvasOf(timeline, host))
  return () => charts.forEach((chart) => chart.destroy())
}

function canvasOf(timeline: Timeline, host: HTMLElement): Chart<'line', { x: number; y: number }[]> {
  const parts = PARTS[timeline.group]
  const place = document.createElement('div')
  place.style.position = 'relative'
  place.style.height = `${HEIGHTS[timeline.group]}px`
  const canvas = document.createElement('canvas')
  place.append(canvas)
  host.append(place)
  const box = paintboxOf(place)
  const frame = frameOf(timeline, WIDTH, HEIGHTS[timeline.group], parts)
  const texts = { words: chartWords.ja, language: 'ja', days: axisDays('iso', 'ja') } as const
  const painting = { scene: sceneOf(timeline, frame, parts, texts), box }
  return new Chart(canvas, {
    type: 'line',
    data: chartData(timeline, box),
    options: chartOptions(timeline, frame),
    plugins: [
      scenePlugin(
        () => painting,
        () => [],
      ),
    ],
  })
}
