/** A paper in the texts of {@link writtenForms}. */
export interface WrittenPaper {
  readonly title: string
  readonly url: string
  /** The names of its authors, as `Ashish Vaswani`. */
  readonly authors: readonly string[]
  readonly year: number
}

/** What a digest says of a paper. */
export interface WrittenEntry {
  readonly paper: WrittenPaper
  readonly said: string
}

/** A form in which people write their digests. */
export interface WrittenForm {
  /** The file's name. */
  readonly file: string
  readonly head: string
  /** The labels of the two sections, with the lines below them. */
  readonly labels: readonly [string, string]
  readonly entry: (entry: WrittenEntry, number: number) => string
  /** Between two entries. */
  readonly gap: string
  /** Above the second label. */
  readonly sectionGap: string
  /** Whether numbers go on in the second section. */
  readonly countsOn?: boolean
  /** How a mention is written. */
  readonly mention: (paper: WrittenPaper) => string
  /** What somebody types for a new entry before its identifier, such as `- `. */
  readonly marker?: string
  /** What stands for the entry of {@link residual} once it is a mention; `undefined` where the entry above takes it up. */
  readonly asMention?: string
}

export const attention: WrittenPaper = {
  title: 'Attention Is All You Need',
  url: 'https://arxiv.org/abs/1706.03762',
  authors: ['Ashish Vaswani', 'Noam Shazeer'],
  year: 2017,
}
export const residual: WrittenPaper = {
  title: 'Deep Residual Learning for Image Recognition',
  url: 'https://arxiv.org/abs/1512.03385',
  authors: ['Kaiming He', 'Xiangyu Zhang'],
  year: 2015,
}
export const fewShot: WrittenPaper = {
  title: 'Language Models are Few-Shot Learners',
  url: 'https://arxiv.org/abs/2005.14165',
  authors: ['Tom B. Brown', 'Benjamin Mann'],
  year: 2020,
}
/** Mentioned in what is said of {@link attention}. */
export const adam: WrittenPaper = {
  title: 'Adam: A Method for Stochastic Optimization',
  url: 'https://arxiv.org/abs/1412.6980',
  authors: ['Diederik P. Kingma', 'Jimmy Ba'],
  year: 2014,
}
/** The one that is added. */
export const diffusion: WrittenPaper = {
  title: 'Denoising Diffusion Probabilistic Models',
  url: 'https://arxiv.org/abs/2006.11239',
  authors: ['Jonathan Ho', 'Ajay Jain', 'Pieter Abbeel'],
  year: 2020,
}

const linked = ({ title, url }: WrittenPaper) => `[${title}](${url})`
const address = ({ url }: WrittenPaper) => url
const surnames = ({ authors }: WrittenPaper) => authors.map((name) => name.split(' ').at(-1) ?? '')

