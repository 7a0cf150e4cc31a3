/** One file of an export. */
export interface ExportedFile {
  /** Below the folder of the export, with `/` between folders; safe on every file system, see {@link safeFileName}. */
  readonly path: string
  /** In a site it is generated on each access: the writer of the files holds one page at a time. */
  readonly text: string
  /** A file, such as an image, whose bytes it has instead of a text. */
  readonly copyOf?: string
}

/**
 * Names that Windows reserves for devices, with any extension:
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i
const longest = 80

/**
 * Words as a file name for every file system: no folders, no characters that Windows or an address forbids, no device,
 * no white space, neither hidden nor longer than 80 characters. Letters of all scripts are kept.
 */
export function safeFileName(words: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/-{2,}/g, '-')
  const cut = Array.from(plain).slice(0, longest).join('')
  const name = cut.replace(/^[-._]+|[-._]+$/g, '')
  if (name === '') return 'untitled'
  return reserved.test(name.split('.', 1)[0] ?? '') ? `_${name}` : name
}

/** Returns each name once: the second of two that a file system may treat as the same gets a number. */
export class FileNames {
  readonly #taken = new Set<string>()
  /** The last number given to a repeated name. */
  readonly #numbers = new Map<string, number>()

  /** @param taken names that are already used */
  constructor(taken: readonly string[] = []) {
    for (const name of taken) this.#taken.add(key(name))
  }

  /** @param words turned into the name; see {@link safeFileName} */
  of(words: string, extension: string): string {
    const name = safeFileName(words)
    const plain = key(`${name}.${extension}`)
    for (let number = (this.#numbers.get(plain) ?? 0) + 1; ; number++) {
      const candidate = `${name}${number === 1 ? '' : `-${number}`}.${extension}`
      if (this.#taken.has(key(candidate))) continue
      this.#taken.add(key(candidate))
      this.#numbers.set(plain, number)
      return candidate
    }
  }
}

/**
 * The same for names that differ in case or in how letters are composed; some file systems do not distinguish these.
 */
function key(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC')
}

/** The words of a path without its extension: `notes/2024-03.md` gives `notes-2024-03`. */
export function nameOfPath(path: string): string {
  return path.replace(/\.(?:md|markdown|txt|digest)$/i, '')
}
