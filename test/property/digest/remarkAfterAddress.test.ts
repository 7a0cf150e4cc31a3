// Items of a list that begin with the address of a paper and go on with a remark or with a title.
import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'

const remarks: Readonly<Record<string, readonly string[]>> = {
  short: ['a must', 'Not convinced', 'Must read', 'skim it', 'Wow'],
  'in a clause': ['not convinced by the ablations', 'very nice work on scaling', 'same idea as in March'],
  'in sentences': [
    'I did not like this one, since they only tried one thing.',
    'Good. But not convincing at all.',
    'The proofs are hard to follow, and I gave up.',
  ],
  mixed: ['a must', 'Not convinced by the ablations', 'Good. Read on.', 'the proofs are hard', 'Solid!'],
}

const titles: readonly string[] = [
  'Glazing Stone Tiles from Few Labels',
  'Cold Mountains: A Study of the South',
  'Why Rivers Matter Less Than You Think',
]

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']
const leads: Readonly<Record<string, (at: number) => string>> = {
  nothing: () => '',
  weekdays: (at) => `${days[at]}: `,
  dates: (at) => `2024-03-0${at + 1}: `,
}
const markers: Readonly<Record<string, (at: number) => string>> = {
  bullets: () => '- ',
  stars: () => '* ',
  numbers: (at) => `${at + 1}. `,
}
const links = [(url: string) => url, (url: string) => `<${url}>`]
const signs = [' – ', ' - ', ' — ', ': ']

function* lists(words: readonly string[], lead: (at: number) => string, marker: (at: number) => string) {
  for (const link of links)
    for (const sign of signs)
      for (const head of ['', '# Week 12\n\n', '# Week 12\n\nWhat I have read.\n\n## Papers\n\n']) {
        const item = (said: string, at: number) =>
          `${marker(at)}${lead(at)}${link(`https://arxiv.org/abs/2401.0100${at + 1}`)}${sign}${said}\n`
        yield head + words.map(item).join('')
      }
}

suite('a remark after an address in a list', () => {
  for (const [before, lead] of Object.entries(leads))
    for (const [name, marker] of Object.entries(markers)) {
      for (const [kind, said] of Object.entries(remarks))
        test(`${kind}, after ${before}, in ${name}`, () => {
          for (const text of lists(said, lead, marker)) {
            const read = parseDigest(text).entries.map(({ title, commentary }) => ({
              title: title?.text,
              remark: commentary && text.slice(commentary.start, commentary.end),
            }))
            assert.deepEqual(
              read,
              said.map((remark) => ({ title: undefined, remark })),
              text,
            )
          }
        })

      test(`titles stay titles, after ${before}, in ${name}`, () => {
        for (const text of lists(titles, lead, marker))
          assert.deepEqual(
            parseDigest(text).entries.map(({ title }) => title?.text),
            titles,
            text,
          )
      })
    }

  test('is a mention below an entry of another form', () => {
    const said = remarks['in a clause']?.map(
      (words, at) => `- https://arxiv.org/abs/2401.0200${at} – ${words}\n`,
    )
    const text = titles
      .map(
        (title, at) => `## ${title}\n\nhttps://arxiv.org/abs/2401.0100${at}\n\nCalm.\n\n${said?.join('')}\n`,
      )
      .join('')
    const { entries, mentions } = parseDigest(text)
    assert.deepEqual(
      entries.map(({ title }) => title?.text),
      titles,
    )
    assert.equal(mentions.length, 9)
  })
})
