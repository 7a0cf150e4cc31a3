// Texts of any length that are hard on somebody: one unit again and again, or entries of which something is unusual.

/** A text of about so many UTF-16 units. */
export interface GrowthPattern {
  readonly name: string
  /** The length from which on it is worth measuring. */
  readonly length: number
  text(length: number): string
}

export const shortest = 8_000
const shortestOfEntries = 40_000

/** What stands where commentary does, below one of some entries. */
function amongEntries(commentary: string): string {
  const others = [2, 3, 4, 5].map(
    (number) => `More Trees\nhttps://arxiv.org/abs/2401.0000${number}\nGood.\n\n`,
  )
  return `# Week 5\n\nGlazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\n${commentary}\n\n${others.join('')}`
}

export function repeated(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length))
}

/** As commentary, and as all that a document holds. */
function inBothPlaces(name: string, write: (length: number) => string): readonly GrowthPattern[] {
  return [
    { name: `${name} in commentary`, length: shortest, text: (length) => amongEntries(write(length)) },
    { name: `${name} alone`, length: shortest, text: write },
  ]
}

/** Entries one after the other, or what looks like some. */
function entries(name: string, write: (id: string, index: number) => string, head = ''): GrowthPattern {
  return {
    name,
    length: shortestOfEntries,
    text: (length) => {
      const written = [head]
      for (let size = 0, index = 1; size < length; index++) {
        const one = write(`2401.${10_000 + (index % 90_000)}`, index)
        written.push(one)
        size += one.length
      }
      return written.join('')
    },
  }
}

/** Marks of Markdown, HTML, TeX and addresses, whole and begun. */
const units: readonly string[] = [
  ...'* ** _ __ ~~ *a_ ` [ ![ ]( [] [a][ [^a] < <a> <a&href=" & &# &amp; -- - > | |a # #a @ = + . : ; " “ ( ) () (a'.split(
    ' ',
  ),
  ..."$ $a $$ \\ \\$ \\( { {} \\emph{ \\emph{a} \\'{ <!- <!-- --> 0 0. 0, a A a1 a- a. a_ a/ http:// https:// https: www. www.a".split(
    ' ',
  ),
  ...'arxiv.org/ arxiv.org/abs/ https://arxiv.org/abs/ https://arxiv.org/abs/2 arXiv: 2401. 2401- 24010 hep-th/ hep- doi:'.split(
    ' ',
  ),
  ...'10.48550/arXiv. https://doi.org/10.1234/a https://google.com/url?q= https://x.org/login?url= https://web.archive.org/web/'.split(
    ' ',
  ),
  ...[
    '*a ',
    '**a ',
    '_a ',
    '`` ',
    '`a ',
    '```\n',
    '~~~\n',
    '[a](b) ',
    '[a]: b\n',
    '<a ',
    '$a$ ',
    '\\v ',
    '#a ',
    '# a\n',
    '@a ',
  ],
  ...[
    '<!-- a\n',
    '<!-- ',
    '<!-- a --> ',
    '<!-- digest-disable ',
    '<!-- digest-disable-next-line a -->\n',
    '<!-- a\n-->b\n',
    '[^a]:',
    '[^a]: b\n    c\n\n',
    '<b hidden>',
    '<b hidden>a</b> ',
    '<p hidden\n',
    '<p hidden="',
    '<script>\n',
  ],
  ...[
    '| ',
    '|a|b|\n',
    '|-|-|\n',
    '> ',
    '> a\n',
    '- ',
    '- a\n',
    '1. a\n',
    '===\n',
    '---\n',
    '. ',
    ', ',
    ': ',
    '(a) ',
    '$5 ',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    ' \n',
    'a\n',
    'a\n\n',
    '✅',
    '✅ ',
    '✅\n',
    '☆\n\n',
    ':a: ',
    'a ',
    'Aa ',
    'A Title of a Paper\n',
    'A Title Here (https://x.org)\n',
  ],
  ...[
    'arXiv: ',
    'arXiv:2401.00001 ',
    '2401.00001 ',
    'doi: 10.1234/ ',
    'https://a ',
    '[a](vbscript:x) ',
    'a::  b\n',
    'https://doi.org/10.1234/a) ',
  ],
  ...[
    'https://arxiv.org/abs/2401.00003 ',
    'https://arxiv.org/abs/2401.00003',
    '[t](https://arxiv.org/abs/2401.00003) ',
  ],
  ...[
    '2401\u200b',
    '2401\\.',
    '\u200b',
    '\u00ad',
    '\ufeff',
    '–',
    '。',
    '가',
    '가나다. ',
    '\ud83d\ude00',
    '\ud83d',
    '\u0301',
    '\0',
    '\u202e',
  ],
]

