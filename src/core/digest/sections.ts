import type { Line } from './lines.ts'

/**
 * Words by which a statement points at the entries below it: "The papers below …", "아래 논문들은 …", "以下は …".
 * Each is one language's ordinary way to say "below", "following" or "next".
 */
const cues: readonly RegExp[] = [
  /\b(?:below|following|next (?:up|papers?|ones?)|here are|these (?:papers|are)|now (?:for|to)|moving on)\b/i,
  /^\P{L}*(?:아래|이하|다음|이번엔|이번에는|여기부터|여기서부터)(?:의|는|은|에|\s|부터)/u,
  /^\P{L}*(?:以下|下記|次の|ここから|続いて)/u,
  /^\P{L}*(?:以下|下面|接下来|下列)/u,
]

/** Whether a line can introduce a group of entries, given that entries follow it. */
export function isStatement(line: Line): boolean {
  if (line.kind !== 'text' || line.links.length > 0 || line.text.length > 300) return false
  return isLabel(line.text) || cues.some((cue) => cue.test(line.text))
}

/** A date or year alone, or a short lead-in that ends open: "2018", "2024-03", "On detection:", "그 밖에 덧붙이자면,". */
function isLabel(text: string): boolean {
  return (
    /^(?:19|20)\d{2}(?:[-/.]\d{1,2}){0,2}$/.test(text) ||
    (text.length <= 60 && /\p{L}.*[:：,，]$/u.test(text))
  )
}
