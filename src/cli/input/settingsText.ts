/** JSON as VS Code's settings have it, with comments and final commas. What is no such text has no settings. */
export function parseSettings(text: string): Readonly<Record<string, unknown>> {
  const plain = text
    .replace(stringOrComment, (part) => (part.startsWith('"') ? part : ' '))
    .replace(stringOrComma, (part, comma?: string) => (comma === undefined ? part : ''))
  try {
    const settings: unknown = JSON.parse(plain.replace(/^\uFEFF/, ''))
    return typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const stringOrComment = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g
const stringOrComma = /"(?:[^"\\]|\\.)*"|(,)(?=\s*[}\]])/g
