// Puts what the contract says beside its descriptions (`x-notes`, and the texts of `x-variants`)
// into them, so that every tool shows it. A statement that no document makes is followed by its
// mark: who makes it, or that it is inferred.
import type { Language, Speaker } from '../../contract/catalog.ts'
import { type Json, type JsonObject, isObject, list, text } from '../../contract/json.ts'
import type { Source } from '../../contract/provenance.ts'
import { kinds } from '../../docs/messages/provenance-kinds.ts'

export interface Speakers {
  language: Language
  sources: Record<string, Source>
}

interface Reader extends Speakers {
  /** The product's name for people. */
  nameOf(product: Json): string
  /** Whether the description is about several products. */
  isShared: boolean
}

/** Changes the document in place. */
export function describe(document: JsonObject, speakers: Speakers): void {
  const names = new Map(
    list(document.tags).map((tag) => [tag.name ?? null, text(tag['x-displayName']) ?? tag.name]),
  )
  const reader: Reader = {
    ...speakers,
    nameOf: (product) => String(names.get(product) ?? product),
    isShared: names.size > 1,
  }
  // What says nothing of its source has that of what it stands in.
  const visit = (node: Json, around: Json | undefined, isNames = false): void => {
    if (Array.isArray(node)) node.forEach((it) => visit(it, around))
    if (!isObject(node)) return
    const said = isNames ? around : (node['x-source'] ?? around)
    if (!isNames) describeNode(node, said, reader)
    for (const [key, it] of Object.entries(node))
      if (!isOwn(key)) visit(it, said, key === 'properties')
  }
  visit(document, undefined)
}

/** ` *(inferred)*`, ` *(ours)*` or the pages that say it; nothing if a document does. */
function mark(said: Json | undefined, { language, sources }: Speakers): string {
  const speakers = said === undefined ? [] : ([said].flat() as Speaker[])
  const isDocumented = speakers.some((it) => sources[it]?.kind === 'document')
  if (speakers.length === 0 || isDocumented) return ''
  const own = (['inferred', 'ours'] as const).find((it) => speakers.includes(it))
  if (own) return language === 'zh' ? `（${kinds.zh[own]}）` : ` *(${kinds.en[own]})*`
  const names = speakers.join(', ')
  return language === 'zh' ? `（来源：${names}）` : ` *(${names})*`
}

function describeNode(node: JsonObject, said: Json | undefined, reader: Reader): void {
  const notes = list(node['x-notes']).map((it) => noteText(it, reader))
  const own = text(node.description)
  const base = own === undefined ? [] : [own.trim() + mark(said, reader)]
  const variants = list(node['x-variants']).map((it) => variantText(it, reader))
  const isLong = node['x-variants'] !== undefined || own?.includes('\n\n')
  const parts = [...base, ...notes, ...variants]
  if (parts.length > 0 && (own !== undefined || notes.length > 0))
    node.description = parts.join(isLong ? '\n\n' : between(reader))
}

function noteText(note: JsonObject, reader: Reader): string {
  const { isShared, nameOf, language } = reader
  const products = isShared
    ? list<Json>(note['x-products'])
        .map(nameOf)
        .join(language === 'zh' ? '、' : ', ')
    : ''
  const prefix = products && `${products}${language === 'zh' ? '：' : ': '}`
  return `${prefix}${String(note[language])}${mark(note.source, reader)}`
}

function variantText(
  { product, mode, description, inferred, notes, ...variant }: JsonObject,
  reader: Reader,
): string {
  const { nameOf, language } = reader
  const provenance = isObject(variant.provenance) ? variant.provenance : {}
  const title = [nameOf(product ?? ''), ...(mode === undefined ? [] : [mode])].join(', ')
  const said = (texts: Json | undefined, by: Json | undefined) =>
    isObject(texts) ? [`${String(texts[language])}${mark(by, reader)}`] : []
  const parts = [
    `**${title}**${language === 'zh' ? '：' : ':'}`,
    ...said(description, provenance.mode ?? variant.source),
    ...said(inferred, 'inferred'),
    ...list(notes).map((it) => noteText(it, reader)),
  ]
  return parts.length > 1 ? parts.join(between(reader)) : ''
}

/** Chinese sentences follow each other without a blank. */
function between({ language }: Speakers): string {
  return language === 'zh' ? '' : ' '
}

/** Whether a key holds no text for readers: a word of ours, or the value of an example. */
export function isOwn(key: string): boolean {
  return key === 'value' || /^x-(?!companions$)/.test(key)
}
