import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import { languageOf } from '../../../src/core/render/html.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'

const digest = (said: string) =>
  `# Week 5\n\nGlazing Stone Tiles in the Gardens of the North\nhttps://arxiv.org/abs/2401.00001\n${said}\n`
const texts: Readonly<Record<string, string>> = {
  en: 'This is what the gardens of the north are like, and it is good.',
  ko: '정원의 나무는 느리게 자라지만 결과는 좋다.',
  ja: '庭の木はゆっくり育つが、結果は良い。',
  zh: '花园里的树长得很慢，但是结果很好。',
  ar: 'تنمو الأشجار ببطء في الحدائق ولكن النتيجة جيدة.',
  fa: 'درختان باغ به آرامی رشد می‌کنند، پس نتیجه چگونه است؟',
  he: 'העצים בגן גדלים לאט אבל התוצאה טובה.',
  ru: 'Деревья в саду растут медленно, но результат хороший.',
  uk: 'Дерева в саду ростуть повільно, але її результат є добрим.',
  el: 'Τα δέντρα μεγαλώνουν αργά αλλά το αποτέλεσμα είναι καλό.',
  de: 'Die Bäume wachsen langsam, und das Ergebnis ist nicht schlecht, wird aber auch für Gärten mit Teichen gezeigt.',
  fr: 'Les arbres poussent dans le jardin, mais pour une fois le résultat est bon avec des étangs.',
  es: 'Los árboles crecen muy lento pero el resultado es bueno para las lagunas del norte y con más agua.',
}

suite('the language of an export', () => {
  for (const [language, said] of Object.entries(texts))
    test(`is told from what is said: ${language}`, () =>
      assert.equal(languageOf(parseDigest(digest(said))), language))

  test('is what the header says', () => {
    assert.equal(languageOf(parseDigest(`---\nlang: pt-BR\n---\n${digest(texts.en ?? '')}`)), 'pt-BR')
    assert.equal(languageOf(parseDigest(`---\nlang: '"><script>'\n---\n${digest(texts.en ?? '')}`)), 'en')
  })

  test('is written in pages, mails, feeds and sites, with its direction', () => {
    for (const [language, direction] of [
      ['ar', ' dir="rtl"'],
      ['he', ' dir="rtl"'],
      ['ru', ''],
    ] as const) {
      const exported = exportedDigest(digest(texts[language] ?? ''))
      for (const id of ['html', 'email', 'site']) {
        const files = exportFormats.find((format) => format.id === id)?.write([exported], exportOptions) ?? []
        const page = files.find(({ path }) => /digest.*html$/.test(path))?.text ?? ''
        assert.match(page, new RegExp(`<html lang="${language}"${direction}>`), id)
      }
      const atom =
        exportFormats.find(({ id }) => id === 'atom')?.write([exported], exportOptions)[0]?.text ?? ''
      assert.match(atom, new RegExp(`xml:lang="${language}"`))
      assert.equal(atom.includes('dir=&quot;rtl&quot;'), direction !== '')
    }
  })
})

suite('the page of an empty digest', () => {
  for (const [language, said] of [
    ['en', 'Nothing here yet.'],
    ['ko', '아직 내용이 없습니다.'],
  ] as const)
    test(`says so: ${language}`, () => {
      for (const id of ['html', 'site']) {
        const exported = exportedDigest(`---\nlang: ${language}\n---\n`)
        const files = exportFormats.find((format) => format.id === id)?.write([exported], exportOptions) ?? []
        const page = files.find(({ path }) => /digest.*html$/.test(path))?.text ?? ''
        assert.ok(page.includes(said), id)
      }
    })

  test('is no other', () => {
    const [page] =
      exportFormats.find(({ id }) => id === 'html')?.write([exportedDigest('Milk.\n')], exportOptions) ?? []
    assert.doesNotMatch(page?.text ?? '', /Nothing here yet/)
  })
})

suite('the addresses of a feed', () => {
  const feedOf = (address: string | undefined, id: string) => {
    const format = exportFormats.find((each) => each.id === id)
    const files = format?.write([exportedDigest(digest('ok'))], { ...exportOptions, address }) ?? []
    return files.find(({ path }) => path === 'feed.atom')?.text ?? ''
  }

  for (const id of ['site', 'atom']) {
    test(`are whole, or not there: ${id}`, () => {
      assert.doesNotMatch(feedOf(undefined, id), /<link/)
      const links = Array.from(
        feedOf('https://example.org/old papers/', id).matchAll(/<link [^>]*href="([^"]*)"/g),
        ([, href]) => href ?? '',
      )
      assert.ok(links.length >= 2)
      for (const href of links) assert.match(href, /^https:\/\/example\.org\/old%20papers\/\S*$/)
    })
  }
})
