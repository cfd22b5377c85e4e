import { defineStore } from 'pinia'
import { ref } from 'vue'

/** How days are written on screen and paper; the clinic's setting, known once it is unlocked. */
export const useDateStyle = defineStore('dateStyle', () => ({ style: ref<'iso' | 'era'>('iso') }))
