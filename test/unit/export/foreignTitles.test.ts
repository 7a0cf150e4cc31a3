import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { linkTarget } from '../../../src/core/archive/digestIndex/indexBlocks.ts'
import { exportDigests } from '../../../src/core/export/exportDigests.ts'
import { exportFormatById, exportFormats } from '../../../src/core/export/formats/index.ts'
import { decodeEntities } from '../../../src/core/paper/tex/characters.ts'
import { isHarmless } from '../../../src/core/render/html.ts'
import { isLocal } from '../../../src/core/render/reviewFacts.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { paper } from '../../helpers/papers.ts'

const unwanted = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}|\p{Noncharacter_Code_Point}/u

suite('titles and names of others in exports', () => {
  test('have no unwanted characters, nor do texts, once their entities are decoded', () => {
    const codes = [
      0, 1, 8, 12, 13, 27, 31, 127, 128, 133, 159, 0x202a, 0x202e, 0x2066, 0x2069, 0xd800, 0xdfff,
    ]
    for (const code of [...codes, 0xfdd0, 0xfffe, 0xffff, 0x1fffe, 0x110000]) {
      for (const entity of [`&#${code};`, `&#x${code.toString(16)};`, `&#X${code.toString(16)};`]) {
        assert.equal(decodeEntities(entity), entity)
        const exported = exportedDigest(
          `# Week\n\nTrees ${entity}\nhttps://arxiv.org/abs/2401.00001\nSaid ${entity} <b>${entity}</b>\n`,
        )
        for (const { id, write } of exportFormats)
          for (const { path, text } of write([exported], exportOptions))
            assert.ok(!unwanted.test(id === 'markdown' ? text : decodeEntities(text)), `${entity} in ${path}`)
      }
    }
    assert.equal(decodeEntities('&#233;&#x3b2;'), 'éβ')
  })

  test('have none in addresses either', () => {
    const exported = exportedDigest(
      '# Week\n\n[Trees](https://example.org/\u202egnp.exe)\nSaid [a](https://example.org/\u202egnp).\n',
    )
    for (const { id, write } of exportFormats)
      if (id !== 'markdown')
        for (const { path, text } of write([exported], exportOptions))
          assert.doesNotMatch(text, unwanted, path)
  })

  test('are no comments of Obsidian in Markdown', () => {
    const record = paper({ id: '2401.00001', title: '%%Hidden%% Trees' })
    const exported = exportedDigest('# Week\n\nhttps://arxiv.org/abs/2401.00001\nFine.\n', [record])
    const [file] = exportFormatById('markdown')?.write([exported], exportOptions) ?? []
    assert.match(decodeEntities(file?.text ?? ''), /%%Hidden%% Trees/)
    assert.doesNotMatch(file?.text ?? '', /%%/)
  })

  test('of an archive are clean, too', async () => {
    const format = exportFormatById('atom')
    assert.ok(format)
    const files = await exportDigests(
      {
        format,
        digests: [exportedDigest('# Week\n')],
        options: { ...exportOptions, title: 'A\u0001\u000c\u202eB', author: 'C\u001bD' },
        findPapers: () => assert.fail('no papers'),
      },
      new AbortController().signal,
    )
    assert.doesNotMatch(files[0]?.text ?? '', unwanted)
  })

  test('become no links, images or templates in Markdown, and are shown letter by letter', () => {
    const reader = new MarkdownIt({ html: true })
    for (const odd of [
      '![pixel](https://attacker.example/p.png)',
      '[click](https://attacker.example/)',
      '[x]: https://attacker.example',
      '[[Note]]',
      '![[Note]]',
      'of Trees [^1]',
      '{{ site.x }}',
      '{% include x %}',
    ]) {
      for (const title of [odd, `Trees ${odd}`]) {
        const exported = exportedDigest('# Week\n\nhttps://arxiv.org/abs/2401.00001\nGood.\n', [
          paper({ id: '2401.00001', title }),
        ])
        const text = exportFormatById('markdown')?.write([exported], exportOptions)[0]?.text ?? ''
        const html = reader.render(text)
        assert.doesNotMatch(html, /(?:href|src)="https:\/\/attacker/, text)
        assert.doesNotMatch(text, /\{[{%]|\[\[|\[\^/, text)
        assert.ok(decodeEntities(html.replace(/<[^<>]*>/g, '')).includes(title), text)
      }
    }
  })

  test('are no numbered characters of TeX, and no group ends in a formula', () => {
    const unit = fc.constantFrom(
      ...['^', '^^', '$', '\\\\$', '{', '}', '5c', 'input', '\\', '\\c', '\\emph', '\\frac', 'x', ' '],
    )
    const title = fc.array(unit, { maxLength: 12 }).map((units) => `Trees ${units.join('')}`)
    fc.assert(
      fc.property(title, (odd) => {
        const exported = exportedDigest('# Week\n\nhttps://arxiv.org/abs/2401.00001\nGood.\n', [
          paper({ id: '2401.00001', title: odd, doi: `10.1234/${odd.replace(/\s/g, '')}`, comment: odd }),
        ])
        const text = exportFormatById('bibtex')?.write([exported], exportOptions)[0]?.text ?? ''
        assert.doesNotMatch(text, /\^\^/, text)
        for (const [, value = ''] of text.matchAll(/^ {2}(?:title|note) = \{(.*)\},$/gm)) {
          // Otherwise they would take the end of the field or of the formula.
          assert.doesNotMatch(value.replace(/\\[^a-z]/gi, '_'), /\\(?:c|emph|frac)\s*[$}]/, text)
          const plain = value.replace(/\\./g, '')
          assert.equal(plain.split('{').length, plain.split('}').length, text)
          const parts = plain.split('$')
          assert.equal(parts.length % 2, 1, text)
          for (const [index, part] of parts.entries())
            if (index % 2 === 1) assert.equal(part.split('{').length, part.split('}').length, text)
        }
      }),
    )
  })

  test('are no command of TeX that lacks what it is about', () => {
    const none = '\\textbackslash{}'
    const titles: Readonly<Record<string, string>> = {
      'Trees \\c': `Trees ${none}c`,
      'Gar\\c con and Fran\\c{c}ois, \\v \\i': 'Gar\\c con and Fran\\c{c}ois, \\v \\i',
      'The {\\it Late} and {\\em Early} Gull\\textsuperscript{2}':
        'The {\\it Late} and {\\em Early} Gull\\textsuperscript{2}',
      'Trees {\\emph }': `Trees {${none}emph }`,
      'Trees of $\\mathbf$': `Trees of $${none}mathbf$`,
      '$\\frac{1}$ of $\\frac12$ and $\\frac{a}{b_{c}}$': `$${none}frac{1}$ of $\\frac12$ and $\\frac{a}{b_{c}}$`,
      '$\\sqrt[3]{x}$ and \\sqrt[': `$\\sqrt[3]{x}$ and ${none}sqrt[`,
      'Trees \\\\$b$c$d': `Trees ${none}${none}\\$b\\$c\\$d`,
      'Trees \\\\$b$c': `Trees ${none}${none}$b$c`,
    }
    for (const [title, written] of Object.entries(titles)) {
      const record = paper({ id: '2401.00001', title })
      const exported = exportedDigest('# Week\n\nhttps://arxiv.org/abs/2401.00001\nGood.\n', [record])
      const text = exportFormatById('bibtex')?.write([exported], exportOptions)[0]?.text ?? ''
      assert.ok(text.includes(`  title = {{${written}}},\n`), text)
    }
  })

  test('lose no formula and no group of BibTeX to a brace without partner', () => {
    const titles: Readonly<Record<string, string>> = {
      'Rules} of $O(n^{2})$ and {LLMs}': '{Rules\\textbraceright{} of $O(n^{2})$ and {LLMs}}',
      'Open { and \\textbf{bold} \\{x\\}': '{Open \\textbraceleft{} and \\textbf{bold} \\{x\\}}',
      'Mixed {a\\} and b}': '{Mixed {a\\textbraceright{} and b}}',
    }
    for (const [title, written] of Object.entries(titles)) {
      const exported = exportedDigest('# Week\n\nhttps://arxiv.org/abs/2401.00001\nGood.\n', [
        paper({ id: '2401.00001', title }),
      ])
      const text = exportFormatById('bibtex')?.write([exported], exportOptions)[0]?.text ?? ''
      assert.ok(text.includes(`  title = {${written}},\n`), text)
    }
  })

  test('have no emoji in chats that nobody meant', () => {
    const record = paper({ id: '2401.00001', title: 'Trees :rotating_light: at 10:30:15 :100::+1:' })
    const exported = exportedDigest('# Week\n\nhttps://arxiv.org/abs/2401.00001\nFine.\n', [record])
    for (const [id, invisible] of [
      ['slack', '\u034f'],
      ['discord', '\\'],
    ] as const) {
      const text = exportFormatById(id)?.write([exported], exportOptions)[0]?.text ?? ''
      assert.doesNotMatch(text, /(?<!\\):[\p{L}_+'-][\p{L}\p{N}_+'-]*:|(?<![\d\\]):\d+:/u, id)
      assert.ok(text.replaceAll(invisible, '').includes(record.title), text)
    }
  })

  test('mention nobody in the addresses of a Discord message', () => {
    const text = exportFormatById('discord')?.write(
      [
        exportedDigest(
          '# Week\n\n[Trees](https://example.org/@everyone)\nGood [a](https://example.org/@here).\n',
        ),
      ],
      exportOptions,
    )[0]?.text
    assert.doesNotMatch(text ?? '', /@(?:everyone|here)/)
  })
})

suite('addresses that lead elsewhere', () => {
  test('are in no HTML tag of exported Markdown, and code stays as it is', () => {
    const reader = new MarkdownIt({ html: true })
    for (const tag of [
      '<a href="javascript:x">y</a>',
      "<a class=a href='JaVaScRiPt:x'>y</a>",
      '<a href=&#106;avascript:x>y</a>',
      '<img src="command:x" alt="y">',
      '<form action="vscode:x">',
    ]) {
      const exported = exportedDigest(
        `# Week\n\nTrees\nhttps://arxiv.org/abs/2401.00001\nSaid ${tag} and \`${tag}\`\n`,
      )
      const text = exportFormatById('markdown')?.write([exported], exportOptions)[0]?.text ?? ''
      const html = reader.render(text).replace(/<code>.*?<\/code>/gs, '')
      assert.doesNotMatch(html, /<(?:a|img|form)[^>]*(?:script|command|vscode)/i, text)
      assert.ok(text.includes(`\`${tag}\``), text)
    }
  })

  test('are those of file servers, however their slashes are written', () => {
    for (const address of ['//host/x', '\\\\host\\x', '/\\host/x', '\\/host/x', ' //host', '/\t/host']) {
      assert.equal(isHarmless(address), false, address)
      if (/^\S{2}/.test(address)) assert.equal(isLocal(address), false, address)
    }
    for (const address of ['a/b.md', '/a/b.md', './a//b.md', 'https://host//x'])
      assert.ok(isHarmless(address), address)
  })

  test('are no names of files in an index', () => {
    for (const name of ['javascript:alert(1).md', 'a:b.md', 'c\u202ed.md', 'e\u0007f.md']) {
      const target = linkTarget(name)
      assert.ok(isHarmless(target) && !/^[a-z]+:/i.test(target), target)
      assert.doesNotMatch(target, unwanted)
      assert.equal(decodeURIComponent(target), name)
    }
  })
})
