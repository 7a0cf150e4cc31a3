import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Archive, archiveSeenFrom } from '../../../src/core/archive/archive.ts'
import type { ArchivedPlace } from '../../../src/core/archive/archivedDigest.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { describeHistory, isNamedElsewhere, PaperEntries } from '../../../src/core/language/annotations.ts'
import { archiveTrees, changesSince, type TreeNode } from '../../../src/core/language/archiveTrees.ts'
import { type ArchiveView, definitionsOf, namedAt, namingsOf } from '../../../src/core/language/references.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import type { AnyPaper, PaperId } from '../../../src/core/paper/paper.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { archiveOf, factsFrom } from '../../helpers/archives.ts'
import { arxivId, noFacts, paper } from '../../helpers/papers.ts'

/** Papers, and the addresses that lead to each. */
interface Papers {
  readonly ids: readonly PaperId[]
  readonly addresses: readonly (readonly [string, string])[]
}

const numbers = [0, 1, 2]
const onArxiv: Papers = {
  ids: numbers.map((number) => arxivId(`2403.0001${number}`)),
  addresses: numbers.map((number) => [
    `https://arxiv.org/abs/2403.0001${number}`,
    `https://arxiv.org/pdf/2403.0001${number}`,
  ]),
}
const elsewhere: Papers = {
  ids: numbers.map((number) => `10.1101/2024.03.01.${number}` as Doi),
  addresses: numbers.map((number) => [
    `https://doi.org/10.1101/2024.03.01.${number}`,
    `https://www.biorxiv.org/content/10.1101/2024.03.01.${number}v1`,
  ]),
}

const titles = ['Small Models for Long Texts', 'Reading Tables by Row', 'Torn Maps of Old Cities']
const number = fc.constantFrom(...numbers)
const named = fc.record({ number, address: fc.constantFrom(0 as const, 1 as const) })
const entry = fc.record({
  ...{ own: named, form: fc.constantFrom('lines', 'item') },
  others: fc.array(fc.record({ named, isLabelled: fc.boolean() }), { maxLength: 2 }),
})
const file = fc.constantFrom('2024-01-07.md', '2024-01-14.md', '2024-01-21.md', 'README.md', 'notes/one.md')
const files = fc.uniqueArray(fc.tuple(file, fc.array(entry, { minLength: 1, maxLength: 4 })), {
  ...{ minLength: 2, maxLength: 4, selector: ([name]) => name },
})
type Written = typeof files extends fc.Arbitrary<infer T> ? T : never

function write(entries: Written[number][1], { addresses }: Papers): string {
  const addressOf = ({ number, address }: { number: number; address: 0 | 1 }) => addresses[number]?.[address]
  const written = entries.map(({ own, form, others }) => {
    // Whether an entry mentions its own paper depends on the form of the address.
    const mentions = others
      .filter((other) => other.named.number !== own.number)
      .map((other) => {
        const address = addressOf(other.named)
        return other.isLabelled ? ` See [them](${address}) too.` : ` Like ${address} it is.`
      })
    const [title, said] = [titles[own.number], `Said of it.${mentions.join('')}`]
    return form === 'item'
      ? `- [${title}](${addressOf(own)}): ${said}\n`
      : `${title}\n${addressOf(own)}\n${said}\n`
  })
  return `---\ndigest: true\n---\n# A Week\n\n${written.join('\n')}`
}

/** What the archive answers of each paper, by its number; the same for both kinds of papers. */
function answers(archive: Archive, texts: Readonly<Record<string, string>>, { ids }: Papers) {
  const digests = archive.digests()
  const numberOf = (id: PaperId) => ids.indexOf(id)
  return {
    covered: archive.coveredPapers().map(numberOf),
    papers: ids.map((id) => ({
      coverage: archive.coverage(id).map((entry) => [placeOf(entry), entry.title]),
      latest: digests.map(({ file }) => archive.latestCoverage(id, 1, file).map(placeOf)),
      namings: archive.namings(id).map((naming) => [naming.kind, placeOf(naming)]),
      before: digests.map((own) => Array.from(archiveSeenFrom(archive, own).coveredBefore(id), placeOf)),
      lenses: digests.map(
        (own) => isNamedElsewhere(archive, id, own.file) && describeHistory(archive, id, own),
      ),
      found: [...archive.search(id)].filter((entry) => entry.id === id).map(placeOf),
    })),
    tree: rowsOf(archiveTrees.papers(archive)),
    texts: Object.entries(texts).map(([file, text]) => answersIn({ archive, file }, text, numberOf)),
  }
}

