import { Parser } from 'htmlparser2'
import { judge, level } from '../../digest/titles/judge.ts'
import { isGeneric } from '../../digest/titles/parts.ts'
import { titleText } from '../../digest/titles/words.ts'
import { findPapers, type PastedReference, type PasteFormat, referenceOfUrl } from '../references.ts'
import { hasRemark, isPointing, linesBeside, withoutLinks } from '../words.ts'

/** Rich text from a browser, an e-mail or a chat: the papers are the targets of its links. */
export const html: PasteFormat = {
  id: 'html',
  mayMisname: true,
  read({ html: source }) {
    if (source === undefined || !/<a\s/i.test(source)) return undefined
    const { anchors, rest } = linksIn(source)
    const references = anchors.flatMap((anchor) => referenceOf(anchor) ?? [])
    if (references.length === 0) return undefined
    const unread = anchors.filter((anchor) => !referenceOf(anchor)?.said).map(unreadWords)
    const words = [...rest.split('\n'), ...unread]
    return { references, isWhole: !words.some((line) => hasRemark(line) || isPointing(line)) }
  },
}

interface Anchor {
  readonly url: string
  readonly label: string
}

/** The links in a piece of HTML, and the words outside them by line. */
function linksIn(source: string): { readonly anchors: readonly Anchor[]; readonly rest: string } {
  const anchors: Anchor[] = []
  let rest = ''
  let open: { url: string; label: string } | undefined
  let hidden = 0
  const parser = new Parser({
    onopentag(name, { href }) {
      if (isHidden(name)) hidden++
      if (name === 'a' && href) open = { url: href, label: '' }
      if (isBlock(name)) rest += '\n'
    },
    ontext(words) {
      if (hidden > 0) return
      if (open) open.label += words
      else rest += words.replace(/[\r\n]+/g, ' ')
    },
    onclosetag(name) {
      if (isHidden(name)) hidden--
      if (name === 'a' && open) {
        anchors.push(open)
        open = undefined
        rest += ' '
      }
      if (isBlock(name)) rest += '\n'
    },
  })
  parser.end(source)
  return { anchors, rest }
}

function isHidden(name: string): boolean {
  return name === 'script' || name === 'style' || name === 'head' || name === 'title'
}

function isBlock(name: string): boolean {
  return /^(?:p|div|li|ul|ol|dl|dt|dd|br|tr|td|th|table|h[1-6]|blockquote|section|article|pre)$/.test(name)
}

/** What the label of a link says besides papers, if it is not a title. */
function unreadWords({ url, label }: Anchor): string {
  if (referenceOfUrl(url) && isGeneric(label)) return ''
  return linesBeside(
    label,
    findPapers(label).map(({ at }) => at),
  ).join(' ')
}

function referenceOf({ url, label }: Anchor): PastedReference | undefined {
  const reference = referenceOfUrl(url)
  const title = titleText(withoutLinks(label.replace(/\s+/g, ' ').trim()))
  if (!reference || !isTitle(title)) return reference
  return { ...reference, said: { title } }
}

function isTitle(label: string): boolean {
  return (
    label !== '' &&
    !isPointing(label) &&
    !isGeneric(label) &&
    findPapers(label).length === 0 &&
    judge(label) >= level.possible
  )
}
