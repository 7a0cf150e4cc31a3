import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits } from '../../../src/core/base/span.ts'
import { readConventions } from '../../../src/core/digest/conventions/readConventions.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { choiceAt, otherChoices, paperChoices } from '../../../src/core/language/completion.ts'
import { completeId, readRequest } from '../../../src/core/language/completionRequest.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import { readMarks } from '../../helpers/marked.ts'
import { noFacts, paper } from '../../helpers/papers.ts'
import { arxivReferences } from '../arxiv/references.ts'
import { dois, plainAddresses } from '../arxiv/writtenForms.ts'

const adam = paper({ id: '1412.6980', title: 'Adam: A Method [for] Optimization' })

suite('what the words before the cursor ask for', () => {
  const asked: readonly (readonly [string, string])[] = [
    ['2011.¦', '2011.'],
    ['2011.106¦', '2011.106'],
    ['see arXiv:2011.106¦', '2011.106'],
    ['hep-th/99¦', 'hep-th/99'],
    ['math.GT/0611¦', 'math/0611'],
    ['https://arxiv.org/abs/2011.1¦', '2011.1'],
    ['see arXiv:2011.¦', '2011.'],
    ['논문 2011.106¦', '2011.106'],
    ['구조는2011.106¦', '2011.106'],
    ['この論文1706.03¦は', '1706.03'],
    ['2011.10650v¦', '2011.10650'],
    ['2011.10650v1¦', '2011.10650'],
    ['arXiv:hep-th/9901001v2¦', 'hep-th/9901001'],
    ['https://arxiv.org/pdf/2011.10650v2¦', '2011.10650'],
    ['https://arxiv.org/pdf/2011.10650v2.pdf¦', '2011.10650'],
    ['10.48550/arXiv.2011.10650¦', '2011.10650'],
    ['17¦06.03762', ''],
    ['1706.0¦3762', '1706.0'],
  ]
  for (const [marked, prefix] of asked) {
    test(`an identifier: ${marked}`, () => {
      const asks = request(marked)?.asks
      assert.equal(asks?.kind === 'id' ? asks.prefix : '', prefix)
    })
  }

  test('an identifier in whatever address it stands, half typed or whole', () => {
    fc.assert(
      fc.property(
        arxivReferences,
        fc.constantFrom(...plainAddresses.filter((write) => /0$/.test(write('2011.10650'))), ...dois),
        fc.nat(20),
        ({ id }, write, cut) => {
          const whole = write(id)
          const length = whole.length - Math.min(cut, id.length - id.search(/\d{3}/) - 6)
          const asks = request(`${whole.slice(0, length)}¦`)?.asks
          assert.equal(asks?.kind, 'id', whole.slice(0, length))
          const isDoiPage = /^https:\/\/dl/.test(whole)
          if (asks?.kind === 'id' && !isDoiPage) assert.ok(id.startsWith(asks.prefix), asks.prefix)
        },
      ),
    )
  })

  test('a DOI, with or without address', () => {
    for (const written of [
      '10.1145/3292500.3330701',
      'doi:10.1145/3292500.3330701',
      'https://doi.org/10.1145/3292500.3330701',
      'https://dl.acm.org/doi/10.1145/3292500.3330701',
    ]) {
      assert.deepEqual(request(`${written}¦`)?.asks, { kind: 'doi', doi: '10.1145/3292500.3330701' }, written)
    }
  })

  test('a title: @words', () => {
    assert.deepEqual(request('as in @very deep v¦')?.asks, { kind: 'title', words: 'very deep v' })
    assert.deepEqual(request('@¦')?.asks, { kind: 'title', words: '' })
    assert.deepEqual(request('@이미지 생성¦')?.asks, { kind: 'title', words: '이미지 생성' })
    assert.deepEqual(request('논문@very¦')?.asks, { kind: 'title', words: 'very' })
  })

  for (const marked of [
    '¦',
    'v1.2011.106¦',
    'me@example.com¦',
    '@ word¦',
    'a sentence.¦',
    'since 2011.¦',
    '12.2011.3¦',
    '2021.5¦',
    'and/99¦',
    '[@arxiv:2011.106¦]',
  ]) {
    test(`nothing: ${marked}`, () => {
      assert.equal(request(marked), undefined)
    })
  }

  const hidden: readonly string[] = [
    'in `¦` there',
    'in `` `x` ¦ `` there',
    'in `¦',
    '```\n¦\n```',
    '~~~ text\nmore\n¦',
    '<!-- ¦ -->',
    '<!--\n¦\n-->',
    'words <!-- ¦',
    '---\ntitle: ¦\n---\n# A\n',
    '+++\ntitle = "¦"\n+++\n# A\n',
  ]
  for (const marked of hidden) {
    for (const typed of ['2011.106', 'arXiv:2011.10650', 'https://arxiv.org/abs/2011.1', '@very deep']) {
      test(`nothing where nothing is said to readers: ${marked.replace('¦', typed)}`, () => {
        assert.equal(request(marked.replace('¦', `${typed}¦`)), undefined)
      })
    }
  }

  test('opens nothing by itself for a plain number or DOI in a sentence', () => {
    for (const plain of ['it took 1904.12¦', 'about 2011.10650¦ of them', 'see 10.1145/3292500.3330701¦'])
      assert.equal(request(plain)?.isQuiet, true, plain)
    for (const meant of ['2011.106¦', '- 2011.106¦', 'see arXiv:2011.106¦', '[x](2011.106¦)', 'see @deep¦'])
      assert.equal(request(meant)?.isQuiet, false, meant)
  })

  test('knows an identifier that is typed out', () => {
    const full = request('2011.10650¦')
    const half = request('2011.106¦')
    assert.equal(full && completeId(full), '2011.10650')
    assert.equal(half && completeId(half), undefined)
  })
})

