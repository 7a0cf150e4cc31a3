// What an export format is: what it is given, and the files it gives, with names that are safe everywhere.

import { digestNameEnd } from '../archive/archivedDigest.ts'
import type { LinkForm } from '../arxiv/links.ts'
import { withoutEnd } from '../base/withoutEnd.ts'
import type { Digest, LayoutId } from '../digest/model.ts'
import { PaperAliases } from '../digest/records.ts'
import type { Facts } from '../paper/paper.ts'

/** A digest to export, and what is known about its papers. */
export interface DigestWithPapers {
  readonly digest: PublicDigest
  readonly papers: Facts
  /** The digest's path in its archive, with `/` between folders; it gives stable file names and ids. */
  readonly path: string
  /** When the file was last written, ISO 8601 with zone; `undefined` for a text that is not a file. */
  readonly changedAt: string | undefined
  /** The files of its images, by their paths in the archive; only a site includes them. */
  readonly pictures?: ReadonlyMap<string, string>
}

/** The writer's options for an export. */
export interface ExportOptions {
  /** The name of the archive or series, for the feed and the site. */
  readonly title: string
  /** The author; required by the feed. */
  readonly author: string
  /** The public address of the site, with a final `/`; `undefined` if unknown. */
  readonly address: string | undefined
  /** The layout of entries in Markdown; by default that of most entries of the digest. */
  readonly layout: LayoutId | undefined
  /** The form of links to arXiv in Markdown; as written by default. */
  readonly linkForm: LinkForm | undefined
  /** Everything that pages need besides the digests. */
  readonly assets: PageAssets
}

/**
 * Turns digests with known papers into files. Pure: the same digests and options give the same files. The content of
 * digests and records is untrusted: it is shown as text, and runs nowhere.
 */
export interface ExportFormat {
  /** Kebab-case; the name on the command line. */
  readonly id: string
  /** The name in a list of formats. */
  label(): string
  /** Without a dot; for a site, that of its pages. */
  readonly fileExtension: string
  /**
   * `each`: every digest becomes its own file. `one`: all of them become one, such as a bibliography. `folder`: all of
   * them become a folder of linked files.
   */
  readonly gives: 'each' | 'one' | 'folder'
  /** The writer's options that change its files; missing if there are none. */
  readonly uses?: readonly Exclude<keyof ExportOptions, 'assets'>[]
  write(digests: readonly DigestWithPapers[], options: ExportOptions): readonly ExportedFile[]
  /** What people should know about a file before they send it; localised. Missing if there is nothing. */
  remarkOn?(file: ExportedFile): string | undefined
}

/** Everything that pages need besides the digests; `readPageAssets` reads it from the package. */
export interface PageAssets {
  /** The style sheet of exported pages. */
  readonly style: string
  /** The script that searches a site. */
  readonly searchScript: string
  /** KaTeX's own style sheet, which refers to its fonts by file name. */
  readonly mathStyle: string
  /** KaTeX's WOFF2 fonts by file name. */
  readonly mathFonts: ReadonlyMap<string, Uint8Array>
}

/** What the records say of papers and their journal versions, for what is made of several digests. */
export function aliasesIn(digests: readonly DigestWithPapers[]): PaperAliases {
  const aliases = new PaperAliases()
  for (const { digest, papers } of digests) aliases.learn([...digest.entries, ...digest.mentions], papers)
  return aliases
}

declare const isPublic: unique symbol

/** A digest with only what readers may see; only {@link publicDigest} creates one. */
export type PublicDigest = Digest & { readonly [isPublic]: true }

/** A digest whose papers have not been looked up. */
export type DigestToExport = Omit<DigestWithPapers, 'papers'>

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
  const name = withoutEnd(cut.replace(/^[-._]+/, ''), /[-._]/)
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
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}

const digestName = new RegExp(`${digestNameEnd}$`, 'i')

/** The words of a path without its extension: `notes/2024-03.md` gives `notes-2024-03`. */
export function nameOfPath(path: string): string {
  return path.replace(digestName, '')
}

/** A path by which it is found where it is written with other capitals, or its letters are composed of other characters. */
export function looseName(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
