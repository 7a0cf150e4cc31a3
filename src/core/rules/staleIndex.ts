import * as l10n from '@vscode/l10n'
import {
  type IndexFacts,
  linkTarget,
  pathBelow,
  type WrongLine,
  wrongIndexLines,
} from '../archive/digestIndex/indexBlocks.ts'
import { type IndexChange, indexChanges } from '../archive/digestIndex/updateIndex.ts'
import { type Span, slice, span } from '../base/span.ts'
import type { Fix, IndexRule, Problem } from './rule.ts'

export const staleIndex: IndexRule = {
  id: 'stale-index',
  severity: 'warning',
  summary: () => l10n.t('An index that does not match the digests it lists.'),

  *checkIndex(text, facts) {
    for (const change of indexChanges(text, facts.archive, facts.file)) yield describeChange(text, change)
    for (const wrong of wrongIndexLines(text, facts)) yield describeLine(text, wrong, facts)
  },
}

function describeChange(text: string, change: IndexChange): Problem {
  const { block, edit, from, to, lines } = change
  const fixes = [{ title: l10n.t('Regenerate these lines'), edits: [edit] }]
  if (!block.hasEnd) {
    return { span: block.start, message: l10n.t('This index has no end marker.'), fixes }
  }
  const filled = lines.filter((line) => line.trim() !== '')
  const [first = ''] = filled
  const old = trimmed(text, edit.span)
  if (from === to || old.start === old.end) {
    const message =
      filled.length === 1
        ? l10n.t('This index is missing the line “{0}”.', first.trim())
        : l10n.t('This index is missing {0} lines, the first of them “{1}”.', filled.length, first.trim())
    return { span: block.start, message, fixes }
  }
  const message =
    first === ''
      ? l10n.t('Nothing in the archive matches this line of the index.')
      : l10n.t('This line of the index is out of date; expected “{0}”.', first.trim())
  return { span: old, message, fixes }
}

/** Without the surrounding blank lines. */
function trimmed(text: string, at: Span): Span {
  const lines = slice(text, at)
  const start = at.start + lines.length - lines.trimStart().length
  return span(Math.min(start, at.end), Math.max(at.start + lines.trimEnd().length, Math.min(start, at.end)))
}

function describeLine(text: string, wrong: WrongLine, { file }: IndexFacts): Problem {
  const { line, meant } = wrong
  const path = meant && pathBelow(file, meant.file)
  const relink: Fix[] =
    path === undefined
      ? []
      : [{ title: l10n.t('Link to {0}', path), edits: [{ span: line.target, newText: linkTarget(path) }] }]
  if (wrong.kind === 'target') {
    const message = l10n.t('The file {0} does not exist.', slice(text, line.target))
    return { span: line.target, message, fixes: relink }
  }
  const message = l10n.t('The digest at this link is from {0}, not from {1}.', wrong.date, line.date ?? '')
  return {
    span: line.dateSpan ?? line.span,
    message,
    fixes: chosenIfSeveral([...redate(text, wrong), ...relink]),
  }
}

/** The digest's date, written in the style of the line. */
function redate(text: string, { line, date }: Extract<WrongLine, { kind: 'date' }>): readonly Fix[] {
  if (!line.dateSpan || date.length < '2024-03-01'.length) return []
  const separator = /\D/.exec(slice(text, line.dateSpan))?.[0] ?? '-'
  const newText = date.replaceAll('-', separator)
  return [{ title: l10n.t('Change to {0}', newText), edits: [{ span: line.dateSpan, newText }] }]
}

/** If either the date or the target may be wrong, a person must decide. */
function chosenIfSeveral(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.length > 1 ? fixes.map((fix) => ({ ...fix, isChosen: true })) : fixes
}
