import assert from 'node:assert/strict'
import { paperOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

/** Three titles and what is said of each; Chinese and Japanese write no space after punctuation. */
const languages = {
  English: {
    titles: [
      'Glazing Stone Tiles from Few Labels',
      'Cold Mountains: A Study of the South',
      'Wide Rivers and Deep Lakes Revisited',
    ],
    said: ['It works well on small data.', 'I did not like the proofs, but the idea is nice.', 'Old news.'],
  },
  'English, as people are called': {
    titles: [
      'Random Matrices and Free Probability',
      'Neural Operators and Inverse Problems',
      'Deep Learning and Symbolic Regression',
    ],
    said: ['Calm and sharp.', 'I did not like the proofs, but the idea is nice.', 'Good words.'],
  },
  'English, one as people are called': {
    titles: [
      'Glazing Stone Tiles from Few Labels',
      'Random Matrices and Free Probability',
      'Wide Rivers of the North',
    ],
    said: ['Good words on roots.', 'Calm and sharp.', 'It flows well.'],
  },
  Korean: {
    titles: ['작은 나무를 기르는 방법', '차가운 산맥에 대한 연구', '넓은 강과 깊은 호수'],
    said: [
      '데이터가 적어도 잘 됩니다. 증명은 어렵지만 좋다.',
      '코드가 공개되어 있어서 따라해 봤다.',
      '예전 이야기.',
    ],
  },
  Chinese: {
    titles: ['面向小树的少样本生长方法', '寒冷山脉的多尺度研究', '宽河与深湖的再思考'],
    said: [
      '写得很细，换一下顺序结果就变。再投票能好一点。',
      '作者把代码训了很久，才达到原文指标。',
      '老论文重读。',
    ],
  },
  Japanese: {
    titles: ['小さな木の育て方に関する研究', '寒い山脈の多尺度解析', '広い川と深い湖の再考'],
    said: ['データが少なくても動く。考え方はよい。', '実装が公開されていて助かる。', '昔の話です。'],
  },
} as const

type Form = (title: string, url: string) => string

const forms: Readonly<Record<string, Form>> = {
  'a linked title': (title, url) => `[${title}](${url})`,
  'a linked title in bold': (title, url) => `**[${title}](${url})**`,
  'a linked title in quotation marks': (title, url) => `《[${title}](${url})》`,
  'a title and an address in brackets': (title, url) => `${title} (${url})`,
  'a title and an address': (title, url) => `${title} ${url}`,
  'a title and a badge': (title, url) => `${title} [[arXiv](${url})]`,
  'a title and a label': (title, url) => `${title} [arXiv](${url})`,
  'a title in bold and a badge': (title, url) => `**${title}** [[pdf](${url})]`,
  'a title in bold and a link in brackets': (title, url) => `**${title}** ([paper](${url}))`,
  'a title in bold after a badge': (title, url) => `[[arXiv](${url})] **${title}**`,
  'a title in quotation marks': (title, url) => `"${title}" (${url})`,
  'a title in corner brackets': (title, url) => `「${title}」（${url}）`,
  'authors and a venue after the title': (title, url) => `[${title}](${url}), Ann Author et al., ICLR 2024`,
  'a venue in wide brackets after it': (title, url) => `[${title}](${url})（ICLR 2024）`,
  'a venue in front of it': (title, url) => `【ICLR 2024】[${title}](${url})`,
}

const separators = '. |。|: |：| - | – | — |——| —— |，|, |；| · |！|? |\n|<br>|  \n| → | => | |　|：\n'
  .split('|')
  .concat(' | ', '｜')

/** What makes an entry of a form and what is said. */
const boxes: Readonly<Record<string, (entry: string, index: number) => string>> = {
  paragraphs: (entry) => entry,
  items: (entry) => `- ${entry.replaceAll('\n', '\n  ')}`,
  'numbered items': (entry, index) => `${index + 1}. ${entry.replaceAll('\n', '\n   ')}`,
}

const address = (index: number) => `https://arxiv.org/abs/2401.0000${index + 1}`

/** What is wrong with how three entries are read; empty where each has its title, its paper and commentary. */
function mistakes(text: string, titles: readonly string[]): readonly string[] {
  const { entries } = parseDigest(text)
  const read = entries.map((entry) => [entry.title?.text, paperOf(entry), entry.commentary !== undefined])
  const expected = titles.map((title, index) => [title, address(index).slice(-10), true])
  return JSON.stringify(read) === JSON.stringify(expected) ? [] : [JSON.stringify(text)]
}

suite('what is said of a paper, after any separator', () => {
  for (const [language, { titles, said }] of Object.entries(languages))
    for (const [box, boxed] of Object.entries(boxes))
      for (const [name, form] of Object.entries(forms))
        test(`${language}, ${box}, ${name}`, () => {
          const wrong = separators.flatMap((separator) => {
            const entries = titles.map((title, index) =>
              boxed(`${form(title, address(index))}${separator}${said[index]}`, index),
            )
            return mistakes(
              `# Week\n\n## New\n\n${entries.join(box === 'paragraphs' ? '\n\n' : '\n')}\n`,
              titles,
            )
          })
          assert.deepEqual(wrong, [])
        })
})

suite('links in prose stay mentions', () => {
  for (const [name, lead] of [
    ['a verb', 'We read '],
    ['a question', 'Who has read '],
    ['a hint', 'See also '],
    ['a sentence', 'Nothing new this week. Then came '],
    ['a clause', 'Since I liked '],
  ] as const)
    for (const [box, boxed] of Object.entries(boxes))
      test(`after ${name}, ${box}`, () => {
        const entries = languages.English.titles.map((title, index) =>
          boxed(`${lead}[${title.toLowerCase()}](${address(index)}), which was long, we went home.`, index),
        )
        const { entries: read, mentions } = parseDigest(`# Week\n\n${entries.join('\n\n')}\n`)
        assert.deepEqual([read.length, mentions.length], [0, 3])
      })

  test('in quotation marks, where the sentence goes on', () => {
    const paragraphs = languages.English.titles.map(
      (title, index) => `As shown in "${title}" (${address(index)}), trees grow. That is known.`,
    )
    const { entries, mentions } = parseDigest(`# Week\n\n${paragraphs.join('\n\n')}\n`)
    assert.deepEqual([entries.length, mentions.length], [0, 3])
  })
})
