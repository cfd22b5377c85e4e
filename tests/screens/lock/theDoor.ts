import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { useClock } from '@/state/clock'
import { wrongTriesOf } from '@/state/people/waiting'
import { useSession, type NewClinic } from '@/state/session'
import type { PersonAtTheDoor } from '@/storage'

/** A screen before the clinic is open, with what it asked the session to do. */
export interface Door {
  shown: VueWrapper
  asked: { created: NewClinic[]; tried: string[]; demo: number; wrong: string[] }
  type: (field: string, text: string) => Promise<void>
  text: (testid: string) => string | undefined
}

/**
 * Mounts it; only the passphrase “open sesame please” and the key “KEY-1” fit. `before` are the moments of wrong tries that
 * were noted before the page was opened.
 */
export function theDoor(screen: Component, users: PersonAtTheDoor[] = [], before: string[] = []): Door {
  setActivePinia(createPinia())
  const session = useSession()
  const asked: Door['asked'] = { created: [], tried: [], demo: 0, wrong: [] }
  const noted = [...before]
  session.users = users
  session.lookWho = () => Promise.resolve()
  session.wrongTries = () => Promise.resolve(wrongTriesOf([{ at: noted }]))
  session.noteWrongTry = (userId) => {
    noted.push(useClock().stamp())
    return Promise.resolve(void asked.wrong.push(userId))
  }
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
