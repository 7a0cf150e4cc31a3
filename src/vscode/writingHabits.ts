// How papers are written into a document: as its other entries are, and the first as those of the digest before it.
import * as vscode from 'vscode'
import { type Archive, exampleFor } from '../core/archive/archive.ts'
import { isListing } from '../core/archive/archivedDigest.ts'
import { decodeText } from '../core/base/textBytes.ts'
import type { DigestDate } from '../core/digest/date.ts'
import { hasExemplar } from '../core/digest/frames/place.ts'
import { frontMatterOf } from '../core/digest/frontMatter.ts'
import { type Digest, paperOf } from '../core/digest/model.ts'
import type { EarlierDigest } from '../core/digest/newDigest.ts'
import type { WritingHabit } from '../core/language/completion.ts'
import type { DigestDocuments } from './adapters/documents.ts'
import { viewpointOf, type WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { WorkspaceConventions } from './conventions.ts'
import type { PaperRecords } from './paperRecords.ts'

/** The longest time to wait for the archive to be read, in milliseconds. */
const patienceMs = 1_000

/** How many of an earlier digest's last entries are looked at: their records tell how the parts of an entry are written. */
const mostKnown = 40

interface Parts {
  readonly archive: WorkspaceArchive
  readonly documents: DigestDocuments
  readonly conventions: WorkspaceConventions
  readonly papers: PaperRecords
}

/** Finds and reads the digest that the first entries of another one go by; the latest that was read is kept. */
export class WritingHabits {
  readonly #parts: Parts
  #latest: { readonly key: string; readonly example: Promise<Digest | undefined> } | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** What a new entry in the document follows; of the document as it is when this is called. */
  async of(document: vscode.TextDocument, signal?: AbortSignal): Promise<WritingHabit> {
    const { documents, conventions, papers: facts } = this.#parts
    const habit = { digest: documents.digestOf(document), conventions: conventions.of(document), facts }
    return { ...habit, earlier: await this.exampleFor(document, signal) }
  }

  /**
   * The digest that the document's first entries go by, with the records of its papers at hand; `undefined` if the
   * document has entries, or conventions name a layout, or it is no place for a digest. Never rejects.
   */
  async exampleFor(document: vscode.TextDocument, signal?: AbortSignal): Promise<Digest | undefined> {
    const { archive, documents, conventions } = this.#parts
    const digest = documents.digestOf(document)
    if (hasExemplar(digest) || conventions.of(document)?.layout || !this.#mayBeDigest(document, digest))
      return undefined
    const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0]
    if (!folder) return undefined
    const root = `${folder.uri}/`
    const { date, file } = viewpointOf(document, digest)
    const own = { date, file: document.isUntitled ? root : file }
    const found = exampleFor(await this.#archive(signal), own, root)
    if (!found) return undefined
    const key = `${archive.changeCount} ${found.file}`
    if (this.#latest?.key !== key) this.#latest = { key, example: this.#read(found.file, document) }
    return this.#latest.example
  }

  /** The latest digest below a folder that is before a date; `undefined` if there is none, or it cannot be read in time. */
  async digestBefore(date: DigestDate, folder: vscode.Uri): Promise<EarlierDigest | undefined> {
    const index = await this.#archive()
    const root = `${folder}/`
    const found = index
      .digests()
      .findLast(
        (digest) =>
          digest.file.startsWith(root) && !digest.isNote && digest.date !== undefined && digest.date < date,
      )
    const text = found && (await readText(found.file))
    if (found?.date === undefined || text === undefined) return undefined
    return { path: vscode.Uri.parse(found.file).path.slice(folder.path.length + 1), date: found.date, text }
  }

  #mayBeDigest(document: vscode.TextDocument, digest: Digest): boolean {
    const { documents } = this.#parts
    if (documents.isExcluded(document) || frontMatterOf(digest)?.isDigest === false) return false
    return !isListing(document.uri.path) || documents.asDigest(document) !== undefined
  }

  async #archive(signal?: AbortSignal): Promise<Archive> {
    const { archive } = this.#parts
    const timeout = AbortSignal.timeout(patienceMs)
    const either = signal ? AbortSignal.any([signal, timeout]) : timeout
    return archive.settled(either).catch(() => archive.index)
  }

  async #read(file: string, document: vscode.TextDocument): Promise<Digest | undefined> {
    const { documents, papers } = this.#parts
    const text = await readText(file)
    if (text === undefined) return undefined
    const example = documents.readerFor(document)(text)
    await papers.findAll(example.entries.slice(-mostKnown).flatMap((entry) => paperOf(entry) ?? []))
    return example
  }
}

/** As in its editor, if it is open; `undefined` if it was removed since the archive was read. */
async function readText(file: string): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === file)
  if (open) return open.getText()
  try {
    return decodeText(await vscode.workspace.fs.readFile(vscode.Uri.parse(file, true)))?.text
  } catch {
    return undefined
  }
}
