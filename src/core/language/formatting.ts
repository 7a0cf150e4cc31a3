import type { LinkForm } from '../arxiv/links.ts'
import { readLink, urlIn } from '../arxiv/links.ts'
import { slice } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { type Digest, definitionOf, type Entry, type LayoutId } from '../digest/model.ts'
import { editsOf, type ReadDigest, type Rewrite, soundRewrites } from './entryRewrites.ts'
import { conversion, Spacing } from './layoutConversion.ts'

/** How to write a digest's entries; what is missing follows most of the digest's own. */
export interface EntryStyle {
  readonly layout?: LayoutId | undefined
  readonly link?: LinkForm | undefined
}

/**
 * Edits that give the wanted entries the layout and the form of link of the style. Commentary is never touched, and the
 * digest says the same afterwards; formatting the result changes nothing.
 */
export function formatDigest(
  digest: Digest,
  { layout = digest.prevailingLayout, link = digest.prevailingLink }: EntryStyle,
  isWanted: (entry: Entry) => boolean,
  read: ReadDigest,
): readonly TextEdit[] {
  const spacing = new Spacing(digest)
  const rewrites = soundRewrites(digest, read, (entry) => {
    if (!isWanted(entry)) return []
    const url = urlFor(entry, link)
    const whole = conversion(digest, entry, layout, spacing, url)
    const address = url === undefined ? undefined : newAddress(digest, entry, url)
    return [whole, address].filter((rewrite) => rewrite !== undefined)
  })
  return editsOf(rewrites)
}

const ownForms: readonly LinkForm[] = ['abs', 'pdf', 'html', 'doi']

/**
 * The entry's address in the form; `undefined` if it must stay as it is. An address that says more than which paper it
 * leads to, such as a page, stays, and so does that of another service.
 */
function urlFor({ link }: Entry, form: LinkForm): string | undefined {
  const found = link && readLink(link.url)
  if (!link || !found?.reading.ok || !ownForms.includes(form) || !ownForms.includes(found.form))
    return undefined
  const isPlain = /^(?:\.pdf)?\/?$/i.test(link.url.slice(found.idSpan.end))
  const { reference } = found.reading
  return isPlain && (form !== 'doi' || reference.version === undefined) ? urlIn(form, reference) : undefined
}

/**
 * A citation is not an address. If a label names the form of the link, "[pdf](…)", both stay. The address of a
 * reference is that of its definition.
 */
function newAddress(digest: Digest, { link, layout }: Entry, url: string): Rewrite | undefined {
  const at = link && (link.form === 'reference' ? definitionOf(digest, link) : link)?.span
  if (!link || !at) return undefined
  const written = slice(digest.text, at)
  if (written === url || !/^(?:https?:\/\/)?[a-z.]+\//i.test(written)) return undefined
  if (link.label && /\b(?:pdf|html)\b/i.test(slice(digest.text, link.label))) return undefined
  return { edits: [{ span: at, newText: url }], layout, url }
}
