// What the search in the browser needs, as a script that comes before it: the entries, and what has a name beside them.
import { findingIds, findingKinds, findingPage } from '../../check/findings/finding-kinds.ts'
import type { Variant } from '../../contract/contract.ts'
import { productName } from '../../explain/entries.ts'
import type { Findable } from '../../explain/finder.ts'
import type { Place } from '../../explain/places.ts'
import { type Context, variantsOf } from './context.ts'
import { operationLink, variantLink } from './links.ts'
import { summaryOf } from './operation.ts'

export interface SearchEntry extends Findable {
  id: string
}

export interface SearchPlace extends Place {
  links: Link[]
}

interface Link {
  title: string
  href: string
}

export function searchData(context: Context): string {
  const data = context.entries.map(({ id, error, meaning, words, isReturned }): SearchEntry => {
    const { code, product, message, parameters } = error
    return { id, error: { code, product, message, parameters }, meaning, words, isReturned }
  })
  const places = JSON.stringify(placesOf(context))
  return `globalThis.searchEntries = ${JSON.stringify(data)}\nglobalThis.searchPlaces = ${places}`
}

function placesOf(context: Context): SearchPlace[] {
  const { contract, language, messages } = context
  const own = variantsOf(contract)
  const beside = contract.companions.flatMap(({ variants }) => variants)
  const places = new Map<string, Map<string, Link>>()
  const add = (name: string, link: Link) =>
    places.set(name, (places.get(name) ?? new Map<string, Link>()).set(link.href, link))
  const linkTo = (variant: Variant, href: string): Link => ({
    href,
    title: titleOf(context, variant),
  })

  for (const it of [...own, ...beside]) add(it.operation.id, linkTo(it, operationLink(it)))
  for (const it of own)
    if (it.verificationType !== undefined) add(it.verificationType, linkTo(it, variantLink(it)))
  for (const { inputs } of own)
    for (const { name } of inputs)
      add(name, {
        title: `${messages.reference}${messages.colon}${messages.fields}`,
        href: 'reference.html#inputs',
      })
  for (const it of beside)
    for (const { name } of it.inputs)
      if (!own.some(({ inputs }) => inputs.some((other) => other.name === name)))
        add(name, linkTo(it, operationLink(it)))
  for (const id of findingIds)
    add(id, { title: findingKinds[id].title[language], href: findingPage(id) })
  for (const name of Object.values(messages.kinds))
    add(name, { title: messages.marks, href: 'decisions.html#marks' })
  return [...places].map(([name, links]) => ({ name, links: [...links.values()] }))
}

function titleOf({ contract, contractOf }: Context, { operation, product }: Variant): string {
  return `${productName(contract.bundle, product)} ${summaryOf(contractOf(product), operation)}`
}
