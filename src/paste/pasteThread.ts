import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'
import type { Span, TextEdit } from '../core/base/span.ts'
import type { PreferredLink } from '../core/digest/conventions/conventions.ts'
import type { LayoutId } from '../core/digest/model.ts'
import type { Paper, WritablePaper } from '../core/paper/paper.ts'
import {
  distinct,
  type Pasted,
  type PastedFile,
  type PastedPapers,
  type PastedReference,
  paperOfFileName,
  type WrittenPaste,
} from '../core/paste/references.ts'
import { Channel, type ChannelErrors } from '../workers/channel.ts'

export interface ReadQuestion extends Pasted {
  /** PDF files; if there are any, the text is only their names. */
  readonly files: readonly PastedFile[]
}

/** A document, its conventions, and the known papers. */
export interface WriteQuestion {
  readonly text: string
  /** Lines that introduce entries, and patterns of entries; see `digest.yaml`. */
  readonly sections: readonly string[]
  readonly entries: readonly string[]
  readonly layout: LayoutId | undefined
  readonly link: PreferredLink | undefined
  /** The text of the digest that the document's first entries go by. */
  readonly earlier: string | undefined
  /** The records of the papers in the document, or in the earlier digest. */
  readonly known: readonly Paper[]
  /** The records of the papers to write. */
  readonly records: ReadonlyMap<string, WritablePaper>
}

export interface PasteQuestion extends WriteQuestion {
  readonly span: Span
  readonly isMarkdown: boolean
  readonly fileName: string
  readonly references: readonly PastedReference[]
}

export interface PasteAnswer {
  readonly written: WrittenPaste
  /** Nobody's words are replaced by the title of a record. */
  readonly keepsTitles: boolean
  /** The document reads like a digest once this is written. */
  readonly makesDigest: boolean
}

export interface CompleteQuestion extends WriteQuestion {
  /** Ranges of the document; lines in them that name papers without a title become entries. */
  readonly places: readonly Span[]
  /** Bare addresses within sentences, which get the titles of their papers. */
  readonly mentions: readonly { readonly span: Span; readonly id: WritablePaper['id'] }[]
}

/** The service of the thread. */
export interface PasteThreadService {
  /** The papers in what was pasted; `undefined` if there are none. */
  read(pasted: Pasted): Promise<PastedPapers | undefined>
  /** The paper that the first page of a PDF names; `undefined` if it names none or cannot be read. */
  paperOfPdf(bytes: Uint8Array): Promise<PastedReference | undefined>
  paste(question: PasteQuestion): Promise<PasteAnswer | undefined>
  complete(question: CompleteQuestion): Promise<readonly TextEdit[]>
}

/** In milliseconds. People often paste several times in a row, but an idle thread keeps its memory. */
const idleMs = 60_000
/** Nothing that people paste takes a thread this long, however busy the machine. In milliseconds. */
const hangMs = 30_000
/** The same for one PDF, which may unfold to any size; its first page takes less than a second. In milliseconds. */
const longestFileMs = 10_000
/** The memory that a page with all its fonts never needs. */
const fileLimits = { maxOldGenerationSizeMb: 1000 }

/** The thread that reads pasted content could not answer: it ended, took too long, or met an error. */
class PasteUnavailableError extends DigestError {
  readonly code = 'paste-unavailable'

  constructor(options?: ErrorOptions) {
    super(l10n.t('The pasted content cannot be read.'), options)
  }
}

const errors: ChannelErrors = {
  lost: ({ cause }) => new PasteUnavailableError({ cause }),
  closed: () => new PasteUnavailableError(),
  failed: (_, message) => new PasteUnavailableError({ cause: new Error(message) }),
}

/**
 * Reads pasted content, and writes it, in its own thread, so that neither its libraries nor reading a long document
 * delay the person; PDFs have another one, so that a hostile one takes nothing with it. A thread starts with its first
 * call and ends after it has been idle for a while. Methods reject with `paste-unavailable` if there is no answer.
 */
export class PasteThread {
  readonly #channel: Channel<PasteThreadService>
  readonly #files: Channel<PasteThreadService>

  /** @param workerPath the bundle of `worker.ts`, or that file itself when Node runs it directly */
  constructor(workerPath: string | URL, { fileMs = longestFileMs } = {}) {
    const common = { workerPath, errors, idleMs }
    this.#channel = new Channel({ ...common, name: 'research-digest-paste', hangMs })
    const files = { name: 'research-digest-pdf', hangMs: fileMs, resourceLimits: fileLimits }
    this.#files = new Channel({ ...common, ...files })
  }

  /** The papers in what was pasted; `undefined` if there are none. */
  async read({ files, ...pasted }: ReadQuestion): Promise<PastedPapers | undefined> {
    if (files.length === 0) return this.#channel.call('read', [pasted])
    const papers: (PastedReference | undefined)[] = []
    // One at a time, so that each has its own time.
    for (const file of files) papers.push(await this.#paperOf(file))
    const references = distinct(papers.flatMap((paper) => paper ?? []))
    if (references.length === 0) return undefined
    const isWhole = papers.every((paper) => paper !== undefined)
    return { format: 'pdf', references, isWhole, repeats: 0 }
  }

  async #paperOf({ name, bytes }: PastedFile): Promise<PastedReference | undefined> {
    const named = paperOfFileName(name)
    if (named || !bytes) return named
    // A file that ends or blocks the thread names no paper; the next one gets a new thread.
    return this.#files.call('paperOfPdf', [bytes]).catch(() => undefined)
  }

  paste(question: PasteQuestion): Promise<PasteAnswer | undefined> {
    return this.#channel.call('paste', [question])
  }

  complete(question: CompleteQuestion): Promise<readonly TextEdit[]> {
    return this.#channel.call('complete', [question])
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#channel.close(), this.#files.close()])
  }
}
