import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

/** A real HTTP proxy on loopback: forwards plain requests and opens tunnels. */
export interface LocalProxy {
  readonly url: string
  /** What it was asked for: `GET http://host/…` or `CONNECT host:port`. */
  readonly requests: readonly string[]
  /** `Proxy-Authorization` headers that came, in order. */
  readonly credentials: readonly (string | undefined)[]
  /** Refuses everything with this status from now on. */
  refuse(status: number): void
  close(): Promise<void>
}

export async function startLocalProxy(): Promise<LocalProxy> {
  const requests: string[] = []
  const credentials: (string | undefined)[] = []
  const tunnels = new Set<{ destroy(): void }>()
  let refusal: number | undefined
  const note = ({ method, url, headers }: IncomingMessage) => {
    requests.push(`${method} ${url}`)
    credentials.push(headers['proxy-authorization'])
  }
  const server = createServer((incoming, response) => {
    note(incoming)
    if (refusal !== undefined) response.writeHead(refusal).end()
    else forward(incoming, response)
  })
  server.on('connect', (incoming, client) => {
    note(incoming)
    if (refusal !== undefined) {
      client.end(`HTTP/1.1 ${refusal} Refused\r\n\r\n`)
      return
    }
    const [host = '', port = ''] = (incoming.url ?? '').split(':')
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      target.pipe(client).pipe(target)
    })
    for (const end of [target, client]) {
      tunnels.add(end)
      end.on('error', () => target.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    credentials,
    refuse(status) {
      refusal = status
    },
    close: () =>
      new Promise((resolve) => {
        for (const tunnel of tunnels) tunnel.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function forward(incoming: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = incoming
  const outgoing = request(incoming.url ?? '', { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  outgoing.on('error', () => response.writeHead(502).end())
  incoming.pipe(outgoing)
}
