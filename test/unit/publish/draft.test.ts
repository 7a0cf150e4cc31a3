import assert from 'node:assert/strict'
import { checkedDraft } from '../../../src/core/publish/draft.ts'
import type { DraftTarget } from '../../../src/core/publish/target.ts'
import { draftTargets } from '../../../src/core/publish/targets/index.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { hostileDigests } from '../../helpers/hostileDigests.ts'

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

![A plot](figures/plot.png) and ![another](https://example.org/a.png), as in [last week](2026-47.md).

[Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980)

Good.
`
    const { obstacles, remarks } = check(odd, 'buttondown')
    assert.deepEqual(obstacles, [])
    assert.deepEqual(remarks, [
      'The digest has no title of its own; it is called “Digest”.',
      'Entries without a title: https://arxiv.org/abs/1706.03762',
      'Links that would lead nowhere and become plain text: 2026-47.md',
      'Images on your computer, of which readers only see the description: figures/plot.png',
      'Images that become links: https://example.org/a.png',
    ])
  })

  test('is stopped where there is nothing in it, or too much', () => {
    assert.equal(check('# Week\n', 'slack').obstacles.length, 1)
    assert.equal(check(`# ${'Week '.repeat(60)}\n\n${adam}`, 'ghost').obstacles.length, 1)
    const long = `# Week\n\n${adam}\n${'Words that go on and on.\n\n'.repeat(2000)}`
    assert.match(check(long, 'discord').obstacles.join(), /at most 20/)
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
