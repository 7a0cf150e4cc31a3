import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

suite('title-mismatch and TeX', () => {
  const records = factsOf([
    paper({ id: '2401.00011', title: "$\\gamma$-Ray Ponds \\& {\\L}\\'od\\'z" }),
    paper({ id: '2401.00012', title: 'An $\\mathcal{H}(k \\sin k)$ Sort' }),
  ])
  const check = (text: string) =>
    checkDigest(parseDigest(text), { facts: records, settings: {}, log: silentLog }).filter(
      ({ rule }) => rule.id === 'title-mismatch',
    )
  const digest = (first: string, second: string) =>
    `# Ponds\n\n${first}\nhttps://arxiv.org/abs/2401.00011\nDeep and still.\n\n${second}\nhttps://arxiv.org/abs/2401.00012\nFast.\n`

  for (const title of [
    'γ-Ray Ponds & Łódź',
    '$\\gamma$-ray ponds \\& Łódź',
    'γ-Ray Ponds &amp; Lodz',
    'Gamma-Ray Ponds and Łódź',
  ]) {
    test(`says nothing of ${title}`, () => {
      assert.deepEqual(check(digest(title, 'An H(k sin k) Sort')), [])
    })
  }

  test('writes what people read', () => {
    const text = digest('The γ-Ray Ponds & Łódź', 'An H(k sin k) Sort')
    assert.equal(applyEdits(text, fixAll(text, check)), digest('γ-Ray Ponds & Łódź', 'An H(k sin k) Sort'))
  })
})

