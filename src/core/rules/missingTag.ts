import * as l10n from '@vscode/l10n'
import { isMistyped } from '../base/difference.ts'
import { slice, span } from '../base/span.ts'
import { plainLines } from '../digest/lines/hiding.ts'
import { type DigestPart, lineAt } from '../digest/model.ts'
import type { Fix, Problem, Rule } from './rule.ts'

export const missingTag: Rule = {
  id: 'missing-tag',
  severity: 'information',
  summary: () => l10n.t('A tag that every digest in the folder must have, but this one does not.'),

  *check(part, { whole, conventions }) {
    const { required } = conventions.tags
    if (required.length === 0 || !whole.isLast(part)) return
    // A mistyped tag should be fixed, not added again.
    const isMeant = (tag: string) => part.tags.some(({ name }) => name !== tag && isMistyped(name, tag))
    const missing = required.filter((tag) => !whole.hasTag(tag) && !isMeant(tag))
    // One fix for all of them; several at one place would conflict.
    if (missing.length > 0) yield problem(part, missing)
  },
}

/** At the last words of the digest, where tags are written. */
function problem(part: DigestPart, missing: readonly string[]): Problem {
  const { text, tags } = part
  const end = text.trimEnd().length
  const { start } = lineAt(part, end)
  const written = missing.map((tag) => `#${tag}`).join(' ')
  const isLineOfTags =
    tags.some((tag) => tag.span.start === start) &&
    text
      .slice(start, end)
      .split(/\s+/)
      .every((word) => /^#./.test(word))
  const gap = end === 0 ? '' : isLineOfTags ? ' ' : '\n\n'
  const fix: Fix = {
    title: l10n.t('Add {0}', written),
    edits: [{ span: span(end, end), newText: `${gap}${written}` }],
  }
  return {
    span: end > 0 ? lastWord(text, end) : span(0, 0),
    message: l10n.t('This digest must have: {0}.', written),
    fixes: endsHidden(text) ? [] : [fix],
  }
}

/** Whether the text ends in fenced code or a comment, where no tag would count. */
function endsHidden(text: string): boolean {
  return [...plainLines(`${text}\n`)].at(-1)?.isInside ?? false
}

function lastWord(text: string, end: number) {
  const [word = ''] = /\S*$/.exec(slice(text, span(Math.max(0, end - 100), end))) ?? []
  return span(end - word.length, end)
}
