// Schemas for names and values, as data files, profiles and callers write them. Valibot takes a list for an object
// without properties, so that `policy: []` would be a policy that allows everything.
import * as v from 'valibot'

const wanted = 'use names and values'

/** `v.strictObject`, but a list is none. Its `entries` are there as those of valibot's own are. */
export function strictObject<const Entries extends v.ObjectEntries>(entries: Entries) {
  const schema = v.strictObject(entries, wanted)
  return v.pipe({ ...noList<v.InferInput<typeof schema>>(), entries }, schema)
}

/** `v.record` of texts, but a list is none. */
export function record<Value extends v.GenericSchema>(value: Value) {
  const schema = v.record(v.string(), value, wanted)
  return v.pipe(noList<v.InferInput<typeof schema>>(), schema)
}

function noList<Input>() {
  return v.custom<Input>((it) => !Array.isArray(it), wanted)
}
