/** Links between files of an archive, which go by paths or by URIs. */

/** The path from the folder of one file to another as people read it; `undefined` when that is not below the folder. */
export function pathBelow(from: string, file: string): string | undefined {
  const folder = folderOf(from)
  if (!file.startsWith(folder)) return undefined
  const path = file.slice(folder.length).replaceAll('\\', '/')
  return isUri(file) ? decode(path) : path
}

/** A path as the target of a Markdown link: what would end it, or mean something else, is encoded. */
export function linkTarget(path: string): string {
  return path.replace(/[\s%#?<>()\\"]/gu, encodeCharacter)
}

/** The file that a link in another one leads to; `undefined` for addresses, and for paths from the root. */
export function fileBehind(from: string, target: string): string | undefined {
  const [path = ''] = target.replace(/^<|>$/g, '').split(/[#?]/, 1)
  if (path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined
  const separator = from.includes('\\') && !isUri(from) ? '\\' : '/'
  const folder = folderOf(from)
  const above = folder === '' ? [] : folder.slice(0, -1).split(separator)
  for (const step of decode(path).split('/')) {
    if (step === '..') {
      if (above.length === 0) return undefined
      above.pop()
    } else if (step !== '.') above.push(isUri(from) ? encodeForUri(step) : step)
  }
  return above.join(separator)
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
}

function isUri(file: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(file)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** As VS Code writes its URIs, so that the same file has the same name. */
function encodeForUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, encodeCharacter)
}

function encodeCharacter(character: string): string {
  const code = character.charCodeAt(0)
  return code < 128 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(character)
}
