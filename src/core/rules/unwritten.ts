// What somebody has begun and not written yet: sections without entries, and entries without commentary.
import * as l10n from '@vscode/l10n'
import { type Span, slice, span } from '../base/span.ts'
import { type DigestPart, type Entry, type Label, labelLines, lineAt, onItsLines } from '../digest/model.ts'
import type { Fix, Rule } from './rule.ts'

export const emptySection: Rule = {
  id: 'empty-section',
  severity: 'warning',
  summary: () => l10n.t('A section without entries.'),

  *check(part, { whole }) {
    // Somebody has just started the digest.
    if (!whole.hasEntries) return
    for (const { label, isEmpty } of part.sections) {
      if (!isEmpty) continue
      const message = l10n.t('There is nothing under this heading.')
      yield { span: label.span, message, fixes: [removal(part, label)] }
    }
    for (const label of part.emptyStatements) {
      const message = l10n.t('This line introduces papers, but none follow.')
      yield { span: label.span, message, fixes: [removal(part, label)] }
    }
  },
}

/** A person must choose it: the section may be about to be filled. */
function removal(part: DigestPart, label: Label): Fix {
  const edits = [{ span: withGap(part, labelLines(part, label)), newText: '' }]
  return { title: l10n.t('Remove the empty section'), edits, isChosen: true }
}

/** The lines with the blank ones below them; at the end of the text, with those above. */
function withGap({ text }: DigestPart, { start, end }: Span): Span {
  const [blank = ''] = /^(?:[ \t]*(?:\r?\n|$))*/.exec(text.slice(end)) ?? []
  const after = end + blank.length
  if (after < text.length) return span(start, after)
  const above = text.slice(0, start).trimEnd().length
  const [lineEnd = ''] = /^[ \t]*\r?\n/.exec(text.slice(above)) ?? []
  return span(Math.min(start, above + lineEnd.length), after)
}

export const missingCommentary: Rule = {
  id: 'missing-commentary',
  severity: 'hint',
  summary: () => l10n.t('An entry without commentary in a digest where most entries have it.'),

  *check(part, { whole }) {
    // A list without commentary is a form of its own; only if most entries have commentary does one without stand out.
    if (!whole.isCommented) return
    for (const entry of part.entries) {
      const at = entry.title?.span ?? entry.link?.span
      if (entry.commentary || !at || (whole.hasHighlights && whole.isHighlighted(entry))) continue
      if (whole.isReference({ part, entry }) || isRated(part, entry) || isSaidOfLater(part, entry)) continue
      yield { span: at, message: l10n.t('This entry has no commentary yet.') }
    }
  },
}

/** Whether one remark closes the papers of a line. */
function isSaidOfLater({ entries }: DigestPart, entry: Entry): boolean {
  const { index = 0 } = entry.shared ?? {}
  return onItsLines(entries, entry).some(
    ({ commentary, shared }) => commentary && (shared?.index ?? 0) > index,
  )
}

/** Whether the lines that name the paper have a verdict. */
function isRated(part: DigestPart, { head, shared, span: { start } }: Entry): boolean {
  const end = shared ? lineAt(part, head.end).end : head.end
  return /[★☆⭐👍👎]/u.test(slice(part.text, span(lineAt(part, start).start, end)))
}
