// What of a server's inside shows in a response: stack traces, statements, paths, private addresses.
import type { WireResponse } from '../exchange.ts'
import { partsOf } from './difference.ts'

/**
 * Bounded throughout, so that no text takes long; what a sentence, a time of day or a version
 * may look like is none.
 */
const traces = [
  /\bat [\w$.<>]+\([\w.]+(:\d+)?\)/,
  /\bat [^\n]{1,200}?\.\w{1,5}:\d+:\d+/,
  /Traceback \(most recent call last\)/,
  /\bFile "[^"\n]{1,200}", line \d+/,
  /\b[\w/-]{1,200}\.(rb|py|php|go|js|ts|java|kt|cs|ex):\d+/,
  /#\d+ (\{main\}|[\w\\]{1,200}(->|::)\w)/,
  /\b(java|javax|jakarta|org|com|io|net|cn)(\.[a-z]\w{0,50}){2,8}\.[A-Z]\w/,
  /\b(runtime error: |panic: |nil pointer|segmentation fault)/i,
  /\b\w{1,100}(Exception|Error)(: |\()/,
  /\b\w{1,100}Exception\b/,
  /\b(SQLSTATE|ORA-\d{5}|E11000|SQL syntax|INSERT INTO|UPDATE \w+ SET)\b/i,
  // In capitals, or with a condition: "select another one from our page" is English.
  /\bSELECT .{1,200}? FROM\b|\bselect\b.{1,200}?\bfrom \S+ (where|join|order|limit)\b/,
  /\b(unknown column|relation|table) \\?['"`][\w.]{1,100}\\?['"`] (in |does not |doesn't )/i,
  /\b(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND)\b/,
  /\bgoroutine \d+ \[/,
  /\b[\w-]{1,63}\.(internal|local|lan|corp)\b/,
  /(?<![\w/])\/(opt|var|srv|home|usr|etc|app)\/[\w./-]+/,
  /\b[A-Z]:\\[\w\\]+/,
  /\b(10\.\d+|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d+\.\d+\b/,
  /\$2[aby]\$\d\d\$[./A-Za-z\d]{20}/,
]

/** Headers that rightly name hosts and paths, or look like addresses. */
const innocent = /^header (set-cookie|via|location|link|content-security-policy)$|^header .*version/

/** The first trace of the inside, and where it stands. */
export function internalsIn(response: WireResponse): { text: string; at: string } | undefined {
  for (const { at, text } of partsOf(response).filter((it) => !innocent.test(it.at))) {
    const found = traces.map((trace) => trace.exec(text)?.[0]).find((it) => it !== undefined)
    if (found !== undefined) return { text: found, at }
  }
  return undefined
}
