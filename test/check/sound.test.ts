// No false alarm: services that keep the contract, each with every freedom chosen from a seed, under
// profiles that know more or less of them, several runs in a row. SOUND_SERVICES says how many.
import { expect, test } from 'vitest'
import { alarmsFor } from './sound-runs.ts'

const count = Number(process.env.SOUND_SERVICES ?? 8)
const first = Number(process.env.SOUND_FIRST ?? 1)
const seeds = Array.from({ length: count }, (_, index) => first + index)

test.each(seeds)(
  'service %i raises no alarm, three runs in a row with one profile',
  async (seed) => {
    expect(await alarmsFor(seed)).toEqual([])
  },
)
