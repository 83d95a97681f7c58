// The keys of a profile, walked from its schema, so that the guide lists each and none that is gone.
import { profileSchema } from '../../check/profile/schema.ts'
import type { Language } from '../../contract/catalog.ts'
import { type Html, html, joined, table } from './html.ts'

import { profileKeyMessages, type SiteMessages, siteMessages } from '../messages/messages.ts'

interface Key {
  path: string
  schema: Schema
  required: boolean
}

/** What of a Valibot schema is looked at. */
interface Schema {
  type: string
  entries?: Record<string, Schema>
  wrapped?: Schema
  item?: Schema
  options?: readonly (string | Schema)[]
  getter?: (input: unknown) => Schema
}

/** Throws if a key has no words, or words have no key, and says where to correct it. */
export function profileKeys(language: Language): Html {
  const messages = siteMessages[language]
  const keys = keysOf(profileSchema as unknown as Schema) // walked by the parts that all of its schemas have
  const strangers = Object.keys(profileKeyMessages[language]).filter(
    (name) => !keys.some(({ path }) => path === name),
  )
  if (strangers.length > 0)
    throw new Error(
      `scripts/docs/messages/${language}/profile-keys.ts: the profile has no key ${strangers.join(', ')}; drop it`,
    )
  return table(
    [messages.key, messages.value, messages.meaning],
    keys.map(({ path, schema, required }) => {
      const meaning = profileKeyMessages[language][path]
      if (!meaning)
        throw new Error(
          `scripts/docs/messages/${language}/profile-keys.ts: lacks the profile's key ${path}; add it`,
        )
      return [
        html`<code>${path}</code
          >${required && html`<br /><span class="required">${messages.required}</span>`}`,
        kindOf(schema, messages),
        html`${meaning}`,
      ]
    }),
  )
}

function keysOf(schema: Schema, before = ''): Key[] {
  return Object.entries(schema.entries ?? {}).flatMap(([name, entry]) => {
    const path = before + name
    const inner = entry.wrapped ?? entry
    return inner.entries
      ? keysOf(inner, `${path}.`)
      : [{ path, schema: inner, required: entry.wrapped === undefined && before === '' }]
  })
}

function kindOf(schema: Schema, messages: SiteMessages): Html {
  const { text, number, boolean, record } = messages.kindsOfValue
  switch (schema.type) {
    case 'string':
      return html`${text}`
    case 'number':
      return html`${number}`
    case 'boolean':
      return html`${boolean}`
    case 'record':
      return html`${record}`
    case 'array':
      return html`${messages.listOf} ${schema.item && kindOf(schema.item, messages)}`
    case 'picklist':
      return joined(
        (schema.options ?? []).map((it) => html`<code>${String(it)}</code>`),
        messages.comma,
      )
    case 'union':
      return joined(
        (schema.options ?? []).map((it) =>
          typeof it === 'string' ? html`<code>${it}</code>` : kindOf(it, messages),
        ),
        ' / ',
      )
    case 'lazy': // one kind for text, another for an object
      return joined(
        ['', {}].flatMap((it) => (schema.getter ? [kindOf(schema.getter(it), messages)] : [])),
        ' / ',
      )
    case 'strict_object':
      return html`${'{ '}${joined(
        Object.keys(schema.entries ?? {}).map((it) => html`<code>${it}</code>`),
        ', ',
      )}${' }'}`
    default:
      return html`${schema.type}`
  }
}
