// Text in pictures that is broken to fit, since SVG does not do that itself.
import { linesOf } from '../../explain/line-breaks.ts'
import { type Html, html } from './html.ts'

const em = 13

/** Lines of a text for a width in pixels; Chinese breaks anywhere, other text at spaces. */
export function lines(text: string, width: number): string[] {
  return linesOf(text, width, widthOf)
}

/** Text centred, or from the left, with its last line's foot at `bottom`. */
export function textAt(x: number, bottom: number, content: string[], className = ''): Html {
  const top = bottom - (content.length - 1) * 17
  return html`<text class="${className}" x="${x}" y="${top}"
    >${content.map((line, index) => html`<tspan x="${x}" dy="${index === 0 ? 0 : 17}">${line}</tspan>`)}</text
  >`
}

/** About what system fonts take; a little much rather than too little. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\p{Script=Han}，。：；、（）]/u.test(character) ? em : em * 0.56),
    0,
  )
}
