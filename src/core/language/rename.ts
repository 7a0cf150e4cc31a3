import * as l10n from '@vscode/l10n'
import { DigestError } from '../base/errors.ts'
import type { Span } from '../base/span.ts'
import type { Digest } from '../digest/model.ts'
import { hashtag, tagNameSpan } from '../digest/tags.ts'
import { namedAt } from './namedAt.ts'

/** The name of the tag at the offset and where it stands, without its sign; `undefined` when no tag is there. */
export function tagAt(
  digest: Digest,
  offset: number,
): { readonly name: string; readonly span: Span } | undefined {
  const named = namedAt(digest, offset)
  if (named?.kind !== 'tag') return undefined
  return { name: named.name, span: tagNameSpan(digest.text, named) }
}

/**
 * The name as a tag has it; a sign in front is tolerated.
 * @throws {TagNameError} when no tag can have it
 */
export function readTagName(typed: string): string {
  const name = typed.trim().replace(/^#/, '')
  const [whole] = `#${name}`.match(hashtag) ?? []
  if (whole !== `#${name}`) throw new TagNameError(typed)
  return name.normalize('NFC')
}

/** Where the names of a tag stand in a digest, without the signs. */
export function tagNames({ tags, text }: Digest, name: string): readonly Span[] {
  return tags.filter((tag) => tag.name === name).map((tag) => tagNameSpan(text, tag))
}

export class TagNameError extends DigestError {
  readonly code = 'tag-name'

  constructor(typed: string) {
    super(
      l10n.t(
        '"{0}" cannot be a tag: it must be one word of letters and digits, perhaps joined by "_", "-", "/" or ".", with a letter in it.',
        typed,
      ),
    )
  }
}
