import { childrenOf, readXml, type XmlElement } from '../../../src/core/metadata/xml.ts'

const atom = 'http://www.w3.org/2005/Atom'
/** Of RFC 3339, as section 3.3 of RFC 4287 narrows it. */
const dateConstruct = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/
/** Sections 4.1.1 and 4.1.2: how often an element may stand in a feed or an entry. */
const feedCounts = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  generator: [0, 1],
  subtitle: [0, 1],
  rights: [0, 1],
}
const entryCounts = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  content: [0, 1],
  published: [0, 1],
  summary: [0, 1],
}
const feedChildren = [
  'author',
  'category',
  'contributor',
  'generator',
  'icon',
  'id',
  'link',
  'logo',
  'rights',
  'subtitle',
  'title',
  'updated',
  'entry',
]
const entryChildren = [
  'author',
  'category',
  'content',
  'contributor',
  'id',
  'link',
  'published',
  'rights',
  'source',
  'summary',
  'title',
  'updated',
]

/** What a feed breaks of the rules of RFC 4287; empty when it is valid. */
export function brokenAtomRules(feed: string): readonly string[] {
  const root = readXml(Buffer.from(feed))
  if (root.namespace !== atom || root.name !== 'feed') return ['the root is no atom:feed']
  const entries = childrenOf(root, atom, 'entry')
  const ids = [root, ...entries].map((element) => textOf(element, 'id'))
  return [
    ...counts(root, feedCounts, feedChildren),
    ...common(root),
    ...entries.flatMap((entry) => [
      ...counts(entry, entryCounts, entryChildren),
      ...common(entry),
      ...entryRules(entry, root),
    ]),
    ...(new Set(ids).size === ids.length ? [] : ['two ids are the same']),
  ]
}

function counts(
  element: XmlElement,
  allowed: Record<string, number[]>,
  children: readonly string[],
): string[] {
  const unknown = element.children.filter(
    ({ name, namespace }) => namespace !== atom || !children.includes(name),
  )
  const wrong = Object.entries(allowed).filter(([name, [least = 0, most = 0]]) => {
    const count = childrenOf(element, atom, name).length
    return count < least || count > most
  })
  return [
    ...unknown.map(({ name }) => `${element.name} has a ${name}`),
    ...wrong.map(([name]) => `${element.name} has not the right number of ${name}`),
  ]
}

/** Rules of both: section 4.2.6 about ids, 3.3 about dates, 4.2.7 about links, 3.2 about persons. */
function common(element: XmlElement): string[] {
  const dates = [...childrenOf(element, atom, 'updated'), ...childrenOf(element, atom, 'published')]
  const links = childrenOf(element, atom, 'link')
  const alternates = links
    .filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
    .map(({ attributes }) => `${attributes.type} ${attributes.hreflang}`)
  return [
    ...(/^[a-z][a-z0-9+.-]*:\S+$/i.test(textOf(element, 'id')) ? [] : ['an id is no absolute address']),
    ...dates.filter(({ text }) => !isDate(text)).map(({ text }) => `${text} is no date`),
    ...links.filter(({ attributes }) => !attributes.href).map(() => 'a link leads nowhere'),
    ...links
      .filter(({ attributes }) => /^(?:javascript|data|command):/i.test(attributes.href ?? ''))
      .map(() => 'a link acts'),
    ...(new Set(alternates).size === alternates.length ? [] : ['two alternate links of a kind']),
    ...childrenOf(element, atom, 'author')
      .filter((author) => textOf(author, 'name').trim() === '')
      .map(() => 'an author without a name'),
    ...childrenOf(element, atom, 'category')
      .filter(({ attributes }) => !attributes.term)
      .map(() => 'a category without a term'),
  ]
}

/** Section 4.1.2: an author here or of the feed, and an alternate link where there is no content. */
function entryRules(entry: XmlElement, feed: XmlElement): string[] {
  const hasAuthor = [entry, feed].some((element) => childrenOf(element, atom, 'author').length > 0)
  const [content] = childrenOf(entry, atom, 'content')
  return [
    ...(hasAuthor ? [] : ['an entry has no author']),
    ...(content || childrenOf(entry, atom, 'link').length > 0
      ? []
      : ['an entry has neither content nor a link']),
    ...(content?.attributes.type === 'html' && content.children.length > 0
      ? ['content of type html has elements']
      : []),
  ]
}

function isDate(text: string): boolean {
  return dateConstruct.test(text) && !Number.isNaN(Date.parse(text))
}

function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, atom, name)[0]?.text ?? ''
}
