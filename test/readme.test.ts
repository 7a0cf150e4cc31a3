import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fragmentOf } from '../scripts/support/docsSite.ts'
import { projectRoot, settingsOf } from '../scripts/support/project.ts'
import { parseDigest } from '../src/core/digest/session.ts'

const readmes = ['README.md', 'README.ko.md']
const manifest = JSON.parse(read('package.json'))

suite('what is written for readers', () => {
  for (const file of [...readmes, ...globSync('docs/*.md', { cwd: projectRoot })]) {
    test(`leads to files and headings that are there: ${file}`, () => {
      for (const [, target = '', anchor] of prose(read(file)).matchAll(
        /\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g,
      )) {
        const there = target === '' ? file : path.posix.join(path.posix.dirname(file), target)
        assert.ok(existsSync(path.join(projectRoot, there)), `${target} is missing`)
        if (anchor) assert.ok(anchorsOf(read(there)).includes(anchor), `${there} has no heading #${anchor}`)
      }
    })
  }

  for (const file of readmes) {
    suite(file, () => {
      test('is short, apart from its pictures', () => {
        const lines = read(file)
          .replace(/^!\[.*\n\n?/gm, '')
          .split('\n')
        assert.ok(lines.length <= 130)
      })

      test('shows pictures that a test of the page compares with what there is', () => {
        const shown = Array.from(
          read(file).matchAll(/^!\[[^\]]+\]\((\S+)\)$/gm),
          ([, picture = '']) => picture,
        )
        assert.ok(shown.length > 2)
        const tests = globSync('test/page/*.test.ts', { cwd: projectRoot }).map(read).join('\n')
        for (const picture of shown) {
          const { dir, name } = path.posix.parse(picture)
          assert.equal(dir, 'docs/pictures')
          assert.ok(tests.includes(name), picture)
        }
      })

      test('names settings that there are', () => {
        const named = Array.from(read(file).matchAll(/`(researchDigest\.[\w.]+)`/g), ([, key]) => key)
        const declared = Object.keys(settingsOf(manifest))
        assert.deepEqual(
          named.filter((key) => !declared.includes(String(key))),
          [],
        )
      })

      test('names commands that there are, as the editor calls them', () => {
        const texts = Object.values(
          JSON.parse(read(file === 'README.md' ? 'package.nls.json' : 'package.nls.ko.json')),
        )
        const quoted = /(?:"|“)(?:Research Digest: )([^"”]+)(?:"|”)|(?:"|“)([^"”]+…)(?:"|”)/g
        const named = Array.from(read(file).matchAll(quoted), ([, command, asking]) => command ?? asking)
        assert.deepEqual(
          named.filter((name) => name && !/VSIX/.test(name) && !texts.includes(name)),
          [],
        )
        assert.ok(named.length > 1)
      })

      test('shows forms that are read as it says', () => {
        const [first = '', second = ''] = blocks(read(file)).filter((block) => block.includes('1706.03762'))
        const titles = ['Adam', 'Attention', 'Deep Residual Learning', 'BERT']
        assert.deepEqual(readings(first), ['Attention'])
        assert.deepEqual(readings(second), titles)
        assert.equal(parseDigest(first).sections.length, 1)
      })

      // `vsce` makes links to the repository of them, in code as well.
      test('has no link in code that leads to a file', () => {
        const code = [...blocks(read(file)), ...(read(file).match(/`[^`\n]+`/g) ?? [])].join('\n')
        assert.doesNotMatch(code, /\]\((?!https:)/)
      })
    })
  }

  test('says the same in Korean: the same parts, commands and links', () => {
    const [english = '', korean = ''] = readmes.map(read)
    const shape = (text: string) => ({
      headings: text.match(/^#+ /gm),
      rows: text.match(/^\|/gm)?.length,
      links: prose(text)
        .match(/\]\([^)]+\)/g)
        ?.filter((link) => !/README|^\]\(#/.test(link))
        .toSorted(),
      settings: text.match(/`researchDigest\.[^`]+`/g),
    })
    assert.deepEqual(shape(korean), shape(english))
  })
})

/** How the titles begin of the papers about which something is said. */
function readings(text: string) {
  return parseDigest(text)
    .entries.filter(({ commentary }) => commentary)
    .map(({ title }) => /^(?:Deep Residual Learning|\w+)/.exec(title?.text ?? '')?.[0])
}

function read(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8')
}

function blocks(text: string): string[] {
  return Array.from(text.matchAll(/^```\w*\n([\s\S]*?)^```/gm), ([, block = '']) => block)
}

/** Without code, in which links are examples. */
function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]+`/g, '')
}

function anchorsOf(text: string): string[] {
  return Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading = '']) => fragmentOf(heading))
}
