import '@/trustedTypes'
import { expose } from 'comlink'
import { resumeSession } from '@/storage'
import { FlagPreviewDesk } from './desk'

expose(new FlagPreviewDesk((handle) => resumeSession(handle)))
