import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { withoutComments } from '../../../src/core/base/comments.ts'
import { layoutById, layouts, plainTitle, titleForms } from '../../../src/core/digest/layouts/index.ts'
import type { EntryText, Layout } from '../../../src/core/digest/layouts/layout.ts'
import type { LayoutId } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { decodeEntities } from '../../../src/core/paper/tex/characters.ts'

/** All but the layout without a link: a new entry has one, so that it writes entries of another layout. */
const written = layouts.filter(({ id }) => id !== 'title-alone')

suite('a title of a record in the label of a link', () => {
  // In both, the escapes of the title and those of the label come together.
  for (const title of [
    'Trees when n<d',
    '<b>Bold</b> Ponds',
    '<!-- Docks --> and Locks',
    '[1] Ponds',
    '%% Ponds %%',
  ])
    test(`shows all of it, and is no comment: ${title}`, () => {
      for (const words of titleForms(title)) {
        const text = layoutById('linked-title').write({
          title: words,
          url: 'https://arxiv.org/abs/2401.00001',
        })
        const shown = new MarkdownIt({ html: true }).render(text).replace(/<[^>]*>/g, '')
        assert.equal(decodeEntities(shown).trim(), title)
        assert.equal(withoutComments(text), text)
      }
    })
})

// One entry stands among three others at most: where four have a field with an address, the one address in brackets is a
// line of another kind to the frames, and no entry.
suite('a layout', () => {
  for (const layout of written) {
    test(`reads what it writes: ${layout.id}`, () => {
      fc.assert(fc.property(papersIn(layout), (paper) => assertRead([paper])))
    })

    test(`reads what it writes among entries of the others: ${layout.id}`, () => {
      fc.assert(
        fc.property(
          fc.array(anyPaper, { maxLength: 2 }),
          papersIn(layout),
          fc.array(anyPaper, { maxLength: 1 }),
          (above, paper, below) => assertRead([...above, paper, ...below]),
        ),
      )
    })

    test(`reads what it writes again and again, and one of another layout among it: ${layout.id}`, () => {
      fc.assert(
        fc.property(
          fc.array(papersIn(layout), { minLength: 3, maxLength: 3 }),
          anyPaper,
          fc.nat({ max: 3 }),
          (papers, other, place) => assertRead(papers.toSpliced(place, 0, other)),
        ),
      )
    })
  }
})

/** An entry to be written, and what is said of it. */
interface WrittenPaper extends EntryText {
  readonly layout: LayoutId
  readonly said: string
}

/** Each entry is read alone, in order, with its title, link and layout. */
function assertRead(papers: readonly WrittenPaper[]): void {
  const text = papers
    .map(({ layout, said, ...paper }) => `${layoutById(layout).write(paper)}\n\n${said}`)
    .join('\n')
  assert.deepEqual(
    parseDigest(text).entries.map((entry) => [entry.layout, plainTitle(entry), entry.link?.url]),
    papers.map(({ layout, title, url }) => [layout, title, url]),
    text,
  )
}

/** Words in a title, and the layouts that lose a title with them or a part of it. */
interface Piece {
  readonly words: string
  readonly lostIn: readonly LayoutId[]
}

function kept(...all: readonly string[]): readonly Piece[] {
  return all.map((words) => ({ words, lostIn: [] }))
}

/** Layouts that write a title without marks: a dash, a bar or an arrow parts it from what is said of it. */
const plain: readonly LayoutId[] = [
  'table-row',
  'title-badges',
  'title-parenthesis',
  'title-label',
  'title-link',
  'link-title',
]

/*
 * No layout keeps the following, since readers of digests take them for what stands around a title, or for how it looks:
 * emphasis, code and tags; a backslash in front of a mark; numbers with a full stop, topics in brackets and list marks in
 * front; a date, a full stop, a colon or an opening bracket at the end; "Title:", "Note:"; a full stop in the middle. Titles
 * of nothing but names and "and" may be two people, hence the "for" in all of these.
 */
