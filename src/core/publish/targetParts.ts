import type { DigestWithPapers } from '../export/exportFormat.ts'
import { reviewHtml } from '../export/plainHtml.ts'
import { readReview } from '../export/review.ts'
import type { HttpResponse } from '../http/httpClient.ts'
import { readJsonAnswer } from '../metadata/source.ts'

/**
 * A digest as HTML for services that send it as e-mail. They fill in templates such as `{{ subscriber }}` and `{% if
 * %}` before they read HTML, so braces, which formulas and code also have, are written as entities.
 */
export function draftHtml(exported: DigestWithPapers): string {
  const html = reviewHtml(readReview(exported), exported.papers)
  return html.replaceAll('{', '&#123;').replaceAll('}', '&#125;')
}

/** A title without template syntax: it is not read as HTML, so template markers are broken up. */
export function inertTitle(title: string): string {
  return title.replace(/\{(?=[{%#])/g, '{\u200b')
}

/** A JSON response; `undefined` if it is not JSON. */
export function jsonOf(answer: HttpResponse): unknown {
  try {
    return readJsonAnswer('', answer)
  } catch {
    return undefined
  }
}

/** An identifier that is safe in an address. */
export function plainId(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^[\w-]{1,100}$/.test(text) ? text : undefined
}

/** Whether a text can be in a header. */
export function isVisible(text: string): boolean {
  return /^[\x21-\x7e]{1,2000}$/.test(text)
}

/** Whether a secret may be sent there: over HTTPS, or to this computer. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isHere))
}
