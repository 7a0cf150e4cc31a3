import * as l10n from '@vscode/l10n'
import { layoutById } from '../digest/layouts/index.ts'
import { type DigestPart, type Link, paperOf } from '../digest/model.ts'
import { readableTex } from '../paper/text.ts'
import type { Fix, Rule, RuleFacts } from './rule.ts'

export const missingTitle: Rule = {
  id: 'missing-title',
  severity: 'warning',
  summary: () => l10n.t("An entry's link without a title."),

  *check(part, facts) {
    for (const entry of part.entries) {
      if (entry.title || !entry.link || isOwnTitle(part, entry.link, facts)) continue
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      const fix = paper && insertion(part.text, entry.link, readableTex(paper.title), facts)
      yield {
        span: entry.link.span,
        message: l10n.t('This entry has a link but no title.'),
        fixes: fix ? [fix] : [],
      }
    }
  },
}

/** Notes on one paper begin with its link where the file's name says its title. */
function isOwnTitle(part: DigestPart, { span }: Link, { whole }: RuleFacts): boolean {
  if (!whole.isNote || !whole.isFirst(part)) return false
  const { text, frontMatter } = part
  const above = text.slice(frontMatter ? frontMatter.end : 0, span.start)
  return !/[\p{L}\p{N}]/u.test(above)
}

/** Writes title and link in the form of the digest's other entries, where nothing else stands on their line. */
function insertion(text: string, { span, url }: Link, title: string, facts: RuleFacts): Fix | undefined {
  const fixTitle = l10n.t('Insert the title "{0}"', title)
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1
  const before = text.slice(lineStart, span.start)
  const label = /\[([^[\]]*)\]\($/.exec(before)?.[1]
  if (label !== undefined) {
    const at = { start: span.start - 2 - label.length, end: span.start - 2 }
    return { title: fixTitle, edits: [{ span: at, newText: layoutById('linked-title').escapeTitle(title) }] }
  }
  if (/[<("'=]$/.test(before)) return undefined
  const isAlone = before === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(span.end))
  const layout = isAlone ? ownLayout(facts) : 'linked-title'
  return { title: fixTitle, edits: [{ span, newText: layoutById(layout).write({ title, url }) }] }
}

/** A row stands in a table, and fields have other fields beside them: a new one does not fit anywhere else. */
function ownLayout({ conventions, whole }: RuleFacts) {
  const layout = conventions.layout ?? whole.prevailingLayout
  return layout === 'table-row' ? 'linked-title' : layout
}
