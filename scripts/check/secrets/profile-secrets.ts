// Which texts of a profile are secrets, and what they are called.
import type { Profile } from '../profile/profile.ts'
import { textsIn } from '../profile/texts-by-path.ts'
import type { Secret } from './search.ts'

/** Every secret of a profile; one that came from a variable of the environment has its name. */
export function secretsOf(profile: Profile, variables: ReadonlyMap<string, string>): Secret[] {
  const { tokens, ...others } = profile
  return textsIn({ ...others, ...tokens }).flatMap(([place, value]) => {
    const what = place in tokens ? inWords(place) : kindOf(place)
    const name = variables.get(place) ?? variableOf(place)
    return what === undefined ? [] : [{ name, what, value }]
  })
}

/** Undefined for what is no secret. */
function kindOf(place: string): string | undefined {
  if (place.startsWith('newPasswords[')) return 'password'
  if (/\bverifyCode\b/.test(place))
    return /\.command\b/.test(place) ? undefined : 'verification code'
  const key = place.slice(place.lastIndexOf('.') + 1)
  return /^(password|passwordSeed|clientSecret|\w+Token)$/.test(key) ? inWords(key) : undefined
}

/** `newPasswords[1]` → `NEW_PASSWORDS_1` */
function variableOf(place: string): string {
  const words = place.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[^\w]+/g, '_')
  return words.replace(/_+$/, '').toUpperCase()
}

export function inWords(key: string): string {
  return key.replace(/[A-Z]/g, (it) => ` ${it.toLowerCase()}`)
}
