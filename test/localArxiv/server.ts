import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { errorFeed } from './atomFeed.ts'
import { type Fault, misbehave } from './faults.ts'
import { answerQuery } from './queryInterface.ts'
import { type StandInPaper, standInPapers } from './standInPapers.ts'

export interface LocalArxivOptions {
  /** What it knows; by default the papers of the seed digest and some well-known ones. */
  readonly papers?: readonly StandInPaper[]
  /** 0, the default, takes any free port. */
  readonly port?: number
}

export interface ReceivedRequest {
  readonly method: string
  readonly parameters: URLSearchParams
  /** The parts of `id_list`, as asked. */
  readonly ids: readonly string[]
  readonly headers: IncomingMessage['headers']
  /** Milliseconds since the start of this process, with parts of them. */
  readonly at: number
}

/** A real HTTP server on loopback that answers as arXiv's query interface does, or misbehaves on request. */
export interface LocalArxiv {
  /** Full address of the query interface. */
  readonly url: string
  /** What was asked so far, oldest first. */
  readonly requests: readonly ReceivedRequest[]
  /** How many connections were opened so far. */
  readonly connectionCount: number
  /** How many requests were there at once at most, so far. */
  readonly mostAtOnce: number
  /** The next requests meet these faults, one each, in order; later ones are answered well again. */
  misbehave(faults: readonly Fault[]): void
  /** Forgets the faults that no request has met yet. */
  behave(): void
  /** Every answer that has one of these papers holds this in the paper's title, as it is. */
  spoil(ids: readonly string[], part: string | Buffer): void
  /** Every answer passes through this. */
  alter(change: (body: string) => string): void
  /** Questions with such identifiers are refused as malformed, or with another status. */
  refuse(isMalformed: (ids: readonly string[]) => boolean, status?: number): void
  /** Keeps all answers back until the returned function is called. */
  hold(): () => void
  /** Resolves once at least so many requests have come in since the start. */
  received(count: number): Promise<void>
  /** Ends all connections, hanging ones too. */
  close(): Promise<void>
}

export async function startLocalArxiv(options: LocalArxivOptions = {}): Promise<LocalArxiv> {
  const arxiv = new RunningArxiv(options.papers ?? standInPapers)
  await arxiv.listen(options.port ?? 0)
  return arxiv
}

class RunningArxiv implements LocalArxiv {
  readonly requests: ReceivedRequest[] = []
  connectionCount = 0
  mostAtOnce = 0
  #atOnce = 0
  url = ''
  readonly #papers: readonly StandInPaper[]
  readonly #server: Server
  readonly #faults: Fault[] = []
  readonly #spoilt = new Map<string, Buffer>()
  #change = (body: string) => body
  #isMalformed = (_: readonly string[]) => false
  #statusOfMalformed = 400
  #watchers: { readonly count: number; readonly resolve: () => void }[] = []
  #held: Promise<void> | undefined

  constructor(papers: readonly StandInPaper[]) {
    this.#papers = papers
    this.#server = createServer((request, response) => {
      this.#count(response)
      this.#answer(request, response).catch((error) => response.destroy(error))
    })
    this.#server.on('connection', () => {
      this.connectionCount += 1
    })
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', resolve)
    })
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/query`
  }

  misbehave(faults: readonly Fault[]): void {
    this.#faults.push(...faults)
  }

  spoil(ids: readonly string[], part: string | Buffer): void {
    for (const id of ids) this.#spoilt.set(id, Buffer.from(part))
  }

  alter(change: (body: string) => string): void {
    this.#change = change
  }

  refuse(isMalformed: (ids: readonly string[]) => boolean, status = 400): void {
    this.#isMalformed = isMalformed
    this.#statusOfMalformed = status
  }

  behave(): void {
    this.#faults.length = 0
  }

  hold(): () => void {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    this.#held = held
    return () => {
      if (this.#held === held) this.#held = undefined
      release()
    }
  }

  received(count: number): Promise<void> {
    if (this.requests.length >= count) return Promise.resolve()
    return new Promise((resolve) => this.#watchers.push({ count, resolve }))
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('server', 'stand-in-for-arxiv')
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url)
    if (pathname !== '/api/query') return sendNotFound(response)
    const parameters = request.method === 'POST' ? await formOf(request) : searchParams
    this.#record(request, parameters)
    await this.#held
    const { status, body } = this.#isMalformed(this.requests.at(-1)?.ids ?? [])
      ? { status: this.#statusOfMalformed, body: errorFeed('incorrect id format') }
      : answerQuery(this.#papers, parameters, this.url)
    const fault = this.#faults.shift() ?? { kind: 'none' }
    if (fault.kind !== 'none') return misbehave(fault, response, body)
    response.writeHead(status, { 'content-type': 'application/atom+xml; charset=utf-8' })
    response.end(spoiltBody(this.#change(body), this.#spoilt))
  }

  #count(response: ServerResponse): void {
    this.#atOnce += 1
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce)
    response.once('close', () => {
      this.#atOnce -= 1
    })
  }

  #record(request: IncomingMessage, parameters: URLSearchParams): void {
    this.requests.push({
      method: request.method ?? '',
      parameters,
      ids: (parameters.get('id_list') ?? '').split(',').filter((id) => id !== ''),
      headers: request.headers,
      at: performance.now(),
    })
    const isDue = ({ count }: { count: number }) => count <= this.requests.length
    for (const { resolve } of this.#watchers.filter(isDue)) resolve()
    this.#watchers = this.#watchers.filter((watcher) => !isDue(watcher))
  }
}

/** As Latin-1, in which every byte is a character. */
function spoiltBody(body: string, parts: ReadonlyMap<string, Buffer>): Buffer {
  const bytes = Buffer.from(body).toString('latin1')
  const spoilt = bytes.replace(
    /(<id>http:\/\/arxiv\.org\/abs\/(\S+?)v\d+<\/id>\s*<title>)/g,
    (start, _, id) => {
      return start + (parts.get(id)?.toString('latin1') ?? '')
    },
  )
  return Buffer.from(spoilt, 'latin1')
}

function sendNotFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' })
  response.end('Stand-in for arXiv, not arXiv: only /api/query is here.\n')
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}
