import assert from 'node:assert/strict'
import type { ReviewBlock } from '../../../src/core/render/review.ts'
import type { ToPage } from '../../../src/vscode/preview/messages.ts'
import { PageFeed, styleOfLetters } from '../../../src/vscode/preview/page.ts'

suite('the feed of a page', () => {
  test('sends nothing before the page is there', async () => {
    const { feed, posted, turn } = begin(() => blocks('a'))
    feed.refresh()
    await turn()
    assert.equal(posted.length, 0)
    feed.begin()
    await turn()
    assert.deepEqual(added(posted), ['a'])
  })

  test('sends one update at a time, and then what has come of all changes in the meantime', async () => {
    let text = 'a'
    const { feed, posted, turn } = begin(() => blocks(text))
    feed.begin()
    await turn()
    for (const next of ['b', 'c', 'd']) {
      text = next
      feed.refresh()
      await turn()
    }
    assert.equal(posted.length, 1)
    feed.confirm()
    await turn()
    assert.deepEqual(added(posted), ['a', 'd'])
  })

  test('sends the first blocks of a long review first, and the others behind them', async () => {
    const long = 'x'.repeat(2_000)
    const { feed, posted, turn } = begin(() => blocks(long))
    feed.begin()
    await turn()
    assert.ok(added(posted).length < 100)
    assert.equal(posted.at(-1)?.isWhole, false)
    while (posted.at(-1)?.isWhole === false) {
      feed.confirm()
      await turn()
    }
    assert.equal(added(posted).length, long.length)
  })

  test('has nothing rendered that it does not send yet', async () => {
    let rendered = 0
    const { feed, posted, turn } = begin(function* () {
      for (const block of blocks('x'.repeat(2_000))) {
        rendered++
        yield block
      }
    })
    feed.begin()
    await turn()
    assert.ok(rendered <= added(posted).length + 1)
  })

  test('says that a review is whole that has become as short as what the page has', async () => {
    let text = 'x'.repeat(2_000)
    const { feed, posted, turn } = begin(() => blocks(text))
    feed.begin()
    await turn()
    text = text.slice(0, added(posted).length)
    feed.confirm()
    await turn()
    assert.equal(posted.at(-1)?.isWhole, true)
  })

  test('leaves the page alone when nothing differs', async () => {
    const { feed, posted, turn } = begin(() => blocks('a'))
    feed.begin()
    await turn()
    feed.confirm()
    feed.refresh()
    await turn()
    assert.equal(posted.length, 1)
  })

  test('tells the page of an empty review, once', async () => {
    const { feed, posted, turn } = begin(() => [])
    feed.begin()
    await turn()
    feed.confirm()
    feed.refresh()
    await turn()
    assert.deepEqual(
      posted.map(({ isWhole }) => isWhole),
      [true],
    )
  })

  test('begins anew with a page that was made anew, whatever was on its way', async () => {
    const { feed, posted, turn } = begin(() => blocks('ab'))
    feed.begin()
    feed.pause()
    feed.begin()
    await turn()
    assert.deepEqual(added(posted), ['a', 'b'])
  })

  test('tells of a review that fails, and goes on with the next change', async () => {
    let isBroken = true
    const failures: unknown[] = []
    const { feed, posted, turn } = begin(
      () => {
        if (isBroken) throw new Error('broken')
        return blocks('a')
      },
      (error) => failures.push(error),
    )
    feed.begin()
    await turn()
    assert.equal(failures.length, 1)
    isBroken = false
    feed.refresh()
    await turn()
    assert.deepEqual(added(posted), ['a'])
  })
})

type Update = Extract<ToPage, { type: 'update' }>

function begin(render: () => Iterable<ReviewBlock>, fail: (error: unknown) => void = assert.ifError) {
  const posted: Update[] = []
  const feed = new PageFeed({
    render: async () => render(),
    post: (message) => posted.push(message as Update),
    fail,
  })
  return { feed, posted, turn }
}

/** Behind everything that is due now. */
async function turn(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve))
}

function added(posted: readonly Update[]): readonly string[] {
  return posted.flatMap(({ update }) => update.splices.flatMap(({ add }) => add))
}

function blocks(names: string): readonly ReviewBlock[] {
  return Array.from(names, (html, line) => ({ html, line }))
}

suite('the letters of a preview', () => {
  test('are those that somebody has chosen, and nothing else', () => {
    assert.equal(styleOfLetters({ family: undefined, size: undefined }), '')
    assert.equal(
      styleOfLetters({ family: "'나눔 명조', serif", size: 18 }),
      ' style="--letters: &#39;나눔 명조&#39;, serif; --letter-size: 18px"',
    )
    assert.equal(styleOfLetters({ family: 'x; background: url(//a.example)', size: Number.NaN }), '')
  })
})
