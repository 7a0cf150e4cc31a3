import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { escapeXml } from './atomFeed.ts'

/** A record as arXiv's OAI-PMH interface knows it. */
export interface OaiRecord {
  readonly id: string
  /** The day of its last change, as `2026-11-20`. */
  readonly datestamp: string
  readonly title?: string
  readonly authors?: readonly {
    readonly keyname: string
    readonly forenames?: string
    readonly suffix?: string
  }[]
  readonly categories?: string
  readonly sets?: readonly string[]
  readonly isDeleted?: boolean
}

/** One answer that is not what it should be. */
export type OaiFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'malformedXml' | 'htmlPage' | 'reset' }
  /** The token that was sent has lived too long. */
  | { readonly kind: 'expiredToken' }
  /** Any answer, given the number of the request. */
  | { readonly kind: 'own'; readonly answer: (response: ServerResponse, count: number) => void }

export interface OaiServer {
  readonly url: string
  /** The parameters of what was asked so far, oldest first. */
  readonly requests: readonly URLSearchParams[]
  /** The records may change between requests, as arXiv's do. */
  records: readonly OaiRecord[]
  misbehave(faults: readonly OaiFault[]): void
  /** From now on, until `undefined`. */
  always: OaiFault | undefined
  /** Calls back before each answer, with the number of the request, from 1. */
  onRequest: (count: number) => void
  close(): Promise<void>
}

/**
 * A real HTTP server on loopback that answers `ListRecords` as arXiv does (https://info.arxiv.org/help/oa/index.html):
 * selection by `from` and `set`, pages with resumption tokens, errors of the protocol inside of status 200.
 */
export async function startOaiServer(records: readonly OaiRecord[], pageSize = 2): Promise<OaiServer> {
  const server = new RunningOai(records, pageSize)
  await server.listen()
  return server
}

const day = '2026-11-24'

class RunningOai implements OaiServer {
  url = ''
  readonly requests: URLSearchParams[] = []
  records: readonly OaiRecord[]
  onRequest = (_: number) => {}
  always: OaiFault | undefined
  readonly #pageSize: number
  readonly #faults: OaiFault[] = []
  readonly #server: Server

  constructor(records: readonly OaiRecord[], pageSize: number) {
    this.records = records
    this.#pageSize = pageSize
    this.#server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '/', this.url)
      this.requests.push(searchParams)
      this.onRequest(this.requests.length)
      this.#answer(searchParams, response)
    })
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', () => {
        this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/oai`
        resolve()
      })
    })
  }

  misbehave(faults: readonly OaiFault[]): void {
    this.#faults.push(...faults)
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  #answer(parameters: URLSearchParams, response: ServerResponse): void {
    const fault = this.#faults.shift() ?? this.always
    if (fault?.kind === 'own') fault.answer(response, this.requests.length)
    else if (fault?.kind === 'reset') response.socket?.resetAndDestroy()
    else if (fault?.kind === 'status') {
      const wait = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }
      response.writeHead(fault.status, { 'content-type': 'text/plain', ...wait }).end('Stand-in for arXiv\n')
    } else if (fault?.kind === 'htmlPage') {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!DOCTYPE html>\n<title>Sign in</title>\n')
    } else {
      const body = fault?.kind === 'expiredToken' ? errorOf('badResumptionToken') : this.#list(parameters)
      const text = fault?.kind === 'malformedXml' ? `${body}<a>a & b < c</a>` : body
      response.writeHead(200, { 'content-type': 'text/xml' }).end(envelope(text))
    }
  }

  #list(parameters: URLSearchParams): string {
    const token = parameters.get('resumptionToken')
    if (token !== null && [...parameters.keys()].length !== 2) return errorOf('badArgument')
    const asked = new URLSearchParams(
      token === null ? parameters.toString() : Buffer.from(token, 'base64url').toString(),
    )
    if (asked.get('verb') !== 'ListRecords' || asked.get('metadataPrefix') !== 'arXiv')
      return errorOf('badArgument')
    const from = asked.get('from') ?? ''
    if (from !== '' && !/^\d{4}-\d\d-\d\d$/.test(from)) return errorOf('badArgument')
    const set = asked.get('set')
    const chosen = this.records.filter(
      ({ datestamp, sets = [] }) => datestamp >= from && (set === null || sets.includes(set)),
    )
    if (chosen.length === 0) return errorOf('noRecordsMatch')
    const start = Number(asked.get('start') ?? '0')
    const page = chosen.slice(start, start + this.#pageSize)
    asked.set('start', String(start + page.length))
    const next =
      start + page.length < chosen.length ? Buffer.from(asked.toString()).toString('base64url') : ''
    return `<ListRecords>${page.map(recordOf).join('')}<resumptionToken>${next}</resumptionToken></ListRecords>`
  }
}

export function envelope(content: string, today = day): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<responseDate>${today}T01:02:03Z</responseDate><request verb="ListRecords">http://127.0.0.1/oai</request>
${content}
</OAI-PMH>
`
}

function errorOf(code: string): string {
  return `<error code="${code}">Stand-in for arXiv: ${code}</error>`
}

function recordOf({
  id,
  datestamp,
  title = `Paper ${id}`,
  authors = [],
  categories = 'cs.LG',
  sets = [],
  isDeleted,
}: OaiRecord): string {
  const header = `<header${isDeleted ? ' status="deleted"' : ''}><identifier>oai:arXiv.org:${id}</identifier>
<datestamp>${datestamp}</datestamp>${sets.map((set) => `<setSpec>${set}</setSpec>`).join('')}</header>`
  if (isDeleted) return `<record>${header}</record>`
  const people = authors.map(
    ({ keyname, forenames, suffix }) =>
      `<author><keyname>${escapeXml(keyname)}</keyname>${forenames ? `<forenames>${escapeXml(forenames)}</forenames>` : ''}${suffix ? `<suffix>${escapeXml(suffix)}</suffix>` : ''}</author>`,
  )
  return `<record>${header}<metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/">
<id>${id}</id><created>${datestamp}</created><authors>${people.join('')}</authors><title>${escapeXml(title)}</title>
<categories>${categories}</categories><abstract>An abstract.</abstract></arXiv></metadata></record>`
}
