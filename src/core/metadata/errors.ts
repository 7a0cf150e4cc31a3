import * as l10n from '@vscode/l10n'
import { DigestError } from '../base/errors.ts'

export interface Refusal {
  readonly status: number
  /** What the service asked for; `undefined` when it did not say. */
  readonly retryAfterMs?: number | undefined
  /** The service's own words. */
  readonly detail?: string | undefined
}

/** The service refused or failed. */
export class SourceUnavailableError extends DigestError {
  readonly code = 'source-unavailable'
  readonly status: number
  readonly retryAfterMs: number | undefined

  constructor(label: string, { status, retryAfterMs, detail }: Refusal) {
    super(refusalText(label, status, detail))
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}

export interface UnreadableOptions extends ErrorOptions {
  readonly isWebPage?: boolean
}

/** The answer is not what the service documents. */
export class UnreadableResponseError extends DigestError {
  readonly code = 'unreadable-response'
  /** A web page came, as captive portals and services under maintenance send; another question would meet the same. */
  readonly isWebPage: boolean

  /** @param expected what should have come, such as "an Atom feed". */
  constructor(address: string, expected: string, { isWebPage = false, ...options }: UnreadableOptions = {}) {
    super(l10n.t('The answer of {0} is not {1}.', address, expected), options)
    this.isWebPage = isWebPage
  }
}

function refusalText(label: string, status: number, detail: string | undefined): string {
  if (detail) return l10n.t('{0} refuses the question: {1} (HTTP {2}).', label, detail, status)
  if (status === 403) return l10n.t('{0} refuses requests from this computer (HTTP {1}).', label, status)
  if (status === 429 || status === 406) return l10n.t('{0} asks to slow down (HTTP {1}).', label, status)
  if (status >= 500) return l10n.t('{0} is not available at the moment (HTTP {1}).', label, status)
  return l10n.t('{0} gives no answer to this question (HTTP {1}).', label, status)
}
