// Sections that we write ourselves, in the form of a digest's own: what became of papers since, and a year in review.
import type { CitedFigure, YearFigures } from '../archive/yearFigures.ts'
import { categoryName, parseIdentifier } from '../arxiv/identifier.ts'
import { groupBy } from '../base/groups.ts'
import { type Labels, labelsIn, monthName } from '../base/labels.ts'
import { type Span, span } from '../base/span.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import { dateIn } from '../digest/date.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import type { Digest } from '../digest/model.ts'
import type { EarlierDigest } from '../digest/newDigest.ts'
import { paperIdOf } from '../digest/records.ts'
import { parseDigest } from '../digest/session.ts'
import { parseDoi } from '../paper/doi.ts'
import { type AnyPaper, type Facts, isArxivId, journalVersion } from '../paper/paper.ts'
import { saidRecord } from '../paste/references.ts'
import { languageOf } from '../render/html.ts'
import { yearLabelsIn } from '../render/yearLabels.ts'
import type { ChangeKind, PaperChange } from './archiveTrees.ts'
import type { WritingHabit } from './completion.ts'
import { asOneEdit, type Insertion } from './insertPapers.ts'
import { SectionWriter } from './sectionWriter.ts'

/** A paper that the archive covers, and what became of it since. */
export interface PaperUpdate extends Pick<PaperChange, 'paper' | 'covered'> {
  readonly changes: readonly PaperChange[]
}

/**
 * What to tell of papers that the archive covers, each once, in the order of {@link changesSince}. What a digest has told
 * already is no news, nor is what became of the papers that the digest at hand names.
 * @param except the file for which it is asked, with the papers that it names
 */
export function updatesOn(
  changes: readonly PaperChange[],
  except: { readonly file: string; readonly digest: Digest },
): readonly PaperUpdate[] {
  const named = new Set(except.digest.links.map((link) => paperIdOf({ link })))
  const news = changes.filter(({ paper, covered, told }) => {
    const isNamed = named.has(paper.id) || named.has(journalVersion(paper) ?? paper.id)
    return told === undefined && !isNamed && covered.digest.file !== except.file
  })
  return Array.from(groupBy(news, ({ paper }) => paper).values(), (ofOne) => {
    const { paper, covered } = ofOne[0] as PaperChange
    return { paper, covered, changes: ofOne }
  })
}

/**
 * What became of a paper in sentences, the last without its full stop, in one line that is read as commentary.
 * @param language a tag of BCP 47
 */
export function describeChanges(
  changes: readonly Pick<PaperChange, 'kind' | 'fact'>[],
  language: string,
): string {
  const labels = updateLabelsIn(language)
  return changes.map(({ kind, fact }) => labels.changes[kind](fact)).join(labels.stop)
}

/** The same with when one covered the paper, and one's own first words. */
export function describeUpdate(
  {
    changes,
    covered,
  }: Pick<PaperUpdate, 'covered'> & {
    readonly changes: readonly Pick<PaperChange, 'kind' | 'fact'>[]
  },
  language: string,
): string {
  const labels = updateLabelsIn(language)
  const words = covered.said.replace(/[.。]$/u, '').replace(tagSign, '')
  return describeChanges(changes, language) + labels.stop + labels.covered(covered.digest.reference, words)
}

/** What is quoted puts no digest under a tag. */
const tagSign = /(?<![\p{L}\p{N}/&])#(?=[\p{L}\p{N}_])/gu

/**
 * Writes a section at the cursor: a heading and an entry for each paper, in the form of the digest's others and in its
 * language.
 */
export function writeUpdates(
  updates: readonly PaperUpdate[],
  habit: WritingHabit,
  cursor: Span,
): Insertion | undefined {
  if (updates.length === 0) return undefined
  const writer = new SectionWriter(habit)
  const language = languageOf(habit.digest)
  const papers = updates.map((update) => ({ paper: update.paper, said: describeUpdate(update, language) }))
  const end = writer.section(updateLabelsIn(language).heading, cursor, papers)
  writer.close(end)
  return asOneEdit(habit.digest.text, writer.digest.text, end)
}

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
  const lists = [
    { heading: labels.namedHeading, papers: figures.named, say: labels.namedTimes },
    { heading: labels.citedHeading, papers: mostCited(figures), say: labels.citedTimes },
  ]
  for (const { heading, papers, say } of lists) {
    const said = papers.flatMap(({ key, title, times }) => {
      const id = parseIdentifier(key)?.id ?? parseDoi(key)
      const paper = id && ((isArxivId(id) && facts.paper(id)) || titledPaper(id, title))
      return paper ? { paper, said: say(times) } : []
    })
    if (said.length > 0) end = writer.section(heading, span(end, end), said)
  }
  const body = writer.digest.text.slice(before.length).trim()
  const title = titleLike(whole.title?.text, example.date, labels.title(figures.year))
  return {
    path: pathLike(example.path, figures.year),
    text: `${headLike(example, title)}\n${sumOf(figures, language)}\n\n${body}\n`,
  }
}

