// What services answer in: XML, and titles and abstracts with the markup of publishers.
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { decodeEntities } from '../paper/tex/characters.ts'

/** An element with its namespace resolved. */
export interface XmlElement {
  readonly namespace: string
  readonly name: string
  /** By local name; attributes with a namespace are left out. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** With that of its children. */
  readonly text: string
}

/** The limits of an untrusted document. */
interface XmlLimits {
  readonly depth: number
  readonly elements: number
  /** The number of characters kept of one element's text. */
  readonly textLength: number
}

/**
 * More elements than a feed has in the 8 MB that a client accepts: a hundred records of large collaborations, with
 * thousands of authors each, would be larger than that.
 */
const defaultLimits: XmlLimits = { depth: 12, elements: 500_000, textLength: 100_000 }

/** Control characters and noncharacters that XML forbids, and C1 controls, which no text needs. */
const forbiddenCharacter = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu
const characterReference = /&#(?:x([\da-f]+)|(\d+));/gi

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
}

/**
 * Reads a UTF-8 document within limits, strictly except for single characters, which must not make the whole document
 * unreadable: those that XML forbids, written directly or as references, are removed, and bytes that are not UTF-8
 * become U+FFFD. Texts longer than the limit are cut.
 * @throws {Error} for other encodings, document types, custom entities, and anything that is not well-formed.
 */
export function readXml(bytes: Uint8Array, limits: XmlLimits = defaultLimits): XmlElement {
  const text = withoutForbidden(new TextDecoder('utf-8').decode(bytes))
  const parser = new SaxesParser({ xmlns: true })
  const tree = new TreeBuilder(limits)
  parser.on('xmldecl', ({ encoding }) => requireUtf8(encoding))
  parser.on('doctype', () => fail('it has a document type'))
  parser.on('error', (error) => fail(error.message))
  parser.on('opentag', (tag) => tree.open(tag))
  parser.on('text', (part) => tree.append(part))
  parser.on('cdata', (part) => tree.append(part))
  parser.on('closetag', () => tree.close())
  parser.write(text).close()
  return tree.root
}

function withoutForbidden(text: string): string {
  return text
    .replace(forbiddenCharacter, '')
    .replace(characterReference, (reference, hexadecimal?: string, decimal?: string) => {
      const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
      return isXmlCharacter(code) ? reference : ''
    })
}

/** XML 1.0, production 2 (https://www.w3.org/TR/xml/#charsets). */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

/** The child elements of that name. */
export function childrenOf(element: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.namespace === namespace && child.name === name)
}

/** The text of the first child element with that name; `undefined` if there is none. */
export function textOf(element: XmlElement, namespace: string, name: string): string | undefined {
  return childrenOf(element, namespace, name)[0]?.text
}

class TreeBuilder {
  readonly #limits: XmlLimits
  readonly #document = emptyElement('', '', {})
  readonly #open: OpenElement[] = [this.#document]
  #count = 0

  constructor(limits: XmlLimits) {
    this.#limits = limits
  }

  get root(): XmlElement {
    return this.#document.children[0] ?? fail('it has no element')
  }

  open({ uri, local, attributes }: SaxesTagNS): void {
    const limits = this.#limits
    this.#count += 1
    if (this.#count > limits.elements) fail(`it has more than ${limits.elements} elements`)
    if (this.#open.length > limits.depth) fail(`it is nested deeper than ${limits.depth} elements`)
    const element = emptyElement(uri, local, plainAttributes(attributes))
    this.#open.at(-1)?.children.push(element)
    this.#open.push(element)
  }

  append(text: string): void {
    const element = this.#open.at(-1)
    if (!element) return
    const room = this.#limits.textLength - element.text.length
    if (room > 0) element.text += text.slice(0, room)
  }

  close(): void {
    const closed = this.#open.pop()
    if (closed) this.append(closed.text)
  }
}

function emptyElement(namespace: string, name: string, attributes: XmlElement['attributes']): OpenElement {
  return { namespace, name, attributes, children: [], text: '' }
}

function plainAttributes(attributes: Record<string, SaxesAttributeNS>): Record<string, string> {
  const plain = Object.values(attributes).filter(({ uri }) => uri === '')
  return Object.fromEntries(plain.map(({ local, value }) => [local, value]))
}

function requireUtf8(encoding: string | undefined): void {
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8')
    fail(`its encoding is ${encoding.slice(0, 40)}`)
}

function fail(reason: string): never {
  throw new Error(reason)
}

/**
 * HTML, JATS and MathML in titles and abstracts, which services pass on as publishers wrote them. "a<b and c>d" is none of
 * them, nor is "p<q>r".
 */
const elements =
  '[a-z]{1,10}:[a-z][a-z-]{0,29}|[abipqsu]|abbr|blockquote|bold|cite|code|div|em|h[1-6]|inline-formula|italic|li|math|m(?:frac|[ino]|over|row|space|sqrt|style|sub|subsup|sup|text|under)|ol|pre|sc|scp|small|span|strong|su[bp]|sup|tex-math|tt|ul'
const attributes = String.raw`(?:\s+[a-z][\w:-]{0,30}=(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')){0,20}`
const tag = new RegExp(
  String.raw`<(?:/(${elements})|(${elements})${attributes})\s*>|<[bh]r\s*/?>|<[!?][^<>]{1,500}>`,
  'gi',
)
const endOfParagraph = /<\/(?:jats:)?(?:blockquote|div|h[1-6]|li|p|pre)\s*>|<br\s*\/?>/gi
/** The heading of an abstract, which is not its text. */
const abstractTitle = /<jats:title>[^<]{0,500}<\/jats:title>/gi

/** The words of a title or abstract; empty for anything else. */
export function withoutMarkup(value: unknown): string {
  if (typeof value !== 'string') return ''
  const ended = new Set(Array.from(value.matchAll(tag), ([, end]) => end?.toLowerCase()))
  const text = value
    .replace(abstractTitle, '')
    .replace(endOfParagraph, '\n\n$&')
    .replace(tag, (whole, _end, start?: string) => (start && !ended.has(start.toLowerCase()) ? whole : ''))
  return decodeEntities(text)
}
