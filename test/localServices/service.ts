import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type Fault, misbehave } from '../localArxiv/faults.ts'

/** What a service was asked. */
export interface ServiceQuestion {
  readonly method: string
  readonly path: string
  readonly parameters: URLSearchParams
  readonly body: string
  /** The body as it was sent. */
  readonly bytes: Buffer
  readonly headers: IncomingHttpHeaders
}

/** A status and a document that is sent as JSON, or a plain text. */
export interface ServiceAnswer {
  readonly status: number
  readonly document: unknown
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A real HTTP server on loopback that answers as a service does, or misbehaves on request. */
export interface LocalService {
  /** Scheme, host and port, without a slash. */
  readonly origin: string
  readonly requests: readonly ServiceQuestion[]
  /** The next requests meet these faults, one each, in order; later ones are answered well again. */
  misbehave(faults: readonly Fault[]): void
  /** Forgets the faults that no request has met yet. */
  behave(): void
  close(): Promise<void>
}

export async function startLocalService(
  answer: (question: ServiceQuestion) => ServiceAnswer,
): Promise<LocalService> {
  const requests: ServiceQuestion[] = []
  const faults: Fault[] = []
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const question = await questionOf(request)
    requests.push(question)
    const { status, document, text: plain, headers } = answer(question)
    const body = plain ?? JSON.stringify(document)
    const fault = faults.shift() ?? { kind: 'none' }
    if (fault.kind !== 'none') return misbehave(fault, response, body)
    const type = plain === undefined ? 'application/json' : 'text/plain'
    response.writeHead(status, { 'content-type': type, server: 'stand-in', ...headers }).end(body)
  }
  const server = createServer((request, response) => {
    respond(request, response).catch((error) => response.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    misbehave: (more) => faults.push(...more),
    behave: () => {
      faults.length = 0
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function questionOf(request: IncomingMessage): Promise<ServiceQuestion> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in')
  const { method = '', headers } = request
  const bytes = await buffer(request)
  return { method, path: pathname, parameters: searchParams, body: bytes.toString('utf8'), bytes, headers }
}
