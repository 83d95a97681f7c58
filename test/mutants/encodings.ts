// Spellings of a text in which it is still the same text.

export function base64(text: string): string {
  return btoa(String.fromCharCode(...utf8(text)))
}

export function base64url(text: string): string {
  return base64(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function hex(text: string): string {
  return [...utf8(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Every character, so that the plain text is nowhere. */
export function percent(text: string): string {
  return hex(text).replaceAll(/../g, (byte) => `%${byte.toUpperCase()}`)
}

/** As careful encoders do: letters and digits stay. */
export function entities(text: string): string {
  return text.replaceAll(/[^a-zA-Z\d]/g, (character) => `&#x${hex(character)};`)
}

/** `\uXXXX` for all that is not ASCII. */
export function unicodeEscapes(text: string): string {
  return text.replaceAll(
    /[^\x00-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

export function fullWidthDigits(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

export function utf16(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    [...text].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]),
  )
}

/** Looks each character up in what the decoder makes of all pairs of bytes. */
export function gbk(text: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder('gbk')
  const bytesOf = new Map<string, [number, number]>()
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1)
      bytesOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
  }
  return Uint8Array.from(
    [...text].flatMap((character) =>
      character < '\x80' ? [character.charCodeAt(0)] : (bytesOf.get(character) ?? [63]),
    ),
  )
}

export async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Chunks of a few bytes, which cut through characters of two or more. */
export function inPieces(text: string): ReadableStream<Uint8Array> {
  const bytes = utf8(text)
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + (at === 0 ? 1 : 3)))
      at += at === 0 ? 1 : 3
    },
  })
}

/** A body whose connection ends after ten bytes. */
export function cutOff(text: string): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated'))
      sent = true
      controller.enqueue(utf8(text).slice(0, 10))
    },
  })
}
