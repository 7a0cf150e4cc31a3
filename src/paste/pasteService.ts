import type { Span } from '../core/base/span.ts'
import type { TextEdit } from '../core/base/textEdit.ts'
import type { PreferredLink } from '../core/digest/conventions/conventions.ts'
import type { LayoutId } from '../core/digest/model.ts'
import type { Paper, WritablePaper } from '../core/paper/paper.ts'
import type { PastedFile } from '../core/paste/pdfFile.ts'
import type { PastedPapers } from '../core/paste/readPasted.ts'
import type { Pasted, PastedReference } from '../core/paste/reference.ts'
import type { WrittenPaste } from '../core/paste/writePasted.ts'

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
  /** The records of the papers in the document. */
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
export interface PasteService {
  /** The papers in what was pasted; `undefined` if there are none. */
  read(question: ReadQuestion): Promise<PastedPapers | undefined>
  paste(question: PasteQuestion): Promise<PasteAnswer | undefined>
  complete(question: CompleteQuestion): Promise<readonly TextEdit[]>
}
