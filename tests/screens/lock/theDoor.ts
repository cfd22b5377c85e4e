import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { useSession, type NewClinic } from '@/state/session'

/** A screen before the clinic is open, with what it asked the session to do. */
export interface Door {
  shown: VueWrapper
  asked: { created: NewClinic[]; tried: string[]; demo: number }
  type: (field: string, text: string) => Promise<void>
  text: (testid: string) => string | undefined
}

/** Mounts it; only the passphrase “open sesame please” and the key “KEY-1” fit. */
export function theDoor(screen: Component, users: { id: string; name?: string }[] = []): Door {
  setActivePinia(createPinia())
  const session = useSession()
  const asked: Door['asked'] = { created: [], tried: [], demo: 0 }
  session.users = users
  session.createClinic = (given) => Promise.resolve(void asked.created.push(given))
  session.openDemo = () => Promise.resolve(void (asked.demo += 1))
  session.unlock = (passphrase, userId) => {
    asked.tried.push(userId === undefined ? passphrase : `${userId}: ${passphrase}`)
    return Promise.resolve(passphrase === 'open sesame please')
  }
  session.unlockWithRecovery = (key) => {
    asked.tried.push(`key: ${key}`)
    return Promise.resolve(key === 'KEY-1')
  }
  const shown = mount(screen, { attachTo: document.body })
  return {
    shown,
    asked,
    type: (field, text) => shown.find(`[data-testid="${field}"]`).setValue(text),
    text: (testid) =>
      shown.find(`[data-testid="${testid}"]`).exists()
        ? shown.find(`[data-testid="${testid}"]`).text()
        : undefined,
  }
}
