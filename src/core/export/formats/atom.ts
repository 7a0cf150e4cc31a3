import * as l10n from '@vscode/l10n'
import type { ExportFormat } from '../exportFormat.ts'
import { atomFeed } from '../plainHtml.ts'
import { readReview } from '../review.ts'

/** A feed of all digests, newest first. */
export const atom: ExportFormat = {
  id: 'atom',
  label: () => l10n.t('Atom feed'),
  fileExtension: 'atom',
  gives: 'one',
  uses: ['title', 'author', 'address'],
  write: (digests, options) => [
    {
      path: 'feed.atom',
      text: atomFeed(
        digests.map((exported) => ({ exported, review: readReview(exported) })),
        { ...options, feedPath: 'feed.atom', pageOf: () => undefined },
      ),
    },
  ],
}
