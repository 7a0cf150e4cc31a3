// A title, points about the paper, and its address last; and the same with the address first.
import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'

interface Paper {
  readonly title: string
  readonly points: readonly string[]
}

const languages: Readonly<Record<string, readonly Paper[]>> = {
  English: [
    {
      title: 'Glazing Stone Tiles from Few Labels',
      points: ['Halves the memory of the kiln.', 'I would not use it below 4k tiles.'],
    },
    {
      title: 'Cold Mountains: A Study of the South',
      points: ['the maps are frozen', 'nice ablations', 'code is a mess'],
    },
    { title: 'Why Rivers Matter Less Than You Think', points: ['Removes all dams, adds a weir.'] },
  ],
  Korean: [
    { title: '작은 나무를 기르는 방법', points: ['메모리를 반으로 줄인다.', '짧은 글에는 쓸모가 없다.'] },
    { title: '차가운 산맥에 대한 연구', points: ['실험이 꼼꼼하다.', '코드는 엉망이다.'] },
    { title: '넓은 강과 깊은 호수 다시 보기', points: ['증명이 짧다.'] },
  ],
  Japanese: [
    { title: '小さな木の育て方に関する研究', points: ['メモリが半分になる。', '短い文には向かない。'] },
    { title: '寒い山脈の多尺度解析', points: ['実験が丁寧だ。', '実装は読みにくい。'] },
    { title: '広い川と深い湖の再考', points: ['証明が短い。'] },
  ],
}

const titles: Readonly<Record<string, (title: string, number: number) => string>> = {
  numbered: (title, number) => `${number}. ${title}`,
  'numbered in bold': (title, number) => `${number}. **${title}**`,
  'in bold': (title) => `**${title}**`,
  plain: (title) => title,
  'in a heading': (title) => `### ${title}`,
  'after an icon': (title) => `📄 ${title}`,
}

const addresses: Readonly<Record<string, (url: string, item: (words: string) => string) => string>> = {
  alone: (url) => url,
  'as an item': (url, item) => item(url),
  'after a label': (url) => `Link: ${url}`,
  'after a label in an item': (url, item) => item(`Paper: ${url}`),
  labelled: (url, item) => item(`[paper](${url})`),
}

const items: readonly ((words: string) => string)[] = [
  (words) => `- ${words}`,
  (words) => `  * ${words}`,
  (words) => `• ${words}`,
]

/** What stands between title and points, points and address, and two papers. */
const gaps = [
  ['\n', '\n', '\n\n'],
  ['\n', '\n\n', '\n\n'],
  ['\n\n', '\n\n', '\n\n'],
] as const

const heads = ['', '# Reading, week 12\n\n', 'Reading, week 12\n\n']

function idOf(number: number): string {
  return `2401.0100${number}`
}

/** What is read, as "title id: points". */
function read(text: string): readonly string[] {
  return parseDigest(text).entries.map(({ title, link, commentary }) => {
    const reading = link?.arxiv?.reading
    const said = commentary ? text.slice(commentary.start, commentary.end) : ''
    const points = said.split('\n').map((line) => line.replace(/^\s*[-*•]\s/, ''))
    return `${title?.text} ${reading?.ok ? reading.reference.id : ''}: ${points.filter(Boolean).join(' ')}`
  })
}

function expected(papers: readonly Paper[]): readonly string[] {
  return papers.map(({ title, points }, at) => `${title} ${idOf(at + 1)}: ${points.join(' ')}`)
}

suite('points about a paper between its title and its address', () => {
  for (const [language, papers] of Object.entries(languages))
    for (const [titleName, writeTitle] of Object.entries(titles))
      for (const [addressName, writeAddress] of Object.entries(addresses))
        test(`${language}, titles ${titleName}, addresses ${addressName}`, () => {
          for (const item of items)
            for (const [afterTitle, afterPoints, afterPaper] of gaps)
              for (const head of heads) {
                const written = papers.map(({ title, points }, at) => {
                  const address = writeAddress(`https://arxiv.org/abs/${idOf(at + 1)}`, item)
                  const said = points.map(item).join('\n')
                  return writeTitle(title, at + 1) + afterTitle + said + afterPoints + address
                })
                const text = `${head}${written.join(afterPaper)}\n`
                assert.deepEqual(read(text), expected(papers), text)
              }
        })
})

suite('points about a paper below its address and its title', () => {
  for (const [language, papers] of Object.entries(languages))
    for (const titleName of ['in bold', 'plain', 'after an icon'] as const)
      test(`${language}, titles ${titleName}`, () => {
        for (const item of items)
          for (const afterTitle of ['\n', '\n\n'])
            for (const afterAddress of ['\n', '\n\n'])
              for (const head of heads) {
                const written = papers.map(({ title, points }, at) => {
                  const said = points.map(item).join('\n')
                  const name = titles[titleName]?.(title, at + 1)
                  return `https://arxiv.org/abs/${idOf(at + 1)}${afterAddress}${name}${afterTitle}${said}`
                })
                const text = `${head}${written.join('\n\n')}\n`
                assert.deepEqual(read(text), expected(papers), text)
              }
      })
})
