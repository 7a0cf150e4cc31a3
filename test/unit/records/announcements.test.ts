import assert from 'node:assert/strict'
import { join } from 'node:path'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import type { Records } from '../../../src/records/records.ts'
import { type FeedServer, startFeedServer } from '../../localArxiv/feedServer.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { startLocalHuggingFace } from '../../localServices/huggingFace.ts'
import { type TemporaryFolder, temporaryFolder } from '../library/temporaryLibrary.ts'

suite('asking for announcements', () => {
  let feeds: FeedServer
  let arxiv: LocalArxiv
  let folder: TemporaryFolder
  let records: Records
  setup(async () => {
    feeds = await startFeedServer('2026-11-27', [
      { id: '2611.00001', title: 'On Trees' },
      { id: '2611.00002', title: 'On Words', categories: ['cs.CL'] },
    ])
    arxiv = await startLocalArxiv()
    folder = temporaryFolder()
    records = await openRecords(
      {
        libraryPath: join(folder.path, 'library.sqlite'),
        stateFolder: join(folder.path, 'state'),
        arxivApiUrl: arxiv.url,
        arxivFeedUrl: feeds.url,
        userAgent: 'research-digest/test',
        minIntervalMs: 0,
        stallTimeoutMs: 500,
      },
      silentLog,
    )
  })
  teardown(async () => {
    await records.close()
    await Promise.all([feeds.close(), arxiv.close()])
    folder.remove()
  })

  async function idsOf(...categories: readonly string[]) {
    return (await records.announcements('arxiv', categories)).announcements.map(({ paper }) => paper.id)
  }

  test('asks for all categories at once, each once, and for none that arXiv does not have', async () => {
    assert.deepEqual(await idsOf('cs.LG', 'cs.CL', 'cs.LG', '../list', 'cs.XX'), ['2611.00001', '2611.00002'])
    assert.deepEqual(feeds.requests, ['cs.CL+cs.LG'])
  })

  test('asks nothing without categories', async () => {
    assert.deepEqual(await idsOf('unheard'), [])
    assert.deepEqual(feeds.requests, [])
  })

  test('says that there is no address to ask', async () => {
    records.configure({ arxivApiUrl: arxiv.url, arxivFeedUrl: '', userAgent: 'research-digest/test' })
    await assert.rejects(records.announcements('arxiv', ['cs.LG']), {
      code: 'no-feed-address',
      message: /arxiv\.feedUrl/,
    })
  })

  test('leaves the library alone', async () => {
    await idsOf('cs.LG')
    assert.equal((await records.search('trees', 5)).length, 0)
  })

  for (const kind of ['malformedXml', 'halfDocument', 'htmlPage', 'entityBomb', 'deepXml'] as const) {
    test(`names a feed that is none: ${kind}`, async () => {
      feeds.misbehave([{ kind }])
      await assert.rejects(records.announcements('arxiv', ['cs.LG']), { code: 'unreadable-response' })
    })
  }

  test('repeats no password of the address in the settings', async () => {
    const arxivFeedUrl = feeds.url.replace('//', '//me:nightshade@')
    records.configure({ arxivApiUrl: arxiv.url, arxivFeedUrl, userAgent: 'research-digest/test' })
    feeds.misbehave([{ kind: 'htmlPage' }])
    const message = `The response from ${feeds.url} is not an Atom feed.`
    await assert.rejects(records.announcements('arxiv', ['cs.LG']), { message })
  })

  for (const [code, kind] of Object.entries({
    'body-too-large': 'hugeBody',
    network: 'cutOff',
    timeout: 'hang',
  } as const)) {
    test(`names what else goes wrong: ${code}`, async () => {
      feeds.misbehave([{ kind }])
      await assert.rejects(records.announcements('arxiv', ['cs.LG']), { code })
    })
  }

  test('does not ask again as long as arXiv refuses, nor does anybody else', async () => {
    feeds.misbehave([{ kind: 'status', status: 429, retryAfter: '60' }])
    await assert.rejects(records.announcements('arxiv', ['cs.LG']), { code: 'source-unavailable' })
    await assert.rejects(records.announcements('arxiv', ['cs.LG']), { code: 'search-blocked' })
    assert.equal(feeds.requests.length, 1)
  })
})

suite('asking for daily papers', () => {
  let hub: Awaited<ReturnType<typeof startLocalHuggingFace>>
  let folder: TemporaryFolder
  let records: Records
  setup(async () => {
    const pickedAt = '2026-11-27T03:00:00Z'
    hub = await startLocalHuggingFace([{ id: '2611.00001', title: 'On Trees', pickedAt }])
    folder = temporaryFolder()
    records = await openRecords(
      {
        libraryPath: join(folder.path, 'library.sqlite'),
        stateFolder: join(folder.path, 'state'),
        arxivApiUrl: 'http://127.0.0.1:9',
        dailyPapersUrl: hub.url,
        userAgent: 'research-digest/test',
        minIntervalMs: 0,
        stallTimeoutMs: 500,
      },
      silentLog,
    )
  })
  teardown(async () => {
    await records.close()
    await hub.close()
    folder.remove()
  })

  const ask = () => records.announcements('hugging-face', ['hugging-face'])

  test('asks once, and tells nothing', async () => {
    assert.deepEqual(
      (await ask()).announcements.map(({ paper }) => paper.id),
      ['2611.00001'],
    )
    const [question, ...others] = hub.requests
    assert.deepEqual([others, question?.body, question?.parameters.size], [[], '', 0])
  })

  for (const [kind, code] of [
    ['htmlPage', 'unreadable-response'],
    ['halfDocument', 'unreadable-response'],
    ['hugeBody', 'body-too-large'],
    ['hang', 'timeout'],
    ['reset', 'network'],
  ] as const) {
    test(`names what goes wrong: ${kind}`, async () => {
      hub.misbehave([{ kind }])
      await assert.rejects(ask(), { code })
    })
  }

  test('does not ask again before it may', async () => {
    hub.misbehave([{ kind: 'status', status: 429, retryAfter: '60' }])
    await assert.rejects(ask(), { code: 'source-unavailable', message: /Hugging Face/ })
    await assert.rejects(ask(), { code: 'search-blocked' })
    assert.equal(hub.requests.length, 1)
  })

  test('says that there is no address to ask', async () => {
    records.configure({ arxivApiUrl: 'http://127.0.0.1:9', userAgent: 'research-digest/test' })
    await assert.rejects(ask(), { code: 'no-feed-address', message: /huggingFace\.dailyPapersUrl/ })
  })
})
