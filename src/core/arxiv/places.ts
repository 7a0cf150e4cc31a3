// Where arXiv papers are found on the web, and how their identifiers are written there, as parts of case-insensitive
// expressions. Every repetition is bounded, so that no text makes a search slower than linear.

const slash = '(?:/|%2f)'
const proxied = '(?:[a-z0-9-]{1,40}\\.){1,6}[a-z]{2,24}'

/** Hosts of arXiv, including the names that library proxies give them: `arxiv-org.proxy.example.edu`. */
const arxivHosts = [
  String.raw`(?:[a-z0-9-]{1,20}\.){0,2}arxiv\.org`,
  String.raw`xxx\.lanl\.gov`,
  String.raw`(?:\d-)?(?:(?:www|export|browse)[.-])?arxiv-org\.${proxied}`,
  String.raw`(?:\d-)(?:(?:www|export|browse)\.)?arxiv\.org\.${proxied}`,
  String.raw`(?:(?:www|export|browse)\.)?arxiv\.org\.(?=[a-z0-9.-]{0,80}(?:proxy|ezp|oclc|libdb))${proxied}`,
].join('|')

const arxivPaths = 'abs|pdf|html|ps|dvi|src|e-print|tb|format|bibtex|cits|refs'

export const doiPrefix = String.raw`10\.48550${slash}arxiv\.`

/** arXiv's own addresses up to the identifier. Whatever follows is meant as one. */
export const ownPlaces = [
  String.raw`(?:${arxivHosts})(?::\d{1,5})?/{1,2}(?:${arxivPaths})/{1,2}(?:arxiv[:.])?`,
  `(?:www\\.|dx\\.)?doi\\.org/(?:doi:)?${doiPrefix}`,
].join('|')

/** Addresses that people also write without `https://`, where an identifier or something else may follow. */
export const schemelessPlaces = [
  String.raw`(?:(?:www|export)\.)?arxiv\.org/(?:ftp/arxiv/papers/\d{4}/)?(?=\d{4}\.)`,
  String.raw`(?:www\.)?ar5iv\.org/(?:abs|pdf|html)/`,
  String.raw`(?:www\.)?alphaxiv\.org/(?:[a-z]{2}/)?(?:abs|pdf|html|overview|resources|audio)/`,
  String.raw`(?:www\.)?scirate\.com/arxiv/`,
  String.raw`(?:www\.)?(?:huggingface|hf)\.co/(?:api/)?papers/`,
].join('|')

/** All addresses where an identifier or something else may follow. */
export const otherPlaces = [
  schemelessPlaces,
  String.raw`(?:www\.)?papers\.cool/arxiv/`,
  String.raw`(?:www\.)?semanticscholar\.org/arxiv/`,
  String.raw`api\.semanticscholar\.org/(?:(?:graph/)?v1/paper/)?arxiv:`,
  String.raw`(?:www\.)?emergentmind\.com/papers/(?:arxiv[:-])?`,
  String.raw`(?:www\.)?arxiv-vanity\.com/papers/`,
  String.raw`(?:www\.)?connectedpapers\.com/(?:main|arxiv|api/redirect/arxiv)/`,
  String.raw`(?:(?:www|arxiv)\.)?paperswithcode\.com/(?:api/v\d/)?papers?/(?:arxiv/)?`,
  String.raw`(?:www\.)?inspirehep\.net/(?:api/)?arxiv/`,
  String.raw`ui\.adsabs\.harvard\.edu/(?:#)?(?:abs|link_gateway)/arxiv:`,
  String.raw`(?:www\.)?catalyzex\.com/paper/arxiv:`,
].join('|')

const oldStyle = String.raw`[a-z]{1,12}(?:-[a-z]{1,12})?(?:\.[a-z]{1,12}(?:-[a-z]{1,12}){0,3})?${slash}\d{7}`
const version = String.raw`(?:v\d{1,9})?`

/** An identifier of either scheme, possible or not. */
export const identifier = String.raw`(?:\d{4}\.\d{3,7}|${oldStyle})${version}`

/** Dashes, and full stops of other scripts. */
export const dashes = String.raw`\-\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d\u30fc`
export const fullStops = String.raw`\u3002\uff0e\uff61\ufe52\u00b7\u2024\u2027\u30fb\u2022\u2026`

/** A new-style identifier with another character in place of its period. */
export const misspelled = String.raw`\d{4}[${dashes}${fullStops},:;_/]\d{4,5}${version}`

/** What may not follow: more of the same word. A Korean letter may, because particles are attached to the address. */
export const end = String.raw`(?![a-z0-9]|[-_][a-z0-9]|\.\d)`

/** What is in the place of an arXiv identifier. */
export const unreadable = String.raw`(?:[a-z][a-z.${dashes}]{0,40}${slash})?[a-z0-9\uff10-\uff19][\w%~:+=@.,${dashes}${fullStops}\uff10-\uff19]{0,60}`
