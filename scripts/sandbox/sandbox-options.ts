// The options of a sandbox as a caller without types may get them wrong: a misspelt one would do nothing in silence.
import * as v from 'valibot'
import { strictObject } from '../contract/named-values.ts'
import { languages } from '../contract/catalog.ts'
import { parse } from './start-data.ts'

const flag = v.exactOptional(v.boolean('use true or false'))
const amount = v.exactOptional(v.pipe(v.number('use a number'), v.minValue(0, 'use 0 or more')))
const count = v.exactOptional(
  v.pipe(
    v.number('use a whole number'),
    v.integer('use a whole number'),
    v.minValue(0, 'use 0 or more'),
  ),
)
const callback = v.exactOptional(v.function('use a function'))

const schema = strictObject({
  contract: v.any(), // read elsewhere, as are the data
  data: v.any(),
  product: v.exactOptional(v.string('use text')),
  language: v.exactOptional(v.picklist(languages, `use ${languages.join(' or ')}`)),
  strict: flag,
  singleUse: flag,
  lifetime: amount,
  attempts: count,
  clock: callback,
  onExchange: callback,
})

/** Throws a TypeError that names each option that is wrong or unknown. */
export function refuseWrongOptions(options: object): void {
  parse(schema, { ...options, contract: null, data: null }, 'the options')
}
