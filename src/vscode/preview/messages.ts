/** From the extension to the page. */
export type ToPage =
  /** The body as HTML, everything in it escaped. */
  | { readonly type: 'update'; readonly html: string }
  /** The editor's first visible line, 0-based. */
  | { readonly type: 'scroll'; readonly line: number }

/** From the page to the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  /** The reader asked for the source of what lies at this 0-based line. */
  | { readonly type: 'reveal'; readonly line: number }
