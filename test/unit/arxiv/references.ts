import fc from 'fast-check'
import { type ArxivId, type ArxivReference, formatReference } from '../../../src/core/arxiv/identifier.ts'
import type { ArxivLink } from '../../../src/core/arxiv/links.ts'

const month = fc.integer({ min: 1, max: 12 })

const modernId = fc
  .record({ year: fc.integer({ min: 8, max: 99 }), month, number: fc.integer({ min: 1, max: 9999 }) })
  .map(({ year, month: mm, number }) => {
    const digits = year <= 14 ? 4 : 5
    return `${two(year)}${two(mm)}.${String(number).padStart(digits, '0')}`
  })

const oldId = fc
  .record({
    archive: fc.constantFrom('hep-th', 'math', 'quant-ph', 'cs', 'cond-mat', 'q-bio', 'physics', 'astro-ph'),
    year: fc.constantFrom(92, 95, 99, 0, 3, 6),
    month,
    number: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ archive, year, month: mm, number }) => {
    return `${archive}/${two(year)}${two(mm)}${String(number).padStart(3, '0')}`
  })

/** Papers and versions of papers that can exist, of both schemes. */
export const arxivReferences: fc.Arbitrary<ArxivReference> = fc.record(
  {
    id: fc.oneof(modernId, oldId).map((id) => id as ArxivId),
    version: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
  },
  { noNullPrototype: true },
)

/** Text made of pieces of links in any order, so that random search meets the edges. */
export const linkLikeText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'https://',
          'http://',
          'www.',
          'arxiv.org',
          '/abs/',
          '/pdf/',
          'arXiv:',
          'doi.org/',
          '10.48550/arXiv.',
          'ar5iv.org',
        ],
        ...[
          '2011.10650',
          '2112.0886',
          'hep-th',
          '/9711200',
          '%2F',
          'v2',
          'v0',
          '–',
          '\\.',
          '\u200b',
          'url?q=',
          'google.com',
          '.pdf',
          '#',
          '?',
          '/',
          '(',
          ')',
          '[',
          ']',
          '.',
          ' ',
          '\n',
          '을',
        ],
      ),
      fc.string({ maxLength: 3, unit: 'binary' }),
    ),
    { maxLength: 16 },
  )
  .map((pieces) => pieces.join(''))

/** The identifier with its version as the link was understood, `undefined` where it is flawed. */
export function referenceOf(named: Pick<ArxivLink, 'reading'> | undefined): string | undefined {
  return named?.reading.ok ? formatReference(named.reading.reference) : undefined
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
