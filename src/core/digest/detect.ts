/**
 * When a document is a digest: what is said of it, by settings or in its front matter, decides; else what it holds. Many texts
 * name papers without being digests (a README that lists what it implements, the bibliography of a paper, documentation, a
 * changelog), so entries alone are not enough: most of them have commentary, they stand below sections, they are a large
 * share of the text, it has tags, or it is of a day.
 */
import { memoize } from '../base/memo.ts'
import { dateIn } from './date.ts'
import { frontMatterOf } from './frontMatter.ts'
import type { Digest, DigestPart, Entry } from './model.ts'

/** What is known of a document besides its text. */
export interface Designation {
  /** Without its folders; it may tell a day. */
  readonly fileName?: string
  /** By its language, its ending or a setting it is a digest, unless it says that it is none. */
  readonly isChosen?: boolean
  /** By a setting it is none, whatever else is said. */
  readonly isExcluded?: boolean
}

/** Whether a document is treated as a digest. */
export function isDigest(digest: Digest, { fileName, isChosen, isExcluded }: Designation = {}): boolean {
  if (isExcluded) return false
  const said = frontMatterOf(digest)?.isDigest
  return said ?? (isChosen || looksLikeDigest(digest, fileName))
}

/** So much of a text tells what it is, in UTF-16 units. */
const examinedLength = 60_000
/** What evidence a text with papers needs. */
const enough = 2

/**
 * Whether a document is a digest by what it holds.
 * @param fileName without its folders
 */
export function looksLikeDigest(digest: Digest, fileName = ''): boolean {
  const found = findingsIn(digest)
  if (found.papers === 0 || found.isChangelog) return false
  const share = found.entryLength / found.length
  const isDated = found.isDated || dateIn(fileName) !== undefined
  // A day or a tag weighs little where papers are a matter among others.
  const isMarked = share >= 0.3 && (isDated || found.hasTags)
  if (found.papers === 1 && !isMarked) return false
  const evidence = [
    found.commented * 2 >= found.papers,
    found.filledSections > 0 && found.filledSections * 2 >= found.sections,
    found.isDated,
    share >= 0.4,
    share >= 0.5,
    isMarked,
  ]
  return evidence.filter(Boolean).length >= enough
}

interface Findings {
  /** Entries with a paper of arXiv, those of bibliographies left out. */
  papers: number
  /** How many of them have commentary. */
  commented: number
  sections: number
  /** Sections with an entry of their own. */
  filledSections: number
  hasTags: boolean
  /** By its front matter or its title. */
  isDated: boolean
  isChangelog: boolean
  /** Of all entries that count. */
  entryLength: number
  length: number
}

/** A digest does not change, and many features ask about it. */
const findingsIn = memoize((digest: Digest): Findings => new Examination(digest).findings)

/** Headings of what a text leans on. */
const references =
  /^\W*(?:\d+[.)]?\s+)?(?:references?|bibliography|citations?|citing(?: us)?|cite(?: us)?|how to cite|further reading|see also|literature(?: cited)?|works cited|sources|acknowledge?ments?|参考文献|引用文献|參考文獻|참고 ?문헌)\W*$/iu
const changelog = /^\W*(?:change ?log|release notes|release history|changes|what's new|unreleased)\W*$/iu
const version = /^\[?v?\d{1,3}\.\d{1,4}\.\d{1,4}\b/iu
/** Statement lines rank below headings of every level. */
const statementLevel = 7

/** Goes through the parts of a digest, from the first on. */
class Examination {
  readonly findings: Findings = {
    papers: 0,
    commented: 0,
    sections: 0,
    filledSections: 0,
    hasTags: false,
    isDated: false,
    isChangelog: false,
    entryLength: 0,
    length: 0,
  }
  /** Of the section of references that is open; infinite where none is. */
  #referenceLevel = Number.POSITIVE_INFINITY
  #isFilled = true
  /** The latest entry counts, and so does what goes on of it in the parts below. */
  #counts = false

  constructor(digest: Digest) {
    const header = frontMatterOf(digest)
    const [firstLine = ''] = /\S.*/.exec(digest.parts[0]?.text.slice(header?.bodyStart ?? 0) ?? '') ?? []
    this.#readTitle(header?.title?.text ?? '')
    this.#readTitle(firstLine)
    this.findings.isDated ||= header?.date !== undefined
    for (const part of digest.parts) {
      if (this.findings.length > examinedLength) break
      this.#examine(part)
    }
    this.findings.length = Math.max(1, this.findings.length - (header?.bodyStart ?? 0))
  }

  #readTitle(title: string): void {
    if (references.test(title)) this.#referenceLevel = 0
    if (changelog.test(title)) this.findings.isChangelog = true
    if (dateIn(title) !== undefined) this.findings.isDated = true
  }

  #examine(part: DigestPart): void {
    const { findings } = this
    findings.length += part.text.length
    if (this.#counts) findings.entryLength += part.continuedTo ?? 0
    if (part.title) this.#readTitle(part.title.text)
    findings.hasTags ||= part.tags.length > 0
    let next = 0
    for (const section of part.sections) {
      const { start } = section.label.span
      while ((part.entries[next]?.span.start ?? start) < start) this.#count(part.entries[next++])
      this.#open(section.label.text, section.level ?? statementLevel)
    }
    while (next < part.entries.length) this.#count(part.entries[next++])
  }

  #open(label: string, level: number): void {
    if (level <= this.#referenceLevel && this.#referenceLevel > 0) {
      this.#referenceLevel = references.test(label) ? level : Number.POSITIVE_INFINITY
    }
    if (version.test(label) && dateIn(label.split(/\s/, 1)[0] ?? '') === undefined) {
      this.findings.isChangelog = true
    }
    this.findings.sections++
    this.#isFilled = false
  }

  #count(entry: Entry | undefined): void {
    this.#counts = this.#referenceLevel === Number.POSITIVE_INFINITY
    if (!entry || !this.#counts) return
    const { findings } = this
    findings.entryLength += entry.span.end - entry.span.start
    if (!this.#isFilled) findings.filledSections++
    this.#isFilled = true
    if (!entry.link?.arxiv) return
    findings.papers++
    if (entry.commentary) findings.commented++
  }
}
