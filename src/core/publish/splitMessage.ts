const fence = '```'
/** Room for the fences added at both ends when a code block is cut. */
const room = 2 * (fence.length + 1)

/**
 * A text as messages of limited length, cut between paragraphs, otherwise between lines, words or characters. A code
 * block that is cut continues as one.
 * @param longest UTF-16 units; more than twenty
 */
export function splitMessage(text: string, longest: number): readonly string[] {
  const messages: string[] = []
  let rest = text.trim()
  let isInCode = false
  while (rest.length > longest - (isInCode ? room : 0)) {
    const end = cutAt(rest, longest - room)
    const piece = rest.slice(0, end)
    const isCutCode: boolean = isInCode !== (countOf(piece) % 2 === 1)
    messages.push(wrapped(piece.trimEnd(), isInCode, isCutCode))
    rest = isCutCode ? rest.slice(end).replace(/^\n+/, '') : rest.slice(end).trimStart()
    isInCode = isCutCode
  }
  return rest === '' ? messages : [...messages, wrapped(rest, isInCode, false)]
}

/** Where to cut a text that must not be longer. */
function cutAt(text: string, longest: number): number {
  const start = text.slice(0, longest)
  for (const between of ['\n\n', '\n', ' ']) {
    const end = start.lastIndexOf(between)
    // A message of a few words before a long one looks like a mistake.
    if (end > longest / 4) return end
  }
  // Never cut a surrogate pair.
  return /[\ud800-\udbff]$/.test(start) ? longest - 1 : longest
}

function countOf(text: string): number {
  return text.split(fence).length - 1
}

function wrapped(text: string, beginsInCode: boolean, endsInCode: boolean): string {
  return `${beginsInCode ? `${fence}\n` : ''}${text}${endsInCode ? `\n${fence}` : ''}`
}
