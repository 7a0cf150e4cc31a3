import * as l10n from '@vscode/l10n'
import { type Span, slice, span } from '../base/span.ts'
import { type Digest, lineAt } from '../digest/model.ts'
import { placeAt } from '../digest/place.ts'

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

export interface SnippetPlace {
  /** The word that a choice replaces; empty if none is typed. */
  readonly span: Span
  readonly snippets: readonly Snippet[]
}

/** The snippets that fit a place; `undefined` if none does. */
export function snippetsAt(digest: Digest, offset: number): SnippetPlace | undefined {
  if (placeAt(digest, offset).kind !== 'text') return undefined
  const line = lineAt(digest, offset)
  const [word = ''] = /[a-z]{0,10}$/i.exec(digest.text.slice(line.start, offset)) ?? []
  const own = span(offset - word.length, offset)
  if (/[\p{L}\p{N}/#@_-]$/u.test(digest.text.slice(line.start, own.start))) return undefined
  const isAlone = slice(digest.text, line).trim() === word
  const isFirst = isAlone && digest.text.trim() === word
  const fitting = [
    ...(isFirst ? [digestSnippet()] : []),
    ...(isAlone ? [sectionSnippet(digest), entrySnippet()] : []),
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

/** A heading if the digest's other sections are headings, otherwise a line that introduces papers. */
function sectionSnippet({ sections }: Digest): Snippet {
  const heading = sections.at(-1)?.level
  if (heading !== undefined) {
    return {
      prefix: 'section',
      description: l10n.t('A heading above the entries below it'),
      body: `${'#'.repeat(heading)} \${1:${escaped(l10n.t('Section'))}}\n\n$0`,
    }
  }
  const [before = '', after = ''] = l10n
    .t('The papers below are mostly about {0}.', topicMark)
    .split(topicMark)
    .map(escaped)
  return {
    prefix: 'section',
    description: l10n.t('A line that introduces the entries below it'),
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
