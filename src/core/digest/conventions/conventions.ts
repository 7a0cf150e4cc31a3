// What a group says of how its digests are written. Reading it is for `readConventions.ts`, which few need.
import type { LinkForm } from '../../arxiv/links.ts'
import type { Span } from '../../base/span.ts'
import type { NewDigest } from '../date.ts'
import type { LayoutId } from '../model.ts'

/** The name of the file in which a group says how its digests are written, at the root of their folder. */
export const conventionsFileName = 'digest.yaml'

/** What digests of one folder have in common. */
export interface Conventions {
  /** How entries are written; `undefined` when each digest follows its own habit. */
  readonly layout: LayoutId | undefined
  /** The form of links to arXiv; `undefined` when each digest follows its own habit. */
  readonly link: PreferredLink | undefined
  readonly tags: TagConventions
  /** Lines that introduce the entries below them, besides those that are known to do so by their words. */
  readonly sections: readonly string[]
  /** How entries are written, in the language of `frames/pattern.ts`; they go before all other ways to read them. */
  readonly entries: readonly string[]
  /** Globs of documents that are digests whatever they say, relative to the file's folder. */
  readonly files: readonly string[]
  /** Globs of documents that are no digests whatever they say, relative to the file's folder; they go before the others. */
  readonly exclude: readonly string[]
  /** There may be more to exclude than could be read. */
  readonly excludesUnread: boolean
  readonly newDigest: NewDigest
  readonly rules: RuleSettings
  readonly feeds: readonly Feed[]
  /** What could not be read; the rest still counts. Spans count from the start of the file. */
  readonly problems: readonly ShapeProblem[]
}

export type PreferredLink = Extract<LinkForm, 'abs' | 'pdf' | 'html' | 'doi'>

/** Tags without their signs. */
export interface TagConventions {
  readonly required: readonly string[]
  /** When there are any, no others are expected, except those that are required. */
  readonly known: readonly string[]
}

/** Who tells of new papers: arXiv of those of its categories, Hugging Face of those that people pick there. */
export const feedSourceIds = ['arxiv', 'hugging-face'] as const

export type FeedSourceId = (typeof feedSourceIds)[number]

/** Where new papers come from. */
export interface Feed {
  readonly name: string | undefined
  readonly from: FeedSourceId
  /** Codes such as `cs.LG`. */
  readonly categories: readonly string[]
  /** A paper is wanted when it is by one of them or holds one of the keywords; any paper when there are neither. */
  readonly authors: readonly string[]
  readonly keywords: readonly string[]
}

export const ruleLevels = ['off', 'hint', 'information', 'warning', 'error'] as const

/** The severity of a rule's problems; with `off`, they are not reported. */
export type RuleLevel = (typeof ruleLevels)[number]

/** Rules not named keep their own severity. */
export type RuleSettings = Readonly<Record<string, RuleLevel>>

/** A rule as those see it who name it. */
export interface NamedRule {
  readonly id: string
  /** Localised. */
  summary(): string
}

/** What could not be read of settings. */
export interface ShapeProblem {
  /** Counts from the start of the text that the settings are in. */
  readonly span: Span
  /** Localised; says what is wrong and what was expected. */
  readonly message: string
  /** The key or value probably meant instead of the text at `span`. */
  readonly nearest: string | undefined
}
