import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { InboxPaper } from '../../src/core/inbox/inbox.ts'
import type { PaperText, Ranking } from '../../src/core/related/coveredPapers.ts'
import { InboxOrder } from '../../src/vscode/inbox/inboxView.ts'
import { announced } from '../unit/inbox/announced.ts'
import { eventually } from './support/eventually.ts'

interface Question {
  readonly ids: readonly (string | undefined)[]
  readonly signal: AbortSignal | undefined
  answer(score?: number): void
  fail(): void
}

suite('the order of the inbox', () => {
  const log = vscode.window.createOutputChannel('Order of the inbox in tests', { log: true })
  const changed = new vscode.EventEmitter<void>()
  let papers: readonly InboxPaper[]
  let questions: Question[]
  let order: InboxOrder
  let changes: number

  function rank(candidates: readonly PaperText[], signal?: AbortSignal): Promise<readonly Ranking[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Ranking[]>()
    signal?.addEventListener('abort', () => reject(signal.reason))
    questions.push({
      ids: candidates.map(({ id }) => id),
      signal,
      answer: (score = 0.5) => resolve(candidates.map(() => ({ score, likest: undefined }))),
      fail: () => reject(new Error('no thread')),
    })
    return promise
  }

  function have(...ids: readonly string[]): void {
    papers = ids.map((id) => ({ ...announced(id), mark: 'unread', reasons: [] }))
    changed.fire()
  }

  async function setting(value: string | undefined): Promise<void> {
    await vscode.workspace.getConfiguration('researchDigest').update('inbox.order', value, true)
  }

  setup(() => {
    questions = []
    changes = 0
    const inbox = {
      onDidChange: changed.event,
      get papers() {
        return papers
      },
    }
    order = new InboxOrder({ inbox, related: { rank }, log })
    order.onDidChange(() => changes++)
  })
  teardown(async () => {
    order.dispose()
    await setting(undefined)
  })
  suiteTeardown(() => {
    changed.dispose()
    log.dispose()
  })

  const known = (size: number) =>
    eventually(
      () => order.likenesses.size,
      (now) => now === size,
    )

  test('is asked for when somebody looks, for all papers at once, and again when there are others', async () => {
    have('2611.00001', '2611.00002')
    assert.equal(questions.length, 0)
    order.begin()
    have('2611.00001', '2611.00002')
    assert.deepEqual(
      questions.map(({ ids }) => ids),
      [['2611.00001', '2611.00002']],
    )
    have('2611.00001', '2611.00002', '2611.00003')
    questions[0]?.answer()
    await known(2)
    assert.equal(changes, 1)
    assert.deepEqual(questions[1]?.ids, ['2611.00001', '2611.00002', '2611.00003'])
    questions[1]?.answer()
    await known(3)
    have('2611.00003')
    assert.equal(questions.length, 2)
    assert.equal(changes, 2)
  })

  test('stays as it is until papers were compared again', async () => {
    have('2611.00001')
    order.begin()
    questions[0]?.answer()
    await known(1)
    order.renew()
    assert.equal(order.likenesses.size, 1)
    questions[1]?.answer(0.7)
    await eventually(
      () => [...order.likenesses.values()][0]?.score,
      (score) => score === 0.7,
    )
  })

  test('is no longer asked for when people want that of the announcement', async () => {
    have('2611.00001')
    order.begin()
    await setting('announcement')
    await eventually(
      () => questions[0]?.signal?.aborted,
      (isAborted) => isAborted === true,
    )
    have('2611.00001', '2611.00002')
    assert.equal(questions.length, 1)
    assert.equal(order.likenesses.size, 0)
  })

  test('is that of the announcement where papers cannot be compared, until there is something new', async () => {
    have('2611.00001')
    order.begin()
    questions[0]?.fail()
    await eventually(
      () => {
        if (questions.length === 1) have('2611.00001')
        return questions.length
      },
      (count) => count === 2,
    )
    assert.equal(order.likenesses.size, 0)
    questions[1]?.answer()
    await known(1)
  })
})
