import type { ArxivId } from '../arxiv/identifier.ts'
import type { LinkForm } from '../arxiv/links.ts'
import { withoutComments } from '../base/comments.ts'
import { frontMatterOf } from '../digest/frontMatter.ts'
import { type Digest, type LayoutId, papersOf } from '../digest/model.ts'
import { doisOf } from '../digest/records.ts'
import { readWithoutComments } from '../digest/saying.ts'
import { parseDigest } from '../digest/session.ts'
import type { Doi } from '../paper/doi.ts'
import type { Facts, Paper, PaperRecord } from '../paper/paper.ts'
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

/**
 * The digest without comments, read again: no format meets a paper, a tag or a title that only a comment names.
 * @param read reads the text as the digest was read, by its conventions
 */
export function publicDigest(digest: Digest, read: (text: string) => Digest = parseDigest): PublicDigest {
  const head = frontMatterOf(digest)?.bodyStart ?? 0
  const body = digest.text.slice(head)
  const kept = withoutComments(body)
  const open = kept === body ? digest : readWithoutComments(read(digest.text.slice(0, head) + kept))
  return open as PublicDigest
}

/** A digest whose papers have not been looked up. */
export type DigestToExport = Omit<DigestWithPapers, 'papers'>

interface Export {
  readonly format: ExportFormat
  readonly digests: readonly DigestToExport[]
  readonly options: ExportOptions
  /** Gives the records that can be had; the others are missing in what it gives. */
  readonly findPapers: (wanted: WantedRecords, signal: AbortSignal) => Promise<FoundRecords>
}

/** The papers of digests, each once. */
export interface WantedRecords {
  readonly ids: readonly ArxivId[]
  readonly dois: readonly Doi[]
}

export interface FoundRecords {
  readonly papers: ReadonlyMap<ArxivId, Paper>
  readonly doiPapers: ReadonlyMap<Doi, PaperRecord<Doi>>
}

export function wantedRecords(digests: readonly DigestToExport[]): WantedRecords {
  return {
    ids: [...new Set(digests.flatMap(({ digest }) => papersOf(digest)))],
    dois: [...new Set(digests.flatMap(({ digest }) => doisOf(digest)))],
  }
}

export function factsOf({ papers, doiPapers }: FoundRecords): Facts {
  return { paper: (id) => papers.get(id), doiPaper: (doi) => doiPapers.get(doi) }
}

/**
 * Looks up the papers of digests, all at once, and writes the digests. What has no record is exported without one.
 * @throws the signal's reason, as soon as it aborts
 */
export async function exportDigests(
  { format, digests, options, findPapers }: Export,
  signal: AbortSignal,
): Promise<readonly ExportedFile[]> {
  const wanted = wantedRecords(digests)
  const isAny = wanted.ids.length + wanted.dois.length > 0
  const found = isAny ? await findPapers(wanted, signal) : { papers: new Map(), doiPapers: new Map() }
  signal.throwIfAborted()
  const papers = factsOf(found)
  return format.write(
    digests.map((digest) => ({ ...digest, papers })),
    options,
  )
}
