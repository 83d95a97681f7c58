// The flow from a sent code to the new password, as a sequence of messages between three. What is said there
// holds for every product; drawn as wide and as tall, and the style sheet shows the one that fits.
import { lines, textAt } from './svg-text.ts'
import { type Html, html } from './html.ts'
import type { SiteMessages } from '../messages/messages.ts'

/** Room below the frame of the loop, in steps, so that the next label stands clear of it. */
const afterLoop = 0.5

interface Message {
  from: number
  to: number
  label: string
  tone?: 'good' | 'bad'
}

export function codeFlowPicture(messages: SiteMessages): Html {
  const { actors, again, steps } = messages
  const sent: Message[] = [
    { from: 0, to: 1, label: steps.ask },
    { from: 1, to: 2, label: steps.send },
    { from: 2, to: 0, label: steps.deliver },
    { from: 0, to: 1, label: steps.enter },
    { from: 1, to: 2, label: steps.call },
    { from: 2, to: 1, label: steps.refused, tone: 'bad' },
    { from: 1, to: 0, label: steps.show, tone: 'bad' },
    { from: 2, to: 1, label: steps.done, tone: 'good' },
  ]
  const text = sent
    .map(({ from, to, label }) => `${actors[from]} → ${actors[to]}${messages.colon}${label}`)
    .join('; ')
  const picture = (kind: string, width: number, step: number) =>
    html`<svg
      class="picture ${kind}"
      viewBox="0 0 ${width} ${76 + (sent.length + afterLoop) * step}"
      role="img"
      aria-labelledby="flow-${kind} flow-${kind}-text"
    >
      <title id="flow-${kind}">${messages.flowTitle}</title>
      <desc id="flow-${kind}-text">${text}</desc>
      ${drawing({ sent, actors, again }, width, step)}
    </svg>`
  return html`<figure class="picture-frame">
    ${picture('wide', 900, 46)}${picture('tall', 350, 64)}
  </figure>`
}

interface Flow {
  sent: Message[]
  actors: string[]
  again: string
}

function drawing({ sent, actors, again }: Flow, width: number, step: number): Html {
  const box = Math.min(180, width / 3 - 14)
  const at = (actor: number) => box / 2 + 2 + (actor * (width - box - 4)) / 2
  const foot = 56 + (sent.length + afterLoop) * step
  // The user enters another password and the call is made again: from the fourth message to the last refusal.
  const [first, last] = [3, 6]
  const y = (index: number) => 56 + (index + 0.75 + (index > last ? afterLoop : 0)) * step
  return html`${actors.map(
      (name, actor) =>
        html`<path class="life" d="M${at(actor)} 40 V${foot}" /><rect
            class="node"
            x="${at(actor) - box / 2}"
            y="2"
            width="${box}"
            height="38"
            rx="19"
          /><text class="mid" x="${at(actor)}" y="26">${name}</text>`,
    )}
    <rect
      class="loop"
      x="1"
      y="${y(first) - step * 0.68}"
      width="${width - 2}"
      height="${(last - first + 1) * step - 2}"
      rx="8"
    />
    <text class="small end" x="${width - 12}" y="${y(first) - step * 0.68 + 20}">${again}</text>
    ${sent.map(({ from, to, label, tone = '' }, index) => {
      const [start, end] = [at(from), at(to)]
      const back = end < start ? 1 : -1
      return html`<g class="${tone}"
        ><path class="message" d="M${start} ${y(index)} H${end}" /><path
          class="head"
          d="M${end} ${y(index)} l${back * 9} -5 v10 z"
        />${textAt((start + end) / 2, y(index) - 7, lines(label, Math.abs(end - start) - 16), 'mid small')}</g
      >`
    })}`
}
