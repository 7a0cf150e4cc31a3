// Completions besides those of papers: tags, statements that introduce entries, and snippets.

import * as l10n from '@vscode/l10n'
import { countsOf } from '../base/groups.ts'
import { type Span, slice, span, touches } from '../base/span.ts'
import type { TagConventions } from '../digest/conventions/conventions.ts'
import { type Digest, lineAt } from '../digest/model.ts'
import { placeAt } from '../digest/place.ts'
import { parseDigest } from '../digest/session.ts'

/** A tag that may be meant. */
export interface TagChoice {
  /** Without the `#`. */
  readonly name: string
  /** How often it is used. */
  readonly count: number
  /** Whether the digest must have it, but does not. */
  readonly isMissing: boolean
}

/** What is known about tags besides the digest. */
interface TagKnowledge {
  readonly conventions: TagConventions | undefined
  /** How often tags are used in the archive; empty if it has not been read. */
  readonly counts: ReadonlyMap<string, number>
}

const tagStart = /(?<![\p{L}\p{N}_#&/"'(={\\-])#(?:[\p{L}\p{M}\p{N}_/-]|[.'’](?=[\p{L}\p{N}]))*$/u

/** The tag that is being typed at the offset, including the `#`; `undefined` if there is none. */
export function tagRequest(digest: Digest, offset: number): Span | undefined {
  const { start } = lineAt(digest, offset)
  const match = tagStart.exec(digest.text.slice(start, offset))
  return match && placeAt(digest, offset).kind === 'text' ? span(start + match.index, offset) : undefined
}

/** The possible tags at the offset: missing ones first, then the most used, then those never used yet. */
export function tagChoices(
  digest: Digest,
  offset: number,
  { conventions, counts }: TagKnowledge,
): readonly TagChoice[] {
  const { required, known } = conventions ?? { required: [], known: [] }
  // The text being typed does not count as a tag yet.
  const own = digest.tags.filter((tag) => !touches(tag.span, offset)).map(({ name }) => name)
  const typed = digest.tags.find((tag) => touches(tag.span, offset))?.name
  const names = new Set([...required, ...own, ...counts.keys(), ...known])
  const choices = Array.from(names, (name): TagChoice => {
    const count = Math.max(
      own.filter((each) => each === name).length,
      (counts.get(name) ?? 0) - (name === typed ? 1 : 0),
    )
    return { name, count, isMissing: required.includes(name) && !own.includes(name) }
  })
  return choices
    .filter(({ name, count }) => count > 0 || required.includes(name) || known.includes(name))
    .sort(
      (a, b) => Number(b.isMissing) - Number(a.isMissing) || b.count - a.count || (a.name < b.name ? -1 : 1),
    )
}

/** More lines than this are too many to choose from. */
const mostChoices = 50

/** Where a statement can be written: the part of the line up to the offset. `undefined` inside other text, code and comments. */
export function statementRequest(digest: Digest, offset: number): Span | undefined {
  const at = lineAt(digest, offset)
  const line = slice(digest.text, at)
  if (placeAt(digest, offset).kind !== 'text') return undefined
  const isAtEnd = line.slice(offset - at.start).trim() === ''
  // Markers, links and tags start other things.
  return isAtEnd && /^(?:[\p{L}\p{N}][^#[\]<>|]*)?$/u.test(line.trimEnd())
    ? span(at.start, offset)
    : undefined
}

/**
 * Lines that introduce entries, for a place in which some words may have been typed: those of the conventions, then
 * those used before, most frequent first.
 * @param used section labels of other digests, including headings
 */
export function statementChoices(
  digest: Digest,
  place: Span,
  { known, used }: { readonly known: readonly string[]; readonly used: readonly string[] },
): readonly string[] {
  const typed = digest.text.slice(place.start, place.end).trim().toLowerCase()
  const own = digest.sections.filter(({ level }) => level === undefined).map(({ label }) => label.text)
  const counts = countsOf([...own, ...used])
  const frequent = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  return [...new Set([...known, ...frequent])]
    .filter((line) => line.toLowerCase().startsWith(typed) && line.toLowerCase() !== typed)
    .slice(0, mostChoices)
    .filter((line) => known.includes(line) || isStatement(line))
}

/** Whether a line introduces entries by its words; headings have their words for other reasons. */
function isStatement(line: string): boolean {
  const { sections } = parseDigest(`${line}\n\nA Title\nhttps://arxiv.org/abs/2401.00001\n`)
  return sections.length === 1
}

/** What a word expands to. */
export interface Snippet {
  readonly prefix: string
  /** Localised. */
  readonly description: string
  /**
   * In VS Code's snippet syntax, or a search: a paper that becomes an entry, or a mention in a sentence. Its title
   * follows from its identifier, and nothing is left behind if the search is cancelled.
   */
  readonly body: string | { readonly paper: 'entry' | 'mention' }
}

interface SnippetPlace {
  /** The word that a choice replaces; empty if none is typed. */
  readonly span: Span
  readonly snippets: readonly Snippet[]
}

/**
 * The snippets that fit a place; `undefined` if none does.
 * @param sections by which the form of another one goes: those of the digest, or of an earlier one
 */
export function snippetsAt(
  digest: Digest,
  offset: number,
  sections: Digest['sections'] = digest.sections,
): SnippetPlace | undefined {
  if (placeAt(digest, offset).kind !== 'text') return undefined
  const line = lineAt(digest, offset)
  const [word = ''] = /[a-z]{0,10}$/i.exec(digest.text.slice(line.start, offset)) ?? []
  const own = span(offset - word.length, offset)
  if (/[\p{L}\p{N}/#@_-]$/u.test(digest.text.slice(line.start, own.start))) return undefined
  const isAlone = slice(digest.text, line).trim() === word
  const isFirst = isAlone && digest.text.trim() === word
  const fitting = [
    ...(isFirst ? [digestSnippet()] : []),
    ...(isAlone ? [sectionSnippet(sections), entrySnippet()] : []),
    mentionSnippet(),
  ]
  return { span: own, snippets: fitting.filter(({ prefix }) => prefix.startsWith(word.toLowerCase())) }
}

function digestSnippet(): Snippet {
  const date = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE'
  const statement = escaped(l10n.t('The papers below are worth a closer look.'))
  return {
    prefix: 'digest',
    description: l10n.t('A new digest: front matter, heading, first section, tag'),
    body: `---\ndigest:\n  date: ${date}\n---\n# \${1:${date}}\n\n\${2:${statement}}\n\n$0\n\n#\${3:review}\n`,
  }
}

/** A heading if the other sections are headings, otherwise a line that introduces papers. */
function sectionSnippet(sections: Digest['sections']): Snippet {
  const last = sections.at(-1)
  const heading = last?.level
  if (heading !== undefined) {
    return {
      prefix: 'section',
      description: l10n.t('A heading above the entries below it'),
      body: `${'#'.repeat(heading)} \${1:${escaped(l10n.t('Section'))}}\n\n$0`,
    }
  }
  const description = l10n.t('A line that introduces the entries below it')
  if (last) return { prefix: 'section', description, body: `\${1:${escaped(last.label.text)}}\n\n$0` }
  const [before = '', after = ''] = l10n
    .t('The papers below are mostly about {0}.', topicMark)
    .split(topicMark)
    .map(escaped)
  return {
    prefix: 'section',
    description,
    body: `\${1:${before}\${2:${escaped(l10n.t('tuning'))}}${after}}\n\n$0`,
  }
}

const topicMark = '\uE000'

function entrySnippet(): Snippet {
  return {
    prefix: 'entry',
    description: l10n.t('A paper under review, by its identifier, link or title words'),
    body: { paper: 'entry' },
  }
}

function mentionSnippet(): Snippet {
  return {
    prefix: 'mention',
    description: l10n.t('Another paper in a sentence, by its identifier, link or title words'),
    body: { paper: 'mention' },
  }
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
