import type { DigestRecord, RecordOptions } from '../core/archive/digestRecord.ts'

/** A file to read: its bytes, or the text of an open document. */
export interface ArchiveText extends RecordOptions {
  readonly content: Uint8Array | string
  /** Lines that introduce entries, see `digest.yaml`. */
  readonly sections: readonly string[]
  /** Patterns of entries, see `digest.yaml`. */
  readonly entries: readonly string[]
}

export interface ArchiveChange {
  readonly file: string
  /** `undefined` for a text that has nothing for the archive. */
  readonly record: DigestRecord | undefined
  /** Its bytes are no text in UTF-8 or UTF-16. */
  readonly isUnreadable?: true
}

/** `call` is chosen by the caller and never used twice. */
export interface ReadMessage {
  readonly call: number
  readonly texts: readonly ArchiveText[]
}

/** The first message of a thread: it runs, and what ends it from then on is a text. */
export interface ReadyMessage {
  readonly isReady: true
}

export interface ChangesMessage {
  readonly call: number
  readonly changes: readonly ArchiveChange[]
}
