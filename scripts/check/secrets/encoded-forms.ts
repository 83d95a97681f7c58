// The forms in which a secret may come back: in clear, encoded, or as a digest.
import { createHash, getHashes } from 'node:crypto'
import { bareText, lower } from './views.ts'

const digests = 'md5 sha1 sha224 sha256 sha384 sha512 sha512-224 sha512-256 sm3'
  .split(' ')
  .filter((it) => getHashes().includes(it))

/** No shorter part of an encoding counts. */
const shortestEncoded = 7

interface Forms {
  clear: string
  /** Its letters and digits, also backwards, and its bytes as decimal numbers. */
  bare: string
  backwards: string
  decimal: string
  hex: string[]
  base64: string[]
}

const known = new Map<string, Forms>()

/** So many values are remembered; requests carry the same ones again and again. */
const mostKnown = 200

export function formsOf(value: string): Forms {
  const forms = known.get(value) ?? makeForms(value)
  if (known.size >= mostKnown) known.clear()
  known.set(value, forms)
  return forms
}

function makeForms(value: string): Forms {
  const plain = Buffer.from(value)
  const wide = Buffer.from(value, 'utf16le')
  const texts = [plain, wide, Buffer.from(wide).swap16()]
  const hashes = digests.map((it) => createHash(it).update(plain).digest())
  const once = texts.flatMap(base64Of)
  const twice = once.flatMap((it) => base64Of(Buffer.from(it)))
  const hashed = hashes.map((it) => it.toString('base64').replace(/=+$/, ''))
  const bare = bareText(value)
  return {
    ...{ clear: lower(value), bare, backwards: [...bare].reverse().join('') },
    decimal: [...plain].join(''),
    hex: [...texts, ...hashes].map((it) => it.toString('hex')),
    base64: [...once, ...twice, ...hashed].filter((it) => it.length >= shortestEncoded),
  }
}

/** The part of base64 that does not depend on what stands around, for each place in a group of three bytes. */
function base64Of(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((offset) => {
    const before = Buffer.alloc(offset)
    const text = Buffer.concat([before, bytes]).toString('base64').replace(/=+$/, '')
    const end = Math.floor(((offset + bytes.length) * 8) / 6)
    return text.slice(Math.ceil((offset * 8) / 6), end)
  })
}