suite('title-mismatch and the words around a title', () => {
  const records = factsOf([paper({ id: '2401.00011', title: 'Glazing Stone Tiles in Wide Gardens' })])
  const check = (title: string) =>
    checkDigest(parseDigest(`# Ponds\n\n${title}\nhttps://arxiv.org/abs/2401.00011\nDeep.\n`), {
      facts: records,
      settings: {},
      log: silentLog,
    }).filter(({ rule }) => rule.id === 'title-mismatch')

  for (const [written, isMended] of [
    ['Galzing Stone Tiles in Wide Gardens', true],
    ['Galzing Stone Tiles in Wide Gardens (GPT-3)', false],
    ['Galzing Stone Tiles in Wide Gardens [must read]', false],
    ['Galzing Stone **Tiles** in Wide Gardens', false],
    ['*Galzing* Stone Tiles in Wide Gardens', false],
    ['Galzing Stone Tiles in Wide [[Gardens]]', false],
  ] as const)
    test(`${isMended ? 'mends' : 'lets a person mend'} "${written}"`, () => {
      const text = `# Ponds\n\n## ${written}\nhttps://arxiv.org/abs/2401.00011\nDeep.\n`
      const mended = applyEdits(
        text,
        fixAll(text, (each) =>
          checkDigest(parseDigest(each), { facts: records, settings: {}, log: silentLog }),
        ),
      )
      assert.equal(mended, isMended ? text.replace('Galzing', 'Glazing') : text)
    })

  for (const name of ['CLIP', 'ViT', 'GPT-3.5'])
    test(`takes "${name}" for a nickname`, () => {
      assert.deepEqual(
        check(`[${name}](https://arxiv.org/abs/2401.00011)`).map(({ severity }) => severity),
        ['hint'],
      )
    })

  for (const name of ['GSTG', 'GSTs', 'STWG'])
    test(`says nothing of initials: ${name}`, () => {
      assert.deepEqual(check(`[${name}](https://arxiv.org/abs/2401.00011)`), [])
    })

  for (const [title, recorded, count] of [
    [
      'Modelling Colours: Optimisation of Centred Neighbours',
      'Modeling Colors: Optimization of Centred Neighbors',
      0,
    ],
    ['PicoNet b1.5: Stone Tiles in Gardens', 'Stone Tiles in Gardens: All of Them Are Wide', 0],
    ['PicoNet 3: All of Them Are Wide', 'PicoNet 2: All of Them Are Wide', 1],
    ['Glazing Stone Tiles', 'Glazing Stone Tiles (GST)', 0],
    ['Glazing Stone Tiles', 'Glazing Stone Tiles (GST): All of Them Are Wide', 0],
    ['Glazing Stone Tiles', 'Glazing Stone Tiles (Part II)', 1],
    ['Glazing Stone Tiles', 'Glazing Stone Tiles (II)', 1],
    ['Glazing Stone Tiles', 'Glazing Stone Tiles (in 3D)', 1],
    ['read Glazing Stone Tiles', 'Glazing Stone Tiles', 0],
    ['Skimmed Glazing Stone Tiles', 'Glazing Stone Tiles', 0],
    ['Re-read Glazing Stone Tiles', 'Glazing Stone Tiles', 0],
    ['Reading Stone Tiles', 'Stone Tiles', 1],
    ['PicoNet – Glazing Stone Tiles', 'Glazing Stone Tiles', 0],
    ['Stable Ponds (Glazing Stone Tiles)', 'Glazing Stone Tiles', 0],
    ['Stable Ponds of Glazing Stone Tiles', 'Glazing Stone Tiles', 0],
    ['Against Glazing Stone Tiles', 'Glazing Stone Tiles', 1],
  ] as const)
    test(`${count === 0 ? 'accepts' : 'reports'} “${title}” for “${recorded}”`, () => {
      const facts = factsOf([paper({ id: '2401.00012', title: recorded })])
      const digest = parseDigest(`# Ponds\n\n${title}\nhttps://arxiv.org/abs/2401.00012\nDeep.\n`)
      const problems = checkDigest(digest, { facts, settings: {}, log: silentLog })
      assert.equal(problems.filter(({ rule }) => rule.id === 'title-mismatch').length, count)
    })

  for (const lead of ['Not', 'Against', 'On Not'])
    test(`takes "${lead}" in front of the record's title for a change of it`, () => {
      assert.equal(check(`${lead} Glazing Stone Tiles in Wide Gardens`).length, 1)
    })

  for (const [lead, rest, count] of [
    ['In', ', the authors say: deep.', 0],
    ['With', ', I was less happy.', 0],
    ['In', ': deep.', 1],
    ['Beyond', ', the authors say: deep.', 1],
  ] as const)
    test(`${count === 0 ? 'says nothing of' : 'reports'} "${lead}" in front of it in a sentence${rest}`, () => {
      const sentences = ['00011', '00012', '00013'].map(
        (number) =>
          `- ${lead} Glazing Stone Tiles in Wide Gardens (https://arxiv.org/abs/2401.${number})${rest}`,
      )
      const found = checkDigest(parseDigest(`# Ponds\n\n${sentences.join('\n\n')}\n`), {
        facts: records,
        settings: {},
        log: silentLog,
      })
      assert.equal(found.filter(({ rule }) => rule.id === 'title-mismatch').length, count)
    })

  for (const title of [
    'Glazing Stone Tiles in Wide Gardens.',
    'Must read: Glazing Stone Tiles in Wide Gardens',
    '[Trees] Glazing Stone Tiles in Wide Gardens',
    '넓은 정원에서 작은 나무 키우기',
    '작은 나무의 Growing in Gardens',
  ])
    test(`says nothing of ${title}`, () => {
      assert.deepEqual(check(title), [])
    })
})

