/** What pages are made of besides the digests; `readAssets` of the outer layers takes it from the package. */
export interface PageAssets {
  /** The style sheet of exported pages. */
  readonly style: string
  /** The script that searches a site. */
  readonly searchScript: string
  /** KaTeX's own style sheet, whose fonts are named by their files. */
  readonly mathStyle: string
  /** KaTeX's fonts as WOFF2 by their files' names. */
  readonly mathFonts: ReadonlyMap<string, Uint8Array>
}
