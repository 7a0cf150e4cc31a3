import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** One way to misbehave; each is used up by one request. */
export type Fault =
  /** Behaves for once, to place a good answer between bad ones. */
  | { readonly kind: 'none' }
  /** Any status, with a short text; `retryAfter` is the header as sent, seconds or a date. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Sends the head and half of the body, then nothing more. */
  | { readonly kind: 'hangMidway' }
  /** Closes the connection in the middle of the announced body. */
  | { readonly kind: 'cutOff' }
  /** Resets the connection without an answer. */
  | { readonly kind: 'reset' }
  /** A complete answer whose document ends in the middle. */
  | { readonly kind: 'halfDocument' }
  /** Status 200 and a web page, as a captive portal or a maintenance page sends. */
  | { readonly kind: 'htmlPage' }
  /** 50 MB of well-formed XML. */
  | { readonly kind: 'hugeBody' }
  /** Latin-1 bytes under a UTF-8 prologue. */
  | { readonly kind: 'wrongEncoding' }
  | { readonly kind: 'malformedXml' }
  /** Entities that expand to a billion laughs. */
  | { readonly kind: 'entityBomb' }
  /** Elements nested a hundred thousand deep. */
  | { readonly kind: 'deepXml' }
  /** Leads to another address; `{}` in it stands for the query that was asked, with its question mark. */
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  /** A feed without entries although the papers exist, as arXiv has answered at times. */
  | { readonly kind: 'emptyFeed' }

const prologue = "<?xml version='1.0' encoding='UTF-8'?>\n"
const feedStart = `${prologue}<feed xmlns="http://www.w3.org/2005/Atom">`

/** Answers one request badly; `good` is what a right answer would hold. */
export async function misbehave(fault: Fault, response: ServerResponse, good: string): Promise<void> {
  switch (fault.kind) {
    case 'hang':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'status':
      return sendStatus(response, fault.status, fault.retryAfter)
    case 'redirect':
      response.writeHead(fault.status, { location: fault.location.replace('{}', queryOf(response)) }).end()
      return
    case 'hangMidway':
      response.writeHead(200, atom).write(half(good))
      return
    case 'cutOff':
      response.writeHead(200, { ...atom, 'content-length': Buffer.byteLength(good) })
      response.write(half(good), () => response.destroy())
      return
    case 'hugeBody':
      return sendHugeBody(response)
    case 'htmlPage':
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(
        '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in<br></body></html>\n',
      )
      return
    default:
      response.writeHead(200, atom).end(badDocument(fault.kind, good))
  }
}

const atom = { 'content-type': 'application/atom+xml' }

function queryOf({ req }: ServerResponse): string {
  return new URL(req.url ?? '/', 'http://stand-in').search
}

function half(text: string): string {
  return text.slice(0, Math.floor(text.length / 2))
}

function sendStatus(response: ServerResponse, status: number, retryAfter: string | undefined): void {
  response.writeHead(status, {
    'content-type': 'text/plain',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  })
  response.end(`Stand-in for arXiv, not arXiv: status ${status} on request.\n`)
}

async function sendHugeBody(response: ServerResponse): Promise<void> {
  response.writeHead(200, atom)
  // The client is meant to close the connection long before the end.
  await pipeline(Readable.from(hugeDocument()), response).catch(() => undefined)
}

function* hugeDocument(): Generator<string> {
  const megabyte = 'x'.repeat(1_000_000)
  yield `${feedStart}<title>`
  for (let sent = 0; sent < 50; sent += 1) yield megabyte
  yield '</title></feed>'
}

function badDocument(kind: Fault['kind'], good: string): string | Buffer {
  switch (kind) {
    case 'halfDocument':
      return half(good)
    case 'wrongEncoding':
      return good.endsWith('</feed>\n')
        ? Buffer.from(good.replace('</feed>', '<!-- Universit\u00e9 --></feed>'), 'latin1')
        : Buffer.concat([Buffer.from('{"name":"'), Buffer.from('Universit\u00e9"}', 'latin1')])
    case 'malformedXml':
      return good.replace('</feed>', '<entry><title>a & b < c</entry></feed>')
    case 'entityBomb':
      return entityBomb()
    case 'deepXml':
      return `${feedStart}${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</feed>`
    case 'emptyFeed':
      return good.replace(/ {2}<entry>[\s\S]*<\/entry>\n/, '')
    default:
      return good
  }
}

function entityBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    return `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`
  })
  const doctype = `<!DOCTYPE feed [<!ENTITY l0 "ha">${levels.join('')}]>`
  return `${prologue}${doctype}<feed xmlns="http://www.w3.org/2005/Atom"><title>&l9;</title></feed>`
}
