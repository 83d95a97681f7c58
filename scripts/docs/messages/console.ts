// The console's dictionary, apart from that of the pages, since the browser loads it alone.
import type { Language } from '../../contract/catalog.ts'
import { console as en } from './en/console.ts'
import { console as zh } from './zh/console.ts'

export type ConsoleMessages = typeof en

export const consoleMessages: Record<Language, ConsoleMessages> = { en, zh }
