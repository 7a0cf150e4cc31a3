import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { shortVenue } from '../../../src/core/digest/titles/venues.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { archiveOf, factsFrom } from '../../helpers/archives.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const journalReference = 'Journal of Trees 12, 1-20 (2024)'
const ownFacts = factsOf([
  paper({ id: '2401.00001', title: 'Glazing Stone Tiles', journalReference }),
  paper({ id: '2401.00002', title: 'Cold Mountains of the South', doi: '10.1000/x.1' }),
  paper({ id: '2401.00003', title: 'Old Deserts of the West', doi: '10.48550/arXiv.2401.00003' }),
])
const check = (text: string, archive = factsFrom(archiveOf({}), text), facts = ownFacts) =>
  checkDigest(parseDigest(text), { facts, settings: {}, log: silentLog, archive }).filter(
    ({ rule }) => rule.id === 'published-elsewhere',
  )
/** A digest whose other papers have their venues; `*` stands for the marks around them. */
const digest = (own: string, other: (title: string, venue: string, id: number) => string) =>
  `# Week of trees\n\n${other('Old Deserts of the West', 'ICLR 2023', 3)}\n${own}\n${other('Wide Rivers of the North', 'CVPR 2022', 4)}\n`

suite('published-elsewhere', () => {
  test('says where a paper has appeared, by its journal or its DOI', () => {
    const text =
      '# Week\n\nGlazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\nGood.\n\nCold Mountains of the South\nhttps://arxiv.org/abs/2401.00002\nGood.\n\nOld Deserts of the West\nhttps://arxiv.org/abs/2401.00003\nGood.\n'
    assert.deepEqual(
      check(text).map(({ message, severity, fixes }) => [message, severity, fixes.length]),
      [
        [`This paper has since appeared: ${journalReference}`, 'hint', 0],
        ['This paper has since appeared as doi:10.1000/x.1', 'hint', 0],
      ],
    )
  })

  for (const said of [
    'Now in the Journal of Trees.',
    'It has appeared in Journal of Trees 12.',
    'journal of trees, at last',
  ])
    test(`says nothing where the digest does: ${said}`, () => {
      assert.deepEqual(check(`# W\n\nGlazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\n${said}\n`), [])
    })

  test('says nothing in a digest that is of a later year', () => {
    const entry = 'Glazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\nGood.\n'
    assert.equal(check(`# March 1, 2024\n\n${entry}`).length, 1)
    assert.equal(check(`# March 1, 2025\n\n${entry}`).length, 0)
  })

  const forms: readonly [string, (title: string, venue: string, id: number) => string][] = [
    [
      'brackets',
      (title, venue, id) =>
        `- **${title}**${venue && ` (${venue})`} [[paper](https://arxiv.org/abs/2401.0000${id})]: good.`,
    ],
    [
      'a comma',
      (title, venue, id) =>
        `- **${title}**${venue && `, ${venue}`}. [paper](https://arxiv.org/abs/2401.0000${id}). Good.`,
    ],
    [
      'brackets after a link',
      (title, venue, id) =>
        `- [${title}](https://arxiv.org/abs/2401.0000${id})${venue && ` (${venue})`} good and short.`,
    ],
  ]
  for (const [name, write] of forms)
    test(`adds the venue where others have theirs: ${name}`, () => {
      const text = digest(write('Glazing Stone Tiles', '', 1), write)
      const [found] = check(text)
      assert.equal(found?.fixes.length, 1)
      const mended = applyEdits(text, found?.fixes[0]?.edits ?? [])
      assert.equal(mended, digest(write('Glazing Stone Tiles', 'Journal of Trees 2024', 1), write))
      assert.deepEqual(check(mended), [])
      assert.equal(applyEdits(text, fixAll(text, check)), text)
    })

  test('writes it instead of the word for a preprint', () => {
    const write = forms[0]?.[1]
    assert.ok(write)
    const text = digest(write('Glazing Stone Tiles', 'arXiv 2024', 1), write)
    const mended = applyEdits(text, check(text)[0]?.fixes[0]?.edits ?? [])
    assert.equal(mended, digest(write('Glazing Stone Tiles', 'Journal of Trees 2024', 1), write))
  })

  test('fills an empty cell', () => {
    const row = (title: string, venue: string, id: number) =>
      `| ${title} | ${venue} | [paper](https://arxiv.org/abs/2401.0000${id}) | good |`
    const table = (own: string) =>
      `# Trees\n\n| Title | Venue | Link | Said |\n| --- | --- | --- | --- |\n${row('Old Deserts of the West', 'ICLR 2023', 3)}\n${row('Glazing Stone Tiles', own, 1)}\n${row('Wide Rivers of the North', 'CVPR 2022', 4)}\n`
    for (const empty of ['', '-', 'arXiv']) {
      const mended = applyEdits(table(empty), check(table(empty))[0]?.fixes[0]?.edits ?? [])
      assert.equal(mended.replace(/ +\|/g, ' |'), table('Journal of Trees 2024'))
    }
  })

  test('names venue and year in few words', () => {
    for (const [reference, short] of [
      ['Nature 521, 436-444 (2015)', 'Nature 2015'],
      ['Proceedings of the IEEE/CVF Conference on Computer Vision (CVPR), 2020, pp. 1-10', 'CVPR 2020'],
      ['Phys. Rev. D 101 (2020) 12', 'Phys. Rev. D 2020'],
      [
        'Advances in Neural Information Processing Systems 34 (2021)',
        'Advances in Neural Information Processing Systems 2021',
      ],
      ['Proceedings of the 38th Something, 2021', 'Proceedings of the 38th Something, 2021'],
      ['A Journal', 'A Journal'],
    ] as const)
      assert.equal(shortVenue(reference), short)
  })

  test('takes no page for the year', () => {
    for (const [reference, short] of [
      ['CVPR 2018, pp. 2001-2010', 'CVPR 2018'],
      ['Interspeech 2019: 2019-2023', 'Interspeech 2019'],
      ['Ann. Statist. 2018, Vol. 46, No. 5, 2013–2046', 'Ann. Statist. 2018'],
      [
        'Journal of Machine Learning Research, 2014, 15, 1929--1958',
        'Journal of Machine Learning Research 2014',
      ],
      ['JMLR 15:1929-58, 2014', 'JMLR 2014'],
      ['EMNLP 2014, page 1987', 'EMNLP 2014'],
      ['Proc. Natl. Acad. Sci. USA 114, 2017, 1903 - 1908', 'Proc. Natl. Acad. Sci. USA 2017'],
      ['Neural Networks 61, 1985-2001', 'Neural Networks 61, 1985-2001'],
      ['A Journal, 2020-06-15', 'A Journal 2020'],
      ['A Journal, 2020-06', 'A Journal 2020'],
    ] as const)
      assert.equal(shortVenue(reference), short)
  })

  test('is silent on what is only submitted', () => {
    for (const journalReference of ['Submitted to ICML 2024', '(under review at TMLR, 2024)']) {
      const text = '# Week\n\nA Title\nhttps://arxiv.org/abs/2401.00005\nGood.\n'
      const submitted = factsOf([paper({ id: '2401.00005', journalReference })])
      assert.deepEqual(check(text, undefined, submitted), [])
    }
  })
})
