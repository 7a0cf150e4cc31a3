import * as l10n from '@vscode/l10n'
import MarkdownIt from 'markdown-it'
import { absUrl, type LinkForm, readLink, urlIn } from '../../arxiv/links.ts'
import { layoutById } from '../../digest/layouts/index.ts'
import type { Layout } from '../../digest/layouts/layout.ts'
import { linkedTitle } from '../../digest/layouts/linkedTitle.ts'
import type { LayoutId } from '../../digest/model.ts'
import { parseDigest } from '../../digest/session.ts'
import { encodeEntities } from '../../paper/entities.ts'
import { readableTexWithFormulas } from '../../paper/text.ts'
import type { DigestWithPapers, ExportFormat, ExportOptions } from '../exportFormat.ts'
import { withoutOddLinks } from '../oddLinks.ts'
import {
  cleanLine,
  cleanText,
  eachDigest,
  type Review,
  type ReviewedPaper,
  type ReviewPart,
} from '../review.ts'

/** Clean Markdown: one layout and one form of links throughout, headings for sections, and commentary as it was. */
export const markdown: ExportFormat = {
  id: 'markdown',
  label: () => l10n.t('Markdown'),
  fileExtension: 'md',
  gives: 'each',
  write: eachDigest('md', writeReview),
}

function writeReview({ title, parts }: Review, { digest }: DigestWithPapers, options: ExportOptions): string {
  const writer = new EntryWriter(options.layout ?? digest.prevailingLayout, options.linkForm)
  const texts = parts.map((part, index) => writePart(part, parts[index - 1], writer))
  return `# ${withoutOddLinks(title)}${texts.join('')}\n`
}

/** Including what separates it from the part above. */
function writePart(part: ReviewPart, above: ReviewPart | undefined, writer: EntryWriter): string {
  if (part.kind === 'prose') return `\n\n${withoutOddLinks(part.markdown)}`
  if (part.kind === 'section')
    return `\n\n${'#'.repeat(Math.min(part.depth + 1, 6))} ${withoutOddLinks(part.text)}`
  const text = writer.write(part)
  if (writer.tableHead === undefined) return `\n\n${text}`
  return above?.kind === 'entry' ? `\n${text}` : `\n\n${writer.tableHead}\n${text}`
}

/** Writes entries in one layout and one form of links. */
class EntryWriter {
  readonly #layout: Layout
  readonly #linkForm: LinkForm | undefined

  /** @param linkForm of links to arXiv; as written if `undefined` */
  constructor(layout: LayoutId, linkForm: LinkForm | undefined) {
    this.#layout = layoutById(layout)
    this.#linkForm = linkForm
  }

  /** Whether consecutive entries are rows of one table, with this head above the first. */
  get tableHead(): string | undefined {
    return this.#layout.id === 'table-row' ? '| Title | Link |\n| --- | --- |' : undefined
  }

  write(paper: ReviewedPaper): string {
    const readable = readableTexWithFormulas(paper.title)
    const title = literal(withoutOddLinks(paper.entry.title ? readable : shortened(readable)))
    const url = this.#url(paper)
    const beside = besideText(paper)
    const said = [beside, withoutOddLinks(paper.commentary)]
      .filter(Boolean)
      .join(this.tableHead ? ' - ' : '\n\n')
    if (!paper.entry.title && !paper.record && url && !this.tableHead)
      return said === '' ? url : `${url}\n\n${said}`
    if (this.tableHead) return row(this.#layout.escapeTitle(title), url, said)
    const named = url ? this.#named(title, url) : guarded(title)
    return said === '' ? named : `${named}\n\n${said}`
  }

  /** A title that the layout cannot contain, such as one with an address in it, is written so that it can. */
  #named(title: string, url: string): string {
    const plain = title.replaceAll('//', '\\//')
    const attempts = [
      this.#layout.write({ title: guarded(title, this.#layout), url }),
      this.#layout.write({ title: guarded(plain, this.#layout), url }),
      linkedTitle.write({ title: guarded(plain, linkedTitle), url }),
    ]
    return attempts.find((named) => readsAs(named, url)) ?? url
  }

  #url({ url, id, entry }: ReviewedPaper): string | undefined {
    if (id === undefined) return url
    const reading = entry.link?.arxiv?.reading
    const version = reading?.ok ? reading.reference.version : undefined
    if (this.#linkForm) return urlIn(this.#linkForm, { id, version })
    // A citation such as arXiv:2401.00001 and a DOI without its resolver are not addresses.
    return url && /^https?:/i.test(url) && readLink(url) ? url : absUrl({ id, version })
  }
}

/** Authors and venue as written, and links to code and others, on a line of their own. */
function besideText({ beside }: ReviewedPaper): string {
  const words = beside.words.map((each) => guarded(cleanLine(each)))
  const links = beside.links.map(({ label, url }) =>
    linkedTitle.write({ title: cleanLine(label), url: bracketed(url) }),
  )
  return withoutOddLinks([...words, ...links].join(' · '))
}

function bracketed(url: string): string {
  return /[()\s]/.test(url) ? `<${url}>` : url
}

/** Longer titles are not read as titles. */
const longestTitle = 240

function shortened(title: string): string {
  return title.length > longestTitle ? `${cleanText(title.slice(0, longestTitle))}…` : title
}

function readsAs(text: string, url: string): boolean {
  return parseDigest(text).entries.some(({ link }) => link?.url === url)
}

const reader = new MarkdownIt({ html: false })

/** What would be a tag, an entity or an escape, and so be lost when shown. */
const acting = /(?<!\\)<(?=[a-z/!?])|&(?=#?\w{1,10};)|\\$/gi
const emphasis = /[*_~`]/g

/**
 * A title whose characters must not act as Markdown markers, which would be lost when shown: "Stars * and _under_",
 * "List<T>". With entities, because some layouts escape backslashes themselves.
 */
function literal(title: string): string {
  const plain = encodeEntities(title, acting)
  const [inline] = reader.parseInline(plain, {})
  const marks = (inline?.children ?? []).some(({ type }) => /^(?:em|strong|s)_open$|^code_inline$/.test(type))
  return marks ? encodeEntities(plain, emphasis) : plain
}

/** A title that may start a line: not as a heading, list, quote, table, fence or comment. */
function guarded(title: string, layout?: Layout): string {
  const inLine = title.replace(/<!--/g, '\\<!--').replace(/`{3,}|~{3,}/g, (fence) => `\\${fence}`)
  if (layout?.id === 'linked-title') return inLine
  return inLine.replace(/^(?=[#>|=+*-])/, '\\').replace(/^(\d{1,9})(?=[.)] )/, '$1\\')
}

/** Commentary beside its paper's title, in one line. */
function row(title: string, url: string | undefined, commentary: string): string {
  const said = commentary.replace(/\s+/g, ' ').replace(/(?<!\\)\|/g, '\\|')
  const cell = said === '' ? `**${title}**` : `**${title}** - ${said}`
  return `| ${cell} | ${url ? `[Paper](${url})` : ''} |`
}
