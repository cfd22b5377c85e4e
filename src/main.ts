import './trustedTypes'
import './ui/tokens.css'
import './ui/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { holdArrival } from './state/arrival'
import { useClock } from './state/clock'
import { keepOffline } from './state/offline'
import { useSession } from './state/session'
import { keepSecondPressToItsOwn } from './ui/secondPress'

holdArrival()
const app = createApp(App)
app.use(createPinia())
useClock().start()
if (import.meta.env.DEV) void startAtTheDemo()
else void useSession().start()
app.mount('#app')
keepSecondPressToItsOwn(document)
keepOffline()

/** While developing, the demo clinic is open at once; `?clinic=empty|large` open others, `?clinic=own` the door. */
async function startAtTheDemo(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('clinic') ?? 'demo'
  const session = useSession()
  if (asked === 'empty' || asked === 'demo' || asked === 'large') await session.openDemo(asked)
  else await session.start()
}
