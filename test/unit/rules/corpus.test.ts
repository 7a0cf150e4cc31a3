import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { silentLog } from '../../../src/core/base/log.ts'
import { looksLikeDigest } from '../../../src/core/digest/detect.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { corpusFolder } from '../../helpers/corpus.ts'
import { factsOf, paper } from '../../helpers/standInFacts.ts'

/**
 * All that the default rules say of real digests, each looked at and true. Hints about `http:` are counted: two of the
 * files write all their links so.
 */
const expected = [
  'dialects/2shin0__arxiv-ai-mailing/2025-07-24.md:148 hint missing-commentary',
  'dialects/Vincentqyw__cv-arxiv-daily/daily-table.md hint noncanonical-link ×41',
  'dialects/abhshkdz__papers/README.md hint noncanonical-link ×27',
  'dialects/d-dof__survey_in_m2/survey_in_m2.md:30 hint missing-commentary',
  'dialects/d-dof__survey_in_m2/survey_in_m2.md:30 warning duplicate-paper',
  'dialects/dair-ai__ML-Papers-of-the-Week/weekly-tables.md:16 warning title-mismatch',
  'dialects/dair-ai__ML-Papers-of-the-Week/weekly-tables.md:19 hint noncanonical-link',
  'dialects/dennybritz__deeplearning-papernotes/README.md:28 hint noncanonical-link',
  'dialects/dennybritz__deeplearning-papernotes/README.md:75 warning empty-section',
  'dialects/eugeneyan__llm-paper-notes/README.md:90 hint missing-commentary',
  'rosinality/2021/210508 Thoughts on recent papers.md:9 hint missing-commentary',
  'rosinality/2021/210511 Diffusion Models Beat GANs on Image Synthesis.md:1 hint noncanonical-link',
  'rosinality/reviews/200326 Thoughts on recent papers.md:7 warning missing-title',
  'rosinality/reviews/200708 Thoughts on recent papers.md:89 error malformed-arxiv-id',
]
/** More findings of one rule in one file are counted. */
const mostListed = 5

suite('the rules on real digests', () => {
  test('say what is true, and nothing else', function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    if (!corpusFolder) return this.skip()
    this.timeout(60_000)
    const folder = corpusFolder
    const facts = recordsOf(read(folder, 'titles.tsv'))
    const found = digestsIn(folder).flatMap((file) => {
      const digest = parseDigest(read(folder, file))
      if (!looksLikeDigest(digest)) return []
      const findings = checkDigest(digest, { facts, settings: {}, log: silentLog })
      return rules.flatMap(({ id }) =>
        listed(
          file,
          digest.text,
          findings.filter(({ rule }) => rule.id === id),
        ),
      )
    })
    assert.deepEqual(found.sort(), expected.toSorted())
  })
})

/** One line for each finding of a rule, or one for all. */
function listed(file: string, text: string, findings: readonly Finding[]): readonly string[] {
  const what = ({ rule, severity }: Finding) => `${severity} ${rule.id}`
  const [first] = findings
  if (first && findings.length > mostListed) return [`${file} ${what(first)} ×${findings.length}`]
  return findings.map((finding) => {
    const line = text.slice(0, finding.span.start).split('\n').length
    return `${file}:${line} ${what(finding)}`
  })
}

function digestsIn(folder: URL): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(?:md|txt)$/.test(file) && file !== 'README.md',
  )
}

/** Records with identifier and title alone, as the corpus has them. */
function recordsOf(lines: string) {
  const pairs = lines.split('\n').map((line) => line.split('\t'))
  return factsOf(
    pairs.flatMap(([id, title]) => (id && title ? [paper({ id, title, version: undefined })] : [])),
  )
}

function read(folder: URL, file: string): string {
  return readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), folder), 'utf8')
}
