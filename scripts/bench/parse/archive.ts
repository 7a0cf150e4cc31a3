// How fast an archive is read: 1,700 notes in one process, beside a Markdown parser on the same texts.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import MarkdownIt from 'markdown-it'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { projectRoot } from '../../support/project.ts'

export interface ArchiveSpeed {
  readonly files: number
  /** Of text in UTF-8. */
  readonly megabytes: number
  /** Megabytes a second, the median of several runs after warm-up. */
  readonly ours: number
  readonly markdownIt: number
}

const fileCount = 1_700
const rounds = 7

export function measureArchive(): ArchiveSpeed {
  const texts = archive()
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const markdownIt = new MarkdownIt()
  return {
    files: texts.length,
    megabytes,
    ours: megabytes / medianSeconds(texts, (text) => parseDigest(text).parts.length),
    markdownIt: megabytes / medianSeconds(texts, (text) => markdownIt.parse(text, {}).length),
  }
}

/** Real notes from beside the checkout, which the project does not ship, or the sample's, repeated under other ids. */
function archive(): readonly string[] {
  const corpus = path.join(projectRoot, '..', 'shared', 'corpus', 'dev')
  const notes = textsBelow(existsSync(corpus) ? corpus : path.join(projectRoot, 'sample'))
  return Array.from({ length: fileCount }, (_, index) => {
    const text = notes[index % notes.length] ?? ''
    const round = Math.floor(index / notes.length)
    return text.replace(/(\d{4}\.)(\d{5})/g, (_whole, month: string, number: string) => {
      return month + String(((Number(number) + round) % 99_999) + 1).padStart(5, '0')
    })
  })
}

function textsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|digest)$/.test(file) && path.basename(file) !== 'README.md')
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
}

function medianSeconds(texts: readonly string[], read: (text: string) => unknown): number {
  const times = Array.from({ length: rounds + 2 }, () => {
    const start = performance.now()
    for (const text of texts) read(text)
    return performance.now() - start
  })
  const sorted = times.slice(2).sort((a, b) => a - b)
  return (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) / 1000
}
