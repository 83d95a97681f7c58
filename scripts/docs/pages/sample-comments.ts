// Samples that the README and the guides share have their comments in the language of the page.
import { sampleComments } from '../messages/zh/sample-comments.ts'

/** A comment without a word there stays as it is. */
export function withChineseComments(sample: string): string {
  return sample.replace(/(?<=\s)(#|\/\/) (.+)$/gm, (whole, sign, comment) =>
    Object.hasOwn(sampleComments, comment) ? `${sign} ${sampleComments[comment]}` : whole,
  )
}