const firsts: readonly Piece[] = [
  ...kept('', '2001 Ways: ', '100 Layers of ', '3D ', 'GPT-4 ', '"Quoted" ', '“Quoted” ', '$O(n)$ ', 'C++ '),
  ...kept('画像生成 ', '대규모 ', 'Über ', 'L’Été: ', '{Braced} ', '@Home: ', '#Hash '),
  // Brackets in front may hold a date or a venue.
  {
    words: '(Re)learned ',
    lostIn: ['table-row', 'title-badges', 'title-parenthesis', 'title-link', 'link-title'],
  },
  // A quotation in Markdown.
  { words: '>90% of ', lostIn: ['title-badges', 'title-parenthesis', 'title-link', 'link-title'] },
]
const joints: readonly Piece[] = [
  ...kept(' ', ': ', '? ', '! ', ', ', ' & ', '; ', ' vs. ', ' 2.0 ', ' 50% ', ' #1 ', ' + ', ' @ ', ' … '),
  ...kept(' [and Deep] ', ' (and Deep) ', ' {and} ', ' ](of) ', ' \\alpha ', ' $x_i$ '),
  ...kept(' snake_case ', ' C# ', ' A* ', ' A^2 ', ' ~ ', ' < ', ' 画像 ', ' 대규모 '),
  ...[' - ', ' — ', ' → ', ' / '].map((words) => ({ words, lostIn: plain })),
  { words: ' | ', lostIn: plain.filter((id) => id !== 'table-row') },
]
const lasts = kept('', '?', '!', ' [Extended]', ' 2', ' II', ' C++', ' 50%', ' $x$', ' 画像', ' 모델')

const words = fc
  .array(fc.constantFrom('Small', 'Models', 'Long', 'Texts', 'Sampling', 'Search', 'Deep', 'Networks'), {
    minLength: 2,
    maxLength: 4,
  })
  .map((all) => all.join(' '))

function titlesIn({ id }: Layout): fc.Arbitrary<string> {
  const pieces = (all: readonly Piece[]) =>
    fc.constantFrom(...all.filter(({ lostIn }) => !lostIn.includes(id)).map((piece) => piece.words))
  const titles = fc
    .tuple(pieces(firsts), words, pieces(joints), words, pieces(lasts))
    .map(([first, before, joint, after, last]) => `${first}${before}${joint}Texts for ${after}${last}`)
  // Without capitals, nothing tells a title below its link from what is said of the paper.
  if (id === 'link-title') return titles
  return fc.oneof(
    { arbitrary: titles, weight: 4 },
    { arbitrary: fc.constantFrom(...titlesWithoutCase), weight: 1 },
  )
}

const titlesWithoutCase = [
  '画像生成のための拡散モデル',
  '大语言模型的上下文学习',
  '대규모 언어 모델의 문맥 학습',
  '긴 글을 위한 [작은] 모델: 연구 2',
]

const urls = fc.constantFrom(
  'https://arxiv.org/abs/2401.00001',
  'https://arxiv.org/abs/2401.00002v3',
  'https://arxiv.org/pdf/2401.00003',
  'https://arxiv.org/abs/hep-th/9901001',
  'https://openreview.net/forum?id=a_b-c',
)

/** Authors and venues follow a title on its line, or its link. */
const facts = fc.constantFrom(
  '',
  ' (Ann Author, Bo Author)',
  ' (ICLR 2024)',
  ', ICLR 2024',
  ' - Ann Author, Bo Author',
)

/** Without commentary, nobody can tell of a title between two links whose it is. */
const remarks = fc.constantFrom(
  'I think that it is good, and short.\n',
  '짧고 좋은 논문.\n',
  '- It is good, as I see it.\n- And it is short.\n',
)

function papersIn(layout: Layout): fc.Arbitrary<WrittenPaper> {
  return (
    fc
      .record({
        layout: fc.constant(layout.id),
        title: titlesIn(layout),
        url: urls,
        behind: facts,
        said: remarks,
      })
      // A venue after a comma is the rest of a title in which nothing has a capital.
      .filter(({ title, behind }) => !(behind.startsWith(',') && titlesWithoutCase.includes(title)))
  )
}

/** As many of each layout. */
const anyPaper = fc.constantFrom(...written).chain(papersIn)