/** `undefined` for a paper of which nobody knows the title: an identifier makes no entry. */
function titledPaper(id: AnyPaper['id'], title: string): AnyPaper | undefined {
  return title === '' ? undefined : (saidRecord({ id, said: { title } }) as AnyPaper)
}

function sumOf({ digests, papers, words, again, citations }: YearFigures, language: string): string {
  const [labels, ofYear] = [labelsIn(language), yearLabelsIn(language)]
  const sum = `${labels.digestCount(digests)}, ${labels.papers(papers)}, ${ofYear.sum(words, again)}`
  return citations ? `${sum}\n${ofYear.citations(citations.citing, citations.cited)}` : sum
}

const fewestTimes = 2
const mostOfCited = 5

/** Papers cited by several of the year's papers, the most cited first. */
function mostCited({ citations }: YearFigures): readonly CitedFigure[] {
  const papers = citations?.papers.filter(({ times }) => times >= fewestTimes) ?? []
  return papers.toSorted((a, b) => b.times - a.times).slice(0, mostOfCited)
}

interface List {
  readonly heading: string
  readonly lines: readonly string[]
}

/** Tags have no sign, lest the document be filed under them. */
function listsOf(figures: YearFigures, language: string): readonly List[] {
  const labels = yearLabelsIn(language)
  const { papers, digestCount } = labelsIn(language)
  const lengths = figures.medianWords === 0 ? [] : figures.lengths.filter((length) => length.papers > 0)
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
      lines: lengths.map(({ from, to, papers: count }) => line(labels.range(from, to), papers(count))),
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

/** What a digest says of what became of papers, in the digest's language; see {@link Labels}. */
interface UpdateLabels {
  readonly heading: string
  /**
   * The beginnings of sentences, without their full stops. No label or bare venue stands first: such a line is not read as
   * commentary.
   * @param fact may be empty for a retraction
   */
  readonly changes: Readonly<Record<ChangeKind, (fact: string) => string>>
  /** @param words one's own first words without their full stop; may be empty */
  covered(date: string, words: string): string
  /** Between a sentence and the next. */
  readonly stop: string
}

const english: UpdateLabels = {
  heading: 'Updates on earlier papers',
  changes: {
    retracted: (fact) => `Retracted by its publisher${fact && ` (${fact})`}`,
    withdrawn: (fact) => `Since withdrawn, with the comment “${fact}”`,
    published: (fact) => `Since published in “${fact}”`,
    code: (fact) => `Code has since appeared: ${fact}`,
    revised: (fact) => `Since revised: ${fact}`,
  },
  covered: (date, words) => (words === '' ? `Covered on ${date}.` : `Covered on ${date}: “${words}”.`),
  stop: '. ',
}

const korean: UpdateLabels = {
  heading: '이전 논문의 그 후 소식',
  changes: {
    retracted: (fact) => `출판사가 게재를 철회했습니다${fact && `(${fact})`}`,
    withdrawn: (fact) => `그 뒤 철회되었습니다(“${fact}”)`,
    published: (fact) => `그 뒤 “${fact}”에 게재되었습니다`,
    code: (fact) => `그 뒤 공개된 코드: ${fact}`,
    revised: (fact) => `그 뒤 수정되었습니다(${fact})`,
  },
  covered: (date, words) => `${date}에 다룬 논문입니다.${words === '' ? '' : ` 그때의 코멘트: “${words}”`}`,
  stop: '. ',
}

const japanese: UpdateLabels = {
  heading: '以前の論文のその後',
  changes: {
    retracted: (fact) => `出版社により撤回されました${fact && `（${fact}）`}`,
    withdrawn: (fact) => `その後取り下げられました（「${fact}」）`,
    published: (fact) => `その後「${fact}」に掲載されました`,
    code: (fact) => `その後コードが公開されました: ${fact}`,
    revised: (fact) => `その後改訂されました: ${fact}`,
  },
  covered: (date, words) =>
    `${date} に取り上げた論文です。${words === '' ? '' : `当時のコメント:「${words}」`}`,
  stop: '。',
}

const chinese: UpdateLabels = {
  heading: '以往论文的后续',
  changes: {
    retracted: (fact) => `已被出版方撤稿${fact && `（${fact}）`}`,
    withdrawn: (fact) => `此后已撤回（“${fact}”）`,
    published: (fact) => `此后发表于“${fact}”`,
    code: (fact) => `此后公开了代码：${fact}`,
    revised: (fact) => `此后有修订：${fact}`,
  },
  covered: (date, words) => `曾于 ${date} 介绍。${words === '' ? '' : `当时的评论：“${words}”`}`,
  stop: '。',
}

const byLabels: ReadonlyMap<Labels, UpdateLabels> = new Map([
  [labelsIn('en'), english],
  [labelsIn('ko'), korean],
  [labelsIn('ja'), japanese],
  [labelsIn('zh'), chinese],
])

/** @param language a tag of BCP 47 */
export function updateLabelsIn(language: string): UpdateLabels {
  return byLabels.get(labelsIn(language)) ?? english
}
