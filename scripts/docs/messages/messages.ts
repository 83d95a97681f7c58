// Every dictionary of the site, in one form: an English table, and a Chinese one of its type.
import type { Language } from '../../contract/catalog.ts'
import { console as enConsole } from './en/console.ts'
import { profileKeys as enProfileKeys } from './en/profile-keys.ts'
import { site as enSite } from './en/site.ts'
import { console as zhConsole } from './zh/console.ts'
import { profileKeys as zhProfileKeys } from './zh/profile-keys.ts'
import { site as zhSite } from './zh/site.ts'

export type ConsoleMessages = typeof enConsole
export type ProfileKeyMessages = typeof enProfileKeys
export type SiteMessages = typeof enSite

export const consoleMessages: Record<Language, ConsoleMessages> = { en: enConsole, zh: zhConsole }
export const profileKeyMessages: Record<Language, ProfileKeyMessages> = {
  en: enProfileKeys,
  zh: zhProfileKeys,
}
export const siteMessages: Record<Language, SiteMessages> = { en: enSite, zh: zhSite }
