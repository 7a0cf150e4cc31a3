// HTML, JATS and MathML in titles and abstracts, which services pass on as publishers wrote them. "a<b and c>d" is none of them,
// nor is "p<q>r".
import { decodeEntities } from '../paper/tex/characters.ts'

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
