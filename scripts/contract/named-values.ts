// Schemas for names and values, as data files, profiles and callers write them. Valibot takes a list for an object
// without properties, so that `policy: []` would be a policy that allows everything.
import * as v from 'valibot'

type Schema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>

/** `v.strictObject`, but a list is none. */
export function strictObject<Entries extends v.ObjectEntries>(entries: Entries) {
  return withoutLists(v.strictObject(entries))
}

/** `v.record` of texts, but a list is none. */
export function record<Value extends Schema>(value: Value) {
  return withoutLists(v.record(v.string(), value))
}

function withoutLists<Whole extends Schema>(schema: Whole): Whole {
  return {
    ...schema,
    '~run'(dataset, config) {
      if (!Array.isArray(dataset.value)) return schema['~run'](dataset, config)
      v._addIssue(schema, 'type', dataset, config)
      return { typed: false, value: dataset.value, issues: dataset.issues ?? [] }
    },
  } as Whole // with another way of running, which accepts less
}
