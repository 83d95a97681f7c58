// Descriptions of the contract as markup. The marks that `generate` writes into them for every tool, such as
// *(inferred)* or （来源：…）, become the marks of the site.
import type { Speaker } from '../../contract/catalog.ts'
import { kinds } from '../messages/provenance-kinds.ts'
import type { Context } from './context.ts'
import { type Html, raw } from './html.ts'
import { inlineMarkdown, proseMarkdown } from './markdown.ts'
import { provenanceMark } from './provenance-mark.ts'

export interface Described {
  prose(text: string): Html
  inline(text: string): Html
}

/** `pages` is the path to the folder of the pages. On the page of a product its own sources speak, if it has some. */
export function describedIn(context: Context, pages: string, product?: string): Described {
  const marked = ({ markup }: Html) =>
    raw(
      markup.replace(
        /<em>\(([^()<]+)\)<\/em>|（(?:来源：)?(?:<span lang="en">)?([^（）<]+)(?:<\/span>)?）/g,
        (whole, english: string | undefined, chinese: string | undefined) => {
          const speakers = speakersOf(context, english ?? chinese ?? '')
          return speakers
            ? ` ${provenanceMark(context, ownOf(context, speakers, product), pages).markup} `
            : whole
        },
      ),
    )
  return {
    prose: (text) => marked(proseMarkdown(text)),
    inline: (text) => marked(inlineMarkdown(text)),
  }
}

function ownOf({ provenance }: Context, speakers: Speaker[], product?: string): Speaker[] {
  const own = speakers.filter((it) => provenance.sources[it]?.product === product)
  return own.length > 0 ? own : speakers
}

/** Undefined if the text in brackets is none of a mark. */
function speakersOf({ provenance }: Context, text: string): Speaker[] | undefined {
  const own = (['inferred', 'ours'] as const).find((it) =>
    [kinds.en[it], kinds.zh[it]].includes(text),
  )
  if (own) return [own]
  const names = text.split(', ')
  return names.every((it) => provenance.sources[it]) ? names : undefined
}
