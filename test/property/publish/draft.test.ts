import assert from 'node:assert/strict'
import type { Clock } from '../../../src/core/base/async.ts'
import { DigestError } from '../../../src/core/base/errors.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { checkedDraft, sendDraft } from '../../../src/core/publish/draft.ts'
import type { Draft, DraftTarget } from '../../../src/core/publish/target.ts'
import { draftTargets } from '../../../src/core/publish/targets.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { hostileDigests } from '../../helpers/hostileDigests.ts'
import type { Fault } from '../../localArxiv/faults.ts'
import { type DraftService, startDraftService } from '../../localServices/draftServices.ts'

const adam = `### [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980)\n\nStill what we all use.\n`

suite('a draft before it is sent', () => {
  test('has nothing to say about a careful digest', () => {
    for (const target of draftTargets) {
      const { draft, obstacles, remarks } = check(`# Week 48\n\n## Learning\n\n${adam}`, target.id)
      assert.deepEqual([obstacles, remarks], [[], []], target.id)
      assert.equal(draft.title, 'Week 48')
      assert.equal(draft.texts.length, 1)
    }
  })

  test('is not sent where its digest is, or may be, one that its writer keeps', () => {
    for (const header of [
      'draft: true',
      'private: yes',
      'publish: false',
      'draft: true\ntitle: [',
      'params: {draft: true}',
    ])
      assert.equal(check(`---\n${header}\n---\n# Week\n\n${adam}`, 'ghost').obstacles.length, 1, header)
    assert.deepEqual(check(`---\ndraft: false\n---\n# Week\n\n${adam}`, 'ghost').obstacles, [])
  })

  test('holds nothing that only a comment says, in no form', () => {
    const hidden = `# Week\n\n<!-- hush -->\n${adam}<!-- hush https://arxiv.org/abs/1706.03762 -->\n%% hush %%\n`
    for (const target of draftTargets) {
      const { draft } = check(hidden, target.id)
      assert.doesNotMatch(draft.texts.join(''), /hush|1706\.03762/, target.id)
    }
  })

  test('has no marks of templates, whatever a digest and its records say', () => {
    for (const { exported, attack } of hostileDigests)
      for (const target of draftTargets.filter(({ gives }) => gives === 'draft')) {
        const { draft } = checkedDraft(exported, target, exportOptions)
        const account = { address: 'https://example.org', key: 'a:bb', lists: [1] }
        const document = JSON.stringify(target.request(draft, draft.texts[0] ?? '', account, 0).document)
        assert.doesNotMatch(document.replaceAll('\\"', ''), /\{\{|\{%|\{#/, attack)
      }
  })

  test('says what its writer should look at', () => {
    const odd = `https://arxiv.org/abs/1706.03762

![A plot](figures/plot.png) and ![another](https://example.org/a.png), as in [last week](2026-47.md) and
[my notes](file:///home/ann/notes.md).

[Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980)

Good.
`
    const { obstacles, remarks } = check(odd, 'buttondown')
    assert.deepEqual(obstacles, [])
    assert.deepEqual(remarks, [
      'The digest has no title of its own; it is called “Digest”.',
      'Entries without a title: https://arxiv.org/abs/1706.03762',
      'Links that would lead nowhere and become plain text: 2026-47.md, file:///home/ann/notes.md',
      'Images on your computer, of which readers only see the description: figures/plot.png',
      'Images that become links: https://example.org/a.png',
    ])
  })

  test('is stopped where there is nothing in it, or too much', () => {
    assert.equal(check('# Week\n', 'slack').obstacles.length, 1)
    assert.equal(check(`# ${'Week '.repeat(60)}\n\n${adam}`, 'ghost').obstacles.length, 1)
    const long = `# Week\n\n${adam}\n${'Words that go on and on.\n\n'.repeat(2000)}`
    assert.match(check(long, 'discord').obstacles.join(), /at most 20/)
    assert.deepEqual(check(long, 'discord').remarks, [])
    assert.deepEqual(check(long, 'slack').obstacles, [])
    assert.match(check(long, 'slack').remarks.join(), /2 messages/)
  })

  test('says when a mail is longer than what is shown of it', () => {
    const long = `# Week\n\n${adam}\n${'Words that go on and on.\n\n'.repeat(6000)}`
    assert.match(check(long, 'listmonk').remarks.join(), /Gmail/)
  })

  test('names no more than a few of what it tells of', () => {
    const links = Array.from({ length: 9 }, (_, index) => `[a](local-${index}.md)`).join(' ')
    assert.match(check(`# Week\n\n${adam}\n${links}\n`, 'ghost').remarks.join(), /local-2\.md and 6 more/)
  })
})

function check(text: string, id: string) {
  const target = draftTargets.find((each) => each.id === id) as DraftTarget
  return checkedDraft(exportedDigest(text), target, exportOptions)
}

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

    /** The failure to send, or what came of it as a text. */
    const sendOrText = () =>
      send().then(
        (sent) => ({ message: JSON.stringify(sent) }),
        (error: Error) => error,
      )
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

    test('repeats nothing that was sent in confidence, wherever it comes back', async () => {
      const secrets = () => {
        const { authorization = '' } = service.requests.at(-1)?.headers ?? {}
        const all = [authorization, service.key].flatMap((text) => text.split(/[:/ .]+/))
        return all.filter((part) => part.length >= 8)
      }
      await send()
      // A token that was signed in this second is signed again.
      const said = [service.requests.at(-1)?.headers.authorization, service.key].join(' and ')
      for (const status of [200, 401, 422]) {
        const words = { message: said, detail: said, status: said, id: 'a1' }
        service.answerWith({ status, document: { ...words, posts: [words], data: words, errors: [words] } })
        const { message } = await sendOrText()
        for (const part of secrets()) assert.equal(message.includes(part), false, message)
      }
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