/** What a long address may consist of. */
const addressUnits = '. * _ ? ( ) () [ ] [] )] ~ / : /a .a %2F # &amp;'.split(' ')
const spaces = [' ', '\t', '\u00a0', '\u3000', ' \t']
/** With what a line may begin whose words are read in a way of their own. */
const marks = [
  '# ',
  '* ',
  '- ',
  '1. ',
  '> ',
  '| ',
  '**',
  '[',
  '"',
  '(',
  'Title: ',
  '<b>',
  '<h2>',
  '[^1]: ',
  '\\title{',
  '@misc{a, title={',
]

const address = 'https://arxiv.org/abs/2401.00001'

/** One unit again and again. */
export const repeatedUnits: readonly GrowthPattern[] = units.flatMap((unit) =>
  inBothPlaces(JSON.stringify(unit), (length) => repeated(unit, length)),
)

/** Texts with one part that grows, and entries of which something is unusual. */
export const growingParts: readonly GrowthPattern[] = [
  ...spaces.flatMap((space) =>
    inBothPlaces(`words around ${JSON.stringify(space)}`, (length) => `a${repeated(space, length)}b`),
  ),
  ...marks.flatMap((mark) =>
    ['\t', '\u3000 '].map((space) => ({
      name: `words around ${JSON.stringify(space)} after ${JSON.stringify(mark)}`,
      length: shortest,
      text: (length: number) => `${mark}a${repeated(space, length)}b`,
    })),
  ),
  ...spaces.map((space) => ({
    name: `words around ${JSON.stringify(space)} in the title of a record`,
    length: shortest,
    text: (length: number) =>
      `Title: a${repeated(space, length)}b\nAuthors: Ann Author\nLink: https://arxiv.org/abs/2401.00001\n`,
  })),
  ...['\t', ', '].map((space) => ({
    name: `${JSON.stringify(space)} between authors`,
    length: shortest,
    text: (length: number) =>
      `A Title\nAnn Author,${repeated(space, length)}Bo Weaver\nhttps://arxiv.org/abs/2401.00001\n`,
  })),
  ...['★', '★ ', '\ud83d\udd25 ', '.', ' .', '('].map((unit) => ({
    name: `${JSON.stringify(unit)} between the name of a paper and what is said`,
    length: shortest,
    text: (length: number) =>
      `- [A Title of Words](${address}): ${repeated(unit, length)}[code](https://a.example.org) good\n`,
  })),
  ...['\n', '\n>', 'a: ', '\n- a'].map((unit) => ({
    name: `${JSON.stringify(unit)} between a title and its address`,
    length: shortest,
    text: (length: number) => `---\n\nA Title of Words${repeated(unit, length)}\n${address}\n`,
  })),
  ...['> > [!comment] a\n', '> [!comment]\n> > '].map((unit) => ({
    name: `${JSON.stringify(unit)} again and again`,
    length: shortest,
    text: (length: number) => `${repeated(unit, length)}a\n`,
  })),
  ...addressUnits.flatMap((unit) =>
    inBothPlaces(`https://a${unit}b`, (length) => `https://a${repeated(unit, length)}b c`),
  ),
  ...inBothPlaces('a comment with one end for many', (length) => `${repeated('<!-- a\n', length)}--> b`),
  entries(
    'entries',
    (id, index) => `A Title of Paper ${index}\nhttps://arxiv.org/abs/${id}\nI like it. #tag${index % 50}\n\n`,
  ),
  entries(
    'entries without blank lines',
    (id, index) => `A Title of Paper ${index}\nhttps://arxiv.org/abs/${id}\nI like it.\n`,
    '# Week 5\n',
  ),
  entries('the same entry', () => 'Glazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\nI like it.\n\n'),
  entries(
    'the same entry without commentary',
    () => 'Glazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\n\n',
  ),
  entries(
    'the same row',
    () => '| **Glazing Stone Tiles** - good | [Paper](https://arxiv.org/abs/2401.00001) |\n',
    '| Title | Link |\n| --- | --- |\n',
  ),
  entries(
    'rows in columns',
    (id, index) => `${String(index).padEnd(8)}Glazing Stone Tiles   https://arxiv.org/abs/${id}\n`,
    'No      Title                 Link\n------  --------------------  --------------------------------\n',
  ),
  entries(
    'rows with a cell a line',
    (id, index) => `|${index}\n|Glazing Stone Tiles\n|https://arxiv.org/abs/${id}\n\n`,
    '|===\n',
  ),
  ...inBothPlaces('rules of columns', (length) => repeated('---- -------- ---\n', length)),
  ...inBothPlaces('a rule of many columns', (length) => repeated('-------- ', length)),
  ...inBothPlaces(
    'many words in columns',
    (length) => `${repeated('a  ', length / 2)}\n${repeated('a  ', length / 2)}`,
  ),
  entries(
    'two entries of each paper',
    (_, index) =>
      `A Title\nhttps://arxiv.org/abs/2401.${10_000 + Math.floor(index / 2)}\nI like it ${index} times.\n\n`,
  ),
  entries('items', (id, index) => `- [A Title of Paper ${index}](http://arxiv.org/abs/${id}): I like it\n`),
  entries(
    'identifiers that cannot be',
    (_, index) => `- [A Title of Paper ${index}](https://arxiv.org/abs/24${index}–1): I like it\n`,
  ),
  entries('links in one line', (id, index) => `[Paper ${index}](https://arxiv.org/abs/${id}), and `, 'See '),
  entries('references in one line', () => '[Paper][p] `a` ', '[p]: https://arxiv.org/abs/2401.00001\n\nSee '),
  entries('identifiers in one line', (id) => `arXiv:${id} \`a\` `, 'See '),
  entries(
    'sections',
    (id, index) => `## Section ${index}\n\nA Title of Paper ${index}\nhttps://arxiv.org/abs/${id}\nGood.\n\n`,
  ),
  entries('empty sections', (_, index) => `## Section ${index}\n\n`),
  entries(
    'titles without links',
    (_, index) => `A Title of Paper Number ${index}\nI like it, and it is good.\n\n`,
    amongEntries('Good.'),
  ),
  entries(
    'comments that speak of the next line',
    (id) => `<!-- digest-disable-next-line missing-title -->\nhttps://arxiv.org/abs/${id}\nGood.\n\n`,
  ),
  entries(
    'comments that speak of the file',
    (id) => `<!-- digest-disable missing-tag -->\nhttps://arxiv.org/abs/${id}\nGood.\n\n`,
  ),
  entries('tags', (_, index) => `#tag${index} `, amongEntries('Good.')),
  entries(
    'macros of BibTeX and entries with them',
    (id, index) => `@string{m = "Trees"}\n@misc{a${index}, eprint={${id}}, title=m}\n`,
  ),
  entries(
    'authors in BibTeX',
    () => ' and Ann Author',
    '@misc{a, eprint={2401.00001}, title={Trees}, author={Bo',
  ),
  ...inBothPlaces('"[a]("', (length) => repeated('[a](', length)),
  ...inBothPlaces('"[[a]] " before words', (length) => `${repeated('[[a]] ', length)}and words`),
  footnote('a long address and another', (words) => `https://arxiv.org/abs/${words} https:x`, 'a'),
  footnote('many spaces', (words) => `a${words}b https://arxiv.org/abs/2401.00001`, ' '),
  {
    name: 'a fence below a footnote, without the end of its line',
    length: shortest,
    text: (length) => `A Title of Paper[^1] is good.\n\n[^1]: a\n\n${repeated('`', length)}`,
  },
  ...[' ', '\t', '> ', '>'].map((unit) =>
    footnote(`a line of ${JSON.stringify(unit)} and words`, (words) => `a\n${words}\nb`, unit),
  ),
  footnote('lines that are not indented', (words) => `a\n${words}`, 'Good.\n'),
  footnote('definitions that nothing refers to', (words) => `a\n\n${words}`, '[b]: c  \n'),
  footnote('a definition with many spaces', (words) => `a\n\n[b]: c${words}d`, ' '),
  ...inBothPlaces(
    'a line in capitals with a small letter',
    (length) => `${repeated('A', length)}a\n\nBo Weaver\n`,
  ),
  ...inBothPlaces('words and colons below nothing', (length) => `a${repeated(' b', length)} :::\nc\n`),
  ...inBothPlaces('a command of LaTeX and a sign', (length) => `\\${repeated('a', length)}!\n`),
  ...inBothPlaces(
    'rows without titles',
    (length) =>
      `| Paper | Link |\n| --- | --- |\n${repeated('|  | https://arxiv.org/abs/2401.00001 |\n', length)}`,
  ),
  ...inBothPlaces('words and bars after a year', (length) => `2021 |${repeated(' a |', length)}\n`),
  ...inBothPlaces('bars two by two', (length) => `|${repeated('a||', length)}|b\n`),
  ...inBothPlaces('a reference to volumes', (length) => `Title, ${repeated('vol 1 c ', length)}!\n`),
  ...inBothPlaces(
    'an item above facts',
    (length) =>
      `- ${repeated('A Title of Words ', 60)}\n  A Title\n  Bo Weaver\n${repeated('  ICML 2020\n', length)}`,
  ),
  ...inBothPlaces(
    'a drawer without an end above indented lines',
    (length) => `:note:\n${repeated('    some words\n', length)}`,
  ),
  ...inBothPlaces(
    'a comment without an end above blank lines',
    (length) => `/////${repeated('\n', length)}a`,
  ),
  ...inBothPlaces('spaces after a mark for contents', (length) => `{a\n\n- toc${repeated(' ', length)}x`),
  ...inBothPlaces(
    'an image of many addresses',
    (length) => `x:y ${repeated('<img src=src=src=src=', length)}`,
  ),
  {
    name: 'links in brackets without an end',
    length: shortest,
    text: (length) => `- [A Title of It](${address}) (${repeated('[a](b)  ', length)}\n`,
  },
  ...['RIS', 'BibTeX'].map((format) => ({
    name: `spaces in a name in ${format}`,
    length: shortest,
    text: (length: number) => {
      const name = `Bo${repeated(' ', length)}x`
      return format === 'RIS'
        ? `TY  - JOUR\nTI  - A b\nAU  - ${name}\nUR  - ${address}\nER  - \n`
        : `@misc{a, eprint={2401.00001}, title={Trees}, author={${name}}}\n`
    },
  })),
  ...[':', '#a:', '::: ', ':::\t', ':::a', '::: #a ', '<b>', '<b ', '#a<b', '> ', '\n', '\r'].map(
    betweenEntries,
  ),
  ...inBothPlaces(
    'linked titles parted by commas',
    (length) =>
      `- ${Array.from({ length: Math.ceil(length / 60) }, (_, at) => `[Trees of ${at}](https://arxiv.org/abs/2401.${10_000 + at})`).join(', ')}\n`,
  ),
  ...inBothPlaces(
    'titles with badges parted by arrows',
    (length) =>
      `- ${Array.from({ length: Math.ceil(length / 60) }, (_, at) => `**Trees of ${at} Boats** [[arXiv](https://arxiv.org/abs/2401.${10_000 + at})]`).join(' → ')}\n`,
  ),
  ...inBothPlaces(
    'titles with addresses parted by semicolons',
    (length) =>
      `Papers: ${Array.from({ length: Math.ceil(length / 60) }, (_, at) => `Trees of ${at} Boats (https://arxiv.org/abs/2401.${10_000 + at})`).join('; ')}\n`,
  ),
  ...inBothPlaces(
    'lines of a cell',
    (length) =>
      `| ${Array.from({ length: Math.ceil(length / 60) }, (_, at) => `Trees of ${at} Boats (no link) <br> [Trees of ${at}](https://arxiv.org/abs/2401.${10_000 + at})`).join(' <br> ')} |\n`,
  ),
  ...inBothPlaces('spaces in a cell with a tag', (length) => `| <b>a</b>${repeated(' ', length)}b |\n`),
  ...inBothPlaces(
    'cells with linked titles',
    (length) =>
      `|${Array.from({ length: Math.ceil(length / 60) }, (_, at) => ` [Trees of ${at}](https://arxiv.org/abs/2401.${10_000 + at}) |`).join('')}\n`,
  ),
  ...inBothPlaces(
    'addresses of papers',
    (length) =>
      `${Array.from({ length: Math.ceil(length / 40) }, (_, at) => `https://arxiv.org/abs/2401.${10_000 + at}`).join(' ')}\n`,
  ),
  {
    name: 'stars before a link',
    length: shortest,
    text: (length) => `a${repeated('*', length)}b [A Title of Paper](https://arxiv.org/abs/2401.00001)\n`,
  },
]

/** What stands below an entry, and may go along with it when it is moved. */
function betweenEntries(unit: string): GrowthPattern {
  const [above, below] = [1, 2].map(
    (number) => `- [More Trees](https://arxiv.org/abs/2401.0000${number}): Good.`,
  )
  return {
    name: `${JSON.stringify(unit)} between entries`,
    length: shortest,
    text: (length) => `${above}\n\n${repeated(unit, length)}!é!\n\n${below}\n`,
  }
}

/** A footnote that a text refers to, with what is repeated in it. */
function footnote(name: string, write: (words: string) => string, unit: string): GrowthPattern {
  return {
    name: `a footnote with ${name}`,
    length: shortest,
    text: (length) => `A Title of Paper[^1] is good.\n\n[^1]: ${write(repeated(unit, length))}\n`,
  }
}
