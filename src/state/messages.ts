import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Bilingual } from '@/domain/language'
import { problemText, type Problem } from '@/domain/problem'

/** What the screen tells a person: what happened, and how to take it back where that is possible. */
export interface ScreenMessage {
  id: number
  kind: 'error' | 'warning' | 'done'
  text: Bilingual
  undo?: () => Promise<void>
  /** What can be done about it, beside taking it back. */
  action?: { text: Bilingual; run: () => void }
  /** What it is about: a newer message about the same takes its place, as one with the same text does. */
  topic?: string
}

/** The one place where a message to a person waits until it was seen. */
export const useMessages = defineStore('messages', () => {
  const list = shallowRef<ScreenMessage[]>([])
  let last = 0

  function show(
    kind: ScreenMessage['kind'],
    text: Bilingual,
    undo?: () => Promise<void>,
    action?: ScreenMessage['action'],
    topic?: string,
  ): number {
    last += 1
    const kept = list.value.filter(
      (message) =>
        message.kind !== 'done' &&
        message.text.en !== text.en &&
        (topic === undefined || message.topic !== topic),
    )
    list.value = [
      ...kept,
      { id: last, kind, text, ...(undo && { undo }), ...(action && { action }), ...(topic && { topic }) },
    ]
    return last
  }

  function showProblem(problem: Problem): number {
    return show('error', problemText(problem))
  }

  function dismiss(id: number): void {
    list.value = list.value.filter((message) => message.id !== id)
  }

  /** Lets go of what is no longer so. */
  function dismissTopic(topic: string): void {
    list.value = list.value.filter((message) => message.topic !== topic)
  }

  /** Lets go of what merely said that something was done. */
  function dismissDone(): void {
    list.value = list.value.filter((message) => message.kind !== 'done')
  }

  function clear(): void {
    list.value = []
  }

  return { list, show, showProblem, dismiss, dismissTopic, dismissDone, clear }
})
