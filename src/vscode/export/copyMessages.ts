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
