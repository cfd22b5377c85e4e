import type { Component } from 'vue'
import ButtonParts from './ButtonParts.vue'
import DoubtParts from './DoubtParts.vue'
import FieldParts from './FieldParts.vue'
import FlagParts from './FlagParts.vue'
import MessageParts from './MessageParts.vue'
import ModalParts from './ModalParts.vue'
import ResultParts from './ResultParts.vue'
import StateParts from './StateParts.vue'
import StatusParts from './StatusParts.vue'
import VerdictParts from './VerdictParts.vue'
import WorklistParts from './WorklistParts.vue'

/** Groups of components, each in every state that it has. */
export const COMPONENTS: readonly { id: string; shows: string; component: Component }[] = [
  { id: 'status', shows: 'every answer of the due rule', component: StatusParts },
  { id: 'flags', shows: 'every flag: with its word, at least, without its word', component: FlagParts },
  {
    id: 'fields',
    shows: 'fields empty, filled, with a hint and with a problem; buttons',
    component: FieldParts,
  },
  {
    id: 'buttons',
    shows: 'buttons of each look: ready, waiting for something, disabled, as a link',
    component: ButtonParts,
  },
  { id: 'states', shows: 'nothing there, loading, long work, problems, a key', component: StateParts },
  {
    id: 'messages',
    shows: 'an error, a warning, and what is done and can be undone',
    component: MessageParts,
  },
  { id: 'doubts', shows: 'rows that may concern a patient', component: DoubtParts },
  { id: 'modal', shows: 'a dialog over the page', component: ModalParts },
  { id: 'verdicts', shows: 'the verdict in words, one for each answer', component: VerdictParts },
  { id: 'worklist', shows: 'a row for each answer', component: WorklistParts },
  {
    id: 'results',
    shows: 'result tables with flags, changes, words and other units',
    component: ResultParts,
  },
]
