// The guides as a site, in the style and with the search of the sites that the extension exports.
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import MarkdownIt, { type Token } from 'markdown-it'
import type { PageAssets } from '../../src/core/export/exportFormat.ts'
import { pageHtml } from '../../src/core/export/page/reviewPage.ts'
import { indexScript } from '../../src/core/export/site/searchIndex.ts'
import { linkTo } from '../../src/core/export/site/siteParts.ts'
import { escapeHtml } from '../../src/core/render/html.ts'
import { projectRoot, repositoryUrl } from './project.ts'

/** A file of the site. */
export interface SiteFile {
  /** Relative to the site's folder. */
  readonly path: string
  readonly content: string | Buffer
}

interface Guide {
  /** The file in the repository. */
  readonly source: string
  readonly page: string
  readonly title: string
  readonly tokens: readonly Token[]
  readonly sections: readonly Section[]
}

/** A heading and the text below it, up to the next heading. */
interface Section {
  readonly title: string
  readonly fragment: string
  readonly text: string
}

const home = 'README.md'
const style = readFileSync(new URL('guide.css', import.meta.url), 'utf8')
/** The guides in the order in which they are offered and searched; others come behind them. */
const order = [
  ...['features', 'digest-yaml', 'checks', 'publish', 'catalogue', 'command-line', 'ci'],
  ...['services', 'promises', 'faq', 'reference'],
]
const policy = ["style-src 'self'", "script-src 'self'", "img-src 'self'"]
// Our own comments mark the parts that are generated.
const markdown = new MarkdownIt({ html: true })

/** The pages of the READMEs, the guides and the changelog, with what they need. */
export function docsSite(assets: PageAssets): readonly SiteFile[] {
  const others = globSync('docs/**/*.md', { cwd: projectRoot }).map((file) => file.replaceAll(path.sep, '/'))
  const ordered = order.map((name) => `docs/${name}.md`)
  const sources = new Set([home, ...ordered, ...others.sort(), 'CHANGELOG.md', 'README.ko.md'])
  const guides = Array.from(sources, readGuide)
  const pictures = new Set<string>()
  const pages = guides.map((guide) => ({ path: guide.page, content: pageOf(guide, guides, pictures) }))
  return [
    ...pages,
    ...Array.from(pictures, (file) => ({ path: file, content: readFileSync(path.join(projectRoot, file)) })),
    { path: 'assets/page.css', content: `${assets.style}\n${style}` },
    { path: 'assets/search.js', content: assets.searchScript },
    ...searchIndex(guides),
  ]
}

/** The fragment by which GitHub names a heading; repeated ones are not told apart. */
export function fragmentOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-')
}

function readGuide(source: string): Guide {
  const tokens = markdown.parse(readFileSync(path.join(projectRoot, source), 'utf8'), {})
  const sections = sectionsOf(tokens)
  return { source, page: pageFor(source), title: sections[0]?.title ?? source, tokens, sections }
}

function pageFor(source: string): string {
  if (source === home) return 'index.html'
  return source
    .replace(/^README\.(\w+)\.md$/, '$1.html')
    .replace(/\.md$/, '.html')
    .toLowerCase()
}

/** Gives each heading its fragment on the way. */
function sectionsOf(tokens: readonly Token[]): readonly Section[] {
  const sections: { title: string; fragment: string; text: string }[] = []
  for (const [at, token] of tokens.entries()) {
    const words = plainText(token)
    if (tokens[at - 1]?.type === 'heading_open') {
      const fragment = fragmentOf(words)
      tokens[at - 1]?.attrSet('id', fragment)
      sections.push({ title: words, fragment, text: '' })
    } else if (words !== '') {
      const section = sections.at(-1)
      if (section) section.text = `${section.text} ${words}`.trim()
    }
  }
  return sections
}

function plainText({ type, content, children }: Token): string {
  if (type === 'fence') return content.trim()
  const shown = children?.filter((child) => /^(?:text|code_inline|softbreak)$/.test(child.type)) ?? []
  return shown.map((child) => child.content || ' ').join('')
}

