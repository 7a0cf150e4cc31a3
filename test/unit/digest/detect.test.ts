import assert from 'node:assert/strict'
import { type Designation, isDigest } from '../../../src/core/digest/detect.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const papers = ['Glazing Stone Tiles', 'Sailing for Newcomers', 'Roofs of Slate', 'Wells of Tin'].map(
  (title, index) => ({ title, url: `https://arxiv.org/abs/2401.0000${index + 1}` }),
)
const items = papers.map(({ title, url }) => `- [${title}](${url})\n`).join('')
const commented = papers
  .map(({ title, url }) => `${title}\n${url}\nWorth the time, above all for its second half.\n`)
  .join('\n')
const prose =
  'The library trains small networks on graphs. The loader expects a folder of files, one graph in each, and writes its ' +
  'checkpoints beside them. Logs go to a folder of their own, and a run that was interrupted goes on where it stopped.\n\n'
const references = papers
  .map(({ title, url }, index) => `[${index + 1}] A. Author. ${title}. ${url}\n`)
  .join('\n')

const digests: Readonly<Record<string, string>> = {
  'entries with commentary': `# Week 5\n\n${commented}`,
  'entries with commentary and a long introduction': `# Week 5\n\n${prose}${commented}`,
  'a list of nothing but papers': `# To read\n\n${items}`,
  'a list by sections': `# Papers\n\nWhat I mean to read.\n\n## Trees\n\n${items}\n## Lakes\n\n${items}`,
  'entries of a day': `# 2024-02-03\n\nSome of these were hard to find.\n\n${items}`,
  'one entry and tags': `${papers[0]?.title}\n${papers[0]?.url}\nGood.\n\n#review\n`,
  'one entry in Hugo’s front matter with tags': `+++\ntags = ["review"]\n+++\n${papers[0]?.title}\n${papers[0]?.url}\nGood.\n`,
}

const others: Readonly<Record<string, string>> = {
  'a README with a list of references': `# Tree\n\n${prose}## Install\n\n${prose}## Usage\n\n${prose}## References\n\n${items}`,
  'a README that is short, with a list of references': `# Tree\n\nA library.\n\n## References\n\n${items}`,
  'a README that lists what it implements': `# Tree\n\n${prose}It implements:\n\n${items}\n## Install\n\n${prose}## Usage\n\n${prose}## FAQ\n\n${prose}`,
  'a README whose references begin with their authors': `# Tree\n\n${prose}## References\n\n${papers
    .map(({ title, url }) => `- Author et al., ${title}, arXiv:${url.slice(-10)}\n`)
    .join('')}`,
  'a README that is short, with two such references': `# Tree\n\nA library.\n\n## References\n\n${papers
    .slice(0, 2)
    .map(({ title, url }) => `- Author et al., ${title}, arXiv:${url.slice(-10)}\n`)
    .join('')}`,
  'a README with a table of models': `# Zoo\n\n${prose}| Model | Paper | Top-1 |\n| --- | --- | --- |\n${papers
    .map(({ title, url }) => `| ${title} | [paper](${url}) | 80.1 |\n`)
    .join('')}\n## Usage\n\n${prose}## Contributing\n\n${prose}`,
  'documentation that cites two papers': `# Optimizers\n\n${prose}See [${papers[0]?.title}](${papers[0]?.url}).\n\n${prose}See [${papers[1]?.title}](${papers[1]?.url}).\n\n${prose}`,
  'a paper with its bibliography': `# On Gardens\n\n## Abstract\n\n${prose}## 1 Introduction\n\n${prose}## References\n\n${references}`,
  'a bibliography': `# Bibliography\n\n${items}`,
  'a bibliography in plain text': `References\n\n${references}`,
  'a post that ends in further reading': `# How we trained it\n\n${prose}${prose}## Further reading\n\n${items}`,
  'a changelog': `# Changelog\n\n## 1.2.0 - 2024-03-01\n\n- Faster loading.\n${papers.map(({ title, url }) => `- Add ${title} (${url})\n`).join('')}`,
  'a changelog without a title': `## [1.2.0] - 2024-03-01\n\n${papers.map(({ title, url }) => `- Add ${title} (${url})\n`).join('')}`,
  'one paper among other things': `# Tree\n\n${prose}${papers[0]?.title}\n${papers[0]?.url}\n\n${prose}`,
  'no paper': '# 2024-02-03\n\nNothing this week. #review\n',
}

suite('what is a digest', () => {
  for (const [what, text] of Object.entries(digests)) {
    test(`is ${what}`, () => assert.ok(isDigest(parseDigest(text))))
  }

  for (const [what, text] of Object.entries(others)) {
    test(`is not ${what}`, () => assert.ok(!isDigest(parseDigest(text), { fileName: 'README.md' })))
  }

  test('may be told by the name of the file', () => {
    const digest = parseDigest(`${prose}${items}`)
    assert.ok(!isDigest(digest, { fileName: 'notes.md' }))
    assert.ok(isDigest(digest, { fileName: '2024-02-03.md' }))
  })

  for (const [said, designation, expected] of [
    ['', { isChosen: true }, true],
    ['', { isExcluded: true, isChosen: true }, false],
    ['digest: true', {}, true],
    ['digest: { rules: {} }', {}, true],
    ['digest:', {}, true],
    ['digest: true', { isExcluded: true }, false],
    ['digest: false', { isChosen: true }, false],
    ['title: Trees', {}, false],
    ['other: { digest: true }', {}, false],
  ] as const satisfies readonly (readonly [string, Designation, boolean])[]) {
    test(`is ${expected ? 'one' : 'none'} by ${said || 'no front matter'} and ${JSON.stringify(designation)}`, () => {
      assert.equal(isDigest(parseDigest(`---\n${said}\n---\nWords.\n`), designation), expected)
    })
  }

  test('is none where it says so, whatever it holds', () => {
    for (const text of Object.values(digests).filter((each) => !each.startsWith('+++'))) {
      assert.ok(!isDigest(parseDigest(`---\ndigest: false\n---\n${text}`)))
    }
  })
})