suite('title-mismatch and other papers', () => {
  const check = (recorded: string) => (text: string) =>
    checkDigest(parseDigest(text), {
      facts: factsOf([paper({ id: '2401.00011', title: recorded })]),
      settings: {},
      log: silentLog,
    }).filter(({ rule }) => rule.id === 'title-mismatch')
  const digest = (title: string) => `# Ponds\n\n${title}\nhttps://arxiv.org/abs/2401.00011\nDeep.\n`

  /** What tells two papers of one series or one field apart. */
  const pairs = [
    ['Part 1', 'Part 2'],
    ['Part I', 'Part II'],
    ['Part IV', 'Part VI'],
    ['with Rain', 'without Rain'],
    ['GPT-3', 'GPT-4'],
    ['in 2D', 'in 3D'],
    ['in Three Dimensions', 'in Two Dimensions'],
    ['Is Enough', 'Is Not Enough'],
    ['under Supervised Care', 'under Unsupervised Care'],
    ['for Symmetric Graphs', 'for Asymmetric Graphs'],
    ['for Trees', 'for Forests'],
    ['at Macroscopic Scale', 'at Microscopic Scale'],
    ['on Pruning', 'on Tuning'],
    ['no Rain', 'on Rain'],
    ['', 'Revisited'],
    ['of Type A', 'of Type'],
    ['v2', 'v3'],
  ] as const
  const frames = [
    'Glazing Stone Tiles in Wide Gardens WORDS',
    'Glazing Tiles WORDS: Care of Gardens',
  ] as const

  for (const frame of frames)
    for (const pair of pairs)
      for (const [words, others] of [pair, [...pair].reverse()]) {
        const [title, recorded] = [words, others].map((each) =>
          frame.replace('WORDS', each ?? '').replace(/ (?=:|$)/, ''),
        )
        test(`"Fix all" makes no "${recorded}" of "${title}"`, () => {
          const [now, wanted] = [title ?? '', recorded ?? '']
          for (const { message, fixes } of check(wanted)(digest(now))) {
            assert.match(message, /title or the link may be wrong/)
            assert.equal(applyEdits(digest(now), fixes[0]?.edits ?? []), digest(wanted))
          }
          assert.deepEqual(fixAll(digest(now), check(wanted)), [])
        })
      }

  for (const title of [
    'Glazing Stone Tiles in Wide Gradens for GPT-3',
    'The Glazing Stone Tiles in Wide Gardens for GPT-3',
    'Glazzing Stone Tiles in the Wide Gardens for GPT-3',
    'Glazing Stone Tiles in Wide Gardenns for GPT-3 (Author et al.)',
  ])
    test(`"Fix all" mends the spelling of "${title}"`, () => {
      const recorded = 'Glazing Stone Tiles in Wide Gardens for GPT-3'
      const now = digest(title)
      assert.match(applyEdits(now, fixAll(now, check(recorded))), new RegExp(`^${recorded}`, 'm'))
    })
})

suite('title-mismatch and citations', () => {
  const titles = ['Glazing Stone Tiles in Wide Gardens', 'Cold Mountains of the South']
  const facts = factsOf(titles.map((title, at) => paper({ id: `2401.0001${at}`, title })))
  const people = [
    ...['Author et al.', 'Ann Author et al.', 'Author et al. (2024)', 'Author et al., 2024'],
    ...['Author and Weaver', 'A. Author & B. Weaver', 'A. Author, B. Weaver, C. Third'],
    ...['Author, A., Weaver, B.', 'Ann Author, Bo Weaver, Cy Third'],
  ]
  const tails = [
    ...['arXiv:ID', 'https://arxiv.org/abs/ID', '(https://arxiv.org/abs/ID)', '2024. arXiv:ID'],
    ...['[arXiv](https://arxiv.org/abs/ID)', 'arXiv preprint arXiv:ID, 2024'],
  ]
  const marks = ['- ', '1. ', '[1] ']
  const names = [
    ...['TITLE', '"TITLE"', '*TITLE*'].flatMap((name) => tails.map((tail) => `${name}, ${tail}`)),
    '[TITLE](https://arxiv.org/abs/ID)',
  ]

  for (const parting of [', ', '. ', ': ', ' — ', ' - '])
    for (const who of people)
      test(`says nothing of authors in front of a title: "${who}${parting}"`, () => {
        for (const mark of marks)
          for (const name of names) {
            const lines = titles.map((title, at) =>
              `${mark}${who}${parting}${name}`.replace('TITLE', title).replaceAll('ID', `2401.0001${at}`),
            )
            const text = `# Tree\n\nA library.\n\n## References\n\n${lines.join('\n')}\n`
            const found = checkDigest(parseDigest(text), { facts, settings: {}, log: silentLog })
            assert.deepEqual(
              found
                .filter(({ rule }) => rule.id === 'title-mismatch')
                .map(({ span }) => text.slice(span.start)),
              [],
              text,
            )
          }
      })
})

