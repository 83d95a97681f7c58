// A text as careful eyes read it: escapes of JSON, HTML and URLs resolved, white space out, each character
// traced to where it began.

/** A text with its escapes resolved, and where each character of it began in the original. */
export interface View {
  text: string
  starts: Uint32Array | undefined
  /** Where each ended, if the next one did not begin there. */
  ends?: Uint32Array
  length: number
}

export interface Views {
  /** In lower case, with fewer and fewer escapes, and as a form that was sent. */
  readable: View[]
  /** Without white space and as standard base64; once as it is and once in lower case. */
  packed: View
  packedLower: View
  /** Letters and digits alone, in lower case: as somebody reads it who skips what was put between. */
  bare: View
}

export function viewsOf(text: string): Views {
  const whole: View = { text, starts: undefined, length: text.length }
  const readable = [whole]
  let plain = whole
  for (const resolve of /[\\&%]/.test(text) ? resolvers : []) {
    const next = resolve(plain)
    if (next !== plain) readable.push(next)
    plain = next
  }
  const url = resolved(plain, /[-_]/g, (it) => (it === '-' ? '+' : '/'))
  const packed = resolved(url, /\s+|\0/g, () => '')
  const zeroless = resolved(plain, /\0/g, () => '')
  if (zeroless !== plain) readable.push(zeroless)
  const form = resolved(whole, /\+/g, () => ' ')
  if (form !== whole) readable.push(unescapedUrl(form))
  return {
    readable: readable.map((it) => ({ ...it, text: lower(it.text) })),
    packed,
    packedLower: { ...packed, text: lower(packed.text) },
    bare: bareOf(resolved(plain, marks, () => '')),
  }
}

/** Tags of HTML, and colours of a terminal. */
const marks = /<[^<>]{0,200}>|\u001b\[[\d;]*[a-z]/gi

const isSign = /[^\p{L}\p{N}\p{Cs}]/u

const isAsciiSign = Array.from({ length: 128 }, (_, it) => isSign.test(String.fromCharCode(it)))

/** Quicker than a pattern, since there is a sign behind almost each word. */
function bareOf(view: View): View {
  const codes = new Uint16Array(view.text.length)
  const starts = new Uint32Array(view.text.length)
  const ends = new Uint32Array(view.text.length)
  const startOf = (at: number) => (view.starts ? (view.starts[at] ?? view.length) : at)
  let length = 0
  for (let at = 0; at < view.text.length; at += 1) {
    const given = view.text.charCodeAt(at)
    const code = given > 0xff00 && given < 0xff5f ? given - 0xfee0 : given
    if (isAsciiSign[code] ?? isSign.test(String.fromCharCode(code))) continue
    codes[length] = code
    starts[length] = startOf(at)
    ends[length] = startOf(at + 1)
    length += 1
  }
  const text = Buffer.from(codes.buffer, 0, length * 2).toString('utf16le')
  return { text: lower(text), starts, ends, length: view.length }
}

/** The letters and digits of a text, in lower case. */
export function bareText(text: string): string {
  return bareOf({ text, starts: undefined, length: text.length }).text
}

/** Lower case that never changes the length. */
export function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (it) => it.toLowerCase())
}

const shortEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescapedJson = (view: View) =>
  resolved(
    view,
    /\\(?:u([\da-f]{4})|u\{([\da-f]{1,5})\}|x([\da-f]{2})|([0-3][0-7]{2})|(.))/gis,
    (_, ...groups) => {
      const [unicode, braced, hex, octal, one = ''] = groups
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8))
      const code = unicode ?? braced ?? hex
      return code === undefined
        ? (shortEscapes[one] ?? one)
        : String.fromCodePoint(parseInt(code, 16))
    },
  )

const signs = `&<>"'+=/#!@%$*_-.:?`
const signNames =
  'amp lt gt quot apos plus equals sol num excl commat percnt dollar ast lowbar hyphen period colon quest'
const entities = new Map(signNames.split(' ').map((name, at) => [name, signs[at]]))

const unescapedHtml = (view: View) =>
  resolved(view, /&(?:#(\d{1,6});?|#x([\da-f]{1,5});?|(\w{2,8});)/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return entities.get(name.toLowerCase()) ?? all
    return String.fromCodePoint(
      decimal === undefined ? parseInt(hex ?? '', 16) : Math.min(Number(decimal), 0x10ffff),
    )
  })

const unescapedUrl = (view: View) =>
  resolved(
    view,
    /%[c-f][\da-f](?:%[89ab][\da-f]){1,3}|%[\da-f]{2}|%u([\da-f]{4})/gi,
    (all, wide) => {
      if (wide !== undefined) return String.fromCharCode(parseInt(wide, 16))
      const bytes = Buffer.from(all.replaceAll('%', ''), 'hex')
      return bytes.toString('utf8')
    },
  )

/** In this order, since one may stand within another. */
const resolvers = [unescapedJson, unescapedHtml, unescapedUrl, unescapedUrl, unescapedJson]

type Resolve = (all: string, ...groups: (string | undefined)[]) => string

/** Replaces each match, and keeps track of where things began; the view itself if there is none. */
function resolved(view: View, pattern: RegExp, resolve: Resolve): View {
  let text = ''
  let end = 0
  const starts: number[] = []
  const startOf = (at: number) => (view.starts ? (view.starts[at] ?? view.length) : at)
  const keep = (to: number) => {
    for (let at = end; at < to; at += 1) starts.push(startOf(at))
    text += view.text.slice(end, to)
  }
  for (const match of view.text.matchAll(pattern)) {
    keep(match.index)
    const [all, ...groups] = match
    const instead = resolve(all, ...groups)
    for (let at = 0; at < instead.length; at += 1) starts.push(startOf(match.index))
    text += instead
    end = match.index + all.length
  }
  if (end === 0) return view
  keep(view.text.length)
  return { text, starts: Uint32Array.from(starts), length: view.length }
}
