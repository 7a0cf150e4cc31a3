export type Settings = Readonly<Record<string, unknown>>

// A string that nothing closes ends with the text: each quotation mark in it would be searched from again.
const stringOrComment = /"(?:[^"\\]|\\[\s\S])*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g
const stringOrComma = /"(?:[^"\\]|\\[\s\S])*"?|(,)(?=\s*[}\]])/g

/** JSON with comments and trailing commas, as VS Code's settings allow it; `undefined` if it cannot be parsed. */
export function parseSettings(text: string): Settings | undefined {
  const plain = text
    .replace(stringOrComment, (part) => (part.startsWith('"') ? part : ' '))
    .replace(stringOrComma, (part, comma?: string) => (comma === undefined ? part : ''))
  try {
    const settings: unknown = JSON.parse(plain.replace(/^\uFEFF/, '').trim() || '{}')
    return isMap(settings) ? settings : undefined
  } catch {
    return undefined
  }
}

export function isMap(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
