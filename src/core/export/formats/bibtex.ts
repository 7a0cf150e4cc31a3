import * as l10n from '@vscode/l10n'
import { type AnyPaper, isOnArxiv } from '../../paper/paper.ts'
import { paperUrl } from '../../paper/paperUrl.ts'
import { personName } from '../../paper/personName.ts'
import { citationKeys } from '../bibliography/citationKeys.ts'
import { type Reference, referencesOf } from '../bibliography/references.ts'
import { texText, texUrl } from '../bibliography/texText.ts'
import { cleanPaper } from '../cleanText.ts'
import type { ExportFormat } from '../exportFormat.ts'

/** A BibTeX database in UTF-8, with the fields for arXiv that https://info.arxiv.org/help/hypertex/bibstyles names. */
export const bibtex: ExportFormat = {
  id: 'bibtex',
  label: () => l10n.t('BibTeX'),
  fileExtension: 'bib',
  gives: 'one',
  write(digests) {
    const references = referencesOf(digests)
    const keys = citationKeys(references)
    const entries = references.map((reference, index) => entryText(keys[index] ?? '', reference))
    return [{ path: 'papers.bib', text: entries.join('\n') }]
  },
}

/** One paper for a bibliography; those of arXiv are under its address, others under that of their DOI. */
export function bibtexOf(paper: AnyPaper): string {
  const record = cleanPaper<string>(isOnArxiv(paper) ? paper : { ...paper, doi: paper.id })
  const id = isOnArxiv(paper) ? paper.id : undefined
  const reference = { title: record.title, url: paperUrl(paper, 'abs'), id, record }
  const [key = ''] = citationKeys([reference])
  return entryText(key, reference)
}

function entryText(key: string, reference: Reference): string {
  const fields = fieldsOf(reference).filter(([, value]) => value !== '')
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},`)
  return `@${isArticle(reference) ? 'article' : 'misc'}{${key},\n${lines.join('\n')}\n}\n`
}

/** Of a paper that is not on arXiv the journal is known by its registry. */
function isArticle({ id, record }: Reference): boolean {
  return id === undefined && record?.journalReference !== undefined
}

function fieldsOf(reference: Reference): readonly (readonly [string, string])[] {
  const { title, url, id, record } = reference
  const [year = '', month = ''] = record?.publishedAt?.split(/[-T]/) ?? []
  const journal = isArticle(reference) ? (record?.journalReference ?? '') : ''
  const note = [record?.comment, journal === '' && record?.journalReference].filter(Boolean).join('; ')
  return [
    ['title', `{${texText(title)}}`],
    ['author', (record?.authors ?? []).map(authorText).join(' and ')],
    ['journal', texText(journal)],
    ['year', /^\d{4}$/.test(year) ? year : ''],
    ['month', /^\d{2}$/.test(month) ? String(Number(month)) : ''],
    ['eprint', id ?? ''],
    ['archivePrefix', id ? 'arXiv' : ''],
    ['primaryClass', id ? texText(record?.categories[0] ?? '') : ''],
    ['doi', texUrl(record?.doi ?? '')],
    ['url', texUrl(url ?? '')],
    ['note', texText(note)],
  ]
}

/** In the form "family, given"; whole names stand in braces, so that BibTeX does not split them. */
function authorText(name: string): string {
  const read = personName(name)
  if ('literal' in read) return `{${texText(read.literal)}}`
  // A word "and" or a comma of a name's own would begin another name, and some readers join what is behind a command.
  const [family, given] = [read.family, read.given].map((part) => {
    return /,|\band\b|[^\p{L}.]$/iu.test(part) ? `{${texText(part)}}` : texText(part)
  })
  return `${family}, ${given}`
}
