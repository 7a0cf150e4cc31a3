import * as l10n from '@vscode/l10n'
import type { DigestWithPapers, ExportFormat, ExportOptions, PageAssets } from '../exportFormat.ts'
import { MathClasses, mathStyleFor, pageHtml, reviewMain } from '../page/reviewPage.ts'
import { eachDigest, type Review } from '../review.ts'

/** A self-contained page: it includes its style and the fonts of its formulas, and has no script. */
export const html: ExportFormat = {
  id: 'html',
  label: () => l10n.t('Web page'),
  fileExtension: 'html',
  gives: 'each',
  write: eachDigest('html', selfContained),
}

function selfContained(review: Review, exported: DigestWithPapers, { assets }: ExportOptions): string {
  const main = reviewMain(exported, review)
  return pageHtml({
    title: review.title,
    language: review.language,
    // KaTeX positions its output with style attributes.
    policy: ["style-src 'unsafe-inline'", 'font-src data:'],
    head: `<style>\n${assets.style}${mathStyle(main, assets)}\n</style>`,
    main,
  })
}

/** KaTeX's style sheet with the fonts that a page needs as data; empty for a page without formulas. */
function mathStyle(html: string, assets: PageAssets): string {
  const classes = new MathClasses()
  classes.add(html)
  return mathStyleFor(classes, assets)
}
