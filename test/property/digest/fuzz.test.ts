import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { type Span, slice } from '../../../src/core/base/span.ts'
import type { Digest, Label, Link } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { titleText } from '../../../src/core/digest/titles/words.ts'
import { corpusFolder } from '../../helpers/corpus.ts'
import { fragments, pick, type Random, randomFrom, times } from '../../helpers/randomText.ts'
import { firstSeed } from '../../helpers/seed.ts'
import { growth } from '../../helpers/timeOf.ts'

/** Shared by the kinds of random text; `.ci/run` asks for more. */
const seconds = Number(process.env.FUZZ_SECONDS ?? 1)

const kinds: Readonly<Record<string, (random: Random) => string>> = {
  'random bytes': (random) => Buffer.from(times(random(400), () => random(256))).toString('utf8'),
  'random Unicode, halves of pairs included': (random) =>
    String.fromCharCode(...times(random(400), () => random(0x10000))),
  'pieces of digests in any order': (random) => times(random(80), () => pick(random, fragments)).join(''),
  'deeply nested Markdown': (random) => {
    const marks = times(1 + random(3), () =>
      pick(random, ['> ', '- ', '[', '(', '**', '<', '`', '  ', '1. ']),
    )
    return `${marks.join('').repeat(1 + random(500))}${times(6, () => pick(random, fragments)).join('')}`
  },
}

/** Each makes a line of 100,000 characters. */
const patterns = [
  '[',
  '(',
  '#',
  '*',
  '- ',
  '>',
  '`',
  '<!--',
  'https://',
  'a@b',
  '다음 ',
  '|',
  '](',
  '#a',
  '1. ',
]
const longPatterns = [
  ...patterns,
  'https://arxiv.org/abs/2401.00001 ',
  '[a](https://arxiv.org/abs/2401.00001)',
  'arXiv:2401.00001,',
  'a (',
  '**a** - ',
  'a.',
  '\\',
  '\u3000',
]

suite('the digest of any text', () => {
  const budgetMs = (seconds * 1000) / (Object.keys(kinds).length + 1)

  for (const [kind, make] of Object.entries(kinds)) {
    test(`is sound: ${kind}`, function () {
      this.timeout(0)
      fuzz(budgetMs, make)
    })
  }

  test('is sound: mutated digests of the corpus', function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    const texts = corpusTexts()
    if (texts.length === 0) return this.skip()
    this.timeout(0)
    fuzz(budgetMs, (random) => mutated(pick(random, texts), random))
  })

  for (const pattern of longPatterns) {
    test(`is sound, and four times the line takes about four times as long: ${JSON.stringify(pattern)}`, function () {
      this.timeout(60_000)
      const longText = lineOf(pattern, 100_000)
      assertSound(longText)
      assertGrows(longText, lineOf(pattern, 25_000))
    })
  }

  for (const pattern of [
    '[a](\n',
    '<!--\n',
    '- a\n',
    '> \n',
    '```\na\n',
    '| a |\n',
    'A Title\n',
    '#\n',
    '\n',
    '\r',
  ]) {
    test(`is sound in 20,000 lines of ${JSON.stringify(pattern)}, in time that grows with them`, function () {
      this.timeout(60_000)
      const longText = pattern.repeat(20_000)
      assertSound(longText)
      assertGrows(longText, pattern.repeat(5_000))
    })
  }
})

function fuzz(budgetMs: number, make: (random: Random) => string): void {
  const end = performance.now() + budgetMs
  for (let seed = firstSeed; performance.now() < end; seed++) {
    const text = make(randomFrom(seed))
    try {
      assertSound(text)
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`FUZZ_SEED=${seed}: ${message}\n${JSON.stringify(text.slice(0, 2000))}`, { cause })
    }
  }
}

/** Every span lies in the text, and those that name something slice to what they name. */
function assertSound(text: string): void {
  const digest = parseDigest(text)
  assert.equal(digest.text, text)
  if (digest.frontMatter) assertInside(text, digest.frontMatter)
  if (digest.title) assertLabel(text, digest.title)
  for (const section of digest.sections) {
    assertInside(text, section.span)
    assertLabel(text, section.label)
  }
  for (const tag of digest.tags) assert.equal(slice(text, tag.span).normalize('NFC'), `#${tag.name}`)
  for (const mention of digest.mentions) assertLink(text, mention.link)
  assertEntries(digest)
}

function assertEntries({ text, entries }: Digest): void {
  for (const { span, title, link, commentary } of entries) {
    assert.ok(title ?? link, 'an entry has a title or a link')
    assertInside(text, span)
    if (title) assertTitle(text, title)
    if (link) assertLink(text, link)
    if (commentary) assertInside(text, commentary)
  }
}

/** Titles are read without marks of emphasis. */
function assertTitle(text: string, title: Label): void {
  assertInside(text, title.span)
  assert.equal(titleText(slice(text, title.span)), title.text)
}

function assertLabel(text: string, label: Label): void {
  assertInside(text, label.span)
  // A title that goes over the end of a line is one line in its label.
  assert.equal(slice(text, label.span).replace(/\s*\n\s*/g, ' '), label.text)
}

function assertLink(text: string, { span, url, arxiv, form }: Link): void {
  assertInside(text, span)
  if (form === 'reference') return
  // An address may be written without its scheme, or be a citation.
  const written = slice(text, span)
    .replace(/^(?:arxiv|doi:?): ?/i, '')
    .replace(/^doi:? ?/i, '')
  assert.ok(url.endsWith(written), `${url} is not what stands there`)
  if (arxiv) assertInside(text, arxiv.idSpan)
}

/** A plain comparison first: `assert` costs much where it is called millions of times. */
function assertInside(text: string, { start, end }: Span): void {
  const isInside = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end
  if (!isInside || end > text.length)
    assert.fail(`[${start}, ${end}) is no span of ${text.length} characters`)
}

function corpusTexts(): readonly string[] {
  const folder = corpusFolder
  if (!folder) return []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /\.(?:md|txt)$/.test(file))
    .map((file) => readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), folder), 'utf8'))
}

function mutated(text: string, random: Random): string {
  // A window keeps each try short and lets many places of all files have their turn.
  const start = random(text.length)
  let result = text.slice(start, start + 200 + random(4000))
  for (let rest = 1 + random(8); rest > 0; rest--) {
    const from = random(result.length + 1)
    const to = Math.min(result.length, from + (random(2) === 0 ? 0 : random(40)))
    const inserted = random(3) === 0 ? '' : pick(random, fragments)
    result = result.slice(0, from) + inserted + result.slice(to)
  }
  return result
}

/** Work of the square is 16 times as much and more for a text that is four times as long. */
function assertGrows(longText: string, shortText: string): void {
  const most = 10
  const times = growth(
    () => parseDigest(longText),
    () => () => parseDigest(shortText),
    most,
  )
  assert.ok(times <= most, `${times.toFixed(1)} times as long`)
}

function lineOf(pattern: string, length: number): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)
}
