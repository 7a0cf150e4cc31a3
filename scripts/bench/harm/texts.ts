import { Archive, archiveSeenFrom } from '../../../src/core/archive/archive.ts'
import { recordDigest } from '../../../src/core/archive/digestRecord.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { Globs } from '../../../src/core/base/glob.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { site } from '../../../src/core/export/formats/site.ts'
import { renderMarkdown } from '../../../src/core/render/markdown.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { exportedDigest, exportOptions } from '../../../test/helpers/exportedDigests.ts'
import type { Figure } from './figure.ts'

const noPapers = { paper: () => undefined }
const standing = 'A Standing Title\nhttps://arxiv.org/abs/2401.00011\nSaid again.\n\n'
const dayOf = (number: number) => new Date(Date.UTC(1970, 0, 1 + number)).toISOString().slice(0, 10)

/** What texts of strangers cost that are made to cost much. */
export function measureTexts(): readonly Figure[] {
  const matrix = `$\\begin{matrix}${'&'.repeat(900)}\\end{matrix}$ `
  const html = { length: 0 }
  const formulasMs = timed(() => {
    html.length = renderMarkdown(matrix.repeat(54), { facts: noPapers, headingLevel: 3, firstLine: 0 }).length
  })
  // The first two warm the engine up.
  const checks = [2_000, 20_000, 2_000, 20_000].map(checkMs).slice(2)
  return [
    {
      what: 'a glob of 12 stars beside a name of 120 letters',
      figure: round(timed(() => new Globs(['*b*b*b*b*b*b*b*b*b*b*b*bc']).match(`${'b'.repeat(120)}.md`))),
      unit: 'ms',
      aim: 'below 10',
    },
    {
      what: '54 formulas of 900 cells, 50 kB',
      figure: round(html.length / 1e6),
      unit: 'MB',
      aim: '3 at most',
    },
    { what: '  time for them', figure: round(formulasMs), unit: 'ms', aim: 'below 2000' },
    {
      what: 'checking one of 2,000 digests with one paper',
      figure: Math.round((checks[0] ?? 0) * 1_000),
      unit: 'µs',
      aim: '',
    },
    {
      what: 'checking one of 20,000 digests with one paper',
      figure: Math.round((checks[1] ?? 0) * 1_000),
      unit: 'µs',
      aim: 'the same',
    },
    ...siteFigures(),
  ]
}

/** The median of a hundred checks of digests of the archive, as of all of them in turn; what they share is made with the first. */
function checkMs(count: number): number {
  const { archive, digest } = archiveOf(count)
  const check = (at: number) =>
    timed(() => {
      const facts = archiveSeenFrom(archive, { file: `${dayOf(at)}.md`, date: dayOf(at), isNote: false })
      checkDigest(digest, { facts: noPapers, settings: {}, log: silentLog, archive: facts })
    })
  check(count - 1)
  const each = Array.from({ length: 100 }, (_, at) => check(count - at - 1)).sort((a, b) => a - b)
  return each[50] ?? 0
}

function archiveOf(count: number) {
  const digest = parseDigest(`# Issue\n\n${standing}Another\nhttps://arxiv.org/abs/2401.00012\nToo.\n`)
  const record = recordDigest(digest, { file: 'a.md', isChosen: true })
  const archive = new Archive()
  archive.update(
    Array.from({ length: count }, (_, at) => ({
      file: `${dayOf(at)}.md`,
      record: record && { ...record, date: dayOf(at) },
    })),
  )
  return { archive, digest }
}

/** The pages are made one at a time, as whoever writes them asks for them. */
function siteFigures(): readonly Figure[] {
  const digests = Array.from({ length: 4_000 }, (_, at) =>
    exportedDigest(`# ${dayOf(at)}\n\n${standing}`, [], `${dayOf(at)}.md`),
  )
  let characters = 0
  const ms = timed(() => {
    for (const file of site.write(digests, exportOptions)) characters += file.text.length
  })
  return [
    {
      what: 'site of 4,000 digests with one paper',
      figure: round(characters / 1e6),
      unit: 'MB',
      aim: 'below 30',
    },
    { what: '  time for it', figure: round(ms), unit: 'ms', aim: 'below 20000' },
  ]
}

/** How long the work takes, in milliseconds. */
function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
