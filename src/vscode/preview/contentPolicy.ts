interface ContentPolicyOptions {
  /** Where our own files come from, as `webview.cspSource` says. */
  readonly ownSource: string
  readonly nonce: string
  readonly allowsRemotePictures: boolean
}

/**
 * What the preview's page may do: run our script, use our styles and fonts, show pictures beside the document. Formulas need
 * style attributes; nothing of a document or a record becomes one.
 */
export function contentPolicy({ ownSource, nonce, allowsRemotePictures }: ContentPolicyOptions): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${ownSource}`,
    `style-src-attr 'unsafe-inline'`,
    `font-src ${ownSource}`,
    `img-src ${ownSource}${allowsRemotePictures ? ' https: http:' : ''}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}
