import * as l10n from '@vscode/l10n'
import { type AnyPaper, isOnArxiv, paperUrl } from '../../paper/paper.ts'
import { citationKeys, citedName, namedPeople, type Reference, referencesOf } from '../bibliography.ts'
import type { ExportFormat } from '../exportFormat.ts'
import { cleanPaper } from '../review.ts'

/** A BibTeX database in UTF-8, with the arXiv fields of https://info.arxiv.org/help/hypertex/bibstyles. */
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

/** One paper as BibTeX, with its arXiv address or that of its DOI. */
export function bibtexOf(paper: AnyPaper): string {
  const record = cleanPaper<string>(isOnArxiv(paper) ? paper : { ...paper, doi: paper.id })
  const id = isOnArxiv(paper) ? paper.id : undefined
  const reference = { title: record.title, url: paperUrl(paper, 'abs'), id, record }
  const [key = ''] = citationKeys([reference])
  return entryText(key, reference)
}

function entryText(key: string, reference: Reference): string {
  const fields = fieldsOf(reference).filter(([, value]) => value !== '')
  const lines = fields.map(([name, value]) => `  ${name} = ${name === 'month' ? value : `{${value}}`},`)
  return `@${isArticle(reference) ? 'article' : 'misc'}{${key},\n${lines.join('\n')}\n}\n`
}

/** The macros of BibTeX: a style prints a number as it is, and these as the language of its document has them. */
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** For a paper outside arXiv, the registry knows its journal. */
function isArticle({ id, record }: Reference): boolean {
  return id === undefined && record?.journalReference !== undefined
}

function fieldsOf(reference: Reference): readonly (readonly [string, string])[] {
  const { title, url, id, record } = reference
  const [year = '', month = ''] = record?.publishedAt?.split(/[-T]/) ?? []
  const journal = isArticle(reference) ? (record?.journalReference ?? '') : ''
  const notes = [record?.comment, journal === '' ? record?.journalReference : undefined]
  return [
    ['title', `{${texText(title)}}`],
    ['author', authorsText(record?.authors ?? [])],
    ['journal', texText(journal)],
    ['year', /^\d{4}$/.test(year) ? year : ''],
    ['month', months[Number(month) - 1] ?? ''],
    ['eprint', id ?? ''],
    ['archivePrefix', id ? 'arXiv' : ''],
    ['primaryClass', id ? texText(record?.categories[0] ?? '') : ''],
    ['doi', texUrl(record?.doi ?? '')],
    ['url', texUrl(url ?? '')],
    ['note', notes.flatMap((note) => (note ? [texText(note)] : [])).join('; ')],
  ]
}

/** BibTeX stands for unnamed authors with the word "others". */
function authorsText(authors: readonly string[]): string {
  const { names, hasOthers } = namedPeople(authors)
  return [...names.map(authorText), ...(hasOthers && names.length > 0 ? ['others'] : [])].join(' and ')
}

/** In the form "family, suffix, given"; undivided names are in braces, so that BibTeX does not split them. */
function authorText(name: string): string {
  const read = citedName(name)
  if ('literal' in read) return `{${texText(read.literal)}}`
  // A word "and" or a comma inside a name would start another name, and some readers join the text after a command.
  const parts = [read.family, ...(read.suffix ? [read.suffix] : []), read.given].map((part) => {
    return /,|\band\b|[^\p{L}.]$/iu.test(part) ? `{${texText(part)}}` : texText(part)
  })
  return parts.join(', ')
}

/** Commands that only print: accents, fonts, letters and symbols. Others may read files, run programs or never end. */
const harmless = new Set(
  [
    'aa AA ae AE oe OE o O l L ss i j dh DH th TH c k r u v H d b t',
    'emph textit textbf texttt textsc textsf textrm text mathrm mathbf mathit mathcal mathbb mathsf mathfrak',
    'mathtt mathscr boldsymbol bm operatorname hat tilde bar vec dot ddot overline underline widehat widetilde',
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho',
    'varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon',
    'Phi Psi Omega ell hbar infty partial nabla times cdot cdots ldots dots pm mp div ast star circ bullet',
    'oplus otimes cup cap subset subseteq supset in notin ni forall exists to rightarrow leftarrow Rightarrow',
    'Leftarrow leftrightarrow mapsto leq le geq ge neq ne sim simeq approx equiv propto ll gg prime dagger',
    'sqrt frac binom log ln exp sin cos tan max min sum prod int lim left right langle rangle lfloor rfloor',
    'lceil rceil vert Vert perp parallel quad qquad copyright degree textdegree textbackslash textbraceleft',
    'textbraceright textasciitilde textasciicircum textsuperscript textsubscript it em bf rm sf tt sl sc',
  ].flatMap((line) => line.split(' ')),
)

