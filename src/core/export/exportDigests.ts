// Digests on their way out: without their comments, with the records of their papers, and with what they link to in their
// archive: digests, which become pages, and images.
import type { ArxivId } from '../arxiv/identifier.ts'
import { withoutComments } from '../base/comments.ts'
import { withoutUnused } from '../digest/footnotes.ts'
import { frontMatterOf } from '../digest/frontMatter.ts'
import { readWithoutComments } from '../digest/hidden.ts'
import { type Digest, papersOf } from '../digest/model.ts'
import { doisOf } from '../digest/records.ts'
import { parseDigest } from '../digest/session.ts'
import type { Doi } from '../paper/doi.ts'
import type { Facts, Paper, PaperRecord } from '../paper/paper.ts'
import { withoutKeys } from '../render/html.ts'
import { cleanLine } from './cleanText.ts'
import type {
  DigestToExport,
  ExportedFile,
  ExportFormat,
  ExportOptions,
  PublicDigest,
} from './exportFormat.ts'
import { endOfMail, withoutMailHeader } from './savedMail.ts'

/**
 * The digest without comments, without the header, signature and quoted text of a mail, footnotes to which nothing refers and the
 * passwords in addresses, read again: no format meets a paper, a tag or a title that only these name.
 * @param read reads the text as the digest was read, by its conventions
 */
export function publicDigest(digest: Digest, read: (text: string) => Digest = parseDigest): PublicDigest {
  const start = frontMatterOf(digest)?.bodyStart ?? 0
  const [head, body] = [digest.text.slice(0, start), digest.text.slice(start)]
  const sent = withoutMailHeader(body.slice(0, Math.max(0, endOfMail(digest) - start)))
  const kept = withoutKeys(withoutUnused(withoutComments(sent, head)))
  const open = kept === body ? digest : readWithoutComments(read(head + kept))
  return open as PublicDigest
}

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
    { ...options, title: cleanLine(options.title), author: cleanLine(options.author) },
  )
}

/**
 * The path in the archive that a link of a digest leads to; `undefined` for web addresses, for paths outside the
 * archive and for hidden files.
 * @param from the path of the digest, with `/` between folders
 */
export function localTarget(address: string, from: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || /^[\\/]{2}|^[#?]|\\/.test(address)) return undefined
  const path = decoded(address.replace(/[?#].*$/s, ''))
  const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step === '..') {
      if (steps.pop() === undefined) return undefined
    } else steps.push(step)
  }
  return steps.length === 0 || steps.some((step) => step.startsWith('.')) ? undefined : steps.join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const pictureName = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i
/** Images in Markdown, in HTML, and those that Obsidian embeds. */
const pictures =
  /!\[[^\]\n]{0,500}\]\(\s{0,3}(?:<([^<>\n]{1,500})>|([^\s()<>]{1,500}))|<img\s[^<>]{0,500}?\bsrc\s?=\s?["']([^"'\n]{1,500})["']|!\[\[([^\]|\n]{1,300})/gi

/** The paths in the archive of the images in a digest, each once. */
export function picturesOf(digest: PublicDigest, path: string): readonly string[] {
  const found = Array.from(digest.text.matchAll(pictures), ([, bracketed, plain, source, embedded]) => {
    return localTarget((bracketed ?? plain ?? source ?? embedded ?? '').trim(), path)
  })
  return [...new Set(found.filter((target) => target !== undefined && pictureName.test(target)))] as string[]
}
