import type { YearFigures } from '../archive/yearFigures.ts'
import { categoryName } from '../arxiv/categories.ts'
import type { ArxivId } from '../arxiv/identifier.ts'
import { span } from '../base/span.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import { dateIn } from '../digest/date.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import type { EarlierDigest } from '../digest/newDigest.ts'
import { parseDigest } from '../digest/session.ts'
import type { AnyPaper, Facts } from '../paper/paper.ts'
import { saidRecord } from '../paste/references.ts'
import { languageOf } from '../render/html.ts'
import { labelsIn, monthName } from '../render/labels.ts'
import { yearLabelsIn } from '../render/yearLabels.ts'
import { SectionWriter } from './sectionWriter.ts'

interface YearDocumentParts {
  readonly figures: YearFigures
  /** The digest whose form the document takes over: the latest of the year. */
  readonly example: EarlierDigest
  readonly conventions: Conventions | undefined
  readonly facts: Facts
}

/** A document that is to be begun. */
interface YearDocument {
  /** Beside the example, from the same folder on. */
  readonly path: string
  readonly text: string
}

/**
 * The draft of a review of a year, in the language of the example, with its title, sections and entries in the example's form. It
 * states figures and nothing else: what they mean is the writer's to say.
 */
export function yearDocument({ figures, example, conventions, facts }: YearDocumentParts): YearDocument {
  const { sections = [], entries = [] } = conventions ?? {}
  // Whoever shows the document has line ends of their own.
  const whole = parseDigest(example.text.replaceAll('\r\n', '\n'), sections, entries)
  // Nothing of what follows the last entry may get into the new ones.
  const before = `${whole.text.slice(0, whole.entries.at(-1)?.span.end).trimEnd()}\n\n`
  const digest = parseDigest(before, sections, entries)
  const writer = new SectionWriter({ digest, conventions, facts })
  const language = languageOf(whole)
  let end = before.length
  for (const { heading, lines } of listsOf(figures, language)) {
    if (lines.length > 0) end = writer.lines(lines, writer.heading(heading, span(end, end)))
  }
  const labels = yearLabelsIn(language)
  const named = figures.named.flatMap(({ key, title, times }) => {
    const paper = facts.paper(key as ArxivId) ?? titledPaper(key as ArxivId, title)
    return paper ? { paper, said: labels.namedTimes(times) } : []
  })
  if (named.length > 0) end = writer.heading(labels.namedHeading, span(end, end))
  for (const [index, each] of named.entries()) end = writer.entry(each, index === 0, end)
  const body = writer.digest.text.slice(before.length).trim()
  const title = titleLike(whole.title?.text, example.date, labels.title(figures.year))
  return {
    path: pathLike(example.path, figures.year),
    text: `${headLike(example, title)}\n${sumOf(figures, language)}\n\n${body}\n`,
  }
}

/** `undefined` for a paper of which nobody knows the title: an identifier makes no entry. */
function titledPaper(id: ArxivId, title: string): AnyPaper | undefined {
  return title === '' ? undefined : (saidRecord({ id, said: { title } }) as AnyPaper)
}

function sumOf({ digests, papers, words, again }: YearFigures, language: string): string {
  const labels = labelsIn(language)
  return `${labels.digestCount(digests)}, ${labels.papers(papers)}, ${yearLabelsIn(language).sum(words, again)}`
}

interface List {
  readonly heading: string
  readonly lines: readonly string[]
}

/** Tags have no sign, lest the document be filed under them. */
function listsOf(figures: YearFigures, language: string): readonly List[] {
  const labels = yearLabelsIn(language)
  const { papers, digestCount } = labelsIn(language)
  const lengths = figures.medianWords === 0 ? [] : figures.lengths.filter(({ entries }) => entries > 0)
  const line = (name: string, count: string) => `- ${name}: ${count}`
  return [
    {
      heading: labels.papersAMonth,
      lines: figures.months.flatMap((count, index) =>
        count > 0 ? line(monthName(language, index + 1), papers(count)) : [],
      ),
    },
    {
      heading: labels.tags,
      lines: figures.tags.map(({ name, digests }) => line(name, digestCount(digests))),
    },
    {
      heading: labels.subjects,
      lines: figures.subjects.map(({ code, papers: count }) => {
        return line(categoryName(code) ?? code, papers(count))
      }),
    },
    {
      heading: labels.papersByWords,
      lines: lengths.map(({ from, to, entries }) => line(labels.range(from, to), papers(entries))),
    },
    {
      heading: labels.firstsHeading,
      lines: figures.firsts.map(({ kind, name, date }) => {
        return line(date, kind === 'tag' ? name : (categoryName(name) ?? name))
      }),
    },
  ]
}

/** With or without front matter and a mark of a heading, as the example begins. */
function headLike({ path, text }: EarlierDigest, title: string): string {
  const header = findFrontMatter(text) ? '---\ndigest: true\n---\n\n' : ''
  return `${header}${/\.txt$/i.test(path) ? '' : '# '}${title}\n`
}

/** The title with the year in the place of its day; the year alone, where it does not say the day. */
function titleLike(title: string | undefined, date: string, year: string): string {
  const words = (title ?? '').split(/\s+/)
  for (let count = 1; count <= words.length; count++) {
    for (let start = 0; start + count <= words.length; start++) {
      const some = words.slice(start, start + count).join(' ')
      const day = some.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      if (day !== '' && dateIn(day) === date) return words.join(' ').replace(day, () => year)
    }
  }
  return year
}

function pathLike(path: string, year: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return `${folder}${year}-in-review${/\.[a-z]+$/i.exec(path)?.[0] ?? '.md'}`
}
