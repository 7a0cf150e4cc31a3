import assert from 'node:assert/strict'
import { email } from '../../../src/core/export/formats/email.ts'
import { exportedDigest, exportOptions, goldenDigests } from '../../helpers/exportedDigests.ts'
import { paper } from '../../helpers/papers.ts'

function mailOf(text: string): string {
  return email.write([exportedDigest(text)], exportOptions)[0]?.text ?? ''
}

const mails = [...goldenDigests.values()].map((digest) => email.write([digest], exportOptions)[0]?.text ?? '')

suite('a mail', () => {
  test('has all that it needs by day in its elements, and its style says the night alone', () => {
    for (const mail of mails) {
      const style = /<style>([\s\S]*)<\/style>/.exec(mail)?.[1] ?? ''
      assert.doesNotMatch(style.replaceAll(/@media[^{]*\{|\[data-ogs[bc]\] /g, ''), /url|@import|#f{6}/)
      const known = new Set(Array.from(style.matchAll(/\.([a-z])\b/g), ([, name]) => name))
      for (const [tag, names = ''] of mail.matchAll(/<[^<>]*\bclass="([^"]*)"[^<>]*>/g)) {
        assert.match(tag, /style="/)
        for (const name of names.split(' ')) assert.ok(known.has(name), `nothing is said of .${name}`)
      }
      assert.match(mail, /<meta name="color-scheme" content="light dark">/)
    }
  })

  test('is as readable with its colours turned round, as some programs show it by night', () => {
    const words = new Set(
      mails.flatMap((mail) =>
        Array.from(mail.matchAll(/style="(?:[^"]*; )?color: (#\w{6})/g), ([, hex = '']) => hex),
      ),
    )
    assert.ok(words.size >= 3)
    for (const colour of words) {
      for (const ground of ['#ffffff', '#f2f2ee']) {
        assert.ok(contrast(colour, ground) >= 4.5, `${colour} on ${ground}`)
        assert.ok(contrast(turned(colour), turned(ground)) >= 4.5, `${colour} on ${ground}, turned round`)
      }
    }
  })

  test('says its first words and its language, and reads from the right where that is so', () => {
    const hebrew = mailOf(
      '# שבוע\n\nהשבוע קראתי כמה מאמרים טובים.\n\nA Title\nhttps://arxiv.org/abs/2401.00001\n- טוב מאוד\n',
    )
    assert.match(hebrew, /<div role="main" lang="he" dir="rtl">/)
    assert.match(hebrew, /overflow: hidden;">השבוע קראתי/)
    assert.match(hebrew, /<ul style="[^"]*padding-right: 24px/)
    assert.doesNotMatch(hebrew, /(?:padding|border)-left/)
  })

  test('says what papers are called, not their addresses', () => {
    const known = exportedDigest(
      '# Week\n\nA Title\nhttps://arxiv.org/abs/2401.00001\nAs https://arxiv.org/abs/1412.6980 says.\n',
      [paper({ id: '1412.6980', title: 'Adam:\u0007 A Method', publishedAt: '2014-12-22' })],
    )
    const [mail] = email.write([known], exportOptions)
    assert.match(mail?.text ?? '', />Adam: A Method \(2014\)<\/a> says\./)
  })

  test('says first, and in bold, that a paper was withdrawn; no line begins with a dot', () => {
    const comment = 'This paper has been withdrawn by the authors'
    const withdrawn = exportedDigest('# Week\n\nA Title\nhttps://arxiv.org/abs/2401.00001\nGood.\n', [
      paper({
        id: '2401.00001',
        title: 'A Title',
        authors: ['Ann Author'],
        publishedAt: '2024-01-01',
        comment,
      }),
    ])
    const [mail] = email.write([withdrawn], exportOptions)
    assert.match(
      mail?.text ?? '',
      /<strong[^>]*>Withdrawn<\/strong><\/bdi>&nbsp;· <bdi>Ann Author<\/bdi>&nbsp;· <bdi>2024-01-01<\/bdi>/,
    )
  })

  test('leads on from each paper, and names others by their host', () => {
    const mail = mailOf(
      '# Week\n\nA Title\nhttps://arxiv.org/abs/2401.00001\nGood.\n\nAnother\nhttps://www.papers.example/1\nGood.\n',
    )
    assert.match(mail, />arXiv:2401\.00001<\/a><\/bdi> &nbsp; <bdi><a [^>]*\/pdf\/2401\.00001"[^>]*>PDF<\/a>/)
    assert.match(mail, /href="https:\/\/www\.papers\.example\/1"[^>]*>papers\.example</)
  })
})

/** WCAG 2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function turned(colour: string): string {
  return `#${channels(colour)
    .map((value) => (255 - value).toString(16).padStart(2, '0'))
    .join('')}`
}
