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
      const moved = offset + seconds * 1000
      // Outside of the calendar no time could be shown any more.
      if (Number.isNaN(new Date(base() + moved).getTime()))
        throw new TypeError('advance: use a number of seconds that stays in the calendar')
      offset = moved
    },
    reset: () => void (offset = 0),
  }
}
