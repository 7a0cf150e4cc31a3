import fc from 'fast-check'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { arxivReferences } from '../arxiv/references.ts'
import { dois, plainAddresses } from '../arxiv/writtenForms.ts'

/** A paper as somebody copies it. */
export interface CopiedPaper {
  readonly id: ArxivId
  readonly title: string
  readonly authors: readonly string[]
}

const titles = [
  'Learning to Rank Old Maps',
  'Sparse Attention: A Study of Long Documents',
  'Graphs, Trees, and Other Things',
  'How Small Can a Model Be? Lessons from Phones',
  'Zero-Shot Transfer of Weather Models',
]
const people = ['Ann Author', 'Bo Weaver', 'Carla de Luca', 'Dae-Jung Kim', 'Eva Ö. Öst']

export const copiedPapers: fc.Arbitrary<readonly CopiedPaper[]> = fc
  .uniqueArray(arxivReferences, { minLength: 1, maxLength: 12, selector: ({ id }) => id })
  .chain((all) =>
    fc.tuple(
      ...all.map(({ id }) =>
        fc.record({
          id: fc.constant(id),
          title: fc.constantFrom(...titles),
          authors: fc.subarray(people, { minLength: 1 }),
        }),
      ),
    ),
  )

/** Each way in which one paper alone is named, in a line of its own. */
export const namings: readonly ((id: string) => string)[] = [
  ...plainAddresses.filter((write) => !/\)\.$/.test(write('1'))),
  ...dois,
  (id) => id,
  (id) => `arXiv:${id}`,
  (id) => `arXiv: ${id}`,
  (id) => `arXiv:${id}v2 [cs.CL] 2 Aug 2023`,
  (id) => `<https://arxiv.org/abs/${id}>`,
  (id) => `[${id}](https://arxiv.org/abs/${id})`,
  (id) => `- https://arxiv.org/abs/${id}`,
  (id) => `* arXiv:${id}`,
  (id) => `3. https://arxiv.org/pdf/${id}v1`,
  (id) => `[2] ${id}`,
  (id) => `> https://arxiv.org/abs/${id}`,
  (id) => `PDF: https://arxiv.org/pdf/${id}`,
]

/** Copies of several papers, each as one text. */
export const copies: Readonly<Record<string, (papers: readonly CopiedPaper[]) => string>> = {
  'BibTeX of arXiv': (papers) =>
    papers
      .map(
        ({ id, title, authors }) =>
          `@misc{key${id.replace(/\W/g, '')},\n      title={${title}}, \n      author={${authors.join(' and ')}},\n      year={2023},\n      eprint={${id}},\n      archivePrefix={arXiv},\n      primaryClass={cs.LG},\n      url={https://arxiv.org/abs/${id}}, \n}`,
      )
      .join('\n'),
  'BibTeX of Google Scholar': (papers) =>
    papers
      .map(
        ({ id, title, authors }) =>
          `@article{a${id.replace(/\W/g, '')},\n  title={${title}},\n  author={${authors.map(reversed).join(' and ')} and others},\n  journal={arXiv preprint arXiv:${id}},\n  year={2023}\n}\n`,
      )
      .join('\n'),
  'BibLaTeX with braces and quotation marks': (papers) =>
    papers
      .map(
        ({ id, title, authors }) =>
          `% a remark\n@online{b${id.replace(/\W/g, '')},\n  title = {{${title}}},\n  author = "${authors.map(reversed).join(' and ')}",\n  date = {2023-05-01},\n  eprinttype = {arxiv},\n  eprint = {${id}v3}\n}`,
      )
      .join('\n\n'),
  RIS: (papers) =>
    papers
      .map(
        ({ id, title, authors }) =>
          `TY  - JOUR\r\nTI  - ${title}\r\n${authors.map((name) => `AU  - ${reversed(name)}\r\n`).join('')}PY  - 2023/05/01\r\nDO  - 10.48550/arXiv.${id}\r\nER  - \r\n`,
      )
      .join('\r\n'),
  'CSL-JSON': (papers) =>
    JSON.stringify(
      papers.map(({ id, title, authors }) => ({
        id: `key-${id}`,
        type: 'article-journal',
        title,
        author: authors.map((name) => {
          const [family, given] = reversed(name).split(', ')
          return { family, given }
        }),
        issued: { 'date-parts': [[2023, 5]] },
        URL: `https://arxiv.org/abs/${id}`,
      })),
      null,
      2,
    ),
  'a list of new papers': (papers) =>
    `Showing new listings for Thursday, 5 January 2023\n\n${papers
      .map(
        ({ id, title, authors }, index) =>
          `[${index + 1}] arXiv:${id} [pdf, html, other]\nTitle: ${title}\n${authors.join(', ')}\nComments: 9 pages, 3 figures\nSubjects: Machine Learning (cs.LG); Robotics (cs.RO)\n`,
      )
      .join('\n')}`,
  'a list of new papers with abstracts': (papers) =>
    papers
      .map(
        ({ id, title, authors }, index) =>
          `[${index + 1}]    arXiv:${id} (cross-list from stat.ML) [pdf, other]\n    Title:\n          ${title}\n    Authors: ${authors.join(', ')}\n    Subjects: Machine Learning (cs.LG)\n\n    We study a thing. As in earlier work, it is of use. Title and authors are above.\n`,
      )
      .join('\n'),
  'the results of a search': (papers) =>
    papers
      .map(
        ({ id, title, authors }) =>
          `arXiv:${id} [pdf, other]  cs.LG\n${title}\nAuthors: ${authors.join(', ')}\nAbstract: We study a thing…\n`,
      )
      .join('\n'),
  'a mail of arXiv': (papers) =>
    papers
      .map(
        ({ id, title, authors }) =>
          `------------------------------------------------------------------------------\n\\\\\narXiv:${id}\nDate: Wed, 4 Jan 2023 17:56:17 GMT   (2834kb)\n\nTitle: ${wrapped(title)}\nAuthors: ${authors.join(', ')}\nCategories: cs.LG cs.RO\nComments: 9 pages\n\\\\\n  We study a thing, and say\nwhat is new of it.\n\\\\ ( https://arxiv.org/abs/${id} ,  2834kb)\n`,
      )
      .join(''),
}

/** The page of one paper, as all of its text is copied. */
export function copiedPage({ id, title, authors }: CopiedPaper): string {
  return `arXiv:${id} (cs)\n[Submitted on 4 Jan 2023 (v1), last revised 6 Feb 2023 (this version, v2)]\nTitle:${title}\nAuthors:${authors.join(', ')}\nView PDF\nHTML (experimental)\n\nAbstract:We study a thing.\n\nComments:\t9 pages\nSubjects:\tMachine Learning (cs.LG)\nCite as:\tarXiv:${id} [cs.LG]\n \t(or arXiv:${id}v2 [cs.LG] for this version)\n \thttps://doi.org/10.48550/arXiv.${id}\n`
}

function reversed(name: string): string {
  const at = name.lastIndexOf(' ')
  return `${name.slice(at + 1)}, ${name.slice(0, at)}`
}

/** Mails break titles before a line is full. */
function wrapped(title: string): string {
  const at = title.indexOf(' ', title.length / 2)
  return at < 0 ? title : `${title.slice(0, at)}\n ${title.slice(at)}`
}
