import type { PastedReference } from './reference.ts'

/** What the clipboard, or what is dropped, has to say. */
export interface Pasted {
  readonly text: string
  /** The same with its links, where a browser or another program gave it. */
  readonly html?: string
}

export interface PastedReading {
  /** In the order of the text; a paper may be named more than once. */
  readonly references: readonly PastedReference[]
  /** The text says no more than its references do, or more that nobody would keep: nothing of a writer's gets lost. */
  readonly isWhole: boolean
}

/** One way in which papers are copied. */
export interface PasteFormat {
  readonly id: string
  /** `undefined` for what is not of this format. Pure, and linear in the length of the text. */
  read(pasted: Pasted): PastedReading | undefined
}
