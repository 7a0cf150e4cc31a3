import assert from 'node:assert/strict'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import MarkdownIt from 'markdown-it'
import { layouts } from '../../../src/core/digest/layouts/index.ts'
import { paperOf, papersOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { safeFileName } from '../../../src/core/export/exportFormat.ts'
import { exportFormatById, exportFormats } from '../../../src/core/export/formats/index.ts'
import { childrenOf, readXml } from '../../../src/core/metadata/xml.ts'
import { attacks } from '../../helpers/attacks.ts'
import { exportOptions } from '../../helpers/exportedDigests.ts'
import { hostileDigests, hostileIds } from '../../helpers/hostileDigests.ts'
import { brokenAtomRules } from '../../unit/export/atomRules.ts'

/** What the exported HTML for mails, feeds and the clipboard may consist of. */
const allowedTag =
  /^<div lang="[a-z]{2}" dir="rtl">$|^<\/?(?:p|div|h2|h3|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|strong|em|s|code|pre|br|hr|a|bdi|span)(?: start="\d+")?(?: href="https?:[^"<>]*")?(?: lang="[a-z]{2}")?(?: class="[a-z](?: [a-z])?")?(?: style="[^"<>]*")?>$/

/** What a table has that lays out a mail. */
const layout = ' role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

suite('hostile digests and records', () => {
  test('are many, and their papers are read', () => {
    assert.ok(attacks.length >= 60)
    for (const { exported, attack } of hostileDigests) {
      const read: readonly string[] = papersOf(exported.digest)
      // An address or a bracket may end a title, and a fence or a comment may hold all that follows.
      if (/\/\/|]|```|<!--/.test(attack) || attack.length > 200) continue
      for (const id of hostileIds) assert.ok(read.includes(id), attack)
    }
  })

  test('give files with safe names', () => {
    for (const format of exportFormats) {
      const files = format.write(
        hostileDigests.map(({ exported }) => exported),
        exportOptions,
      )
      for (const { path } of files) {
        for (const part of path.split('/')) assert.equal(safeFileName(stemOf(part)), stemOf(part))
      }
    }
  })

  each('bibtex', (text, { attack, exported }) => {
    const read = text === '' ? [] : readBibtex(text)
    assert.deepEqual(
      read.map(({ URL }) => URL).filter((url) => url?.startsWith('https://arxiv.org/')),
      papersOf(exported.digest).map((id) => `https://arxiv.org/abs/${id}`),
      attack,
    )
    assert.doesNotMatch(text, /\\(?:input|write|def|url|href|includegraphics|htmlStyle)\b/)
  })

  each('csl-json', (text, { exported }) => {
    const items = JSON.parse(text)
    assert.deepEqual(
      items.flatMap(({ number }: { number?: string }) => number ?? []),
      papersOf(exported.digest).map((id) => `arXiv:${id}`),
    )
    for (const item of items) {
      assert.match(item.URL, /^https?:\/\//)
      assert.doesNotMatch(item.title, /<[a-z/]/i)
    }
  })

  each('json', (text, { exported }) => {
    const [digest] = JSON.parse(text).digests
    const entries = digest.parts.filter(({ kind }: { kind: string }) => kind === 'entry')
    assert.equal(entries.length, exported.digest.entries.length)
  })

  each('atom', (text, { attack }) => {
    assert.deepEqual(brokenAtomRules(text), [], attack)
    const [entry] = childrenOf(readXml(Buffer.from(text)), 'http://www.w3.org/2005/Atom', 'entry')
    const content = entry?.children.find(({ name }) => name === 'content')?.text ?? ''
    for (const [tag] of content.matchAll(/<[^>]*>?/g)) assert.match(tag, allowedTag, attack)
  })

  each('email', (text, { attack }) => {
    const body = text.slice(text.indexOf('<h1'), text.lastIndexOf('</table>')).replace(/<h1.*\n/, '')
    for (const [tag] of body.matchAll(/<[^>]*>?/g)) assert.match(tag.replace(layout, ''), allowedTag, attack)
  })

  each('slack', (text, { attack }) => {
    for (const [, inside] of text.matchAll(/<([^>]*)>?/g)) assert.match(inside ?? '', /^https?:\/\//, attack)
    assert.doesNotMatch(text, /@(?:channel|everyone|here)/, attack)
  })

  each('discord', (text, { attack }) => {
    const open = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '').replace(/\\[\s\S]/g, '')
    for (const [, inside] of open.matchAll(/<([^>]*)>?/g)) assert.match(inside ?? '', /^https?:\/\//, attack)
    assert.doesNotMatch(open, /@(?:everyone|here)/, attack)
  })

  each('text', (text, { attack }) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/, attack)
  })

  for (const { id: layout } of layouts) {
    test(`stay the same papers in Markdown laid out as ${layout}`, () => {
      const plain = new MarkdownIt({ html: false, linkify: true })
      for (const { exported, attack } of hostileDigests) {
        const [file] = exportFormatById('markdown')?.write([exported], { ...exportOptions, layout }) ?? []
        const again = parseDigest(file?.text ?? '')
        const entries = exported.digest.entries.flatMap((entry) => paperOf(entry) ?? [])
        for (const id of exported.digest.entries.flatMap((entry) => paperOf(entry) ?? []))
          assert.ok(papersOf(again).includes(id), attack)
        if (layout === 'table-row' || /\/\/|]/.test(attack) || attack.length > 200) continue
        assert.deepEqual(
          again.entries.flatMap((entry) => paperOf(entry) ?? []),
          entries,
          attack,
        )
        const html = plain.render(file?.text ?? '')
        assert.doesNotMatch(
          html,
          /<(?:script|iframe|svg|style|object|form)|href="(?:javascript|data|command):/i,
        )
      }
    })
  }
})

function stemOf(file: string): string {
  return file.replace(/(?:\.[a-z]+){1,2}$/, '')
}

/** By a reader of BibTeX that is not ours, as CSL. */
function readBibtex(text: string): readonly { readonly URL?: string }[] {
  return plugins.input.chain(text, { generateGraph: false } as never) as never
}

/** Runs the check on what a format makes of each hostile digest. */
function each(id: string, check: (text: string, hostile: (typeof hostileDigests)[number]) => void): void {
  test(`do nothing in ${id}, and break no layout`, () => {
    for (const hostile of hostileDigests) {
      const [file] = exportFormatById(id)?.write([hostile.exported], exportOptions) ?? []
      assert.ok(file)
      check(file.text, hostile)
    }
  })
}