suite('title-mismatch and British and American spelling', () => {
  for (const pair of [
    ['Modelling', 'Modeling'],
    ['Labelled', 'Labeled'],
    ['Travellers', 'Travelers'],
    ['Behavioural', 'Behavioral'],
    ['Colours', 'Colors'],
    ['Generalisation', 'Generalization'],
    ['Optimising', 'Optimizing'],
    ['Analysed', 'Analyzed'],
    ['Centres', 'Centers'],
    ['Fibre', 'Fiber'],
    ['Catalogues', 'Catalogs'],
    ['Dialogue', 'Dialog'],
    ['Defence', 'Defense'],
    ['Programmes', 'Programs'],
    ['Judgement', 'Judgment'],
    ['Towards', 'Toward'],
    ['Upwards', 'Upward'],
  ] as const)
    for (const [written, recorded] of [pair, [...pair].reverse()])
      test(`says nothing of "${written}" for "${recorded}"`, () => {
        const [title, name] = [written, recorded].map((word) => `Glazing Stone ${word} in Wide Gardens`)
        const facts = factsOf([paper({ id: '2401.00011', title: name ?? '' })])
        const text = `# Ponds\n\n${title}\nhttps://arxiv.org/abs/2401.00011\nDeep.\n`
        const found = checkDigest(parseDigest(text), { facts, settings: {}, log: silentLog })
        assert.deepEqual(
          found.filter(({ rule }) => rule.id === 'title-mismatch'),
          [],
        )
      })
})

suite('title-mismatch and HTML', () => {
  const records = factsOf([paper({ id: '2401.00011', title: 'Maps<K, V> & Trees in Wide Gardens' })])
  const check = (text: string) =>
    checkDigest(parseDigest(text), { facts: records, settings: {}, log: silentLog }).filter(
      ({ rule }) => rule.id === 'title-mismatch',
    )
  const digest = (title: string) =>
    `# Ponds\n\n<ul>\n<li><a href="https://arxiv.org/abs/2401.00011">${title}</a>: deep.</li>\n</ul>\n`

  test('writes no element of a title that only has its signs', () => {
    const text = digest('Maps&lt;K, V&gt; &amp; Trees in Wide Gradens')
    const mended = applyEdits(text, fixAll(text, check))
    assert.equal(mended, digest('Maps&lt;K, V&gt; &amp; Trees in Wide Gardens'))
    assert.deepEqual(check(mended), [])
  })
})

suite('title-mismatch and short names', () => {
  const facts = factsOf([
    paper({ id: '2401.00011', title: 'MicroNet: Glazing Stone Tiles in Wide Gardens', version: 1 }),
  ])
  const severities = (title: string) =>
    checkDigest(parseDigest(`# Ponds\n\n${title}\nhttps://arxiv.org/abs/2401.00011\nDeep.\n`), {
      facts,
      settings: {},
      log: silentLog,
    }).flatMap(({ rule, severity }) => (rule.id === 'title-mismatch' ? severity : []))

  for (const title of [
    "Google's MicroNet",
    'The MicroNet paper',
    'Why MicroNet works',
    'MicroNet @ ICML',
    'Poe et al. (2024): MicroNet',
    'Glazing Stone Tiles',
    'Stone Tiles in Wide Gardens',
  ])
    test(`is no warning where a few words call the paper: ${title}`, () => {
      assert.ok(severities(title).every((severity) => severity === 'hint'))
    })

  for (const title of [
    'The Dark Secrets of MicroNet and of Other Nets',
    'MicroNets Considered Harmful',
    'Cold Mountains of the South',
    'Trees',
  ])
    test(`is a warning where it is another title: ${title}`, () => {
      assert.deepEqual(severities(title), ['warning'])
    })
})
