/** What may begin code, which keeps everything, or a comment of HTML. */
const opening = /^(?:`{3,}|~{3,})|`|<!--/gm
const inlineCode = /`[^`\n]*`/y
/** CommonMark takes these for whole comments. */
const emptyComment = /<!---?>/y

/**
 * Markdown without the comments of HTML outside of code: they are the writer's own, or instructions to the checker, and
 * neither is for readers. Takes time in proportion to the length, however many comments and fences are never closed.
 */
export function withoutComments(markdown: string): string {
  const ends = new Ends(markdown)
  const kept: string[] = []
  let done = 0
  for (let at = 0; at < markdown.length; ) {
    opening.lastIndex = at
    const found = opening.exec(markdown)
    if (!found) break
    const { 0: sign, index } = found
    const end = ends.of(sign, index)
    if (sign === '<!--' && end !== undefined) {
      kept.push(markdown.slice(done, index))
      done = end
    }
    at = end ?? index + sign.length
  }
  kept.push(markdown.slice(done))
  return kept.join('')
}

/** Finds where code and comments end, and does not look again for an end that was not there. */
class Ends {
  readonly #text: string
  #hasCommentEnd = true
  /** The length of the shortest fence of each kind that nothing closes below. */
  readonly #unclosed: Record<string, number> = {}

  constructor(text: string) {
    this.#text = text
  }

  of(sign: string, start: number): number | undefined {
    if (sign === '<!--') return this.#ofComment(start)
    return sign === '`' ? matchEnd(inlineCode, this.#text, start) : this.#ofFence(sign, start)
  }

  #ofComment(start: number): number | undefined {
    const empty = matchEnd(emptyComment, this.#text, start)
    if (empty !== undefined || !this.#hasCommentEnd) return empty
    const close = this.#text.indexOf('-->', start + '<!--'.length)
    this.#hasCommentEnd = close >= 0
    return close < 0 ? undefined : close + '-->'.length
  }

  #ofFence(fence: string, start: number): number | undefined {
    const kind = fence.charAt(0)
    if (fence.length >= (this.#unclosed[kind] ?? Infinity)) return undefined
    const close = this.#text.indexOf(`\n${fence}`, start)
    if (close < 0) this.#unclosed[kind] = fence.length
    return close < 0 ? undefined : close + 1 + fence.length
  }
}

function matchEnd(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : undefined
}
