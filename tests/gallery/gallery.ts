import '@/trustedTypes'
import '@/ui/tokens.css'
import '@/ui/base.css'
import { createPinia } from 'pinia'
import { computed, createApp, ref, type App } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { useLanguage } from '@/state/language'
import { surroundingsKey, type DateStyle } from '@/ui/surroundings'
import { askedFor } from './asked'
import { readyFonts, signsOnCanvas } from './fonts/readyFonts'
import GalleryPage from './GalleryPage.vue'

// Every state of charts, paper and components, for looking at and for pictures; without a question, an index of them.
const asked = askedFor(location.search)
const root = document.documentElement
root.lang = asked.language
const [ink, colour] = asked.ink?.split(':') ?? []
if (ink && colour) root.style.setProperty(ink, colour)

if (asked.grey) root.style.filter = 'grayscale(1)'

/** Addresses that links of the components lead to; none of them leads anywhere here. */
const ROUTES = ['home', 'worklist', 'new-patient', 'import', 'print', 'patient', 'settings'].map((name) => ({
  path: name === 'home' ? '/' : name === 'patient' ? '/p/:id' : `/${name}`,
  name,
  component: { render: () => undefined },
}))

void shown()

/** Drawn once to see which signs are needed, and again when their fonts are there: what was measured before is forgotten. */
async function shown(): Promise<void> {
  const signs = signsOnCanvas()
  const first = mounted()
  await frames()
  await readyFonts(signs() + (document.body.textContent ?? ''))
  first.unmount()
  const began = performance.now()
  mounted()
  await frames()
  root.dataset['galleryMs'] = String(performance.now() - began)
  root.dataset['galleryReady'] = ''
}

function mounted(): App {
  const pinia = createPinia()
  const chosen = useLanguage(pinia)
  chosen.language = asked.language
  chosen.theme = asked.theme ?? 'system'
  const app = createApp(GalleryPage, { asked })
  app.use(pinia)
  app.use(createRouter({ history: createMemoryHistory(), routes: ROUTES }))
  app.provide(surroundingsKey, {
    language: ref<Language>(asked.language),
    dateStyle: ref<DateStyle>(asked.dates),
    today: computed(() => day('2026-11-22')),
  })
  app.mount('#gallery')
  return app
}

/** What is drawn after what is measured after what is mounted. */
async function frames(): Promise<void> {
  for (let at = 0; at < 4; at += 1) await new Promise(requestAnimationFrame)
}
