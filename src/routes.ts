import { createRouter, createWebHashHistory, type Router } from 'vue-router'
import WorklistScreen from './screens/worklist/WorklistScreen.vue'

/**
 * The addresses of the app. A patient's address holds an opaque id, never a number or a name, since the browser writes
 * addresses down; `#/patients/…` and `#/print?patients=…` take numbers because programs outside link to them, and are
 * replaced at once (docs/security.md).
 */
export function makeRouter(): Router {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/worklist', name: 'worklist', alias: '/', component: WorklistScreen },
      {
        path: '/p/new',
        name: 'new-patient',
        component: () => import('./screens/patient/NewPatientScreen.vue'),
      },
      {
        path: '/p/:id',
        name: 'patient',
        component: () => import('./screens/patient/PatientScreen.vue'),
        props: true,
      },
      {
        path: '/p/:id/history',
        name: 'history',
        component: () => import('./screens/history/HistoryScreen.vue'),
        props: true,
      },
      {
        path: '/patients/:number',
        name: 'patient-by-number',
        component: () => import('./screens/patient/PatientByNumberScreen.vue'),
        props: true,
      },
      { path: '/import', name: 'import', component: () => import('./screens/import/ImportScreen.vue') },
      { path: '/print', name: 'print', component: () => import('./screens/print/PrintScreen.vue') },
      {
        path: '/overview',
        name: 'overview',
        component: () => import('./screens/overview/OverviewScreen.vue'),
      },
      {
        path: '/settings/:section?',
        name: 'settings',
        component: () => import('./screens/settings/SettingsScreen.vue'),
        props: true,
      },
      {
        path: '/help/:place?',
        name: 'help',
        component: () => import('./screens/help/HelpScreen.vue'),
        props: true,
      },
      { path: '/:elsewhere(.*)*', redirect: '/' },
    ],
  })
}
