// Writing a paper in the form in which another entry of the document is written.
import { readLink } from '../../arxiv/links.ts'
import { applyEdits, overlaps, type Span, shifted, slice, span } from '../../base/span.ts'
import { isOnArxiv } from '../../paper/paper.ts'
import { standsInHtml } from '../layouts/index.ts'
import type { Line, LineLink } from '../lines/line.ts'
import { widthOf } from '../lines/rows.ts'
import { scanLines } from '../lines/scan.ts'
import { type Digest, type Entry, headLines, type Label, type Link } from '../model.ts'
import { isGeneric } from '../titles/parts.ts'
import { namesVenue } from '../titles/venues.ts'
import { institutions, linkKinds, nameLabels, paperLabels, titleLabels } from '../titles/vocabulary.ts'
import { cleaned, type Strength, saidSign, type Token, tokensOf } from './clean.ts'
import { type Replacement, valuesIn } from './values.ts'

/** An entry by which others can be written. */
export type Exemplar = Entry & { readonly title: Label; readonly link: Link }

/** What is written in the exemplar's form. */
export interface Writing extends Replacement {
  readonly url: string
  /** Takes the place of the number in front of the exemplar's title. */
  readonly number: number | undefined
  /** As it is to be written, but for what its place does not allow. */
  readonly title: string
  /** Quotation marks around the title become those of typographers, since the title has plain ones. */
  readonly curlsQuotes: boolean
}

export interface WrittenHead {
  /** Whole lines, without the last line end. */
  readonly text: string
  /** Where the commentary begins in the text; `undefined` when it begins on a line below it. */
  readonly said: number | undefined
}

const mask = '\uE000'

/** Whether a text has nothing but blank lines, rules and tags of HTML. */
export function saysNothing(text: string): boolean {
  return scanLines(text, 0).every(
    ({ kind, marker }) => kind === 'blank' || (kind === 'marks' && marker !== '|'),
  )
}

/** One or more lines of the head that a title or a link holds together. */
interface Region {
  readonly from: number
  readonly to: number
  readonly lead: string
  readonly tail: string
  readonly lines: readonly Line[]
}

interface Anchor {
  readonly span: Span
  readonly text: string
  readonly strength: Strength
}

/** Writes the head of an exemplar again; its peers are written alike. */
export class HeadWriter {
  readonly #writing: Writing
  readonly #block: string
  readonly #title: Span
  readonly #link: LineLink | undefined
  readonly #linkSpan: Span
  readonly #linkLabel: string
  /** What is said of the exemplar within the lines. */
  readonly #said: Span | undefined
  readonly #regions: readonly Region[]
  readonly #isRow: boolean
  readonly #isInColumns: boolean
  readonly #peers: readonly ReadonlySet<string>[]
  readonly #form: string
  #number: number | undefined

