import * as l10n from '@vscode/l10n'
import { readableTex } from '../../paper/text.ts'
import { citationKeys, citedName, namedPeople, type Reference, referencesOf } from '../bibliography.ts'
import type { ExportFormat } from '../exportFormat.ts'

/** CSL-JSON as reference managers import it: https://github.com/citation-style-language/schema (csl-data.json). */
export const cslJson: ExportFormat = {
  id: 'csl-json',
  label: () => l10n.t('CSL-JSON'),
  fileExtension: 'json',
  gives: 'one',
  write(digests) {
    const references = referencesOf(digests)
    const keys = citationKeys(references)
    const items = references.map((reference, index) => itemOf(keys[index] ?? '', reference))
    return [{ path: 'papers.json', text: `${JSON.stringify(items, undefined, 2)}\n` }]
  },
}

/** In CSL, a preprint is an `article` with the archive as its publisher; anything outside arXiv is a web page. */
function itemOf(key: string, { title, url, id, record }: Reference) {
  const { names } = namedPeople(record?.authors ?? [])
  const journal = record?.journalReference && plain(record.journalReference)
  const comment = record?.comment && plain(record.comment)
  return {
    id: key,
    type: id ? 'article' : record ? 'article-journal' : 'webpage',
    'container-title': id ? undefined : journal,
    title: plain(title),
    author: names.length > 0 ? names.map((name) => citedName(readableTex(name))) : undefined,
    issued: issued(record?.publishedAt),
    number: id && `arXiv:${id}`,
    publisher: id && 'arXiv',
    DOI: record?.doi,
    URL: url,
    abstract: record?.abstract ? plain(record.abstract) : undefined,
    note: [comment, id && journal].filter(Boolean).join('; ') || undefined,
  }
}

/** CSL processors read `<i>` and the like in a text as markup, and have no escape for it. */
function plain(text: string): string {
  return readableTex(text).replace(/<(?=[/a-z])/gi, '<\u2060')
}

function issued(date: string | undefined) {
  const [, ...parts] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date ?? '') ?? []
  const numbers = parts.filter((part) => part !== undefined).map(Number)
  return numbers.length > 0 ? { 'date-parts': [numbers] } : undefined
}
