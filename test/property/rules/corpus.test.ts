import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { silentLog } from '../../../src/core/base/errors.ts'
import { looksLikeDigest } from '../../../src/core/digest/detect.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { rules } from '../../../src/core/rules/index.ts'
import type { Finding } from '../../../src/core/rules/rule.ts'
import { corpora, corpusFolder } from '../../helpers/corpus.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

/**
 * All that the default rules say of real digests and lists and of invented ones, by corpus, each looked at and true. What
 * a rule finds often in one file is counted. `missing-commentary` stands where most of the file's other entries have some.
 */
const expected: Readonly<Record<string, readonly string[]>> = {
  dev: [
    'dialects/2shin0__arxiv-ai-mailing/2025-07-24.md:148 hint missing-commentary',
    'dialects/d-dof__survey_in_m2/survey_in_m2.md:23 hint missing-commentary',
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
  ],
  // Two records have a remark after their titles (…:94, …:26); the others are of papers that arXiv names otherwise.
  lists: [
    'TanUkkii007__papers-i-read/README.md:94 hint title-mismatch',
    'carpedm20__paper-notes/README.md:10 hint noncanonical-link',
    'carpedm20__paper-notes/README.md:3 hint noncanonical-link',
    'chanmuzi__NLP-Paper-News/README_legacy.md:90 hint noncanonical-link',
    'domarps__papers-i-read/README.md hint noncanonical-link ×17',
    'domarps__papers-i-read/README.md:103 information missing-link',
    'domarps__papers-i-read/README.md:92 warning duplicate-paper',
    'facundoolano__software-papers/README.md:215 hint noncanonical-link',
    'facundoolano__software-papers/README.md:216 warning title-mismatch',
    'facundoolano__software-papers/README.md:218 hint noncanonical-link',
    'facundoolano__software-papers/README.md:396 hint noncanonical-link',
    'facundoolano__software-papers/README.md:401 warning title-mismatch',
    'facundoolano__software-papers/README.md:406 hint noncanonical-link',
    'hindupuravinash__the-gan-zoo/README.md hint noncanonical-link ×6',
    'hindupuravinash__the-gan-zoo/README.md:46 warning duplicate-paper',
    'hurshd0__must-read-papers-for-ml/README.md hint noncanonical-link ×30',
    'hurshd0__must-read-papers-for-ml/README.md:292 warning title-mismatch',
    'mhagiwara__paper-reviews/morph.md:210 information missing-link',
    'mhagiwara__paper-reviews/morph.md:53 hint missing-commentary',
    'myungsub__paper-notes/README.md:11 hint noncanonical-link',
    'myungsub__paper-notes/README.md:26 hint title-mismatch',
    'myungsub__paper-notes/README.md:37 hint noncanonical-link',
    'myungsub__paper-notes/README.md:5 hint noncanonical-link',
    'myungsub__paper-notes/README.md:53 hint noncanonical-link',
    'tesslerc__ML-Papers-TLDR/README.md hint missing-commentary ×10',
    'tesslerc__ML-Papers-TLDR/README.md:154 hint noncanonical-link',
    'tesslerc__ML-Papers-TLDR/README.md:155 warning empty-section',
    'tesslerc__ML-Papers-TLDR/README.md:157 warning empty-section',
    'thunlp__GNNPapers/README.md:393 information missing-link',
    'thunlp__GNNPapers/README.md:397 information missing-link',
    'visenger__awesome-mlops/papers.md hint missing-commentary ×25',
    'visenger__awesome-mlops/papers.md:81 hint noncanonical-link',
    'visenger__awesome-mlops/papers.md:116 information missing-link',
    'vlgiitr__papers_we_read/README.md hint noncanonical-link ×10',
  ],
  cases: [
    'bracket-title-author-badges.md:21 hint noncanonical-link',
    'bracket-title-author-badges.md:27 hint missing-commentary',
    'bracket-title-author-badges.md:31 hint noncanonical-link',
    'colon-titles-topic-ja.md:5 hint missing-commentary',
    'heading-in-list-item.md:10 hint noncanonical-link',
    'italic-authors-between-arxiv.md:6 hint noncanonical-link',
    'italic-authors-between-arxiv.md:9 hint noncanonical-link',
    'italic-authors-between.md:19 hint noncanonical-link',
    'italic-authors-between.md:7 hint noncanonical-link',
    'short-label-paragraph.md:7 hint missing-commentary',
    'shortcodes-before-link.md:11 hint noncanonical-link',
    'shortcodes-before-link.md:5 hint noncanonical-link',
    'table-label-full-stop.md:6 hint noncanonical-link',
  ],
}
/** More findings of one rule in one file are counted. */
const mostListed = 5
const noRecords = factsOf([])

suite('the rules on real digests', () => {
  const all = corpora()
  const facts = corpusFolder ? recordsOf(read(corpusFolder, 'titles.tsv')) : noRecords

  for (const name of Object.keys(expected))
    test(`say what is true, and nothing else: ${name}`, function () {
      const folder = all.find((corpus) => corpus.name === name)?.folder
      // Needs the corpora beside the checkout, which are not part of the project.
      if (!folder) return this.skip()
      this.timeout(60_000)
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
      assert.deepEqual(found.sort(), expected[name]?.toSorted())
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
