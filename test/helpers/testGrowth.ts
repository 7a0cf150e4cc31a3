import assert from 'node:assert/strict'
import { Archive, archiveSeenFrom } from '../../src/core/archive/archive.ts'
import { isNote, recordDigest } from '../../src/core/archive/digestRecord.ts'
import { findReferences, readLink } from '../../src/core/arxiv/links.ts'
import { silentLog } from '../../src/core/base/errors.ts'
import { escapeMarkdown } from '../../src/core/base/foreignText.ts'
import { span } from '../../src/core/base/span.ts'
import { blankHidden } from '../../src/core/digest/footnotes.ts'
import { digestDate } from '../../src/core/digest/frontMatter.ts'
import type { Digest } from '../../src/core/digest/model.ts'
import { parseDigest } from '../../src/core/digest/session.ts'
import { publicDigest } from '../../src/core/export/exportDigests.ts'
import type { DigestWithPapers } from '../../src/core/export/exportFormat.ts'
import { exportFormats } from '../../src/core/export/formats/index.ts'
import { paperHints, plainLinks } from '../../src/core/language/annotations.ts'
import { blocksOf } from '../../src/core/language/arrange/arrangement.ts'
import { readRequest } from '../../src/core/language/completionRequest.ts'
import { highlightsAt, paperAt } from '../../src/core/language/references.ts'
import { digestSymbols } from '../../src/core/language/symbols.ts'
import { findBareDois, findDois, isPaperUrl, parseDoi } from '../../src/core/paper/doi.ts'
import { codeAddress, type Facts } from '../../src/core/paper/paper.ts'
import { readableTex } from '../../src/core/paper/text.ts'
import { standsFor } from '../../src/core/paper/titles.ts'
import { incompleteLines } from '../../src/core/paste/completeLines.ts'
import { pasteFormats } from '../../src/core/paste/formats/index.ts'
import { mayNamePapers, paperOfFileName, paperOfFirstPage } from '../../src/core/paste/references.ts'
import { checkDigest } from '../../src/core/rules/digestCheck.ts'
import { exportedDigest, exportOptions } from './exportedDigests.ts'
import type { GrowthPattern } from './growthPatterns.ts'
import { paper } from './papers.ts'
import { renderDigest } from './renderDigest.ts'
import { growth } from './timeOf.ts'

/** What is done with a text. */
interface Operation {
  readonly name: string
  /** @returns what the clock measures; all that is made of the text before is done by then */
  prepare(subject: Subject): () => unknown
}

/** Knows a record of every paper. */
const facts: Facts = {
  paper: (id) => paper({ id, title: 'TileNet: Glazing Stone Tiles', abstract: 'We grow trees.' }),
}

/** A text, and what is made of it once for all operations. */
class Subject {
  readonly text: string
  #digest: Digest | undefined
  #exported: DigestWithPapers | undefined
  #archive: Archive | undefined

  constructor(text: string) {
    this.text = text
  }

  get digest(): Digest {
    this.#digest ??= parseDigest(this.text)
    return this.#digest
  }

  get exported(): DigestWithPapers {
    this.#exported ??= { ...exportedDigest(''), digest: publicDigest(this.digest), papers: facts }
    return this.#exported
  }