  constructor(digest: Digest, entry: Exemplar, peers: readonly Exemplar[], writing: Writing) {
    const { text } = digest
    const lines = headLines(digest, entry)
    const own = (at: Span) => shifted(at, -lines.start)
    this.#writing = writing
    this.#number = writing.number
    this.#form = entry.form
    this.#block = slice(text, lines)
    this.#title = own(entry.title.span)
    this.#linkSpan = own(entry.link.outer)
    this.#linkLabel = entry.link.label ? slice(text, entry.link.label) : 'paper'
    const commentary = entry.commentary && own(entry.commentary)
    this.#said = commentary && commentary.start < this.#block.length ? commentary : undefined
    const scanned = scanLines(this.#block, 0)
    const { start } = own(entry.link.span)
    this.#link = scanned.flatMap(({ links }) => links).find((link) => link.start === start)
    this.#isRow = entry.layout === 'table-row'
    this.#isInColumns = this.#isRow && !/[|\t\n<]/.test(this.#block)
    this.#regions = regionsOf(this.#block, scanned, [this.#title, this.#linkSpan])
    this.#peers = peers.map((peer) => wordsBeside(digest, peer))
  }

  write(): WrittenHead | undefined {
    const written: string[] = []
    let isBelowDropped = false
    for (const region of this.#regions) {
      const line = this.#write(region)
      const isBlank = region.from === region.to
      // A line that goes takes one of the blank lines around it along.
      if (line === undefined || (isBlank && isBelowDropped && written.at(-1)?.trim() === '')) {
        isBelowDropped = true
        continue
      }
      isBelowDropped = false
      written.push(line)
    }
    const all = written.join(/\r?\n/.exec(this.#block)?.[0] ?? '\n')
    const said = all.indexOf(saidSign)
    return { text: all.replace(saidSign, ''), said: said < 0 ? undefined : said }
  }

  #write(region: Region): string | undefined {
    if (this.#isQuotedAbstract(region)) return undefined
    const lead = region === this.#regions[0] ? this.#writeLead(region.lead) : region.lead
    if (this.#isInColumns) return lead + this.#inColumns(region)
    const words = cleaned(this.#tokens(region.from, region.to, this.#anchors(region)))
    return words === undefined ? undefined : lead + words + region.tail
  }

  /** The cells that are kept of a row with nothing but spaces between them, each in its own column. */
  #inColumns(region: Region): string {
    const { from } = region
    const first = /^\d+/.exec(this.#block.slice(from))?.[0] ?? ''
    let line = this.#counted(first, from) ?? ''
    for (const { span: at, text, strength } of this.#anchors(region)) {
      if (strength === 'dropped') continue
      const gap = widthOf(this.#block.slice(from, at.start)) - widthOf(line)
      line += ' '.repeat(line === '' ? gap : Math.max(2, gap)) + text
    }
    return line
  }

  /** A quotation between title and link is the authors' own words. */
  #isQuotedAbstract({ from, lead }: Region): boolean {
    return this.#isSaid(from) && lead.includes('>') && !this.#regions[0]?.lead.includes('>')
  }

  /** Not ticked or starred, and counted on. */
  #writeLead(lead: string): string {
    const open = lead
      .replace(/\[[xX✓✔]\]/, '[ ]')
      .replace(/[☑✅]/u, (box) => (box === '☑' ? '☐' : '⬜'))
      .replace(/\bDONE\b/, 'TODO')
      .replace(/\(\\?\*\)\s*/, '')
    if (this.#number === undefined || !/\d/.test(open)) return open
    const counted = open.replace(/\d+/, String(this.#number))
    this.#number = undefined
    return counted
  }

  #anchors({ from, to, lines }: Region): readonly Anchor[] {
    const anchors: Anchor[] = []
    const isHere = (at: Span) => from <= at.start && at.end <= to && at.end > at.start
    if (isHere(this.#linkSpan)) anchors.push(this.#mainLink())
    const others = lines
      .flatMap(({ links }) => links)
      .filter((link) => link !== this.#link && isHere(outerOf(link)))
    // The title may lead somewhere else, such as to a file of notes; that of the new paper leads to the paper.
    const titled = others.find((link) => this.#holdsTitle(link))
    if (titled) {
      const text = this.#composed(titled, this.#writing.url)
      anchors.push({ span: outerOf(titled), text, strength: 'fixed' })
    } else if (isHere(this.#title) && !holds(this.#linkSpan, this.#title)) {
      anchors.push(this.#titleAnchor(false))
    }
    for (const link of others) if (link !== titled) anchors.push(this.#otherLink(link))
    const said = this.#said
    if (said && from <= said.start && said.start <= to)
      anchors.push({ span: span(said.start, said.start), text: saidSign, strength: 'fixed' })
    const apart = anchors.filter(
      (anchor, index) => !anchors.slice(0, index).some((other) => overlaps(other.span, anchor.span)),
    )
    return [...apart, ...this.#values(from, to, apart)].sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
    )
  }

  #values(from: number, to: number, anchors: readonly Anchor[]): readonly Anchor[] {
    const masks = anchors.map(({ span: at }) => ({
      span: shifted(at, -from),
      newText: mask.repeat(at.end - at.start),
    }))
    return valuesIn(applyEdits(this.#block.slice(from, to), masks), this.#writing)
      .filter(({ span: at }) => !this.#isSaid(at.start + from))
      .map(({ span: at, newText }) => ({
        span: shifted(at, from),
        text: newText ?? '',
        strength: newText === undefined ? 'dropped' : 'value',
      }))
  }

  /** Whether an offset lies in what is said of the exemplar. */
  #isSaid(offset: number): boolean {
    return this.#said !== undefined && this.#said.start <= offset && offset < this.#said.end
  }

  #titleAnchor(isLabel: boolean): Anchor {
    const { start, end } = this.#title
    const isMarkdown = !standsInHtml(this.#block.slice(0, start))
    // A mark, or the end of a line that would be a break.
    const isBeforeMark = isLabel || /^[!-/:-@[-`{-~\r\n]/.test(this.#block.slice(end))
    const plain = isBeforeMark ? withoutOpenEscape(this.#writing.title) : this.#writing.title
    const title = isLabel && isMarkdown ? escapeBrackets(plain) : plain
    return {
      span: this.#title,
      text: this.#isRow ? title.replaceAll(/(?<!\\)\|/g, '\\|') : title,
      strength: 'fixed',
    }
  }

  #mainLink(): Anchor {
    const link = this.#link
    const at = this.#linkSpan
    const { url, paper } = this.#writing
    if (!link) {
      // A reference to a definition elsewhere.
      const label = holds(at, this.#title) ? this.#titleAnchor(true).text : this.#linkLabel
      // A number is that of another paper.
      const text = `[${/^\d{1,3}$/.test(label) ? 'link' : label}](${url})`
      return { span: at, text, strength: 'fixed' }
    }
    const written = this.#block.slice(link.start, link.end)
    const lead = isOnArxiv(paper) ? /^(?:arxiv: ?|(?=\d{4}\.\d{5}))/i.exec(written)?.[0] : undefined
    // An identifier alone is read as one where it has the same form.
    const isWritable =
      lead !== undefined && paper.address === undefined && (lead !== '' || /^\d{4}\.\d{5}$/.test(paper.id))
    const address = isWritable ? lead + paper.id : url
    return { span: at, text: this.#composed(link, address), strength: 'fixed' }
  }

  #holdsTitle({ hasLabel, labelStart, labelEnd }: LineLink): boolean {
    return hasLabel && labelStart <= this.#title.start && this.#title.end <= labelEnd
  }

  /** The link with another label and address. */
  #composed(link: LineLink, address: string): string {
    const own = (start: number, end: number) => span(start - link.outerStart, end - link.outerStart)
    const edits = [{ span: own(link.start, link.end), newText: address }]
    if (link.hasLabel) edits.push({ span: own(link.labelStart, link.labelEnd), newText: this.#label(link) })
    return applyEdits(slice(this.#block, outerOf(link)), edits)
  }

  #label(link: LineLink): string {
    const { labelStart, labelEnd } = link
    const words = this.#block.slice(labelStart, labelEnd)
    const holdsTitle = this.#holdsTitle(link)
    const renamed = this.#renamed(words)
    if (!holdsTitle && isGeneric(words.replace(/^\[(.+)\]$/, '$1'))) return renamed
    // Pictures of badges say the identifier in their address.
    if (words.startsWith('!')) return renamed
    const title = holdsTitle ? [this.#titleAnchor(true)] : []
    const values = this.#values(labelStart, labelEnd, title)
    const anchors = [...title, ...values].sort((a, b) => a.span.start - b.span.start)
    return cleaned(this.#tokens(labelStart, labelEnd, anchors)) ?? 'paper'
  }

  /** Words that may say which paper of which service a link leads to. */
  #renamed(words: string): string {
    const { oldId, paper } = this.#writing
    if (!isOnArxiv(paper)) return words.replace(/arxiv(?:: ?[\w./-]+)?/i, 'DOI')
    return oldId === undefined ? words : words.replaceAll(oldId, paper.id)
  }

  /** Another address of the same paper stays, with the other identifier. */
  #otherLink(link: LineLink): Anchor {
    const at = outerOf(link)
    const read = readLink(link.url)
    const { oldId, paper } = this.#writing
    const isSame = read?.reading.ok && read.reading.reference.id === oldId && isOnArxiv(paper)
    if (!read || !isSame || this.#isSaid(at.start)) return { span: at, text: '', strength: 'dropped' }
    const written = this.#block.slice(link.start, link.end)
    const shift = written.length - link.url.length
    const { start, end } = shifted(read.idSpan, shift)
    const address = written.slice(0, start) + paper.id + written.slice(end)
    return { span: at, text: this.#composed(link, address), strength: 'value' }
  }

  #tokens(from: number, to: number, anchors: readonly Anchor[]): readonly Token[] {
    const tokens: Token[] = []
    let done = from
    for (const anchor of anchors) {
      if (anchor.span.start < done && anchor.text !== saidSign) continue
      tokens.push(...this.#plain(done, anchor.span.start))
      tokens.push({ kind: 'words', text: anchor.text, strength: anchor.strength })
      done = Math.max(done, anchor.span.end)
    }
    tokens.push(...this.#plain(done, to))
    return this.#writing.curlsQuotes ? curled(tokens, this.#writing.title) : tokens
  }

  #plain(from: number, to: number): readonly Token[] {
    return tokensOf(this.#block.slice(from, to), this.#isRow, (words, before) => {
      const at = from + before.length
      const counted = this.#counted(words, at)
      if (counted !== undefined) return { text: counted, strength: 'value' }
      return { text: words, strength: this.#isLabel(words, at) ? 'label' : 'dropped' }
    })
  }

  #counted(words: string, at: number): string | undefined {
    if (this.#number === undefined || at >= this.#title.start || !/^#?\d{1,3}(?:\/\d{0,3})?$/.test(words))
      return undefined
    const counted = words.replace(/\d+/, String(this.#number))
    this.#number = undefined
    return counted
  }

  /** Whether words belong to the form: most other entries have them as well, or they say what stands after them. */
  #isLabel(words: string, at: number): boolean {
    const name = words.toLowerCase()
    if (/^arxiv$|^corr$|^preprint$/.test(name)) return !this.#isSaid(at)
    const isBeforeColon = /^[*_\s\])]*[:：]/.test(this.#block.slice(at + words.length, at + words.length + 6))
    if ((isBeforeColon || name === 'by') && knownLabels.some((known) => known.has(name))) return true
    if (this.#isSaid(at) || /^[#]?[\d./-]+$|^[⭐★☆]|:star/u.test(name)) return false
    if (institutions.test(words) || namesVenue(words)) return false
    const count = this.#peers.filter((peer) => peer.has(name)).length
    if (count === 0 || count < 0.6 * this.#peers.length)
      return /^\W/.test(name) && this.#form.includes(` ${words} `)
    // What a single other entry has as well may be chance, unless it is a picture or stands in front of the title.
    const isLead = at < this.#title.start && !/[[(（【]\s*$/.test(this.#block.slice(0, at))
    return count > 1 || isBeforeColon || isLead || !/[\p{L}\p{N}]/u.test(name)
  }
}

/** Words after which a mark counts: a backslash at their end would take it away. */
function withoutOpenEscape(words: string): string {
  return /(?<!\\)(?:\\\\)*\\$/.test(words) ? `${words}\\` : words
}

const knownLabels = [linkKinds, nameLabels, titleLabels, paperLabels]

/** Brackets that are not escaped already. */
function escapeBrackets(words: string): string {
  return words.replaceAll(/(?<!\\)[[\]]/g, '\\$&')
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function outerOf({ outerStart, outerEnd }: LineLink): Span {
  return span(outerStart, outerEnd)
}

function regionsOf(text: string, lines: readonly Line[], whole: readonly Span[]): readonly Region[] {
  const regions: Line[][] = []
  for (const line of lines) {
    const above = regions.at(-1)
    const isSame = above && whole.some(({ start, end }) => start < line.start && line.start < end)
    if (isSame) above.push(line)
    else regions.push([line])
  }
  return regions.map((own) => {
    const first = own[0] as Line
    const last = own.at(-1) as Line
    return {
      from: first.from,
      to: last.to,
      lead: text.slice(first.start, first.from),
      tail: text.slice(last.to, last.end),
      lines: own,
    }
  })
}

/** The words in the head of an entry besides its title and its addresses, in lower case. */
function wordsBeside(digest: Digest, entry: Exemplar): ReadonlySet<string> {
  const { text } = digest
  const { title, link, commentary } = entry
  const lines = headLines(digest, entry)
  let words = ''
  let done = lines.start
  for (const at of [title.span, link.span].sort((a, b) => a.start - b.start)) {
    words += `${text.slice(done, Math.max(done, at.start))} `
    done = Math.max(done, at.end)
  }
  words += text.slice(done, Math.max(done, Math.min(lines.end, commentary?.start ?? lines.end)))
  const found = tokensOf(words, false, (each) => ({ text: each, strength: 'dropped' }))
  return new Set(found.flatMap((each) => (each.kind === 'words' ? each.text.toLowerCase() : [])))
}

function curled(tokens: readonly Token[], title: string): readonly Token[] {
  const at = tokens.findIndex((each) => each.kind === 'words' && each.text === title)
  return tokens.map((each, index) =>
    each.text === '"' && Math.abs(index - at) === 1 ? { ...each, text: index < at ? '“' : '”' } : each,
  )
}
