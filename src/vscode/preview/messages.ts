import type { ReviewUpdate } from '../../core/render/review.ts'

export type { ReviewUpdate }

/** From the extension to the page. Lines count from 0 and may lie between two, by how far one is scrolled through. */
export type ToPage =
  /** To be kept by the page for the editor's next start. */
  | { readonly type: 'document'; readonly state: PreviewState }
  /** What the digest is written in, as HTML names it. */
  | { readonly type: 'language'; readonly language: string; readonly direction: 'ltr' | 'rtl' }
  /** Blocks as HTML, everything in them escaped. To be answered by `shown`. */
  | { readonly type: 'update'; readonly update: ReviewUpdate; readonly isWhole: boolean }
  /** The editor's first visible line. */
  | { readonly type: 'scroll'; readonly line: number }
  /** Whether the text is read as a digest everywhere, or only shown like one here. */
  | { readonly type: 'kind'; readonly isDigest: boolean }
  /** What the reader should know, such as that records cannot be had now; nothing any more when it is missing. */
  | { readonly type: 'notice'; readonly text: string | undefined }
  /** The review cannot be shown. */
  | { readonly type: 'failure'; readonly text: string }

/** From the page to the extension. */
export type FromPage =
  /** The page is there and empty. */
  | { readonly type: 'ready' }
  /** The last update is in the page. */
  | { readonly type: 'shown' }
  /** The reader has scrolled the page to this line. */
  | { readonly type: 'scrolled'; readonly line: number }
  /** The reader asked for the source of what lies at this line. */
  | { readonly type: 'reveal'; readonly line: number }
  /** The reader follows a link to a file beside the document. */
  | { readonly type: 'open'; readonly path: string }
  /** The reader allows pictures of other computers in this preview. */
  | { readonly type: 'showPictures' }
  | { readonly type: 'tryAgain' }
  /** The reader of a digest without papers wants to have one. */
  | { readonly type: 'insertPaper' }

/** What a preview shows, kept for the next start of the editor. */
export interface PreviewState {
  readonly uri: string
  /** Whether it stays with its document; others follow the active one. */
  readonly isLocked: boolean
}