  /** With the text in two files. */
  get archive(): Archive {
    if (this.#archive) return this.#archive
    this.#archive = new Archive()
    const record = (file: string) => ({ file, record: recordDigest(this.digest, { file }) })
    this.#archive.update([here, earlier].map(record))
    return this.#archive
  }
}

const here = '2024-02-02.md'
const earlier = '2024-02-01.md'

const operations: readonly Operation[] = [
  ofText('parse', parseDigest),
  ofDigest('check', ({ digest }) => checkDigest(digest, { facts, settings: {}, log: silentLog })),
  {
    name: 'check in an archive',
    prepare: ({ digest, archive }) => {
      const viewpoint = { file: here, date: digestDate(digest, here), isNote: isNote(digest, here) }
      return () => {
        const seen = archiveSeenFrom(archive, viewpoint)
        return checkDigest(digest, { facts, settings: {}, archive: seen, log: silentLog })
      }
    },
  },
  // What they find in a part is remembered; so each time it is another one.
  ofText('language features', (text) => {
    const digest = parseDigest(text)
    return [
      paperAt(digest, digest.text.length - 1),
      readRequest(digest, digest.text.length - 1),
      highlightsAt(digest, digest.text.indexOf('2401')),
      paperHints(digest, span(0, digest.text.length), facts),
      plainLinks(digest),
      digestSymbols(digest),
      incompleteLines(digest, span(0, text.length)),
    ]
  }),
  ofText('hidden parts', blankHidden),
  {
    name: 'arrange',
    prepare:
      ({ digest }) =>
      () =>
        blocksOf(digest),
  },
  ofDigest('render', ({ digest }) => renderDigest(digest, facts)),
  // Rendering is measured above.
  ofDigest('export', (exported) =>
    exportFormats
      .filter(({ id }) => id !== 'html' && id !== 'site' && id !== 'email')
      .map((format) => format.write([exported], exportOptions)),
  ),
  ofText('references', (text) => [
    Array.from(findReferences(text, 0, text.length, { bareIds: true })),
    findBareDois(text),
    findDois(text),
  ]),
  ofText('addresses', (text) => [
    readLink(text),
    readLink(`https://arxiv.org/abs/${text}`),
    readLink(`https://www.google.com/url?q=https://arxiv.org/${text}`),
    isPaperUrl(text),
    codeAddress({ comment: text, abstract: text }),
    parseDoi(text),
  ]),
  ofText('pasted text', (text) => [
    mayNamePapers({ text, html: text }),
    // Reading a digest is measured above.
    ...pasteFormats.filter(({ id }) => id !== 'digest').map(({ read }) => read({ text, html: text })),
    paperOfFileName(text),
    paperOfFirstPage(text),
  ]),
  ofText('titles', (text) => [readableTex(text), escapeMarkdown(text), standsFor(text, 'A Title')]),
]

/** For twice as much, twice as long; the rest is for the machine. */
const mostGrowth = 2.3
/** For sixteen times as much, 16 times as long, or 256 where time grows with the square; a machine short of memory is between. */
const mostGrowthInAll = 100

/** Tests that what is done with a text takes twice as long for twice as much of each pattern. */
export function testGrowth(patterns: readonly GrowthPattern[]): void {
  for (const pattern of patterns) {
    test(pattern.name, () => {
      const subjects = new Map<number, Subject>()
      const slow = operations.flatMap((operation) => {
        const growths: number[] = []
        // What grows faster does so at each length; what a busy machine disturbs does not.
        for (const factor of [1, 2, 4, 8]) {
          const prepare = (times: number) => operation.prepare(subjectOf(pattern, factor * times, subjects))
          const grown = growth(prepare(2), () => prepare(1), mostGrowth)
          if (grown <= mostGrowth) return []
          growths.push(grown)
        }
        if (growths.reduce((all, grown) => all * grown) <= mostGrowthInAll) return []
        return `${operation.name}: ${growths.map((grown) => grown.toFixed(1)).join(', ')} times`
      })
      assert.deepEqual(slow, [])
    }).timeout(600_000)
  }
}

function subjectOf(pattern: GrowthPattern, times: number, known: Map<number, Subject>): Subject {
  const subject = known.get(times) ?? new Subject(pattern.text(times * pattern.length))
  known.set(times, subject)
  return subject
}

function ofText(name: string, act: (text: string) => unknown): Operation {
  return {
    name,
    prepare:
      ({ text }) =>
      () =>
        act(text),
  }
}

function ofDigest(name: string, act: (exported: DigestWithPapers) => unknown): Operation {
  return {
    name,
    prepare:
      ({ exported }) =>
      () =>
        act(exported),
  }
}
