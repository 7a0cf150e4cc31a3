import * as l10n from '@vscode/l10n'
import { DigestError } from '../base/errors.ts'

/** No complete answer came: no network, no such host, refused, reset, cut off. */
export class NetworkError extends DigestError {
  readonly code = 'network'

  constructor(url: string, options?: ErrorOptions) {
    super(l10n.t('{0} cannot be reached.', hostOf(url)), options)
  }
}

/** The answer took too long. */
export class TimeoutError extends DigestError {
  readonly code = 'timeout'

  constructor(url: string, options?: ErrorOptions) {
    super(l10n.t('{0} did not answer in time.', hostOf(url)), options)
  }
}

/** The body exceeds what the client accepts; the rest was not read. */
export class BodyTooLargeError extends DigestError {
  readonly code = 'body-too-large'

  constructor(url: string, maxBytes: number) {
    super(l10n.t('The answer of {0} is larger than {1} bytes.', hostOf(url), maxBytes))
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