/** How many arguments those of them have that have any: without one they would take the end of a field or formula for it. */
const argumentCounts: ReadonlyMap<string, number> = new Map([
  ...[
    'c k r u v H d b t',
    'emph textit textbf texttt textsc textsf textrm text mathrm mathbf mathit mathcal mathbb mathsf mathfrak',
    'mathtt mathscr boldsymbol bm operatorname hat tilde bar vec dot ddot overline underline widehat widetilde sqrt',
    'textsuperscript textsubscript',
  ].flatMap((line) => line.split(' ').map((command) => [command, 1] as const)),
  ['frac', 2],
  ['binom', 2],
])

/** A command, a character after a backslash (of accents only those with a letter), or a special character. */
const token = /\\([a-zA-Z]+)|\\([`'^~"=.](?=[a-zA-Z{\\])|[^`'^~"=.]?)|(\^{2,}|[$%&#_^~{}])/g

/**
 * Text of a title or name inside the braces of a BibTeX field. Formulas and harmless commands stay TeX; everything else
 * prints as it is written, so that no text leaves its field or does anything.
 */
function texText(text: string): string {
  const paired = pairedBraces(text)
  const keepsMath = hasWholeFormulas(text)
  let isMath = false
  return text.replace(token, (whole, command?: string, sign?: string, special?: string, at = 0) => {
    if (command !== undefined) {
      const isWhole = harmless.has(command) && hasArguments(text, at + whole.length, command, paired)
      return isWhole ? whole : `\\textbackslash{}${command}`
    }
    if (/^\\?[{}]$/.test(whole)) return paired.has(at) ? whole : braceText(whole)
    if (sign !== undefined) return signText(sign)
    if (special === '$' && keepsMath) {
      isMath = !isMath
      return '$'
    }
    return specialText(special ?? '', isMath)
  })
}

/**
 * Whether the arguments of a command are there.
 * @param start where it ends
 */
function hasArguments(
  text: string,
  start: number,
  command: string,
  groups: ReadonlyMap<number, number>,
): boolean {
  let at = start
  if (command === 'sqrt') at += /^\[[^\]{}$\\]{0,20}\]/.exec(text.slice(at, at + 22))?.[0].length ?? 0
  for (let count = argumentCounts.get(command) ?? 0; count > 0; count--) {
    const [found] =
      /^ {0,9}(?:[^\s{}[$\\&%#~^_]|\\[a-zA-Z]{1,30}|(?=\{))/u.exec(text.slice(at, at + 40)) ?? []
    if (found === undefined) return false
    at += found.length
    if (text[at] !== '{' || !/^ *$/.test(found)) continue
    const end = groups.get(at)
    if (end === undefined) return false
    at = end + 1
  }
  return true
}

/** An address: BibTeX styles print it as it is, so only characters that would end the field are changed. */
function texUrl(url: string): string {
  return url.replace(/[{}\\"^\s]/g, encodeURIComponent)
}

/** After a backslash: accents and escaped characters stay. */
function signText(sign: string): string {
  if (/[`'^~"=.,;!: %&#_$-]/.test(sign) && sign !== '') return `\\${sign}`
  return sign === '\\' ? '\\textbackslash{}\\textbackslash{}' : `\\textbackslash{}${sign}`
}

function specialText(sign: string, isMath: boolean): string {
  // TeX reads a character after two of them by its number, before anything else: `^^5cinput` is `\input`.
  if (sign.length > 1) return '\\textasciicircum{}'.repeat(sign.length)
  switch (sign) {
    case '^':
      return isMath ? sign : '\\textasciicircum{}'
    case '_':
      return isMath ? sign : '\\_'
    case '&':
      return isMath ? sign : '\\&'
    case '~':
      return sign
    default:
      return `\\${sign}`
  }
}

/** A brace without a partner, with or without a backslash. */
function braceText(brace: string): string {
  return brace.endsWith('{') ? '\\textbraceleft{}' : '\\textbraceright{}'
}

/** Whether each dollar sign has its partner, and no group ends in a formula that began outside of it. */
function hasWholeFormulas(text: string): boolean {
  const signs = Array.from(text.matchAll(token)).filter(([sign]) => sign === '$')
  const ends = [...signs.map(({ index }) => index), text.length]
  const parts = ends.map((end, index) => text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end))
  return parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || isGrouped(part))
}

function isGrouped(text: string): boolean {
  return pairedBraces(text).size === Array.from(text.matchAll(/[{}]/g)).length
}

/**
 * Where the braces are that may stay, and their partners: each has one, and only such pairs between itself and it. BibTeX counts braces
 * after a backslash, TeX does not; so one with a backslash is no partner of one without.
 */
function pairedBraces(text: string): ReadonlyMap<number, number> {
  const paired = new Map<number, number>()
  const open: RegExpExecArray[] = []
  for (const found of text.matchAll(token)) {
    const [brace] = found
    const partner = open.at(-1)
    if (/^\\?\{$/.test(brace)) open.push(found)
    else if (/^\\?\}$/.test(brace) && partner?.[0].length === brace.length) {
      paired.set(partner.index, found.index).set(found.index, partner.index)
      open.pop()
    }
  }
  return paired
}
