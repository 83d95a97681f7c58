// What the parts of the console share.
import type { Language } from '../../contract/catalog.ts'
import type { ConsoleMessages } from '../messages/messages.ts'
import type { Session } from './session.ts'
import type { World } from './world.ts'

export interface ConsoleContext {
  world: World
  session: Session
  language: Language
  texts: ConsoleMessages
}
