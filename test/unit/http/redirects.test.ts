import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { followRedirects } from '../../../src/core/http/httpClient.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'

const pem = readFileSync(new URL('../../localServices/selfSigned.pem', import.meta.url))
const request = { accept: 'text/plain', signal: new AbortController().signal }

/** Where each path leads; `/end` says what it was asked. */
type Routes = Readonly<Record<string, readonly [status: number, location: string]>>

suite('followRedirects', () => {
  let servers: Server[]
  let client: ClosableHttpClient
  let pauses: number
  let asked: string[]

  setup(() => {
    servers = []
    asked = []
    pauses = 0
    client = createHttpClient({ userAgent: 'research-digest/test', proxy: { strictSsl: false } })
  })
  teardown(async () => {
    await client.close()
    for (const server of servers) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })

  async function start(routes: Routes, isTls = false): Promise<string> {
    const handler = (incoming: IncomingMessage, response: ServerResponse) => {
      const { method = '', url = '' } = incoming
      asked.push(`${method} ${url}`)
      const [status, location] = routes[url.replace(/\?.*/, '')] ?? []
      if (status === undefined || location === undefined) response.end(`${method} ${url}`)
      else response.writeHead(status, { location }).end()
    }
    const server = isTls ? createTlsServer({ key: pem, cert: pem }, handler) : createServer(handler)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `${isTls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  const following = () =>
    followRedirects(client, async () => {
      pauses += 1
    })
  const get = async (url: string) => {
    const { status, body } = await following().get(url, request)
    return [status, new TextDecoder().decode(body)]
  }

  for (const status of [301, 302, 307, 308]) {
    test(`asks at the other address of the same service after ${status}, when a pause is over`, async () => {
      const origin = await start({ '/q': [status, '/end?id=1'] })
      assert.deepEqual(await get(`${origin}/q?id=1`), [200, 'GET /end?id=1'])
      assert.equal(pauses, 1)
    })

    test(`sends the same document there after ${status}`, async () => {
      const origin = await start({ '/q': [status, 'end'] })
      const { body } = await following().postJson(`${origin}/q`, {}, request)
      assert.equal(new TextDecoder().decode(body), 'POST /end')
    })
  }

  test('follows from http: to https: of the same host', async () => {
    const secure = await start({}, true)
    const origin = await start({ '/q': [301, `${secure}/end`] })
    assert.deepEqual(await get(`${origin}/q`), [200, 'GET /end'])
  })

  test('follows some redirects, not a loop', async () => {
    const origin = await start({
      '/a': [302, '/b'],
      '/b': [302, '/c'],
      '/c': [302, '/end'],
      '/loop': [302, '/loop'],
    })
    assert.deepEqual(await get(`${origin}/a`), [200, 'GET /end'])
    asked = []
    assert.deepEqual(await get(`${origin}/loop`), [302, ''])
    assert.equal(asked.length, 4)
  })

  const refused: readonly (readonly [string, number, (other: string) => string])[] = [
    ['another port', 301, (other) => `${other}/end`],
    ['another host', 301, (other) => `${other.replace('127.0.0.1', 'localhost')}/end`],
    ['a host written like the path', 301, (other) => `//${new URL(other).host}/end`],
    ['an address with a password', 301, () => 'http://user:password@127.0.0.1/end'],
    ['another scheme', 301, () => 'file:///etc/hostname'],
    ['what is no address', 301, () => 'http://['],
    ['no address at all', 304, () => '/end'],
    ['what came of a question', 303, () => '/end'],
  ]
  for (const [what, status, location] of refused) {
    test(`does not follow to ${what}`, async () => {
      const other = await start({})
      const origin = await start({ '/q': [status, location(other)] })
      assert.deepEqual(await get(`${origin}/q`), [status, ''])
      assert.deepEqual([asked, pauses], [['GET /q'], 0])
    })
  }

  test('does not follow from https: to http:', async () => {
    const other = await start({})
    const secure = await start({ '/q': [301, `${other}/end`] }, true)
    assert.deepEqual(await get(`${secure}/q`), [301, ''])
  })
})
