import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { exportFormatById } from '../../../src/core/export/formats/index.ts'
import { decodeEntities } from '../../../src/core/paper/tex/characters.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'

/** All that a backslash escapes in Markdown: https://spec.commonmark.org/0.31.2/#backslash-escapes. */
const escapable = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

/** Where a character stands that means something elsewhere, with what a reader sees. */
const uses: readonly ((sign: string) => readonly [written: string, seen: string])[] = [
  (sign) => [`a \\${sign}x\\${sign} b`, `a ${sign}x${sign} b`],
  (sign) => [`\\${sign} x`, `${sign} x`],
  (sign) => [`\\${sign}\\${sign}two words\\${sign}\\${sign}.`, `${sign}${sign}two words${sign}${sign}.`],
  (sign) => [`(\\${sign}x\\${sign}) and "\\${sign}y\\${sign}"`, `(${sign}x${sign}) and "${sign}y${sign}"`],
  (sign) => [`**bold \\${sign}x\\${sign} end**`, `bold ${sign}x${sign} end`],
  (sign) => [`\\${sign}_x_\\${sign}`, `${sign}x${sign}`],
  (sign) => [
    `a \\${sign}thumbs_up\\${sign}\\${sign}+1\\${sign}`,
    `a ${sign}thumbs_up${sign}${sign}+1${sign}`,
  ],
  (sign) => [`힘은 \\${sign}필요\\${sign}하다`, `힘은 ${sign}필요${sign}하다`],
]

/** What people see in each format of text for people. */
const readers: Readonly<Record<string, (text: string) => string>> = {
  text: (text) => text,
  slack: seenInSlack,
  discord: (text) => withoutTags(new MarkdownIt({ breaks: true }).render(text)),
  markdown: (text) => withoutTags(new MarkdownIt({ html: true }).render(text)),
  html: withoutTags,
  email: withoutTags,
  atom: (text) => withoutTags(decodeEntities(/<content[^>]*>([\s\S]*?)<\/content>/.exec(text)?.[1] ?? '')),
}

suite('characters that are escaped', () => {
  for (const [id, seenIn] of Object.entries(readers))
    test(`are shown as they are: ${id}`, () => {
      for (const sign of escapable)
        for (const use of uses) {
          const [written, seen] = use(sign)
          const exported = exportedDigest(
            `# Week 5\n\n[Growing Trees](https://arxiv.org/abs/2401.00001)\nSo it goes.\n\n${written}\n`,
          )
          const text = exportFormatById(id)?.write([exported], exportOptions)[0]?.text ?? ''
          assert.ok(seenIn(text).includes(seen), `${JSON.stringify(written)} in ${id}:\n${text}`)
        }
    })

  test('a number that begins a line shows no backslash and begins no list', () => {
    const text = exportFormatById('discord')?.write(
      [
        exportedDigest(
          '# Week\n\nhttps://arxiv.org/abs/2401.00001\nThis idea is older, of\n1986\\. Since\n2\\) more.\n',
        ),
      ],
      exportOptions,
    )[0]?.text
    // Discord keeps a backslash that is not in front of a punctuation mark, as CommonMark does.
    assert.match(text ?? '', /^ *1986\\\. Since\n *2\\\) more\.$/m)
  })

  test('keep names of code whole', () => {
    const exported = exportedDigest(
      '# Week\n\nhttps://arxiv.org/abs/2401.00001\nSet max\\_grad\\_norm to 2 \\* 3.\n',
    )
    const text = exportFormatById('slack')?.write([exported], exportOptions)[0]?.text ?? ''
    assert.ok(text.includes('Set max_grad_norm to 2 * 3.'), text)
  })
})

suite('escapes in titles', () => {
  const titles: Readonly<Record<string, string>> = {
    "What\\'s Next in Trees": "What's Next in Trees",
    "We\\'re Not Done, and Don\\'t Ask": "We're Not Done, and Don't Ask",
    'The \\"Proof\\" of Growing Trees': 'The "Proof" of Growing Trees',
    'On \\"Attention\\" and \\\'Ideas\\\' of Trees': 'On "Attention" and \'Ideas\' of Trees',
    'Node\\.js and Open\\.ai of Trees': 'Node.js and Open.ai of Trees',
    'Trees of \\~Tens with a\\=b': 'Trees of ~Tens with a=b',
    'The Trees of G\\"odel\\\'s House': "The Trees of Gödel's House",
    "R\\'enyi, Erd\\H{o}s and Wi\\'sniewski on Trees": 'Rényi, Erdős and Wiśniewski on Trees',
    'Trees of Ka\\.zmierczak and \\.Zak': 'Trees of Każmierczak and Żak',
    'Na\\"ive Trees by \\^Ile and \\=Ozu': 'Naïve Trees by Île and Ōzu',
  }
  test('are those of Markdown or the accents of TeX, whichever can be meant', () => {
    for (const [written, seen] of Object.entries(titles))
      for (const digest of [
        `# Week 5\n\n[${written}](https://arxiv.org/abs/2401.00001)\nSo it goes.\n`,
        `# Week 5\n\n${written}\nhttps://arxiv.org/abs/2401.00001\nSo it goes.\n`,
      ]) {
        const text = exportFormatById('text')?.write([exportedDigest(digest)], exportOptions)[0]?.text ?? ''
        assert.ok(text.includes(`${seen}\n`), `${written}:\n${text}`)
      }
  })
})

function withoutTags(html: string): string {
  return decodeEntities(html.replace(/<style[\s\S]*?<\/style>|<[^<>]*>/g, '')).replaceAll('\u2060', '')
}

/**
 * As Slack shows its mrkdwn: a pair of marks is taken away where no letter and no joiner stands in front of either of them, and none
 * behind the second; a line is a quotation that begins with its mark; between colons is the name of an emoji, whether there is one or
 * not.
 */
function seenInSlack(text: string): string {
  const noWord = '(?<![\\p{L}\\p{N}\\u034f])'
  let seen = text
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/^(?:>|&gt;) ?/gm, '')
    .replace(/:[\p{L}\p{N}+-][\p{L}\p{N}_'+-]*:/gu, '\u{1F5BC}')
  for (const mark of ['`', '\\*', '_', '~'])
    seen = seen.replace(
      new RegExp(`${noWord}${mark}(?!\\s)([^\\n]*?)(?<![\\s\\u034f])${mark}(?![\\p{L}\\p{N}])`, 'gu'),
      '$1',
    )
  return decodeEntities(seen).replace(/[\u034f\u200b]/g, '')
}
