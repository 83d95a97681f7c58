// The ways in which an operation is called, by the body and by the places of the other inputs, and what tells a
// request of one way from those of the others.
import { unique } from './unique.ts'
import type { Input, Operation, Variant } from './contract.ts'
import { secretValues } from './values.ts'

export interface Way {
  variants: Variant[]
  /** The variants by what their requests have; more than one if all of them are sent alike. */
  shapes: Variant[][]
  /** A required input that no other way has; undefined for the last way, which is told by exclusion. */
  by: string | undefined
  /** The products that call it like this, if no input tells. */
  products: string[] | undefined
}

/** Those with an input of their own first, so that the first that fits a request is the right one. */
export function waysOf({ variants }: Operation): Way[] {
  const shapes = unique(variants.map(shapeOf)).map((shape) =>
    variants.filter((it) => shapeOf(it) === shape),
  )
  const all = shapes.map((own): Way => {
    const others = shapes.filter((it) => it !== own).flatMap(requestInputs)
    const by = requestInputs(own).find(
      ({ name, required }) => required && !others.some((it) => it.name === name),
    )
    return { variants: own, shapes: [own], by: by?.name, products: undefined }
  })
  const told = all.filter(({ by }) => by !== undefined)
  const ways = [...told, ...merged(all.filter(({ by }) => by === undefined))]
  return ways.map((it, index) => (index === ways.length - 1 ? { ...it, by: undefined } : it))
}

/** Ways that no input tells apart: one if they are sent alike, else told apart by the product. */
function merged(untold: Way[]): Way[] {
  const variants = untold.flatMap((it) => it.variants)
  if (untold.length < 2) return untold
  if (areSentAlike(variants))
    return [{ variants, shapes: untold.flatMap(({ shapes }) => shapes), ...untoldBy }]
  return untold.map((it) => ({
    ...it,
    products: unique(it.variants.map(({ product }) => product)),
  }))
}

const untoldBy = { by: undefined, products: undefined }

/** Whether one encoding and one table of places do for all of them. */
export function areSentAlike(variants: Variant[]): boolean {
  const encodings = unique(variants.flatMap(({ contentType }) => contentType ?? []))
  const inputs = variants.flatMap((it) => it.inputs)
  const placeOf = (name: string) => inputs.find((it) => it.name === name)?.in
  return encodings.length < 2 && inputs.every((it) => it.in === placeOf(it.name))
}

/** What is the same for all variants of a shape: their body, and where their other inputs stand. */
function shapeOf({ body, inputs }: Variant): string {
  const places = inputs.filter((it) => it.in !== 'body' && !isOption(it))
  const names = places.map(({ in: place, name }) => `${place} ${name}`)
  return [body?.contentType, body?.name, ...names.sort()].join('\n')
}

/** What a request has in its one object, each name once. */
export function requestInputs(variants: Variant[]): Input[] {
  const all = variants.flatMap(({ inputs }) => inputs.filter((it) => !isOption(it)))
  return [...new Map(all.map((it) => [it.name, it])).values()]
}

/** Whether a client is given it once, instead of with each request. */
export function isOption({ in: place, value }: Input): boolean {
  return (
    place === 'header' &&
    value !== undefined &&
    !value.startsWith('account.') &&
    !secretValues.includes(value)
  )
}
