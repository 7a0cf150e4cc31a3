// The pages of years in figures, and what is counted for them.
import {
  type CountedDigest,
  type CountedEntry,
  type YearFigures,
  yearFigures,
  yearsIn,
} from '../../archive/yearFigures.ts'
import { paperOf } from '../../digest/model.ts'
import type { PaperAliases } from '../../digest/records.ts'
import { readableTex } from '../../paper/text.ts'
import { escapeHtml } from '../../render/html.ts'
import { yearFiguresHtml } from '../../render/yearFiguresHtml.ts'
import { yearLabelsIn } from '../../render/yearLabels.ts'
import { chatText, plainDialect } from '../chat.ts'
import { aliasesIn, type DigestWithPapers } from '../exportFormat.ts'
import { type Review, type ReviewedPaper, readReview } from '../review.ts'
import {
  insightsPath,
  keyOfPaper,
  linkTo,
  linkToFragment,
  type SiteContext,
  type SitePage,
  sitePage,
} from './siteParts.ts'

/** The page of a year; that of the latest one has a place of its own, to which others may link for good. */
function yearPagePath(year: string, latest: string | undefined): string {
  return year === latest ? insightsPath : `insights/${year}.html`
}

/** The pages of all years, written when they are asked for. */
export function yearPages(context: SiteContext): readonly SitePage[] {
  const { digests } = context.parts
  const years = yearsIn(digests.map(({ review }) => review))
  let counted: readonly CountedDigest[] | undefined
  const countAll = () => {
    const aliases = aliasesIn(digests.map(({ exported }) => exported))
    return digests.map(({ exported, review }) => countedDigest(exported, aliases, review))
  }
  return years.map((year) => ({
    path: yearPagePath(year, years[0]),
    write() {
      counted ??= countAll()
      return yearPage(yearFigures(counted, year), years, context)
    },
  }))
}

function yearPage(figures: YearFigures, years: readonly string[], context: SiteContext): string {
  const { language, paperByKey, tagByName, categoryByCode } = context.parts
  const page = yearPagePath(figures.year, years[0])
  const to = (target: { readonly page: string } | undefined) => target && linkTo(target.page, page)
  const main = yearFiguresHtml(figures, {
    language,
    navigation: yearLinks(years, page),
    links: {
      paper(id) {
        const [place] = paperByKey.get(id) ?? []
        return place && linkToFragment(place.digest.page, place.fragment, page)
      },
      tag: (name) => to(tagByName.get(name.toLowerCase())),
      subject: (code) => to(categoryByCode.get(code)),
    },
  })
  return sitePage(context, { page, title: yearLabelsIn(language).title(figures.year), main })
}

function yearLinks(years: readonly string[], page: string): string {
  if (years.length < 2) return ''
  const links = years.map((year) => {
    const target = yearPagePath(year, years[0])
    const current = target === page ? ' aria-current="page"' : ''
    return `<li><a${current} href="${escapeHtml(linkTo(target, page))}">${year}</a></li>`
  })
  return `<ul class="years">${links.join('\n')}</ul>\n`
}

/** What is counted of a digest. @param review of the same digest, if it has been read already */
export function countedDigest(
  exported: DigestWithPapers,
  aliases: PaperAliases,
  review: Review = readReview(exported),
): CountedDigest {
  const { digest, papers } = exported
  return {
    date: review.date,
    tags: review.tags,
    entries: review.parts
      .filter((part): part is ReviewedPaper => part.kind === 'entry')
      .map((paper) => countedEntry(paper, aliases)),
    mentions: digest.mentions.flatMap((mention) => {
      const id = paperOf(mention)
      return id ? [{ key: id, title: readableTex(papers.paper(id)?.title ?? '') }] : []
    }),
  }
}

function countedEntry(paper: ReviewedPaper, aliases: PaperAliases): CountedEntry {
  const { title, record, commentary } = paper
  const words = chatText(commentary, plainDialect).split(/\s+/)
  return {
    key: keyOfPaper(paper, aliases),
    title: readableTex(title),
    subject: record?.categories[0],
    words: words.reduce((sum, word) => sum + wordsIn(word), 0),
  }
}

/** Between two spaces: Chinese and Japanese have none within a sentence. Addresses and marks alone are no words. */
function wordsIn(word: string): number {
  if (/^\(?https?:/.test(word) || !/[\p{L}\p{N}]/u.test(word)) return 0
  const signs = word.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0
  return Math.max(1, Math.round(signs / signsOfWord))
}

/** How many signs a word of Chinese or Japanese has on average. */
const signsOfWord = 2
