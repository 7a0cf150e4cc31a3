import * as l10n from '@vscode/l10n'
import { withheldAs } from '../digest/frontMatter.ts'
import { type MarkdownNode, readMarkdownTree } from '../export/chat.ts'
import { picturesOf } from '../export/exportDigests.ts'
import type { DigestWithPapers, ExportOptions } from '../export/exportFormat.ts'
import { mailAddress, type Review, readReview, webUrl } from '../export/review.ts'
import type { DraftTarget } from './target.ts'
import { type Account, type Draft, splitMessage } from './target.ts'

/** A draft that may be sent, or the reasons why not; texts are localised sentences. */
interface CheckedDraft {
  readonly draft: Draft
  /** Nothing is sent if there are any. */
  readonly obstacles: readonly string[]
  /** What the writer should know before sending it. */
  readonly remarks: readonly string[]
}

/** More messages would be too many for a chat, and services would reject them. */
const mostMessages = 20
/** Gmail shows this much of an e-mail's HTML, and a link to the rest. */
const mostShownBytes = 102 * 1024

/** The digest as the service gets it, with its problems. Comments are removed, as in all exports. */
export function checkedDraft(
  exported: DigestWithPapers,
  target: DraftTarget,
  options: ExportOptions,
): CheckedDraft {
  const review = readReview(exported)
  const text = target.write(exported, options)
  const { longestMessage } = target
  const texts = longestMessage === undefined ? [text] : splitMessage(text, longestMessage)
  const draft = { title: review.title, texts }
  return {
    draft,
    obstacles: obstaclesTo(draft, target, { exported, review }),
    remarks: remarksOn(draft, target, { exported, review }),
  }
}

interface Source {
  readonly exported: DigestWithPapers
  readonly review: Review
}

function obstaclesTo(
  { title, texts }: Draft,
  { label, longestTitle, gives }: DraftTarget,
  { exported, review }: Source,
): readonly string[] {
  const withheld = withheldAs(exported.digest)
  return sentences([
    withheld === 'draft' && l10n.t('The front matter of the digest says that it is a draft.'),
    withheld === 'unclear' &&
      l10n.t('The front matter of the digest cannot be read, and may mark it as a draft.'),
    review.parts.length === 0 && l10n.t('The digest is empty.'),
    longestTitle !== undefined &&
      title.length > longestTitle &&
      l10n.t(
        '{0} takes titles of at most {1} characters; this one has {2}.',
        label,
        longestTitle,
        title.length,
      ),
    gives === 'messages' &&
      texts.length > mostMessages &&
      l10n.t('{0} would get {1} messages; at most {2} are sent.', label, texts.length, mostMessages),
  ])
}

function remarksOn(
  { texts }: Draft,
  { label, gives }: DraftTarget,
  { exported, review }: Source,
): readonly string[] {
  const { digest, path } = exported
  const entries = review.parts.filter((part) => part.kind === 'entry')
  const untitled = entries.filter(({ entry, record }) => !entry.title && !record)
  const unlinked = entries.filter(({ url, id }) => url === undefined && id === undefined)
  const nodes = review.parts.flatMap((part) => nodesOf(part.kind === 'prose' ? part.markdown : saidIn(part)))
  const lost = nodes.filter(({ type, url }) => type === 'link' && !webUrl(url) && !mailAddress(url))
  const ownPictures = picturesOf(digest, path)
  const others = nodes.filter(({ type, url }) => type === 'image' && webUrl(url) !== undefined)
  const bytes = Buffer.byteLength(texts.join(''))
  return sentences([
    digest.title === undefined &&
      l10n.t('The digest has no title of its own; it is called “{0}”.', review.title),
    untitled.length > 0 && l10n.t('Entries without a title: {0}', named(untitled.map(({ title }) => title))),
    unlinked.length > 0 &&
      l10n.t(
        'Entries without a link that readers can follow: {0}',
        named(unlinked.map(({ title }) => title)),
      ),
    lost.length > 0 &&
      l10n.t('Links that would lead nowhere and become plain text: {0}', named(lost.map(({ url }) => url))),
    ownPictures.length > 0 &&
      l10n.t('Images on your computer, of which readers only see the description: {0}', named(ownPictures)),
    others.length > 0 && l10n.t('Images that become links: {0}', named(others.map(({ url }) => url))),
    gives === 'draft' &&
      bytes > mostShownBytes &&
      l10n.t(
        'The e-mail has {0} kB of HTML; Gmail shows the first 102 kB and cuts off the rest.',
        Math.ceil(bytes / 1024),
      ),
    gives === 'messages' && texts.length > 1 && l10n.t('{0} gets {1} messages.', label, texts.length),
  ])
}

/** What would be sent, for people to read: everything but the key. */
export function describeDraft({ title, texts }: Draft, target: DraftTarget, account: Account): string {
  const { url } = target.request({ title, texts }, '', account, 0)
  // For a chat, the address is the key.
  const place = target.gives === 'messages' ? new URL(url).host : url
  const isDraft = target.gives === 'draft'
  const head = [
    l10n.t('To: {0}', `${target.label} (${place})`),
    ...(isDraft ? [l10n.t('Title: {0}', title), l10n.t('Status: draft; readers get nothing')] : []),
    l10n.t('Key: yours, not shown here'),
  ]
  const messages = texts.map((text, index) => {
    return texts.length > 1 ? `${l10n.t('Message {0} of {1}', index + 1, texts.length)}\n\n${text}` : text
  })
  return `${[head.join('\n'), ...messages].join('\n\n')}\n`
}

function saidIn(part: Review['parts'][number]): string {
  return part.kind === 'entry' ? part.commentary : ''
}

/** All nodes of Markdown, including nested ones. */
function nodesOf(markdown: string): readonly MarkdownNode[] {
  const all = (nodes: readonly MarkdownNode[]): readonly MarkdownNode[] =>
    nodes.flatMap((node) => [node, ...all(node.children)])
  return all(readMarkdownTree(markdown))
}

const mostNamed = 3
const longestName = 80

function named(names: readonly string[]): string {
  const each = [...new Set(names)]
  const shown = each.slice(0, mostNamed).map((name) => {
    return name.length > longestName ? `${name.slice(0, longestName)}…` : name
  })
  const more = each.length - shown.length
  return more > 0 ? l10n.t('{0} and {1} more', shown.join(', '), more) : shown.join(', ')
}

function sentences(all: readonly (string | false)[]): readonly string[] {
  return all.filter((sentence) => sentence !== false)
}
