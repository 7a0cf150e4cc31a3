import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type Digest, paperOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { corpusFolder } from '../../helpers/corpus.ts'

interface Truth {
  readonly title: string | null
  readonly tags: readonly string[]
  readonly sections: readonly { readonly line: number; readonly text: string }[]
  readonly entries: readonly { readonly line: number; readonly title: string; readonly id: string }[]
  readonly mentions: readonly { readonly line: number; readonly id: string }[]
}

const documents = [
  ['seed-digest.txt', 'seed-digest.json'],
  [
    'rosinality/reviews/201125 Thoughts on recent papers.md',
    'rosinality__reviews__201125 Thoughts on recent papers.json',
  ],
] as const

suite('the seed digest', () => {
  for (const [file, truthFile] of documents) {
    test(`is read as people read it: ${file}`, function () {
      // Needs the corpus beside the checkout, which is not part of the project.
      if (!corpusFolder) return this.skip()
      const digest = parseDigest(readFileSync(new URL(encodeURI(file), corpusFolder), 'utf8'))
      const truth: Truth = JSON.parse(
        readFileSync(new URL(encodeURI(`truth/${truthFile}`), corpusFolder), 'utf8'),
      )
      assert.equal(digest.entries.length, 16)
      assert.deepEqual(read(digest), {
        title: truth.title,
        tags: truth.tags,
        sections: truth.sections.map(({ line, text }) => ({ line, text })),
        entries: truth.entries.map(({ line, title, id }) => ({ line, title, id })),
        mentions: truth.mentions.map(({ line, id }) => ({ line, id })),
      })
    })
  }
})

function read(digest: Digest) {
  const line = (offset: number) => digest.text.slice(0, offset).split('\n').length
  return {
    title: digest.title?.text ?? null,
    tags: digest.tags.map(({ name }) => name),
    sections: digest.sections.map(({ label }) => ({ line: line(label.span.start), text: label.text })),
    entries: digest.entries.map((entry) => ({
      line: line(entry.span.start),
      title: entry.title?.text,
      id: paperOf(entry),
    })),
    mentions: digest.mentions.map((mention) => ({
      line: line(mention.link.span.start),
      id: paperOf(mention),
    })),
  }
}
