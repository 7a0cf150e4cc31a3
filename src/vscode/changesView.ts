import type { TreeNode } from '../core/language/archiveTrees.ts'
import { changesTree } from '../core/language/changesTree.ts'
import { archiveRow } from './archiveViews.ts'
import type { EarlierPapers } from './earlierPapers.ts'

/** Shows what became of papers that the archive covers. It asks when it is seen, and again when that may have changed. */
export function changesView(earlierPapers: EarlierPapers) {
  return {
    /** All rows may have changed. */
    onDidChange: (listener: (rows: undefined) => unknown) =>
      earlierPapers.onDidChange(() => listener(undefined)),
    /** The nodes below one, or the first ones. */
    children: async (_view: string, node: TreeNode | undefined): Promise<TreeNode[]> => [
      ...(node ? (node.children?.() ?? []) : changesTree(await earlierPapers.changes())),
    ],
    item: archiveRow,
  }
}
