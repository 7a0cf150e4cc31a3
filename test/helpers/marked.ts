/** A text with its marks taken out. */
export interface Marked {
  readonly text: string
  /** What stood between `⟦` and `⟧`, as offsets into `text`, in order. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  /** Where `¦` stood, for a cursor. */
  readonly cursor: number
}

export function readMarks(marked: string): Marked {
  const spans: { start: number; end: number }[] = []
  let text = ''
  let start = 0
  let cursor = -1
  for (const character of marked) {
    if (character === '⟦') start = text.length
    else if (character === '⟧') spans.push({ start, end: text.length })
    else if (character === '¦') cursor = text.length
    else text += character
  }
  return { text, spans, cursor }
}
