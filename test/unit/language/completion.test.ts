import assert from 'node:assert/strict'
import { readConventions } from '../../../src/core/digest/conventions/conventions.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { completeId, habitOf, paperChoices, readRequest } from '../../../src/core/language/completion.ts'
import { readMarks } from '../../helpers/marked.ts'
import { paper } from '../../helpers/standInFacts.ts'

const adam = paper({ id: '1412.6980', title: 'Adam: A Method [for] Optimization' })

suite('what the words before the cursor ask for', () => {
  const asked: readonly (readonly [string, string])[] = [
    ['2011.¦', '2011.'],
    ['2011.106¦', '2011.106'],
    ['see arXiv:2011.106¦', '2011.106'],
    ['hep-th/99¦', 'hep-th/99'],
    ['https://arxiv.org/abs/2011.1¦', '2011.1'],
    ['see arXiv:2011.¦', '2011.'],
    ['논문 2011.106¦', '2011.106'],
  ]
  for (const [marked, prefix] of asked) {
    test(`an identifier: ${marked}`, () => {
      assert.deepEqual(request(marked)?.asks, { kind: 'id', prefix })
    })
  }

  test('a title: @words', () => {
    assert.deepEqual(request('as in @very deep v¦')?.asks, { kind: 'title', words: 'very deep v' })
    assert.deepEqual(request('@¦')?.asks, { kind: 'title', words: '' })
    assert.deepEqual(request('@이미지 생성¦')?.asks, { kind: 'title', words: '이미지 생성' })
  })

  for (const marked of [
    '¦',
    'v1.2011.106¦',
    'me@example.com¦',
    '@ word¦',
    'a sentence.¦',
    'since 2011.¦',
    '12.2011.3¦',
  ]) {
    test(`nothing: ${marked}`, () => {
      assert.equal(request(marked), undefined)
    })
  }

  test('knows an identifier that is typed out', () => {
    const full = request('2011.10650¦')
    const half = request('2011.106¦')
    assert.equal(full && completeId(full), '2011.10650')
    assert.equal(half && completeId(half), undefined)
  })
})

suite('the forms of a paper', () => {
  test('begin with a whole entry on a line of its own', () => {
    assert.deepEqual(forms('2011.106¦'), ['entry', 'linked-title', 'link', 'title'])
    assert.equal(first('2011.106¦'), 'Adam: A Method [for] Optimization\nhttps://arxiv.org/abs/1412.6980\n')
  })

  test('have the layout and the form of link that the digest has', () => {
    const digest = 'https://arxiv.org/pdf/1706.03762\nAttention Is All You Need\nGood.\n\n'
    assert.equal(
      first(`${digest}2011.106¦`),
      'https://arxiv.org/pdf/1412.6980\nAdam: A Method [for] Optimization\n',
    )
  })

  test('have the layout and the form of link that the conventions want', () => {
    const { digest, request: asked } = at('2011.106¦')
    const conventions = readConventions('layout: link-title\nlink: doi\n')
    assert.equal(
      paperChoices([adam], asked, habitOf(digest, conventions))[0]?.newText,
      'https://doi.org/10.48550/arXiv.1412.6980\nAdam: A Method [for] Optimization\n',
    )
  })

  test('begin with a linked title inside a sentence', () => {
    assert.deepEqual(forms('As in 2011.106¦ before.'), ['linked-title', 'link', 'title'])
    assert.equal(
      first('As in 2011.106¦ before.'),
      '[Adam: A Method \\[for\\] Optimization](https://arxiv.org/abs/1412.6980)',
    )
  })

  test('begin with the link below a title that is there already', () => {
    assert.equal(forms('Some.\n\nAdam: A Method\n2011.106¦')[0], 'link')
  })

  test('follow the layout of the digest', () => {
    const before =
      '### [One Paper](https://arxiv.org/abs/1706.03762)\nx\n\n### [Two Papers](https://arxiv.org/abs/1512.03385)\ny\n\n'
    assert.equal(
      first(`${before}2011.106¦`),
      '[Adam: A Method \\[for\\] Optimization](https://arxiv.org/abs/1412.6980)\n',
    )
  })

  test('are one each when there are many papers', () => {
    const { digest, request: asked } = at('2011.106¦')
    assert.equal(paperChoices([adam, adam, adam, adam, adam], asked, digest).length, 5)
  })
})

function request(marked: string) {
  const { text, cursor } = readMarks(marked)
  return readRequest(parseDigest(text), cursor)
}

function at(marked: string) {
  const { text, cursor } = readMarks(marked)
  const asked = readRequest(parseDigest(text), cursor)
  assert.ok(asked)
  return { digest: parseDigest(text), request: asked }
}

function choices(marked: string) {
  const { digest, request: asked } = at(marked)
  return paperChoices([adam], asked, digest)
}

function forms(marked: string) {
  return choices(marked).map(({ form }) => form)
}

function first(marked: string) {
  return choices(marked)[0]?.newText
}
