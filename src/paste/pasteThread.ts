import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'
import type { Span } from '../core/base/span.ts'
import type { TextEdit } from '../core/base/textEdit.ts'
import type { PreferredLink } from '../core/digest/conventions/conventions.ts'
import type { LayoutId } from '../core/digest/model.ts'
import type { Paper, WritablePaper } from '../core/paper/paper.ts'
import type { PastedPapers } from '../core/paste/readPasted.ts'
import type { Pasted, PastedFile, PastedReference } from '../core/paste/references.ts'
import type { WrittenPaste } from '../core/paste/writePasted.ts'
import { Channel, type ChannelErrors } from '../workers/channel.ts'

export interface ReadQuestion extends Pasted {
  /** PDFs; where there are any, the text is only their names. */
  readonly files: readonly PastedFile[]
}

/** A document, what its conventions say, and what is known of papers. */
export interface WriteQuestion {
  readonly text: string
  /** Lines that introduce entries, and patterns of entries, see `digest.yaml`. */
  readonly sections: readonly string[]
  readonly entries: readonly string[]
  readonly layout: LayoutId | undefined
  readonly link: PreferredLink | undefined
  /** Records of the papers that the document names. */
  readonly known: readonly Paper[]
  /** Records of the papers to write. */
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
  /** No words of somebody go for the title of a record. */
  readonly keepsTitles: boolean
  /** The document reads like a digest once this is written. */
  readonly makesDigest: boolean
}

export interface CompleteQuestion extends WriteQuestion {
  /** Stretches of the document; the lines in them that name papers and no title become entries. */
  readonly places: readonly Span[]
  /** Bare addresses among words, which get the titles of their papers. */
  readonly mentions: readonly { readonly span: Span; readonly id: WritablePaper['id'] }[]
}

/** What the thread does. */
export interface PasteService {
  /** The papers of what is pasted; `undefined` when it names none. */
  read(question: ReadQuestion): Promise<PastedPapers | undefined>
  paste(question: PasteQuestion): Promise<PasteAnswer | undefined>
  complete(question: CompleteQuestion): Promise<readonly TextEdit[]>
}

/** In milliseconds. People paste several times in a row; a thread without work keeps its memory. */
const idleMs = 60_000
/** Nothing that people paste takes a thread so long, however busy the machine. In milliseconds. */
const hangMs = 30_000

/** The thread that reads what is pasted could not answer: it ended, took too long, or met an error. */
class PasteUnavailableError extends DigestError {
  readonly code = 'paste-unavailable'

  constructor(options?: ErrorOptions) {
    super(l10n.t('What was pasted cannot be read.'), options)
  }
}

const errors: ChannelErrors = {
  lost: ({ cause }) => new PasteUnavailableError({ cause }),
  closed: () => new PasteUnavailableError(),
  failed: (_, message) => new PasteUnavailableError({ cause: new Error(message) }),
}

/**
 * Reads what is pasted, and writes it, in a thread of its own: neither the libraries for it nor the reading of a long document hold up
 * whoever pastes. The thread starts with the first question and ends when there have been none for a while. Methods reject
 * with `paste-unavailable` when there is no answer.
 */
export class PasteThread implements PasteService {
  readonly #channel: Channel<PasteService>

  /** @param workerPath the bundle of `worker.ts`, or that file itself where Node runs it */
  constructor(workerPath: string | URL) {
    this.#channel = new Channel({ workerPath, name: 'research-digest-paste', errors, idleMs, hangMs })
  }

  read(question: ReadQuestion): Promise<PastedPapers | undefined> {
    return this.#channel.call('read', [question])
  }

  paste(question: PasteQuestion): Promise<PasteAnswer | undefined> {
    return this.#channel.call('paste', [question])
  }

  complete(question: CompleteQuestion): Promise<readonly TextEdit[]> {
    return this.#channel.call('complete', [question])
  }

  dispose(): Promise<void> {
    return this.#channel.close()
  }
}
