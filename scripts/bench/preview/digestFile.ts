import type { StandInPaper } from '../../../test/localArxiv/standInPapers.ts'

/** What only the last entry says, so that a test can see that all are there. */
export const lastWords = 'Nothing follows this remark.'

/** What only the first entry says. */
export const firstWords = 'The first remark of all.'

export interface BenchDigest {
  readonly file: string
  readonly entries: number
  readonly text: string
  /** The line of the middle entry's commentary, from 1. */
  readonly middleLine: number
}

/** A digest of such papers that both previews show in full: paragraphs, some sections, a paragraph of opinion on each. */
export function benchDigest(papers: readonly StandInPaper[]): BenchDigest {
  const blocks = papers.flatMap(({ id, title }, index) => [
    ...(index % 8 === 0 ? [`## Group ${index / 8 + 1}`] : []),
    title,
    `https://arxiv.org/abs/${id}`,
    opinion(index, papers.length),
  ])
  const text = ['# A long review', ...blocks, '#review', ''].join('\n\n')
  const middle = text.indexOf(`number ${Math.floor(papers.length / 2)}.`)
  return {
    file: `review-${papers.length}.md`,
    entries: papers.length,
    text,
    middleLine: text.slice(0, middle).split('\n').length,
  }
}

function opinion(index: number, count: number): string {
  const remark = index === 0 ? firstWords : index === count - 1 ? lastWords : ''
  return (
    `${remark} What I think of **this one** is that the *plain* recipe was enough, as in https://arxiv.org/abs/1312.6114, ` +
    `and that \`one more\` table would have told whether it is the data or the model. This was number ${index}.`
  )
}
