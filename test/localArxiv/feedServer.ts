import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AnnouncedPaper, dailyFeed } from './dailyFeed.ts'
import { type Fault, misbehave } from './faults.ts'

/** A real HTTP server on loopback that answers as arXiv's daily Atom feeds do, or misbehaves on request. */
export interface FeedServer {
  /** The address to which categories are added. */
  readonly url: string
  /** The categories that were asked for so far, as in the address, oldest first. */
  readonly requests: readonly string[]
  /** What it announces, and on which day; may change between requests, as arXiv's feeds do. */
  announce(day: string, papers: readonly AnnouncedPaper[]): void
  /** The next requests meet these faults, one each, in order; later ones are answered well again. */
  misbehave(faults: readonly Fault[]): void
  close(): Promise<void>
}

export async function startFeedServer(day: string, papers: readonly AnnouncedPaper[]): Promise<FeedServer> {
  const requests: string[] = []
  const faults: Fault[] = []
  let said = { day, papers }
  const answer = async (address: string, response: ServerResponse) => {
    const [, question = ''] = /^\/atom\/([\w.+-]+)$/.exec(address) ?? []
    if (question === '') return void response.writeHead(404).end('Stand-in for arXiv, not arXiv.\n')
    requests.push(question)
    const asked = new Set(question.split('+'))
    const isAsked = (code: string) => asked.has(code) || asked.has(code.split('.')[0] ?? '')
    const wanted = said.papers.filter(({ categories = ['cs.LG'] }) => categories.some(isAsked))
    const body = dailyFeed({ question, day: said.day, papers: wanted })
    const fault = faults.shift() ?? { kind: 'none' }
    if (fault.kind !== 'none') return misbehave(fault, response, body)
    response.writeHead(200, { 'content-type': 'application/xml' }).end(body)
  }
  const server = createServer(({ url = '/' }, response) => {
    answer(url, response).catch((error) => response.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/atom`,
    requests,
    announce: (day, papers) => {
      said = { day, papers }
    },
    misbehave: (more) => faults.push(...more),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
