import assert from 'node:assert/strict'
import { NetworkError, type ProxySettings, proxyEnvironment } from '../../../src/core/http/httpClient.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { type LocalProxy, startLocalProxy } from '../../localServices/proxy.ts'
import { startTlsService, type TlsService } from '../../localServices/tlsService.ts'

const variables = [
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'NODE_TLS_REJECT_UNAUTHORIZED',
]

suite('a proxy', () => {
  let arxiv: LocalArxiv
  let proxy: LocalProxy
  let client: ClosableHttpClient | undefined
  const before = new Map<string, string | undefined>()
  const request = { accept: '*/*', signal: new AbortController().signal }

  setup(async () => {
    arxiv = await startLocalArxiv()
    proxy = await startLocalProxy()
    for (const name of variables) {
      before.set(name, process.env[name])
      delete process.env[name]
    }
  })
  teardown(async () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await client?.close()
    await proxy.close()
    await arxiv.close()
  })

  async function ask(settings: ProxySettings | undefined, url = `${arxiv.url}?id_list=2011.10650`) {
    client = createHttpClient({ userAgent: 'research-digest/test', ...(settings && { proxy: settings }) })
    return client.get(url, request)
  }

  test('is not used when nobody names one', async () => {
    assert.equal((await ask(undefined)).status, 200)
    assert.deepEqual(proxy.requests, [])
  })

  test('forwards what is asked of plain HTTP', async () => {
    assert.equal((await ask({ url: proxy.url })).status, 200)
    assert.deepEqual(proxy.requests, [`GET ${arxiv.url}?id_list=2011.10650`])
    assert.equal(arxiv.requests[0]?.headers['user-agent'], 'research-digest/test')
  })

  test('is taken from the environment', async () => {
    process.env.http_proxy = proxy.url
    await ask(undefined)
    assert.equal(proxy.requests.length, 1)
  })

  test('is understood without a scheme', async () => {
    process.env.HTTP_PROXY = proxy.url.replace('http://', '')
    await ask(undefined)
    assert.equal(proxy.requests.length, 1)
  })

  for (const nonsense of ['no address', 'ftp://127.0.0.1:1', '']) {
    test(`is not used when the environment says "${nonsense}"`, async () => {
      process.env.http_proxy = nonsense
      assert.equal((await ask(undefined)).status, 200)
      assert.deepEqual(proxy.requests, [])
    })
  }

  test('is taken from the settings rather than from the environment', async () => {
    process.env.http_proxy = 'http://127.0.0.1:1'
    await ask({ url: proxy.url })
    assert.equal(proxy.requests.length, 1)
  })

  for (const noProxy of ['127.0.0.1', '*', 'example.org, 127.0.0.1']) {
    test(`is left out for hosts of no_proxy: ${noProxy}`, async () => {
      process.env.http_proxy = proxy.url
      process.env.no_proxy = noProxy
      await ask(undefined)
      assert.deepEqual(proxy.requests, [])
    })
  }

  test('is left out for hosts of the setting', async () => {
    await ask({ url: proxy.url, noProxy: ['example.org', '127.0.0.1'] })
    assert.deepEqual(proxy.requests, [])
  })

  test('is given the name and password of its address', async () => {
    await ask({ url: proxy.url.replace('//', '//ann:p%40ss@') })
    assert.equal(proxy.credentials[0], `Basic ${Buffer.from('ann:p@ss').toString('base64')}`)
  })

  test('that refuses says so by its status', async () => {
    proxy.refuse(502)
    const { status } = await ask({ url: proxy.url })
    assert.equal(status, 502)
  })

  test('that is not there is a network error', async () => {
    await assert.rejects(ask({ url: 'http://127.0.0.1:1' }), NetworkError)
  })

  test('is not used when its address is none', async () => {
    assert.equal((await ask({ url: 'no address' })).status, 200)
  })

  suite('to a service with TLS', () => {
    let service: TlsService

    setup(async () => {
      service = await startTlsService()
    })
    teardown(() => service.close())

    test('tunnels, and refuses a certificate that nobody vouches for', async () => {
      await assert.rejects(ask({ url: proxy.url }, service.url), NetworkError)
      assert.deepEqual(proxy.requests, [`CONNECT ${new URL(service.url).host}`])
    })

    test('tunnels to any certificate when that is wished for', async () => {
      assert.equal((await ask({ url: proxy.url, strictSsl: false }, service.url)).status, 200)
      assert.deepEqual(proxy.requests, [`CONNECT ${new URL(service.url).host}`])
    })

    test('reports a tunnel that is refused', async () => {
      proxy.refuse(407)
      await assert.rejects(ask({ url: proxy.url, strictSsl: false }, service.url), NetworkError)
    })

    test('heeds the wishes that another process has put into the environment', async () => {
      Object.assign(process.env, proxyEnvironment({ url: proxy.url, strictSsl: false }))
      assert.equal((await ask(undefined, service.url)).status, 200)
      assert.equal(proxy.requests.length, 1)
      Object.assign(process.env, proxyEnvironment({ noProxy: ['*'] }))
      assert.equal((await ask(undefined, service.url)).status, 200)
      assert.equal(proxy.requests.length, 1)
    })

    test('heeds the wish without a proxy too', async () => {
      await assert.rejects(ask(undefined, service.url), NetworkError)
      assert.equal((await ask({ strictSsl: false }, service.url)).status, 200)
    })
  })
})
