import '@/ui/tokens.css'
import '@/ui/base.css'
import { computed, createApp, ref } from 'vue'
import { day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { surroundingsKey, type DateStyle } from '@/ui/surroundings'
import { EXAMPLES } from './examples'
import GalleryPage from './GalleryPage.vue'

// Every state of the charts and the sheet, for looking at and for pictures: ?example=overdue&language=en&theme=dark&part=sheet
const asked = new URLSearchParams(location.search)
const language = asked.get('language') === 'en' ? 'en' : 'ja'
const examples = EXAMPLES.filter((one) => (asked.get('example') ?? one.id) === one.id)
document.documentElement.lang = language
const theme = asked.get('theme')
if (theme) document.documentElement.dataset['theme'] = theme

createApp(GalleryPage, { examples, part: asked.get('part') ?? 'charts' })
  .provide(surroundingsKey, {
    language: ref<Language>(language),
    dateStyle: ref<DateStyle>(asked.get('dates') === 'era' ? 'era' : 'iso'),
    today: computed(() => day(examples[0]?.today ?? '2026-11-22')),
  })
  .mount('#gallery')
