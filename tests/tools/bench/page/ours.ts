import { Chart } from 'chart.js'
import { createApp, h, ref, type VNodeChild } from 'vue'
import { day } from '@/domain/day'
import type { Language } from '@/domain/language'
import type { Timeline } from '@/domain/timeline'
import { axisDays } from '@/ui/chart/axisDays'
import { chartData, chartOptions, scenePlugin } from '@/ui/chart/labChart'
import LabChart from '@/ui/chart/LabChart.vue'
import { paintboxOf } from '@/ui/chart/paint'
import { frameOf, sceneOf } from '@/ui/chart/scene'
import PatientCharts from '@/ui/chart/PatientCharts.vue'
import { surroundingsKey, type DateStyle } from '@/ui/surroundings'
import { VARIATION } from '@/tables/biologicalVariation'
import { chartWords } from '@/words/chart'
import type { chartInput } from '../../../gallery/judging'
import type { Drawer } from './drawings'

export type ChartsInput = ReturnType<typeof chartInput>

/** As on the page of a patient. */
export const HEIGHTS = { liver: 168, lipids: 196 } as const
const PARTS = { liver: { weeks: true }, lipids: { lanes: true, dates: true } } as const
export const WIDTH = 1000

/** Both charts as the page of a patient shows them, with the hidden list of all points. */
export const drawCharts: Drawer = (pair, host) =>
  mounted(
    () =>
      pair.map((timeline) =>
        h('div', { style: { height: `${HEIGHTS[timeline.group]}px` } }, [
          h(LabChart, { timeline, parts: PARTS[timeline.group] }),
        ]),
      ),
    host,
  )

/** Both charts with their heads, legends and buttons, from what the page of a patient hands them. */
export function openCharts(given: ChartsInput, host: HTMLElement): () => void {
  return mounted(() => h(PatientCharts, { ...given, variation: VARIATION }), host)
}

function mounted(render: () => VNodeChild, host: HTMLElement): () => void {
  const app = createApp({ render })
  app.provide(surroundingsKey, {
    language: ref<Language>('ja'),
    dateStyle: ref<DateStyle>('iso'),
    today: ref(day('2026-11-22')),
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
  canvas.width = WIDTH
  canvas.height = HEIGHTS[timeline.group]
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
    plugins: [scenePlugin(() => painting)],
  })
}
