import * as l10n from '@vscode/l10n'
import { DigestError } from '../core/base/errors.ts'
import type { TextEdit } from '../core/base/textEdit.ts'
import type { PastedPapers } from '../core/paste/readPasted.ts'
import { Channel, type ChannelErrors } from '../workers/channel.ts'
import type {
  CompleteQuestion,
  PasteAnswer,
  PasteQuestion,
  PasteService,
  ReadQuestion,
} from './pasteService.ts'

/** In milliseconds. People often paste several times in a row, but an idle thread keeps its memory. */
const idleMs = 60_000
/** Nothing that people paste takes a thread this long, however busy the machine. In milliseconds. */
const hangMs = 30_000

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
 * delay the person. The thread starts with the first call and ends after it has been idle for a while. Methods reject
 * with `paste-unavailable` if there is no answer.
 */
export class PasteThread implements PasteService {
  readonly #channel: Channel<PasteService>

  /** @param workerPath the bundle of `worker.ts`, or that file itself when Node runs it directly */
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
