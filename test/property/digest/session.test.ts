import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { applyEdits, type TextEdit } from '../../../src/core/base/span.ts'
import { hasRead, taughtPatterns } from '../../../src/core/digest/frames/taught.ts'
import type { Digest } from '../../../src/core/digest/model.ts'
import { DigestSession, parseDigest, readOptions } from '../../../src/core/digest/session.ts'
import { corpusFolder } from '../../helpers/corpus.ts'
import { fragments, pick, type Random, randomFrom, times } from '../../helpers/randomText.ts'
import { firstSeed } from '../../helpers/seed.ts'

/** Edits that are tried; `EDITS=200000` tries for minutes. */
const editCount = Number(process.env.EDITS ?? 1_500)
/** Parts so short that most edits touch the edge of one. */
const lengths = { usual: 60, long: 150 }
const shortParts = { ...readOptions([], []), lengths }
/** Of one line and of several, with bounds that random text meets often. */
const patterns = [
  '- {title} {link} {commentary}',
  '## {title}\n{{authors}?}\n{link}',
  '{any}: {title} ({link})',
  '{title}\n{link} {commentary}',
  '| {title} | {any}{link}{any} |',
]

suite('a digest that is edited', () => {
  test('keeps the parts that an edit does not concern', () => {
    const text = times(400, () => 'A Title\nhttps://arxiv.org/abs/1706.03762\nGood.\n').join('')
    const session = new DigestSession(text)
    const before = new Set(session.digest.parts)
    const digest = session.edit({ span: { start: 9_000, end: 9_000 }, newText: 'x' })
    const added = digest.parts.filter((part) => !before.has(part))
    assert.ok(before.size > 5)
    assert.ok(added.length <= 3, `${added.length} parts were read again`)
    assert.equal(digest.text, `${text.slice(0, 9_000)}x${text.slice(9_000)}`)
  })

  test('refuses an edit outside the text', () => {
    const session = new DigestSession('A Title\n')
    assert.throws(() => session.edit({ span: { start: 4, end: 20 }, newText: '' }), RangeError)
    assert.equal(session.digest.text, 'A Title\n')
  })

  test('reads what is pasted a line a step, and the rest at once for whoever asks', () => {
    const entries = Array.from({ length: 230 }, (_, index) => {
      return `- [Title ${index}](https://arxiv.org/abs/2401.${10_000 + index}): good.\n`
    })
    const pasted = entries.slice(30).join('')
    for (const pause of [0, 1, 150, 350, 10_000]) {
      const session = new DigestSession(`# Week 3\n\n${entries.slice(0, 30).join('')}`)
      const { text } = session.digest
      session.begin([{ span: { start: text.length, end: text.length }, newText: pasted }])
      assert.equal(session.length, text.length + pasted.length)
      const steps = session.reading()
      let taken = 0
      while (taken < pause && !steps.next().done) taken++
      assertSame(session.digest, parseDigest(text + pasted), () => `after ${taken} steps`)
      assert.equal(steps.next().done, true)
      if (pause > 1_000) assert.ok(taken > 200, `${taken} steps`)
    }
  })

  test('takes another edit while one is being read', () => {
    const session = new DigestSession('A Title\nhttps://arxiv.org/abs/1706.03762\n')
    session.begin([
      { span: { start: 2, end: 7 }, newText: 'Thing' },
      { span: { start: 0, end: 1 }, newText: 'No' },
    ])
    const steps = session.reading()
    steps.next()
    session.edit({ span: { start: 0, end: 2 }, newText: 'Some' })
    assert.equal(steps.next().done, true)
    assertSame(session.digest, parseDigest('Some Thing\nhttps://arxiv.org/abs/1706.03762\n'), String)
  })

  test('gives back the entry whose commentary goes on over many parts', () => {
    const said = times(60, () => 'A line that goes on about it.\n\n').join('')
    const session = new DigestSession(`A Title\nhttps://arxiv.org/abs/1706.03762\n${said}`, shortParts)
    assert.ok(session.digest.parts.length > 5)
    const [entry] = session.digest.entries
    assert.equal(session.digest.entries.length, 1)
    assert.equal(entry?.commentary?.end, session.digest.text.trimEnd().length)
  })

  test('equals one that is read anew: pieces of digests', function () {
    this.timeout(0)
    tryEdits(editCount / 2, (random) => times(random(120), () => pick(random, fragments)).join(''))
  })

  test('equals one that is read anew: with patterns that the writer taught', function () {
    this.timeout(0)
    const pieces = (random: Random) => times(random(120), () => pick(random, fragments)).join('')
    const read = tryEdits(editCount / 2, pieces, patterns)
    assert.ok(read > editCount / 20, `${read} of the entries were read by a pattern`)
  })

  test('equals one that is read anew: digests of the corpus', function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    const texts = corpusTexts()
    if (texts.length === 0) return this.skip()
    this.timeout(0)
    tryEdits(editCount / 2, (random) => {
      const text = pick(random, texts)
      const start = random(Math.max(1, text.length - 2_000))
      return text.slice(start, start + 2_000)
    })
  })
})

/** Ten edits on each text; gives how many entries of them all were read by a taught pattern. */
function tryEdits(count: number, make: (random: Random) => string, taught: readonly string[] = []): number {
  const options = { ...readOptions([], taught), lengths }
  const all = taughtPatterns(taught)
  let readByPattern = 0
  for (let seed = firstSeed; seed < firstSeed + count / 10; seed++) {
    const random = randomFrom(seed)
    let text = make(random)
    const session = new DigestSession(text, options)
    for (let rest = 10; rest > 0; rest--) {
      const edit = randomEdit(text, random)
      const edited = applyEdits(text, [edit])
      const describe = () => `FUZZ_SEED=${seed} ${JSON.stringify({ text, edit })}`
      const { entries } = assertSame(session.edit(edit), parseDigest(edited, [], taught), describe)
      readByPattern += entries.filter((entry) => all.some((pattern) => hasRead(pattern, entry))).length
      text = edited
    }
  }
  return readByPattern
}

/** Mostly typing; sometimes a line end, a piece of a digest, or the loss of some. */
function randomEdit(text: string, random: Random): TextEdit {
  const start = random(text.length + 1)
  const length = random(3) === 0 ? random(Math.min(200, text.length - start + 1)) : 0
  const newText =
    length > 0 && random(2) === 0 ? '' : pick(random, ['a', 'Z', '.', ' ', '\n', pick(random, fragments)])
  return { span: { start, end: start + length }, newText }
}

function assertSame(digest: Digest, readAnew: Digest, describe: () => string): Digest {
  assert.equal(digest.text, readAnew.text, describe())
  const fresh = contents(readAnew)
  const edited = contents(digest)
  if (edited !== fresh) assert.deepEqual(JSON.parse(edited), JSON.parse(fresh), describe())
  return digest
}

function contents({ frontMatter, title, sections, entries, mentions, tags }: Digest): string {
  return JSON.stringify({ frontMatter, title, sections, entries, mentions, tags })
}

function corpusTexts(): readonly string[] {
  const folder = corpusFolder
  if (!folder) return []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /\.(?:md|txt)$/.test(file))
    .map((file) => readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), folder), 'utf8'))
}
