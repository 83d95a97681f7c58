// No false alarm: services that keep the contract, each with every freedom chosen from a seed, under
// profiles that know more or less of them, several runs in a row. SOUND_SERVICES says how many.
import { expect, test } from 'vitest'
import { alarmsFor } from './sound-runs.ts'

const count = Number(process.env.SOUND_SERVICES ?? 8)
/** Seeds whose services once raised a false alarm. */
const alarmed = [20, 43, 134, 163, 211, 328].filter((seed) => seed > count)
const first = Number(process.env.SOUND_FIRST ?? 1)
const seeds = [
  ...Array.from({ length: count }, (_, index) => first + index),
  ...(first === 1 ? alarmed : []),
]

test.each(seeds)(
  'service %i raises no alarm, three runs in a row with one profile',
  async (seed) => {
    expect(await alarmsFor(seed)).toEqual([])
  },
)
