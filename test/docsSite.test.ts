import assert from 'node:assert/strict'
import path from 'node:path'
import { docsSite, type SiteFile } from '../scripts/support/docsSite.ts'

const assets = {
  style: 'body {}',
  searchScript: '0',
  mathStyle: '',
  mathFonts: new Map<string, Uint8Array>(),
}

suite('the site of the guides', () => {
  let files: ReadonlyMap<string, SiteFile['content']>
  const pages = () => [...files].filter(([name]) => name.endsWith('.html'))

  suiteSetup(() => {
    files = new Map(docsSite(assets).map((file) => [file.path, file.content]))
  })

  test('has the READMEs, all guides and the page of each rule', () => {
    const names = pages().map(([name]) => name)
    for (const name of ['index.html', 'ko.html', 'docs/features.html', 'docs/rules/title-mismatch.html'])
      assert.ok(names.includes(name), name)
  })

  test('leads to files of the site and to places on its pages, or to the web', () => {
    let count = 0
    for (const [name, html] of pages()) {
      for (const [, address = ''] of String(html).matchAll(/ (?:href|src)="([^"]*)"/g)) {
        if (/^https:/.test(address)) continue
        const [target = '', fragment] = address.split('#').map(decodeURIComponent)
        const file = target === '' ? name : path.posix.join(path.posix.dirname(name), target)
        const content = files.get(file)
        assert.ok(content !== undefined, `${name}: ${address}`)
        if (fragment) assert.ok(String(content).includes(` id="${fragment}"`), `${name}: ${address}`)
        count++
      }
    }
    assert.ok(count > 300)
  })

  test('says of each page in which language it is', () => {
    for (const [name, html] of pages()) {
      const language = /(?:^|\.)ko\.html$/.test(name) ? 'ko' : 'en'
      assert.match(String(html), new RegExp(`<html lang="${language}"`), name)
    }
  })

  test('names each place on a page once', () => {
    for (const [name, html] of pages()) {
      const ids = Array.from(String(html).matchAll(/ id="([^"]*)"/g), ([, id]) => id)
      assert.deepEqual(ids, [...new Set(ids)], name)
    }
  })

  test('runs no script but its own, and shows none of the markers of generated parts', () => {
    for (const [name, html] of pages()) {
      const scripts = String(html).match(/<script[^>]*>/g) ?? []
      assert.deepEqual(scripts, name === 'index.html' ? ['<script src="assets/search.js" defer>'] : [])
      assert.doesNotMatch(String(html), /&lt;!-- \/?(?:commands|settings) --&gt;/)
    }
  })
})
