import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A real HTTPS server on loopback whose certificate nobody vouches for. */
export interface TlsService {
  readonly url: string
  close(): Promise<void>
}

/** Key and certificate for tests alone: `openssl req -x509 -newkey ec …`, valid for a hundred years. */
const keyAndCertificate = readFileSync(new URL('selfSigned.pem', import.meta.url))

export async function startTlsService(): Promise<TlsService> {
  const server = createServer({ key: keyAndCertificate, cert: keyAndCertificate }, (_, response) => {
    response.end('good')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