/** What is said of each entry of a text, and at each address and title. */
function answersIn(view: ArchiveView, text: string, numberOf: (id: PaperId) => number) {
  const digest = parseDigest(text)
  const options = { facts: noFacts, settings: {}, log: silentLog }
  const findings = checkDigest(digest, { ...options, archive: factsFrom(view.archive, text, view.file) })
  return {
    alreadyCovered: findings
      .filter(({ rule }) => rule.id === 'already-covered')
      .map(({ span, elsewhere = [] }) => [lineOf(text, span.start), ...elsewhere.map(placeOf)]),
    entries: new PaperEntries().of(digest).map(({ paper: { id }, line }) => [numberOf(id), line]),
    named: Array.from(text.matchAll(/https:|Small|Reading|Torn/g), ({ index }) => {
      const named = namedAt(digest, index + 1)
      if (named?.kind !== 'paper') return undefined
      const places = [definitionsOf(digest, named, view), namingsOf(digest, named, view)]
      return [
        ...[numberOf(named.id), named.isEntry],
        ...places.map(({ own, others }) => [
          own.map(({ start }) => lineOf(text, start)),
          others.map(placeOf),
        ]),
      ]
    }),
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function placeOf({
  digest: { file },
  line,
}: Pick<ArchivedPlace, 'line'> & { digest: { file: string } }): string {
  return `${file}:${line + 1}`
}

function rowsOf(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap(({ kind, label, description, children }) => [
    `${kind} ${label} ${description}`,
    ...rowsOf(children?.() ?? []),
  ])
}

suite('an archive of papers by their DOIs', () => {
  test('answers as one of papers on arXiv, of what is covered, mentioned and named', () => {
    const counts = { alreadyCovered: 0, mentions: 0 }
    fc.assert(
      fc.property(files, (written) => {
        const [ofArxiv, ofDois] = [onArxiv, elsewhere].map((papers) => {
          const texts = textsOf(written, papers)
          return answers(archiveOf(texts), texts, papers)
        })
        assert.deepEqual(ofDois, ofArxiv)
        counts.alreadyCovered += ofDois?.texts.flatMap(({ alreadyCovered }) => alreadyCovered).length ?? 0
        const namings = ofDois?.papers.flatMap((each) => each.namings) ?? []
        counts.mentions += namings.filter(([kind]) => kind === 'mention').length
      }),
      { numRuns: 25 },
    )
    assert.ok(counts.alreadyCovered > 10 && counts.mentions > 10, JSON.stringify(counts))
  })

  test('tells which were retracted since, and of a DOI nothing else', async () => {
    const later = {
      version: 2,
      updatedAt: '2025-05-01',
      journalReference: 'Nature 521 (2025)',
      doi: '10.1000/1',
    }
    const retraction = { date: '2025-03-04' }
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom({}, { retraction }), async (written, fields) => {
        const [ofArxiv, ofDois] = await Promise.all(
          [onArxiv, elsewhere].map(async (papers) => {
            const known = { ...paper({ id: '2403.00010' }), ...later, ...fields }
            const records = new Map(papers.ids.map((id) => [id, { ...known, id } as AnyPaper]))
            const changes = await changesSince(archiveOf(textsOf(written, papers)), records)
            return changes.map(({ kind, fact, covered, paper: { id } }) =>
              [kind, fact, papers.ids.indexOf(id), placeOf(covered)].join(' '),
            )
          }),
        )
        assert.deepEqual(
          ofDois,
          ofArxiv?.filter((change) => change.startsWith('retracted')),
        )
      }),
    )
  })
})

function textsOf(written: Written, papers: Papers): Readonly<Record<string, string>> {
  return Object.fromEntries(written.map(([file, entries]) => [file, write(entries, papers)]))
}