suite('a paper in a link', () => {
  const url = 'https://arxiv.org/abs/1412.6980'
  const targets = [
    '[note](¦)',
    '[Very Deep](<¦>)',
    '<¦>',
    '[name]: ¦',
    '<a href="¦">x</a>',
    '- [note](¦): fine',
  ]

  test('is its address alone, in place of all that stands there, wherever the cursor is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...targets),
        fc.constantFrom('', 'https://arxiv.org/abs/', 'https://arxiv.org/pdf/', 'arxiv.org/abs/', 'arXiv:'),
        fc.constantFrom('1412.6981', '1412.69', '1412.6981v2'),
        fc.nat(5),
        (target, lead, id, back) => {
          const typed = lead + id
          const cursor = Math.max(lead.length + 5, typed.length - back)
          const marked = target.replace('¦', `${typed.slice(0, cursor)}¦${typed.slice(cursor)}`)
          const [choice, ...others] = choices(marked)
          assert.ok(choice, marked)
          assert.deepEqual(others, [])
          const version = /v\d/.exec(typed.slice(0, cursor))?.[0] ?? ''
          assert.equal(accepted(marked), target.replace('¦', url + version))
        },
      ),
    )
  })

  test('is its address for words of its title, too', () => {
    assert.equal(accepted('- [note](@adam a¦)'), `- [note](${url})`)
    assert.equal(accepted('- [note](@adam a¦'), `- [note](${url}`)
  })

  test('is its title between the brackets of a link that has an address', () => {
    assert.equal(accepted(`[1412.69¦](${url})`), `[${adam.title}](${url})`)
  })

  test('takes empty brackets along', () => {
    assert.equal(
      accepted('As in [1412.69¦] before.'),
      `As in [Adam: A Method \\[for\\] Optimization](${url}) before.`,
    )
  })

  test('is no choice where the address stands already', () => {
    assert.deepEqual(choices(`[note](${url}¦)`), [])
  })
})

