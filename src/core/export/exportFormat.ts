import type { LinkForm } from '../arxiv/links.ts'
import type { Digest, LayoutId } from '../digest/model.ts'
import type { Facts } from '../paper/paper.ts'
import type { ExportedFile } from './fileNames.ts'

/** A digest to be exported, and what is known of its papers. */
export interface DigestWithPapers {
  readonly digest: PublicDigest
  readonly papers: Facts
  /** The digest's place in its archive, with `/` between folders; it names files and makes ids that stay. */
  readonly path: string
  /** When the file was last written, ISO 8601 with zone; `undefined` for a text that is no file. */
  readonly changedAt: string | undefined
  /** Where the pictures lie that it shows, by their places in the archive; only a site takes them along. */
  readonly pictures?: ReadonlyMap<string, string>
}

/** What the writer says about an export. */
export interface ExportOptions {
  /** The name of the archive or series: of the feed and of the site. */
  readonly title: string
  /** Who writes it; the feed wants somebody. */
  readonly author: string
  /** Where the site will be found, with a final `/`; `undefined` when nobody knows yet. */
  readonly address: string | undefined
  /** How entries are laid out in Markdown; as most of the digest's own are by default. */
  readonly layout: LayoutId | undefined
  /** The form of links to arXiv in Markdown; as written by default. */
  readonly linkForm: LinkForm | undefined
  /** What pages are made of besides the digests. */
  readonly assets: PageAssets
}

/**
 * Turns digests whose papers are known into files. Pure: the same digests and options give the same files. What digests
 * and records hold is hostile: it is shown as text, and acts nowhere.
 */
export interface ExportFormat {
  /** Kebab-case; the name on the command line. */
  readonly id: string
  /** For a list to choose from. */
  label(): string
  /** Without a dot; of the pages for a site. */
  readonly fileExtension: string
  /**
   * `each`: every digest becomes a file of its own. `one`: all of them become one, as a bibliography. `folder`: all of
   * them become a folder of files that refer to each other.
   */
  readonly gives: 'each' | 'one' | 'folder'
  write(digests: readonly DigestWithPapers[], options: ExportOptions): readonly ExportedFile[]
  /** What people should know of a file before they send it on; localised. Missing where there is nothing. */
  remarkOn?(file: ExportedFile): string | undefined
}

/** What pages are made of besides the digests; `readAssets` of the outer layers takes it from the package. */
export interface PageAssets {
  /** The style sheet of exported pages. */
  readonly style: string
  /** The script that searches a site. */
  readonly searchScript: string
  /** KaTeX's own style sheet, whose fonts are named by their files. */
  readonly mathStyle: string
  /** KaTeX's fonts as WOFF2 by their files' names. */
  readonly mathFonts: ReadonlyMap<string, Uint8Array>
}

declare const isPublic: unique symbol

/** A digest that holds nothing but what readers may see; {@link publicDigest} alone makes one. */
export type PublicDigest = Digest & { readonly [isPublic]: true }

/** A digest whose papers have not been looked up. */
export type DigestToExport = Omit<DigestWithPapers, 'papers'>
