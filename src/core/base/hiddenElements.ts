// Elements of HTML that no browser shows: scripts, styles and templates, and what is marked as hidden. What they hold is as
// private as a comment. In doubt an element is taken for a hidden one.

/** What no page shows, whatever its attributes. */
const hiddenNames: ReadonlySet<string> = new Set([
  'datalist',
  'head',
  'noembed',
  'noframes',
  'script',
  'style',
  'template',
])
/** What holds nothing, and needs no end. */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/
const hiddenAttribute = /\shidden(?=[\s=/]|$)/i
const styleAttribute = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i
const hiddenStyle =
  /\b(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?%?\s*(?:[;!]|$)|font-size\s*:\s*0(?![.\d]))/i

// No `<` stands in a tag, so that each attempt ends at the next one.
const anyTag = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])((?:[^<>"']|"[^"<]{0,1000}"|'[^'<]{0,1000}'){0,2000})>/iy
const mayHide = /<(?:datalist|dialog|head|noembed|noframes|script|style|template)\b|\bhidden\b|\bstyle\s*=/i

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
  /** Where elements end, by where they begin; found when somebody asks. */
  #ends: ReadonlyMap<number, number> | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** Where the hidden element ends that begins here: `undefined` for none, `unclosed` where its end is missing. */
  endAt(start: number): number | 'unclosed' | undefined {
    const tag = this.#tagAt(start)
    if (!tag || tag.isEnd || !hides(tag)) return undefined
    if (empty.test(tag.name)) return tag.end
    this.#ends ??= this.#pairUp()
    return this.#ends.get(start) ?? (tag.attributes.endsWith('/') ? tag.end : 'unclosed')
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

function hides({ name, attributes }: Tag): boolean {
  if (hiddenNames.has(name) || (name === 'dialog' && !/\sopen(?=[\s=/]|$)/i.test(attributes))) return true
  const [, double, single, bare] = styleAttribute.exec(attributes) ?? []
  // A value in quotes may speak of what is hidden.
  const bareAttributes = attributes.replace(/"[^"]*"|'[^']*'/g, '""')
  return hiddenAttribute.test(bareAttributes) || hiddenStyle.test(double ?? single ?? bare ?? '')
}
