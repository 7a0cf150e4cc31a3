import assert from 'node:assert/strict'
import fc from 'fast-check'
import { silentLog } from '../../../src/core/base/errors.ts'
import { CatalogueSearch } from '../../../src/core/catalogue/catalogueSearch.ts'
import { openCatalogue } from '../../../src/core/catalogue/openCatalogue.ts'
import { wordsOf } from '../../../src/core/catalogue/volumeLists.ts'
import {
  change,
  entry,
  fill,
  now,
  type TemporaryCatalogue,
  temporaryCatalogue,
} from '../../unit/catalogue/catalogues.ts'

suite('searching the catalogue', () => {
  let catalogue: TemporaryCatalogue
  setup(() => {
    catalogue = temporaryCatalogue()
  })
  teardown(() => catalogue.remove())

  const attention = entry('1706.03762', 'Attention Is All You Need', ['Ashish Vaswani', 'Noam Shazeer'])

  test('finds papers with all the words, the last one half-typed', () => {
    fill(catalogue, [attention, entry('1409.0473', 'Neural Machine Translation', ['Dzmitry Bahdanau'])])
    for (const words of [
      'attention',
      'attention is al',
      'need attention',
      'a',
      'ne',
      'vaswani attention',
      'att vasw',
    ]) {
      const isFound = words !== 'att vasw'
      assert.deepEqual(catalogue.find(words).includes('1706.03762'), isFound, words)
    }
    assert.deepEqual(catalogue.find('attention translation'), [])
  })

  test('finds words in other scripts and with diacritics, typed either way', () => {
    fill(catalogue, [
      entry('2001.00001', 'Über die Schrödinger-Gleichung', ['Jörg Müller']),
      entry('2001.00002', '深層学習による画像認識'),
      entry('2001.00003', '딥러닝 기반 영상 인식'),
      entry('2001.00004', 'On the Schr\\"odinger equation'),
    ])
    assert.deepEqual(catalogue.find('schrodinger'), ['2001.00004', '2001.00001'])
    assert.deepEqual(catalogue.find('Schrödinger'), ['2001.00004', '2001.00001'])
    assert.deepEqual(catalogue.find('muller uber'), ['2001.00001'])
    assert.deepEqual(catalogue.find('深層'), ['2001.00002'])
    assert.deepEqual(catalogue.find('딥러'), ['2001.00003'])
  })

  test('finds TeX by what people read of it, and by the names of Greek ones', () => {
    fill(catalogue, [
      entry('2001.00001', '$\\beta$-Ferns or $\\ell_1$ Lakes of $x^2$', [
        'K. Stra{\\ss}er',
        "{\\L}. \\'{O} Moor",
      ]),
    ])
    for (const words of [
      'β-ferns',
      'β-fer',
      'beta ferns',
      'ℓ1',
      'ℓ₁ lakes',
      'l_1',
      'x²',
      'x^2',
      'strass',
      'straßer',
      'ł ó moor',
    ]) {
      assert.deepEqual(catalogue.find(words), ['2001.00001'], words)
    }
  })

  test('indexes anew what an earlier version has indexed', () => {
    fill(catalogue, [entry('2001.00001', 'Small Ponds'), entry('2401.00001', 'Large Ponds')])
    const { database } = catalogue
    database.exec('PRAGMA user_version = 1')
    openCatalogue({ path: catalogue.path, log: silentLog }).close()
    const stale = database
      .prepare('SELECT volume FROM staleVolumes')
      .all()
      .map(({ volume }) => Number(volume))
    assert.deepEqual(stale, [2019, 2024])
  })

  test('puts the whole title first, then titles that begin so, then the words in a row, then the newest', () => {
    fill(catalogue, [
      entry('2001.00001', 'Diffusion Models'),
      entry('2101.00001', 'Diffusion Models Beat GANs'),
      entry('2201.00001', 'On Diffusion Models'),
      entry('2301.00001', 'Models of Heat Diffusion'),
      entry('2401.00001', 'Heat Diffusion in Models'),
      entry('2402.00001', 'Diffusion Modelspace'),
    ])
    assert.deepEqual(catalogue.find('diffusion models'), [
      ...['2001.00001', '2101.00001', '2402.00001', '2201.00001', '2401.00001', '2301.00001'],
    ])
  })

  test('puts words of the title before names of authors', () => {
    fill(catalogue, [entry('2001.00001', 'The Wang Tiling'), entry('2401.00001', 'Cats', ['Li Wang'])])
    assert.deepEqual(catalogue.find('wang'), ['2001.00001', '2401.00001'])
  })

  test('takes a year for that of the paper, or for a word of the title', () => {
    fill(catalogue, [
      attention,
      entry('2001.00001', 'Attention in 2017'),
      entry('2201.00001', 'Attention, Please'),
      entry('1701.00001', 'Attentional Networks'),
    ])
    assert.deepEqual(catalogue.find('attention 2017'), ['2001.00001', '1706.03762'])
    assert.deepEqual(catalogue.find('2017 attention').toSorted(), ['1701.00001', '1706.03762', '2001.00001'])
  })

  test('finds identifiers by their beginning, newest first', () => {
    fill(catalogue, [
      attention,
      entry('1706.03001', 'B'),
      entry('1707.00001', 'C'),
      entry('hep-th/9901001', 'Old'),
      entry('hep-th/9912001', 'Less Old'),
      entry('hep-ph/9912001', 'Other'),
    ])
    assert.deepEqual(catalogue.find('1706.03'), ['1706.03762', '1706.03001'])
    assert.deepEqual(catalogue.find('arXiv:1706.03762v5'), ['1706.03762'])
    assert.deepEqual(catalogue.find('1706'), ['1706.03762', '1706.03001'])
    assert.deepEqual(catalogue.find('hep-th/99'), ['hep-th/9912001', 'hep-th/9901001'])
    assert.deepEqual(catalogue.find('hep-th/'), ['hep-th/9912001', 'hep-th/9901001'])
  })

  test('forgives one wrong letter when nothing is found as typed', () => {
    fill(catalogue, [attention, entry('2001.00001', 'Transformers for Images')])
    for (const words of [
      'atention',
      'attentoin',
      'attenttion',
      'attentxon',
      'vaswami attention',
      'attention is all yuo need',
    ]) {
      // A word of three letters is not doubted.
      assert.deepEqual(catalogue.find(words), words.includes('yuo') ? [] : ['1706.03762'], words)
    }
    assert.deepEqual(catalogue.find('trnasformers images'), ['2001.00001'])
    assert.deepEqual(catalogue.find('atentoin'), [])
  })

  test('gives no more than asked for, and nothing for nothing', () => {
    fill(
      catalogue,
      Array.from({ length: 50 }, (_, index) =>
        entry(`2001.${String(index + 1).padStart(5, '0')}`, `Cats ${index}`),
      ),
    )
    assert.equal(catalogue.find('cats', 7).length, 7)
    assert.equal(catalogue.find('2001.', 7).length, 7)
    assert.equal(catalogue.find('c', 7).length, 7)
    for (const nothing of ['', ' ', '…', '"* OR']) assert.deepEqual(catalogue.find(nothing), [], nothing)
  })

  test('sees changed titles, new papers and no deleted ones', () => {
    fill(catalogue, [attention, entry('2001.00001', 'Cats')])
    change(
      catalogue,
      [entry('2001.00001', 'Dogs', [], 2), entry('2601.00001', 'More Cats', [], 2)],
      ['1706.03762'],
    )
    assert.deepEqual(catalogue.find('cats'), ['2601.00001'])
    assert.deepEqual(catalogue.find('dogs'), ['2001.00001'])
    assert.deepEqual(catalogue.find('attention'), [])
    assert.deepEqual(catalogue.find('1706.'), [])
  })

  test('sees what another process has written since', () => {
    fill(catalogue, [attention])
    const reader = openCatalogue({ path: catalogue.path, log: silentLog })
    const search = new CatalogueSearch(reader, () => now)
    assert.equal(search.search('attention', 5).length, 1)
    change(catalogue, [entry('2601.00001', 'No Attention')])
    assert.deepEqual(
      search.search('attention', 5).map(({ id }) => id),
      ['1706.03762', '2601.00001'],
    )
    reader.close()
  })

  test('keeps title, authors and categories of a paper, and no more', () => {
    fill(catalogue, [attention])
    const [paper] = new CatalogueSearch(catalogue.database, () => now).search('attention', 1)
    assert.equal(paper?.title, 'Attention Is All You Need')
    assert.deepEqual(paper?.authors, ['Ashish Vaswani', 'Noam Shazeer'])
    assert.deepEqual(paper?.categories, ['cs.LG'])
    assert.equal(paper?.source, 'catalogue')
  })

  test('finds what looking at every paper finds', () => {
    const word = fc.constantFrom(
      'alpha',
      'alp',
      'beta',
      'betamax',
      'gamma',
      'delta',
      'eps',
      'zeta',
      'a',
      'ab',
      'abc',
    )
    const title = fc.array(word, { minLength: 1, maxLength: 6 })
    const year = fc.integer({ min: 8, max: 26 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(year, title), { minLength: 1, maxLength: 120 }),
        fc.array(fc.tuple(year, title), { maxLength: 20 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (papers, changed, query) => {
          const own = temporaryCatalogue()
          try {
            const toEntry = (
              [yy, words]: readonly [number, readonly string[]],
              index: number,
              changedOn: number,
            ) =>
              entry(
                `${String(yy).padStart(2, '0')}01.${String(index + 1).padStart(yy < 15 ? 4 : 5, '0')}`,
                words.join(' '),
                [],
                changedOn,
              )
            const first = papers.map((paper, index) => toEntry(paper, index, 1))
            const second = changed.map((paper, index) => toEntry(paper, index, 2))
            fill(own, first)
            change(own, second)
            const all = new Map([...first, ...second].map((one) => [one.number, one.title]))
            const last = query.at(-1) ?? ''
            const expected = [...all.values()].filter((text) => {
              const words = wordsOf(text)
              return (
                query.slice(0, -1).every((one) => words.includes(one)) &&
                words.some((one) => one.startsWith(last))
              )
            })
            if (expected.length === 0) return
            assert.equal(own.find(query.join(' '), 1000).length, expected.length)
          } finally {
            own.remove()
          }
        },
      ),
      { numRuns: 10 },
    )
  })
})
