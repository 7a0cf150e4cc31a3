import * as l10n from '@vscode/l10n'
import { papersOf } from '../../digest/model.ts'
import { atomFeed } from '../atomFeed.ts'
import type { DigestWithPapers, ExportedFile, ExportFormat, ExportOptions } from '../exportFormat.ts'
import { MathClasses, mathStyleFor } from '../page/reviewPage.ts'
import { digestPage, indexPage, tagPage, tagsPage, tagsPath } from '../site/sitePages.ts'
import { linkTo, searchIndex, siteParts } from '../site/siteParts.ts'

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
    { path: 'index.html', write: () => indexPage(context) },
    { path: tagsPath, write: () => tagsPage(context) },
    ...parts.tags.map((tag) => ({ path: tag.page, write: () => tagPage(tag, context) })),
    ...parts.digests.map((digest) => ({ path: digest.page, write: () => digestPage(digest, context) })),
  ]
  const formulas = new SiteFormulas(pages)
  const pageByPath = new Map(parts.digests.map(({ exported, page }) => [exported, linkTo(page, 'feed.atom')]))
  const feed = {
    ...options,
    feedPath: 'feed.atom',
    pageOf: (exported: DigestWithPapers) => pageByPath.get(exported),
  }
  return [
    ...pages.map((page) => late(page.path, () => formulas.write(page))),
    late('feed.atom', () => atomFeed(digests, feed)),
    { path: 'assets/page.css', text: `${options.assets.style}\n` },
    ...(digests.some(mayHaveFormulas)
      ? [late('assets/math.css', () => `${mathStyleFor(formulas.classes, options.assets) || noStyle}\n`)]
      : []),
    { path: 'assets/search.js', text: `${options.assets.searchScript}\n` },
    ...parts.pictures.map(({ path, file }) => ({ path, text: '', copyOf: file })),
    late('assets/index.js', () => searchIndex(parts.digests)),
  ]
}

/** Dollar signs may be prices after all. */
const noStyle = '/* No page has a formula. */'

/** A file whose text is made when it is asked for. */
function late(path: string, write: () => string): ExportedFile {
  return {
    path,
    get text() {
      return write()
    },
  }
}

interface SitePage {
  readonly path: string
  readonly write: () => string
}

/** What the formulas of all pages are made of: known once the pages are written, which comes first as a rule. */
class SiteFormulas {
  readonly #unwritten: Set<SitePage>
  readonly #classes = new MathClasses()

  constructor(pages: Iterable<SitePage>) {
    this.#unwritten = new Set(pages)
  }

  write(page: SitePage): string {
    const html = page.write()
    if (this.#unwritten.delete(page)) this.#classes.add(html)
    return html
  }

  get classes(): MathClasses {
    for (const page of this.#unwritten) this.write(page)
    return this.#classes
  }
}

/** A style sheet for formulas must be announced before the pages are written. */
function mayHaveFormulas({ digest, papers }: DigestWithPapers): boolean {
  if (digest.text.includes('$')) return true
  return papersOf(digest).some((id) => {
    const paper = papers.paper(id)
    return [paper?.title, paper?.abstract, paper?.comment, paper?.journalReference].some((text) =>
      text?.includes('$'),
    )
  })
}
