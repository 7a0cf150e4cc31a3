/** An arXiv paper as it is referred to in pasted text. */
interface ReferredPaper {
  readonly id: string
  readonly title: string
}

/** The ways in which people copy a paper; each is one line or more of what is pasted. */
const ways: readonly ((paper: ReferredPaper) => string)[] = [
  ({ id }) => `https://arxiv.org/abs/${id}`,
  ({ id }) => `https://arxiv.org/pdf/${id}v1`,
  ({ id }) => id,
  ({ id }) => `arXiv:${id}v1 [cs.LG] 1 Feb 2024`,
  ({ id }) => `https://arxiv.org/html/${id}v1`,
  ({ id }) => `https://doi.org/10.48550/arXiv.${id}`,
  ({ id, title }) => `[${title}](https://arxiv.org/abs/${id})`,
  ({ id }) => `arXiv:${id}`,
  ({ id, title }) => `- ${title} https://arxiv.org/abs/${id}`,
  ({ id }) => `10.48550/arXiv.${id}`,
  ({ id }) => `https://arxiv.org/pdf/${id}.pdf`,
  ({ id, title }) =>
    `@misc{a${id},\n  title={${title}},\n  author={Ann Author and Bo Weaver},\n  eprint={${id}},\n  archivePrefix={arXiv}\n}`,
  ({ id }) => `${id}v1`,
]

/** The papers as text to paste, one below the other, each in the way that is next. */
export function mixedReferences(papers: readonly ReferredPaper[]): string {
  return papers.map((paper, index) => ways[index % ways.length]?.(paper)).join('\n')
}