function pageOf(guide: Guide, guides: readonly Guide[], pictures: Set<string>): string {
  const isHome = guide.source === home
  const to = (target: string) => escapeHtml(linkTo(target, guide.page))
  for (const token of guide.tokens.flatMap((block) => block.children ?? [])) {
    if (token.type === 'link_open') redirect(token, 'href', guide, guides)
    if (token.type === 'image') {
      const file = path.posix.join(path.posix.dirname(guide.source), String(token.attrGet('src')))
      pictures.add(file)
      token.attrSet('src', linkTo(file, guide.page))
    }
  }
  const text = markdown.renderer.render([...guide.tokens], markdown.options, {})
  const body = text
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
  return pageHtml({
    title: isHome ? guide.title : `${guide.title} · Research Digest`,
    language: /\.(\w+)\.md$/.exec(guide.source)?.[1] ?? 'en',
    policy,
    head: [
      `<link rel="stylesheet" href="${to('assets/page.css')}">`,
      ...(isHome ? [`<script src="${to('assets/search.js')}" defer></script>`] : []),
    ].join('\n'),
    navigation: navigation(guide, guides),
    main: `${isHome ? searchForm(guides) : ''}<div class="archive">
${body}</div>`,
  })
}

/** Links to files of the repository lead to their pages, or to the repository itself. */
function redirect(token: Token, attribute: string, guide: Guide, guides: readonly Guide[]): void {
  const address = String(token.attrGet(attribute))
  if (/^(?:\w+:|#)/.test(address)) return
  const [target = '', fragment] = address.split('#')
  const file = path.posix.join(path.posix.dirname(guide.source), target)
  const page = guides.find(({ source }) => source === file)?.page
  if (!page && !existsSync(path.join(projectRoot, file)))
    throw new Error(`${guide.source}: ${address} leads nowhere.`)
  const place = page ? linkTo(page, guide.page) : `${repositoryUrl()}/blob/HEAD/${file}`
  token.attrSet(attribute, fragment === undefined ? place : `${place}#${fragment}`)
}

function navigation(guide: Guide, guides: readonly Guide[]): string {
  const links = guides
    .filter(({ source }) => !source.startsWith('docs/rules/'))
    .map(({ source, page, title }) => {
      const isCurrent = page === guide.page ? ' aria-current="page"' : ''
      const name = source === 'README.ko.md' ? '한국어' : title
      const attributes = source === home ? ' class="name"' : source === 'README.ko.md' ? ' lang="ko"' : ''
      return `<a${attributes}${isCurrent} href="${escapeHtml(linkTo(page, guide.page))}">${escapeHtml(name)}</a>`
    })
  return `<a class="skip" href="#main">Skip to the text</a>
<nav class="site" aria-label="Guides">${links.join('\n')}</nav>
`
}

function searchForm(guides: readonly Guide[]): string {
  const texts = {
    onePaper: '1 section',
    papers: '{0} sections',
    oneDigest: 'on 1 page',
    digests: 'on {0} pages',
    more: 'and {0} more',
    none: 'Nothing about “{0}”.',
    hint: 'Try fewer or other words.',
  }
  return `<form class="search" role="search" hidden data-index="assets/search/" data-files="1" data-texts="${escapeHtml(JSON.stringify(texts))}">
<label for="query">Search the guides</label>
<input id="query" type="search" placeholder="${guides.length} pages" autocomplete="off" spellcheck="false">
<p role="status"></p>
</form>
<ol class="found"></ol>
`
}

/** A section is found as a paper would be, a page is its digest. */
function searchIndex(guides: readonly Guide[]): readonly SiteFile[] {
  const digests = guides.map(
    ({ page, title, source }) => [page, title, '', source.includes('.ko.') ? 'ko' : 'en', ''] as const,
  )
  const papers = guides.flatMap(({ sections }, number) =>
    sections.map(({ title, fragment, text }) => [title, [], 0, [], [[number, fragment, text]], []] as const),
  )
  return [
    { path: 'assets/search/digests.js', content: indexScript({ digests }) },
    { path: 'assets/search/0.js', content: indexScript({ papers }) },
  ]
}
