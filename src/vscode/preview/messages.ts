// What the extension and its pages tell each other: the preview, and the page that copies.

/** Blocks that replace others. */
export interface Splice {
  /** The index of the first removed block, before any splice of the same update. */
  readonly at: number
  readonly remove: number
  readonly add: readonly string[]
}

/** A change of a page towards a review. */
export interface ReviewUpdate {
  /** In the order of the page, without overlaps. */
  readonly splices: readonly Splice[]
  /** The line of each block after the splices; missing if unchanged. */
  readonly lines?: readonly number[]
}

/** From the extension to the page. Lines count from 0 and may be fractions, by how far a line is scrolled. */
export type ToPage =
  /** The state that the page keeps for the editor's next start. */
  | { readonly type: 'document'; readonly state: PreviewState }
  /** The language of the digest, as HTML names it. */
  | { readonly type: 'language'; readonly language: string; readonly direction: 'ltr' | 'rtl' }
  /** Blocks as HTML, everything in them escaped. The page answers with `shown`. */
  | { readonly type: 'update'; readonly update: ReviewUpdate; readonly isWhole: boolean }
  /** The editor's first visible line. */
  | { readonly type: 'scroll'; readonly line: number }
  /** The line of the editor's cursor. */
  | { readonly type: 'cursor'; readonly line: number }
  /** Whether the text is read as a digest everywhere, or only shown like one here. */
  | { readonly type: 'kind'; readonly isDigest: boolean }
  /** A notice for the reader; removed if missing. */
  | { readonly type: 'notice'; readonly notice: Notice | undefined }
  /** The review cannot be shown. */
  | { readonly type: 'failure'; readonly text: string }

/** From the page to the extension. */
export type FromPage =
  /** The page is loaded and empty. */
  | { readonly type: 'ready' }
  /** The last update is in the page. */
  | { readonly type: 'shown' }
  /** The reader has scrolled the page to this line. */
  | { readonly type: 'scrolled'; readonly line: number }
  /** The reader asked for the source at this line. */
  | { readonly type: 'reveal'; readonly line: number }
  /** The reader follows a link to a file beside the document. */
  | { readonly type: 'open'; readonly path: string }
  /** The reader allows remote images in this preview. */
  | { readonly type: 'showPictures' }
  /** The reader wants a review that could not be shown. */
  | { readonly type: 'tryAgain' }
  /** The reader wants records that were unavailable. */
  | { readonly type: 'askAgain' }
  /** The reader of a digest without papers wants to insert one. */
  | { readonly type: 'insertPaper' }

/** What stands above the cards, such as that records are unavailable now. */
export interface Notice {
  /** Localised. */
  readonly text: string
  /** Whether the reader may ask for the records again, or has done so. */
  readonly asking: 'offered' | 'underWay' | 'none'
}

/** What a preview shows, kept for the next start of the editor. */
export interface PreviewState {
  readonly uri: string
  /** Whether it stays with its document; others follow the active one. */
  readonly isLocked: boolean
}

/** From the extension to the page that copies. */
export interface ToCopyPage {
  readonly type: 'copy'
  readonly html: string
  readonly plain: string
}

/** From the page that copies to the extension. */
export type FromCopyPage =
  | { readonly type: 'ready' }
  /** Both forms are on the clipboard. */
  | { readonly type: 'copied' }
