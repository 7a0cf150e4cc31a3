import type { LinkForm } from '../arxiv/links.ts'
import type { Digest, LayoutId } from '../digest/model.ts'
import { PaperAliases } from '../digest/records.ts'
import type { Facts } from '../paper/paper.ts'
import type { ExportedFile } from './fileNames.ts'

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
