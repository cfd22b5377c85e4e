import '@/trustedTypes'
import { expose } from 'comlink'
import { resumeSession } from '@/storage'
import { breathe } from '../breathe'
import { OverviewDesk } from './desk'

expose(new OverviewDesk({ resume: (handle) => resumeSession(handle), breathe }))
