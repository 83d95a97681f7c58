// Values without repetition.

/** In the order of their first; what is undefined is left out. */
export function unique<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values)].filter((it) => it !== undefined)
}
