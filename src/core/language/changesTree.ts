import * as l10n from '@vscode/l10n'
import type { ArchivedEntry } from '../archive/archivedDigest.ts'
import { groupBy } from '../base/groups.ts'
import { titleInList } from '../paper/text.ts'
import type { TreeNode } from './archiveTrees.ts'
import { type ChangeKind, changeKinds, type PaperChange } from './paperChanges.ts'

/**
 * What became of papers, a group for each kind; below a paper stand the first words that were said of it, and when, and the
 * entry that has told it since. What is still to be told comes first.
 */
export function changesTree(changes: readonly PaperChange[]): readonly TreeNode[] {
  const groups = groupBy(changes, ({ kind }) => kind)
  return changeKinds.flatMap((kind): TreeNode[] => {
    const ofKind = groups.get(kind) ?? []
    if (ofKind.length === 0) return []
    const untold = ofKind.filter(({ told }) => !told)
    const told = ofKind.filter(({ told }) => told)
    return [
      {
        ...{ id: kind, kind, label: labels[kind](), description: String(ofKind.length), place: undefined },
        children: () => [...untold, ...told].map(paperNode),
        // Most papers have another version some day, which is seldom news.
        isOpen: kind !== 'revised',
      },
    ]
  })
}

const labels: Readonly<Record<ChangeKind, () => string>> = {
  retracted: () => l10n.t('Retracted'),
  withdrawn: () => l10n.t('Withdrawn'),
  published: () => l10n.t('Published'),
  revised: () => l10n.t('Revised'),
}

function paperNode({ kind, paper, covered, fact, told }: PaperChange): TreeNode {
  const id = `${kind} ${paper.id}`
  return {
    id,
    kind: told ? 'told' : 'paper',
    label: titleInList(paper.title) || paper.id,
    description: told ? [fact, l10n.t('reported since')].filter(Boolean).join(' · ') : fact,
    place: covered,
    children: () => [
      coveringNode(`${id} covered`, covered),
      ...(told ? [coveringNode(`${id} told`, told)] : []),
    ],
    isOpen: !told,
  }
}

/** The date stands first: what was said may be too long for the row. */
function coveringNode(id: string, entry: ArchivedEntry): TreeNode {
  const { said, digest } = entry
  return {
    ...{ id, kind: digest.isDraft ? 'draft' : 'digest', label: digest.reference, description: said },
    ...{ place: entry, children: undefined, isOpen: false },
  }
}
