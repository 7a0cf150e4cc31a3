import * as l10n from '@vscode/l10n'
import { slice, span, touches } from '../base/span.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import { type Digest, lineAt } from '../digest/model.ts'
import { isDirective } from './directives.ts'
import { indexRules } from './index.ts'
import type { Finding, Fix } from './rule.ts'

/** Ways to silence a rule that has reported something: comments for the next line and for the whole file. */
export function silencingFixes(digest: Digest, { rule: { id }, span: { start } }: Finding): readonly Fix[] {
  const { text } = digest
  const bodyStart = findFrontMatter(text)?.bodyStart ?? 0
  const inFile = {
    title: l10n.t('Disable {0} in this file', id),
    edits: [{ span: span(bodyStart, bodyStart), newText: `<!-- digest-disable ${id} -->\n` }],
  }
  // A comment among generated lines would be lost when they are generated again.
  const isGenerated = indexRules.some((rule) => rule.id === id)
  const at = isGenerated ? undefined : lineToComment(digest, start)
  if (at === undefined || at < bodyStart) return [inFile]
  const [indentation = ''] = /^[ \t]*/.exec(text.slice(at)) ?? []
  const nextLine = {
    title: l10n.t('Disable {0} for this line', id),
    edits: [{ span: span(at, at), newText: `${indentation}<!-- digest-disable-next-line ${id} -->\n` }],
  }
  return [nextLine, inFile]
}

/**
 * The start of the line above which a comment applies to the offset. A comment between two rows would end their table,
 * and one above a comment skips it.
 */
function lineToComment(digest: Digest, offset: number): number | undefined {
  const entry = digest.entries.find(({ head }) => touches(head, offset))
  const line = lineAt(digest, entry?.head.start ?? offset)
  const words = slice(digest.text, line)
  const isRow = /^\s*\|/.test(words) || entry?.layout === 'table-row'
  return isRow || isDirective(words) ? undefined : line.start
}
