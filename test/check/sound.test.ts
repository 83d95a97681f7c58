// No false alarm: services that keep the contract, each with every freedom chosen from a seed, under
// profiles that know more or less of them, several runs in a row. SOUND_SERVICES says how many.
import { expect, test } from 'vitest'
import { alarmsFor } from './sound-runs.ts'

const first = Number(process.env.SOUND_FIRST ?? 1)
const count = Number(process.env.SOUND_SERVICES ?? 8)
const asked = Array.from({ length: count }, (_, index) => first + index)

/** Services that once raised a false alarm. */
const kept = [20, 43, 134, 163, 211, 328, 3042, 3058]
const seeds = process.env.SOUND_SERVICES === undefined ? [...asked, ...kept] : asked

test.each(seeds)(
  'service %i raises no alarm, three runs in a row with one profile',
  async (seed) => {
    expect(await alarmsFor(seed)).toEqual([])
  },
)
