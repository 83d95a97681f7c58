// Text broken into lines, for whatever measures them: columns of a terminal, pixels of a picture.

/** Breaks at blanks, and between Chinese characters. */
export function linesOf(text: string, most: number, widthOf: (text: string) => number): string[] {
  const words = text.match(/\p{Script=Han}[，。：；、）”]*|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last + word.trimEnd()) <= most)
      lines[lines.length - 1] = last + word
    else lines.push(word)
  }
  return lines.map((line) => line.trimEnd())
}
