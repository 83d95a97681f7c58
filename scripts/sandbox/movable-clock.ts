// The time of a session: that of the clock handed in, moved on by tests.

export interface MovableClock {
  /** Milliseconds since 1970. */
  now(): number
  /** Moves the time on, or back, by so many seconds. */
  advance(seconds: number): void
  reset(): void
}

export function createMovableClock(base: () => number): MovableClock {
  let offset = 0
  return {
    now: () => base() + offset,
    advance(seconds) {
      if (!Number.isFinite(seconds)) throw new TypeError('advance: use a number of seconds')
      offset += seconds * 1000
    },
    reset: () => void (offset = 0),
  }
}
