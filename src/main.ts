import './trustedTypes'
import './ui/tokens.css'
import './ui/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { useClock } from './state/clock'
import { useSession } from './state/session'
import { keepOffline } from './state/offline'

const app = createApp(App)
app.use(createPinia())
useClock().start()
void useSession().start()
app.mount('#app')
keepOffline()