suite('a version that is typed', () => {
  test('is kept, but for what arXiv adds to the address of a PDF', () => {
    assert.match(first('1412.6980v2¦') ?? '', /abs\/1412\.6980v2\n$/)
    assert.match(first('As in arXiv:1412.6980v2¦ before') ?? '', /abs\/1412\.6980v2\)$/)
    assert.match(
      first('https://arxiv.org/pdf/1412.6980v2¦') ?? '',
      /\nhttps:\/\/arxiv\.org\/abs\/1412\.6980\n$/,
    )
    assert.match(first('https://arxiv.org/pdf/1412.6980v2.pdf¦') ?? '', /abs\/1412\.6980\n$/)
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

  test('take the place of the marks that a line begins with', () => {
    const list =
      '- [One Paper](https://arxiv.org/abs/1706.03762): x\n- [Two Papers](https://arxiv.org/abs/1512.03385): y\n'
    const entry = '- [Adam: A Method \\[for\\] Optimization](https://arxiv.org/abs/1412.6980): '
    for (const line of ['2011.106¦', '- 2011.106¦', '* 2011.106¦', '- [ ] 2011.106¦', '  2011.106¦'])
      assert.equal(first(`${list}${line}`), entry, line)
    const quoted = list.replace(/^/gm, '> ').slice(0, -2)
    for (const line of ['> 2011.106¦', '> - 2011.106¦']) assert.equal(first(`${quoted}${line}`), `> ${entry}`)
    assert.match(first(`${list}\n> 2011.106¦`) ?? '', /^> \[/)
    assert.deepEqual(forms(`${list}- 2011.106¦`), ['entry', 'linked-title', 'link', 'title'])
    assert.equal(at(`${list}- 2011.106¦`).request.span.start, list.length)
  })

  test('begin with a linked title in an item below an entry', () => {
    const list = '- [One Paper](https://arxiv.org/abs/1706.03762): x\n'
    assert.deepEqual(forms(`${list}  - 2011.106¦`).slice(0, 2), ['linked-title', 'entry'])
  })

  test('leave the cursor where the commentary begins', () => {
    const table =
      '| Paper | What I think | Link |\n|---|---|---|\n| Old Trees in New Forests | fine | [arXiv](https://arxiv.org/abs/1706.03762) |\n'
    const [choice] = choices(`${table}2011.106¦`)
    assert.equal(
      choice && `${choice.newText.slice(0, choice.cursor)}¦${choice.newText.slice(choice.cursor)}`,
      '| Adam: A Method [for] Optimization | ¦ | [arXiv](https://arxiv.org/abs/1412.6980) |',
    )
  })

  test('have the layout and the form of link that the conventions want', () => {
    const { digest, request: asked } = at('2011.106¦')
    const conventions = readConventions('layout: link-title\nlink: doi\n')
    assert.equal(
      paperChoices([adam], asked, { digest, conventions, facts: noFacts })[0]?.newText,
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

  test('write a linked title as the text writes its links', () => {
    const markdown = '[Adam: A Method \\[for\\] Optimization](https://arxiv.org/abs/1412.6980)'
    for (const [beside, written] of [
      ['`One <https://x.org/a>`_', '`Adam: A Method [for] Optimization <https://arxiv.org/abs/1412.6980>`_'],
      ['[One](https://x.org/a)', markdown],
      // Brackets end the words of a link there.
      ['https://x.org/a[One]', markdown],
    ] as const)
      assert.equal(first(`It is like ${beside} here, as in 1412.698¦ too.`), written)
  })

  test('begin with the link below a title that is there already', () => {
    assert.equal(forms('Some.\n\nAdam: A Method\n2011.106¦')[0], 'link')
  })

  test('follow the layout of the digest', () => {
    const before =
      '### [One Paper](https://arxiv.org/abs/1706.03762)\nx\n\n### [Two Papers](https://arxiv.org/abs/1512.03385)\ny\n\n'
    assert.equal(
      first(`${before}2011.106¦`),
      '### [Adam: A Method \\[for\\] Optimization](https://arxiv.org/abs/1412.6980)\n',
    )
  })

  test('follow the writer, who names other papers by their addresses', () => {
    const bare =
      'One Paper\nhttps://arxiv.org/abs/1706.03762\nAs https://arxiv.org/abs/1512.03385 has it.\n\nAlso '
    assert.deepEqual(forms(`${bare}2011.106¦ here`), ['link', 'linked-title', 'title'])
    assert.equal(forms('As before (https://arxiv.org/abs/2011.106¦)')[0], 'link')
  })

  test('are one for each paper, the others come in a second step', () => {
    const { digest, request: asked } = at('2011.106¦')
    const papers = [adam, paper({ id: '1706.03762' })]
    const habit = { digest, facts: noFacts }
    assert.deepEqual(
      paperChoices(papers, asked, habit).map(({ form }) => form),
      ['entry', 'entry'],
    )
    assert.deepEqual(
      otherChoices(papers, asked, habit).map(({ form, paper: { id } }) => `${id} ${form}`),
      ['linked-title', 'link', 'title']
        .map((form) => `1412.6980 ${form}`)
        .concat(['linked-title', 'link', 'title'].map((form) => `1706.03762 ${form}`)),
    )
  })

  test('begin with the titles that begin with the words', () => {
    const { digest, request: asked } = at('As in @atten¦')
    const titles = ['Self-attention Again', 'On Attention', 'Attention Is Enough', 'Attentive Things']
    const papers = titles.map((title, index) => paper({ id: `2401.0000${index + 1}`, title }))
    assert.deepEqual(
      paperChoices(papers, asked, { digest, facts: noFacts }).map((choice) => choice.paper.title),
      ['Attention Is Enough', 'Attentive Things', 'Self-attention Again', 'On Attention'],
    )
  })

  test('of a DOI are like those of other papers', () => {
    const { digest, request: asked } = at('10.1145/3292500.3330701¦')
    const elsewhere = { ...adam, id: '10.1145/3292500.3330701' as Doi }
    assert.deepEqual(
      paperChoices([elsewhere], asked, { digest, facts: noFacts }).map(({ newText }) => newText),
      ['Adam: A Method [for] Optimization\nhttps://doi.org/10.1145/3292500.3330701\n'],
    )
  })
})

suite('a paper that is inserted', () => {
  const list =
    '- [One Paper](https://arxiv.org/abs/1706.03762): x\n\n- [Two Papers](https://arxiv.org/abs/1512.03385): y and z\n'
  const entry = '- [Adam: A Method \\[for\\] Optimization](https://arxiv.org/abs/1412.6980): '

  test('is an entry on a blank line', () => {
    assert.equal(inserted(`${list}\n¦`), `${list}\n${entry}`)
  })

  test('is an entry below the one in which the cursor stands, as far apart as others', () => {
    const [first, second] = list.split('\n\n')
    assert.equal(inserted(list.replace('One', 'On¦e')), `${first}\n\n${entry}\n\n${second}`)
    assert.equal(inserted(list.replace('z\n', 'z¦\n')), `${list}\n${entry}\n`)
  })

  test('is its address below its title', () => {
    const text = `${list}\n${adam.title}\n`
    assert.equal(inserted(`${text}¦`), `${text}https://arxiv.org/abs/1412.6980`)
  })

  test('is its link alone in a column of links', () => {
    const table =
      '| Paper | Link |\n|---|---|\n| Old Trees | [arXiv](https://arxiv.org/abs/1706.03762) |\n| Some | ¦ |\n'
    assert.equal(inserted(table), table.replace('¦', '[arXiv](https://arxiv.org/abs/1412.6980)'))
  })

  test('is a linked title in what is said of a paper', () => {
    const named = '[Adam: A Method \\[for\\] Optimization](https://arxiv.org/abs/1412.6980)'
    assert.equal(inserted(list.replace('and', 'a¦nd')), list.replace('and', `a${named}nd`))
  })
})

function inserted(marked: string): string {
  const { text, cursor } = readMarks(marked)
  const place = { start: cursor, end: cursor }
  const choice = choiceAt(adam, { digest: parseDigest(text), facts: noFacts }, place)
  assert.ok(choice)
  return applyEdits(text, [choice])
}

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
  return paperChoices([adam], asked, { digest, facts: noFacts })
}

function forms(marked: string) {
  const { digest, request: asked } = at(marked)
  const habit = { digest, facts: noFacts }
  return [...paperChoices([adam], asked, habit), ...otherChoices([adam], asked, habit)].map(
    ({ form }) => form,
  )
}

function first(marked: string) {
  return choices(marked)[0]?.newText
}

/** The text once the first choice has been accepted. */
function accepted(marked: string): string {
  const { digest, request: asked } = at(marked)
  const [choice] = choices(marked)
  assert.ok(choice)
  return applyEdits(digest.text, [{ span: asked.span, newText: choice.newText }])
}
