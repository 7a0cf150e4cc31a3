import * as l10n from '@vscode/l10n'
import type { TextEdit } from '../base/textEdit.ts'
import { layoutById } from '../digest/layouts/index.ts'
import type { Digest, Entry, LayoutId } from '../digest/model.ts'
import { editsOf, type ReadDigest } from './entryRewrites.ts'
import { convertEntries, convertibleLayouts } from './layoutConversion.ts'

/** A layout that wanted entries can be converted to. */
export interface LayoutChoice {
  readonly layout: LayoutId
  /** How an entry looks then, in one line. */
  readonly example: string
  readonly count: number
  readonly edits: readonly TextEdit[]
}

/** The layouts to which at least one of the wanted entries can be converted without loss, those that the digest has first. */
export function layoutChoices(
  digest: Digest,
  isWanted: (entry: Entry) => boolean,
  read: ReadDigest,
): readonly LayoutChoice[] {
  return inOrder(digest).flatMap((layout) => {
    const rewrites = convertEntries(digest, layout, isWanted, read)
    return rewrites.size === 0
      ? []
      : { layout, example: exampleOf(layout), count: rewrites.size, edits: editsOf(rewrites) }
  })
}

/** The layouts that people use most for digests first, where the digest itself has none of them. */
const usualOrder: readonly LayoutId[] = ['title-link', 'linked-title', 'title-parenthesis', 'link-title']

function inOrder({ entries }: Digest): readonly LayoutId[] {
  const uses = (layout: LayoutId) => entries.filter((entry) => entry.layout === layout).length
  const others = convertibleLayouts.filter((layout) => !usualOrder.includes(layout))
  return [...usualOrder, ...others].toSorted((a, b) => uses(b) - uses(a))
}

function exampleOf(layout: LayoutId): string {
  const written = layoutById(layout).write({ title: l10n.t('Title'), url: 'https://…' })
  return written.replaceAll(/\n+/g, ' ⏎ ')
}
