import * as l10n from '@vscode/l10n'
import type { DigestWithPapers, ExportedFile, ExportFormat, ExportOptions } from '../exportFormat.ts'
import { atomFeed } from '../feed/atomFeed.ts'
import { mathStyle } from '../page/mathStyle.ts'
import { searchIndex } from '../site/searchIndex.ts'
import { linkTo } from '../site/siteLinks.ts'
import { digestPage, indexPage, tagPage, tagsPage, tagsPath } from '../site/sitePages.ts'
import { siteParts } from '../site/siteParts.ts'

/** A folder of pages: digests by date, tags, a feed, and a search that needs no server. It works from a disk too. */
export const site: ExportFormat = {
  id: 'site',
  label: () => l10n.t('Site'),
  fileExtension: 'html',
  gives: 'folder',
  write: writeSite,
}

function writeSite(digests: readonly DigestWithPapers[], options: ExportOptions): readonly ExportedFile[] {
  const parts = siteParts(digests)
  const context = { parts, options }
  const pages = [
    { path: 'index.html', text: indexPage(context) },
    { path: tagsPath, text: tagsPage(context) },
    ...parts.tags.map((tag) => ({ path: tag.page, text: tagPage(tag, context) })),
    ...parts.digests.map((digest) => ({ path: digest.page, text: digestPage(digest, context) })),
  ]
  const pageByPath = new Map(parts.digests.map(({ exported, page }) => [exported, linkTo(page, 'feed.atom')]))
  const feed = {
    ...options,
    feedPath: 'feed.atom',
    pageOf: (exported: DigestWithPapers) => pageByPath.get(exported),
  }
  const math = mathStyle(pages.map(({ text }) => text).join('\n'), options.assets)
  return [
    ...pages,
    { path: 'feed.atom', text: atomFeed(digests, feed) },
    { path: 'assets/page.css', text: `${options.assets.style}\n` },
    ...(math === '' ? [] : [{ path: 'assets/math.css', text: `${math}\n` }]),
    { path: 'assets/search.js', text: `${options.assets.searchScript}\n` },
    { path: 'assets/index.js', text: searchIndex(parts.digests) },
  ]
}
