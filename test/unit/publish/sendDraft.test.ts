import assert from 'node:assert/strict'
import type { Clock } from '../../../src/core/base/async.ts'
import { DigestError } from '../../../src/core/base/errors.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { checkedDraft } from '../../../src/core/publish/draft.ts'
import { sendDraft } from '../../../src/core/publish/sendDraft.ts'
import type { Draft, DraftTarget } from '../../../src/core/publish/target.ts'
import { draftTargets } from '../../../src/core/publish/targets/index.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import type { Fault } from '../../localArxiv/faults.ts'
import { type DraftService, startDraftService } from '../../localServices/draftServices.ts'

const text = `# Week {{ 48 }}

## Learning

### [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980)

Still what we *all* use; \`{{ .Subscriber.Email }}\` and {% if %} are no templates here.
<!-- nobody may read this -->
`

for (const target of draftTargets) {
  suite(`${target.label} as a place for drafts`, () => {
    let service: DraftService
    let http: ClosableHttpClient
    let waits: number[]
    const clock: Clock = {
      now: () => Date.now(),
      steady: () => 0,
      delay: async (ms) => {
        waits.push(ms)
      },
    }

    setup(async () => {
      waits = []
      service = await startDraftService(target.id)
      http = createHttpClient({ userAgent: 'research-digest/test', stallTimeoutMs: 500, maxBytes: 1_000_000 })
    })
    teardown(async () => {
      await http.close()
      await service.close()
    })

    const send = (
      draft: Draft = draftFor(target),
      key = service.key,
      signal = new AbortController().signal,
    ) =>
      sendDraft(
        { target: target.id, draft, account: { address: service.address, key, lists: [3] } },
        { http, clock, signal },
      )

    test('takes a digest in one request, as what the target says', async () => {
      assert.ok(target.isKey(service.key))
      const { url } = await send()
      const [asked, ...others] = service.requests
      assert.deepEqual(others, [])
      assert.equal(asked?.method, 'POST')
      assert.match(String(asked?.headers['content-type']), /^application\/json/)
      assert.match(asked?.body ?? '', /Adam: A Method for Stochastic Optimization/)
      assert.equal(asked?.body.includes('nobody may read this'), false)
      if (target.gives === 'draft') {
        assert.match(asked?.body ?? '', /"status":"draft"/)
        // What would be filled in: nothing of it may be left, in the text nor in the title.
        assert.doesNotMatch(asked?.body ?? '', /\{\{|\{%/)
        assert.match(url ?? '', /^http/)
      } else {
        assert.equal(url, undefined)
      }
    })

    test('says no, and repeats nothing of the key', async () => {
      const wrong = target.gives === 'messages' ? `${service.key}x` : `${service.key}ff`
      const error = await failure(send(draftFor(target), wrong))
      assert.equal(error.code, 'key-refused')
      assert.equal(service.requests.length, 1)
      service.answerWith({
        status: 422,
        document: { message: `No: ${service.key}`, detail: `No: ${service.key}` },
      })
      const refused = await failure(send())
      assert.equal(refused.code, 'draft-refused')
      for (const part of service.key.split(/[:/]+/).filter((part) => part.length >= 8))
        assert.equal(refused.message.includes(part), false, refused.message)
    })

    test('tells when it has made something else of a draft, or answers something else', async () => {
      for (const document of [
        null,
        [],
        {},
        { id: {} },
        { data: [] },
        { posts: {} },
        { posts: [null] },
        7,
        '<html>',
      ]) {
        service.answerWith({ status: 200, document })
        assert.equal((await failure(send())).code, 'draft-refused', JSON.stringify(document))
      }
      if (target.gives === 'messages') return
      const sent = { id: 'abc', status: 'published' }
      service.answerWith({ status: 201, document: { ...sent, posts: [sent], data: sent } })
      assert.match((await failure(send())).message, /“published”/)
    })

    test('gives no address that an identifier could lead astray', async () => {
      const odd = { id: '../../login?next=//evil.example', status: 'draft' }
      service.answerWith({ status: 200, document: { ...odd, posts: [odd], data: odd } })
      assert.equal((await failure(send())).code, 'draft-refused')
    })

    test('is asked once, however it fails', async () => {
      const faults: readonly Fault[] = [
        { kind: 'reset' },
        { kind: 'cutOff' },
        { kind: 'hang' },
        { kind: 'hugeBody' },
        { kind: 'status', status: 500 },
        { kind: 'redirect', status: 302, location: 'http://127.0.0.1:9/' },
      ]
      for (const fault of faults) {
        const before = service.requests.length
        service.misbehave([fault])
        await failure(send())
        assert.equal(service.requests.length, before + 1, fault.kind)
      }
    })

    test('is asked again where it wants to be asked later, if that is soon', async () => {
      service.misbehave([{ kind: 'status', status: 429, retryAfter: '2' }])
      await send()
      assert.deepEqual(waits, [2000])
      service.misbehave([{ kind: 'status', status: 429, retryAfter: '3600' }])
      assert.equal((await failure(send())).code, 'draft-refused')
      assert.deepEqual(waits, [2000])
    })

    test('gets no key in the open', async () => {
      const address = target.addressSetting === undefined ? '' : 'http://example.org'
      const key = target.addressSetting === undefined ? 'http://example.org/hook' : service.key
      const sending = sendDraft(
        { target: target.id, draft: draftFor(target), account: { address, key, lists: [1] } },
        { http, clock, signal: new AbortController().signal },
      )
      assert.equal((await failure(sending)).code, 'draft-refused')
    })

    test('leaves when it is told to', async () => {
      const controller = new AbortController()
      service.misbehave([{ kind: 'hang' }])
      const sending = send(draftFor(target), service.key, controller.signal)
      controller.abort(new Error('enough'))
      await assert.rejects(sending, /enough/)
    })
  })
}

suite('messages for a chat', () => {
  test('come one after the other, and what has come is told when one does not', async () => {
    const service = await startDraftService('discord')
    const http = createHttpClient({ userAgent: 'research-digest/test' })
    const waits: number[] = []
    const delay = async (ms: number) => void waits.push(ms)
    const clock: Clock = { now: Date.now, steady: () => 0, delay }
    const { signal } = new AbortController()
    const account = { address: '', key: service.key, lists: [] }
    const draft = { title: 'Week', texts: ['one', 'two', 'x'.repeat(3000), 'four'] }
    try {
      const error = await failure(sendDraft({ target: 'discord', draft, account }, { http, clock, signal }))
      assert.match(error.message, /^2 of 4 messages/)
      assert.deepEqual(
        service.requests.map(({ body }) => JSON.parse(body).content.length),
        [3, 3, 3000],
      )
      assert.deepEqual(waits, [1000, 1000])
      assert.equal(service.requests[0]?.parameters.get('wait'), 'true')
      assert.deepEqual(JSON.parse(service.requests[0]?.body ?? '').allowed_mentions, { parse: [] })
    } finally {
      await http.close()
      await service.close()
    }
  })
})

function draftFor(target: DraftTarget): Draft {
  return checkedDraft(exportedDigest(text), target, exportOptions).draft
}

async function failure(sending: Promise<unknown>): Promise<DigestError> {
  const error = await sending.then(
    () => assert.fail('it was sent'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof DigestError, String(error))
  return error
}
