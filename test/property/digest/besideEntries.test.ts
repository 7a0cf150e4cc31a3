// Words near an entry that name no paper: the heading of the page, the label of a box, who brought the paper and when.
import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'

const titles = [
  'Glazing Stone Tiles from Few Labels',
  'Cold Mountains: A Study of the South',
  'Why Rivers Matter Less Than You Think',
]
const address = (at: number) => `https://arxiv.org/abs/2401.0100${at + 1}`

function read(text: string) {
  return parseDigest(text).entries.map(({ title, link, commentary }) => ({
    title: title?.text,
    url: link?.url,
    said: commentary && text.slice(commentary.start, commentary.end),
  }))
}

suite('the heading of a page of addresses', () => {
  const words = ['Friday links', 'Reading Log', 'Papers I liked this week', '이번 주 논문', 'Lesestoff']
  const headings: Readonly<Record<string, (words: string) => string>> = {
    plain: (heading) => heading,
    'with a colon': (heading) => `${heading}:`,
    bold: (heading) => `**${heading}**`,
    'of Markdown': (heading) => `# ${heading}`,
    underlined: (heading) => `${heading}\n===========`,
    'of the second rank': (heading) => `## ${heading}`,
  }
  const entries: Readonly<Record<string, (url: string, said: string) => string>> = {
    'words below': (url, said) => `${url}\n${said}\n\n`,
    'words apart': (url, said) => `${url}\n\n${said}\n\n`,
    'words after a dash': (url, said) => `${url} — ${said}\n\n`,
    'items with words below': (url, said) => `- ${url}\n  ${said}\n`,
  }
  const said = ['Very nice work on scaling.', 'Not convinced by the ablations.', 'Short.']

  for (const [name, heading] of Object.entries(headings))
    for (const [form, write] of Object.entries(entries))
      test(`${name}, above addresses with ${form}`, () => {
        for (const each of words)
          for (const count of [2, 3]) {
            const all = said.slice(0, count)
            const text = `${heading(each)}\n\n${all.map((one, at) => write(address(at), one)).join('')}`
            const expected = all.map((one, at) => ({ title: undefined, url: address(at), said: one }))
            assert.deepEqual(read(text), expected, text)
          }
      })

  test('leaves the titles of papers to them', () => {
    for (const heading of Object.values(headings)) {
      const text = titles.map((title, at) => `${heading(title)}\n\n${address(at)}\n\nCalm.\n\n`).join('')
      assert.deepEqual(
        read(text).map(({ title }) => title),
        titles,
        text,
      )
    }
  })
})

suite('the label of a box', () => {
  const boxes: Readonly<Record<string, (label: string, url: string) => string>> = {
    callout: (label, url) => `> [!tip] ${label}\n> ${url}\n> Calm.\n\n`,
    'folded callout': (label, url) => `> [!note]- ${label}\n>\n> ${url}\n>\n> Calm.\n\n`,
    details: (label, url) => `<details>\n<summary>${label}</summary>\n\n${url}\n\nCalm.\n\n</details>\n\n`,
  }
  for (const [name, write] of Object.entries(boxes)) {
    test(`${name}: is no title`, () => {
      for (const label of ['To discuss', 'Paper of the week', 'Skip', 'Must read', 'Was ich nicht mag']) {
        const text = `# Week\n\n${[0, 1, 2].map((at) => write(label, address(at))).join('')}`
        assert.deepEqual(
          read(text).map(({ title, url }) => ({ title, url })),
          [0, 1, 2].map((at) => ({ title: undefined, url: address(at) })),
          text,
        )
      }
    })

    test(`${name}: titles stay titles`, () => {
      const text = `# Week\n\n${titles.map((title, at) => write(title, address(at))).join('')}`
      assert.deepEqual(
        read(text).map(({ title }) => title),
        titles,
        text,
      )
    })
  }
})

suite('a line above each entry', () => {
  const leads: Readonly<Record<string, (at: number) => string>> = {
    presenters: (at) => `**Presenter:** ${['Ann', 'Bo', 'Cy'][at]}`,
    'presenters in plain words': (at) => `Presenter: ${['Ann', 'Bo', 'Cy'][at]}`,
    messages: (at) => `${['Ann', 'Bo', 'Cy'][at]} [9:2${at} AM]`,
    'messages at a time': (at) => `${['ann', 'bo', 'cy'][at]}  10:0${at}`,
    dates: (at) => `2024-03-1${at}`,
    'dates with an icon': (at) => `📅 1${at} March 2024`,
    'dates in Korean': (at) => `3월 1${at}일`,
    'links to days': (at) => `[[2024-03-1${at}]]`,
    'two lines': (at) => `${['Ann', 'Bo', 'Cy'][at]}\n9:2${at} AM`,
  }
  const entries: Readonly<Record<string, (title: string, url: string) => string>> = {
    'title above link': (title, url) => `${title}\n${url}`,
    'linked title': (title, url) => `[${title}](${url})`,
    'bold title': (title, url) => `**${title}**\n${url}`,
    'title and link': (title, url) => `${title} (${url})`,
  }
  for (const [name, lead] of Object.entries(leads))
    for (const [form, write] of Object.entries(entries))
      test(`${name}, ${form}`, () => {
        for (const head of ['', '# Reading group\n\n']) {
          const text =
            head +
            titles
              .map((title, at) => `${lead(at)}\n${write(title, address(at))}\nCalm and sharp.\n\n`)
              .join('')
          const expected = titles.map((title, at) => ({ title, url: address(at), said: 'Calm and sharp.' }))
          assert.deepEqual(read(text), expected, text)
        }
      })
})
