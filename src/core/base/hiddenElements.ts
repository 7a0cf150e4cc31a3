// HTML that browsers do not show: comments, scripts, styles and templates, and elements marked as hidden. Their content
// is private. In doubt an element is treated as hidden.

/** Names of classes, of blocks and of tags of templates that hide what is in them. */
export const hidingNames: readonly string[] = [
  ...['hidden', 'hide', 'invisible', 'private', 'secret', 'confidential'].map(
    (name) => `(?:content-|is-|uk-)?${name}`,
  ),
  'd-none',
  'noexport',
]
export const hiding = hidingNames.join('|')
/** Blocks have more such names; links within a site are of the class `internal`. */
export const blockNames: readonly string[] = [...hidingNames, 'drafts?', 'internal', 'wip']
export const hidingBlock = blockNames.join('|')

/** Classes of blocks that are for speakers. */
export const speakerNotes = 'notes|speaker-notes?'

/** What ends a comment of HTML that a line above has begun. */
export const htmlCommentClose = /--!?>/
const closed = /<!--(?:-?>|[\s\S]*?--!?>)/y

/**
 * Where the comment of HTML ends that begins here, as browsers have it; `undefined` for nowhere:
 * https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state
 */
export function htmlCommentEnd(text: string, at: number): number | undefined {
  closed.lastIndex = at
  return closed.test(text) ? closed.lastIndex : undefined
}

/** Elements that browsers never show. */
const hiddenNames =
  'canvas|comment|confidential|datalist|desc|head|hidden|iframe|includeonly|metadata|noembed|noframes|noscript|private|script|secret|style|template|title'
const hiddenName = new RegExp(`^(?:${hiddenNames})$`)
/** Elements of {@link hiddenNames} that hold no notes: a tag without its end tag only mentions them. */
const mayBeNamed =
  /^(?:canvas|comment|confidential|datalist|desc|head|hidden|iframe|metadata|noembed|noframes|private|secret|title)$/
/** Elements without content or end tag. */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
/** Declarations, without white space, that make words invisible. */
const hiddenStyle =
  /(?<![\w-])(?:display:none|(?:content-)?visibility:(?:hidden|collapse)|(?:-webkit-)?opacity:0(?:\.0+)?%?(?=[;!]|$)|(?:font(?:-size)?|zoom|scale|(?:max-)?(?:height|width)):0(?![.\d])|color:(?:transparent|#(?:[\da-f]{3}0|[\da-f]{6}00)(?![\da-f])|[a-z]{3,5}\([^()]{0,99}[,/]0(?:\.0+)?%?\))(?<!rgb\(\d+,\d+,0\)|hsl\([^()]*%,0%\))|clip(?:-path)?:\w+\(|transform:scale\(0|(?:left|right|top|bottom|text-indent|margin(?:-\w+)?):-\d{3})/
/** Nobody writes a property in characters of another kind but to hide it from a program. */
const disguised = /\\|&#|&colon\b/i

// A tag contains no `<`, so that each attempt ends at the next one.
const anyTag = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])((?:[^<>"']|"[^"<]{0,1000}"|'[^'<]{0,1000}'){0,2000})>/iy
const mayHide = new RegExp(
  String.raw`<(?:aside|dialog|${hiddenNames})\b|\b(?:${hiding}|popover|${speakerNotes})\b|\bstyle\s*=`,
  'i',
)
/** Classes by which style sheets hide an element, or whose name says that it is to be hidden. */
const hiddenClass = new RegExp(String.raw`(?:^|\s)(?:${hiding}|speaker-notes?)(?=\s|$)`, 'i')

interface Tag {
  readonly name: string
  readonly attributes: string
  readonly isEnd: boolean
  readonly end: number
}

/** Whether it is worth looking for hidden elements in a text. */
export function mayHideElements(text: string): boolean {
  return mayHide.test(text)
}

/** Finds the hidden elements of one text; linear in it, however many there are. */
export class HiddenElements {
  readonly #text: string
  /** Where elements end, by where they start; computed on demand. */
  #ends: ReadonlyMap<number, number> | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** Where the hidden element that starts here ends: `undefined` if there is none, `unclosed` if its end is missing. */
  endAt(start: number): number | 'unclosed' | undefined {
    const tag = this.#tagAt(start)
    if (!tag || tag.isEnd || !hides(tag, this.#text)) return undefined
    if (empty.test(tag.name)) return tag.end
    this.#ends ??= this.#pairUp()
    const end = this.#ends.get(start) ?? (tag.attributes.endsWith('/') ? tag.end : undefined)
    return end ?? (tag.attributes.trim() === '' && mayBeNamed.test(tag.name) ? undefined : 'unclosed')
  }

  #tagAt(start: number): Tag | undefined {
    anyTag.lastIndex = start
    const [whole, slash, name, attributes = ''] = anyTag.exec(this.#text) ?? []
    if (whole === undefined || name === undefined) return undefined
    return { name: name.toLowerCase(), attributes, isEnd: slash === '/', end: start + whole.length }
  }

  #pairUp(): ReadonlyMap<number, number> {
    const ends = new Map<number, number>()
    const open = new Map<string, number[]>()
    for (let at = this.#text.indexOf('<'); at >= 0; at = this.#text.indexOf('<', at + 1)) {
      const tag = this.#tagAt(at)
      if (!tag) continue
      const starts = open.get(tag.name) ?? []
      open.set(tag.name, starts)
      if (!tag.isEnd) starts.push(at)
      else {
        const start = starts.pop()
        if (start !== undefined) ends.set(start, tag.end)
      }
    }
    return ends
  }
}

function hides({ name, attributes: written, end }: Tag, text: string): boolean {
  const attributes = attributesIn(written)
  if (hiddenName.test(name) && !(name === 'iframe' && isShownFrame(attributes, text, end))) return true
  if (attributes.has('hidden') || attributes.has('popover')) return true
  if (name === 'dialog' && !attributes.has('open')) return true
  const classes = attributes.get('class') ?? ''
  if (hiddenClass.test(classes) || (name === 'aside' && /(?:^|\s)notes(?=\s|$)/i.test(classes))) return true
  return /^hidden$/i.test(attributes.get('type') ?? '') || isUnseen(attributes.get('style') ?? '')
}

/** A frame shows the page of another site; what is in it is for browsers without frames. */
function isShownFrame(attributes: ReadonlyMap<string, string>, text: string, end: number): boolean {
  const isTiny = ['width', 'height'].some((side) =>
    /^\s*[01]\s*(?:px)?\s*$/i.test(attributes.get(side) ?? ''),
  )
  const isEmpty = /^\s{0,100}<\/iframe\s?>/i.test(text.slice(end, end + 120))
  return isEmpty && !isTiny && /^\s*https?:\/\//i.test(attributes.get('src') ?? '')
}

/** By their names in small letters; of two with the same name, browsers take the first. */
function attributesIn(written: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of written.matchAll(attribute)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '')
  }
  return attributes
}

function isUnseen(style: string): boolean {
  const plain = style.replace(/\/\*[\s\S]*?(?:\*\/|$)|\s+/g, '').toLowerCase()
  return disguised.test(plain) || hiddenStyle.test(plain)
}
