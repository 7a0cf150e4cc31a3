import assert from 'node:assert/strict'
import { BodyTooLargeError, NetworkError, TimeoutError } from '../../../src/core/http/httpClient.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'

suite('undiciClient', () => {
  let arxiv: LocalArxiv
  let client: ClosableHttpClient
  let question: string
  const request = { accept: 'application/atom+xml', signal: new AbortController().signal }

  setup(async () => {
    arxiv = await startLocalArxiv()
    question = `${arxiv.url}?id_list=2011.10650`
    client = createHttpClient({ userAgent: 'research-digest/test' })
  })
  teardown(async () => {
    await client.close()
    await arxiv.close()
  })

  /** Asks once more, to see that the failure before left nothing behind. */
  async function assertRecovered(): Promise<void> {
    assert.equal((await client.get(question, request)).status, 200)
  }

  async function replaceClient(options: { timeoutMs?: number; stallTimeoutMs?: number }): Promise<void> {
    await client.close()
    client = createHttpClient({ userAgent: 'research-digest/test', ...options })
  }

  test('gives status, headers and body of an answer', async () => {
    const { status, headers, body } = await client.get(question, request)
    assert.equal(status, 200)
    assert.match(headers['content-type'] ?? '', /atom/)
    assert.match(new TextDecoder().decode(body), /Very Deep VAEs/)
  })

  test('names itself and says what it accepts', async () => {
    await client.get(question, request)
    assert.equal(arxiv.requests[0]?.headers['user-agent'], 'research-digest/test')
    assert.equal(arxiv.requests[0]?.headers.accept, 'application/atom+xml')
  })

  test('uses one connection for many requests to a host', async () => {
    await Promise.all([1, 2, 3].map(() => client.get(question, request)))
    await client.get(question, request)
    assert.equal(arxiv.connectionCount, 1)
  })

  test('gives a refusal as an answer', async () => {
    arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: '9' }])
    const { status, headers } = await client.get(question, request)
    assert.equal(status, 429)
    assert.equal(headers['retry-after'], '9')
  })

  test('stops reading a body of 50 MB', async () => {
    arxiv.misbehave([{ kind: 'hugeBody' }])
    await assert.rejects(client.get(question, request), BodyTooLargeError)
    await assertRecovered()
  })

  test('reports a cut-off body as a network error', async () => {
    arxiv.misbehave([{ kind: 'cutOff' }])
    await assert.rejects(client.get(question, request), NetworkError)
    await assertRecovered()
  })

  test('reports a reset connection as a network error', async () => {
    arxiv.misbehave([{ kind: 'reset' }])
    await assert.rejects(client.get(question, request), NetworkError)
    await assertRecovered()
  })

  test('reports a host that does not listen, and names it', async () => {
    const gone = await startLocalArxiv()
    const { url } = gone
    await gone.close()
    const expected = { name: 'NetworkError', message: new RegExp(new URL(url).host) }
    await assert.rejects(client.get(url, request), expected)
  })

  test('reports an address that is none', async () => {
    await assert.rejects(client.get('no address', request), NetworkError)
  })

  test('gives up on a whole answer that takes too long', async () => {
    await replaceClient({ timeoutMs: 40 })
    arxiv.misbehave([{ kind: 'hang' }])
    await assert.rejects(client.get(question, request), TimeoutError)
    await replaceClient({})
    await assertRecovered()
  })

  test('gives up on a head that does not come', async () => {
    await replaceClient({ stallTimeoutMs: 40 })
    arxiv.misbehave([{ kind: 'hang' }])
    await assert.rejects(client.get(question, request), TimeoutError)
  })

  test('gives up on a body that stops coming', async () => {
    await replaceClient({ stallTimeoutMs: 40 })
    arxiv.misbehave([{ kind: 'hangMidway' }])
    await assert.rejects(client.get(question, request), TimeoutError)
  })

  test('stops at once when the signal aborts, with its reason', async () => {
    arxiv.misbehave([{ kind: 'hang' }])
    const stopping = new AbortController()
    const answer = client.get(question, { ...request, signal: stopping.signal })
    await arxiv.received(1)
    stopping.abort(new Error('no longer wanted'))
    await assert.rejects(answer, /no longer wanted/)
    await assertRecovered()
  })

  test('asks nothing when the signal has aborted before', async () => {
    const answer = client.get(question, { ...request, signal: AbortSignal.abort() })
    await assert.rejects(answer, { name: 'AbortError' })
    assert.equal(arxiv.requests.length, 0)
  })

  test('fails requests under way when it is closed', async () => {
    arxiv.misbehave([{ kind: 'hang' }])
    const answer = client.get(question, request)
    await arxiv.received(1)
    await Promise.all([assert.rejects(answer, NetworkError), client.close()])
  })
})
