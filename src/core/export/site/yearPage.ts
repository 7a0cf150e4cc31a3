// The pages of years in figures.
import { type CountedDigest, type YearFigures, yearFigures, yearsIn } from '../../archive/yearFigures.ts'
import { escapeHtml } from '../../render/html.ts'
import { yearFiguresHtml } from '../../render/yearFiguresHtml.ts'
import { yearLabelsIn } from '../../render/yearLabels.ts'
import { countedDigest } from '../countedDigest.ts'
import { insightsPath, linkTo, linkToFragment, type SiteContext, sitePage } from './siteParts.ts'

/** The page of a year; that of the latest one has a place of its own, to which others may link for good. */
function yearPagePath(year: string, latest: string | undefined): string {
  return year === latest ? insightsPath : `insights/${year}.html`
}

/** The years that have pages, the latest first. */
function figuredYears({ digests }: SiteContext['parts']): readonly string[] {
  return yearsIn(digests.map(({ review }) => review))
}

/** The pages of all years, written when they are asked for. */
export function yearPages(
  context: SiteContext,
): readonly { readonly path: string; readonly write: () => string }[] {
  const years = figuredYears(context.parts)
  let counted: readonly CountedDigest[] | undefined
  return years.map((year) => ({
    path: yearPagePath(year, years[0]),
    write() {
      counted ??= context.parts.digests.map(({ exported, review }) => countedDigest(exported, review))
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