export const writtenForms: readonly WrittenForm[] = [
  {
    file: 'seed.txt',
    head: 'A week with little new.\n',
    labels: ['The papers below are about images and words.\n', 'Next up are papers about learning.\n'],
    entry: ({ paper, said }) => `${paper.title}\n${paper.url}\n${said}\n`,
    gap: '',
    sectionGap: '',
    mention: address,
    asMention: `Skips, and they work. (${residual.title}, ${residual.url})\n`,
  },
  {
    file: 'bullets.md',
    head: '# Week 3\n\n',
    labels: ['## Vision\n\n', '## Language\n\n'],
    entry: ({ paper, said }) => `- ${linked(paper)}: ${said}\n`,
    gap: '',
    sectionGap: '\n',
    mention: linked,
    marker: '- ',
    asMention: `- Skips, and they work. (${linked(residual)})\n`,
  },
  {
    file: 'headings.md',
    head: '# Week 3\n\n',
    labels: ['## Vision\n\n', '## Language\n\n'],
    entry: ({ paper, said }) => `### ${linked(paper)}\n\n${said}\n`,
    gap: '\n',
    sectionGap: '\n',
    mention: linked,
    asMention: `Skips, and they work. (${linked(residual)})\n`,
  },
  {
    file: 'fields.md',
    head: '# Week 3\n\n',
    labels: ['## Vision\n\n', '## Language\n\n'],
    entry: ({ paper, said }) =>
      `### ${paper.title}\n- **Authors:** ${paper.authors.join(', ')}\n- **Link:** ${paper.url}\n\n${said}\n`,
    gap: '\n',
    sectionGap: '\n',
    mention: linked,
    asMention: `Skips, and they work. (${linked(residual)}, Authors: Kaiming He, Xiangyu Zhang)\n`,
  },
  {
    file: 'table.md',
    head: '# Week 3\n\n',
    labels: [
      '## Vision\n\n| # | Paper | What I think | Code |\n|---|---|---|---|\n',
      '## Language\n\n| # | Paper | What I think | Code |\n|---|---|---|---|\n',
    ],
    entry: ({ paper, said }, number) => `| ${number} | ${linked(paper)} | ${said} | |\n`,
    gap: '',
    sectionGap: '\n',
    mention: linked,
  },
  {
    file: 'numbered.md',
    head: 'Three papers.\n\n',
    labels: ['## Vision\n\n', '## Language\n\n'],
    entry: ({ paper, said }, number) =>
      `[${number}] ${surnames(paper)[0]} et al. ${paper.title}. ${paper.url}\n${said}\n`,
    gap: '\n',
    sectionGap: '\n',
    countsOn: true,
    mention: address,
    marker: '[4] ',
    asMention: `Skips, and they work. (${residual.title}, ${residual.url}, He et al.)\n`,
  },
  {
    file: '한국어.md',
    head: '# 이번 주 논문\n\n',
    labels: ['## 그림\n\n', '## 언어\n\n'],
    entry: ({ paper, said }, number) => `${number}. ${paper.title}\n- 링크: ${paper.url}\n- 요약: ${said}\n`,
    gap: '\n',
    sectionGap: '\n',
    mention: linked,
    asMention: `2. 요약: Skips, and they work. (${linked(residual)})\n`,
  },
  {
    file: '한국어 산문.md',
    head: '새해 첫 정리. 밀린 논문부터 가볍게 훑었다.\n\n',
    labels: [
      '아래 논문들은 트랜스포머를 그림에 쓰는 이야기.\n\n',
      '아래 논문들은 작게 만들거나 다르게 배우는 이야기.\n\n',
    ],
    entry: ({ paper, said }) => `${paper.title}\n${paper.url}\n${said}\n`,
    gap: '\n',
    sectionGap: '\n',
    mention: address,
    asMention: `Skips, and they work. (${residual.title}, ${residual.url})\n`,
  },
]

/** A digest of two sections in a form. @param sections entries, and lines that are none */
export function digestIn(
  form: WrittenForm,
  sections: readonly (readonly (WrittenEntry | string)[])[],
): string {
  let count = 0
  const written = sections.map((entries, index) => {
    if (!form.countsOn) count = 0
    const lines = entries.map((entry) => (typeof entry === 'string' ? entry : form.entry(entry, ++count)))
    return (form.labels[index] ?? '') + lines.join(form.gap)
  })
  return form.head + written.join(form.sectionGap)
}

/** What the digest of a form says before anybody acts on it. */
export function entriesOf(form: WrittenForm) {
  return {
    attention: { paper: attention, said: `No recurrence, and trained by ${form.mention(adam)}.` },
    residual: { paper: residual, said: 'Skips, and they work.' },
    fewShot: { paper: fewShot, said: 'Long, but worth its time.' },
  }
}

/** Sentences with mentions, in a document without entries. */
export interface WrittenProse {
  readonly file: string
  readonly text: string
  /** What is typed around the mention of {@link diffusion}. */
  readonly words: readonly [string, string]
  readonly mention: string
}

export const writtenProse: readonly WrittenProse[] = [
  {
    file: 'README.md',
    text: '# A Library\n\nIt implements [residual nets](https://arxiv.org/abs/1512.03385).\n\n## Usage\n\nCall the function with a list of words, and it gives another one.\n',
    words: ['It is trained as in ', '.'],
    mention: linked(diffusion),
  },
  {
    file: '읽은 글.md',
    text: '# 읽은 글\n\n이번 주에는 [residual nets](https://arxiv.org/abs/1512.03385)를 다시 읽었다. 지름길 연결은 여전히 쓸모가 있다.\n\n',
    words: ['다음 주에는 ', '를'],
    mention: linked(diffusion),
  },
]
