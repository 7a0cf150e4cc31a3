import assert from 'node:assert/strict'
import { site } from '../../../src/core/export/formats/site.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { paper } from '../../helpers/papers.ts'

const papers = [
  paper({ id: '2401.00001', title: 'Growing <b>Trees</b>', categories: ['cs.LG'] }),
  paper({ id: '2401.00002', title: 'Small Ponds', categories: ['cs.CV'] }),
]
const entry = (id: string, title: string, said: string) =>
  `${title}\nhttps://arxiv.org/abs/${id}\n${said}\n\n`
const [trees, ponds] = [
  (said: string) => entry('2401.00001', 'Growing <b>Trees</b>', said),
  (said: string) => entry('2401.00002', 'Small Ponds', said),
]
const named =
  'As https://arxiv.org/abs/2401.00001, https://arxiv.org/abs/2402.00009 and https://doi.org/10.5555/Maps said.'
const digests = [
  exportedDigest(`# One\n\n${trees('They grow & grow.')}#weekly\n`, papers, '2023-11-05.md'),
  exportedDigest(`# Two\n\n${ponds(named)}${trees('Again.')}#weekly #ponds\n`, papers, '2024-03-08.md'),
  exportedDigest(`# Three\n\n${ponds(named)}#weekly\n`, papers, '2024-05-08.md'),
  exportedDigest(`# Four\n\n${ponds('No date.')}`, papers, 'four.md'),
]
const files = new Map(site.write(digests, exportOptions).map((file) => [file.path, file.text]))
const page = files.get('insights.html') ?? ''

suite('the pages of years', () => {
  test('are those of the years that digests name, linked from all pages and from each other', () => {
    const years = [...files.keys()].filter((path) => path.startsWith('insights'))
    assert.deepEqual(years, ['insights.html', 'insights/2023.html'])
    assert.match(files.get('index.html') ?? '', /href="insights\.html">Year in review/)
    assert.match(
      page,
      /aria-current="page" href="insights\.html">2024<\/a>[\s\S]*href="insights\/2023\.html">2023/,
    )
    const undated = site.write(
      [exportedDigest('# W\n\nA Title\nhttps://arxiv.org/abs/2401.00001\nSaid.\n')],
      exportOptions,
    )
    assert.ok(
      !undated.some(({ path, text }) => path.startsWith('insights') || text.includes('insights.html')),
    )
  })

  test('say the finding, draw it, and have its numbers as a table', () => {
    assert.match(page, /<dd>2<\/dd>.*digests|digests<\/dt><dd>2<\/dd>/)
    assert.match(page, /paper covered again<\/dt><dd>1<\/dd>/)
    assert.match(page, /<h2 id="months-heading">March was the busiest month<\/h2>/)
    assert.match(page, /Papers by month; the line is the year before/)
    assert.match(page, /<th scope="row">Mar<\/th><td>2<\/td><td>0<\/td>/)
    assert.match(page, /#weekly was used most/)
    assert.match(
      page,
      /Most papers: Computer Vision and Pattern Recognition \(cs\.CV\)|Machine Learning \(cs\.LG\)/,
    )
    for (const id of ['months', 'tags', 'subjects', 'lengths'])
      assert.match(page, new RegExp(`<svg class="plot"[^>]*role="img" aria-labelledby="${id}-heading"`))
  })

  test('have the subject of a paper that the year covers by the DOI of its journal version', () => {
    const known = [paper({ id: '2401.00001', doi: '10.5555/ponds', categories: ['cs.CV'] })]
    const text = '# Two\n\nSmall Ponds\nhttps://doi.org/10.5555/Ponds\nIn a journal.\n'
    const [of2024] = site
      .write(
        [
          exportedDigest(`# One\n\n${trees('They grow.')}`, known, '2023-11-05.md'),
          exportedDigest(text, known, '2024-03-08.md'),
        ],
        exportOptions,
      )
      .filter(({ path }) => path === 'insights.html')
    assert.match(of2024?.text ?? '', /Most papers: Computer Vision/)
  })

  test('name all that share the first place, and none if too many do', () => {
    const shared = (months: readonly string[]) => {
      const tied = months.map((month) => {
        const entry = `A Title\nhttps://arxiv.org/abs/2401.000${month}\nWhat I think of it.\n`
        return exportedDigest(`# W\n\n${entry}\n#in_${month}\n`, [], `2024-${month}-08.md`)
      })
      return site.write(tied, exportOptions).find(({ path }) => path === 'insights.html')?.text ?? ''
    }
    const two = shared(['02', '12'])
    assert.match(two, /<h2 id="months-heading">February and December were the busiest months<\/h2>/)
    assert.match(two, /<h2 id="tags-heading">#in_(?:02|12) and #in_(?:02|12) were used most<\/h2>/)
    assert.equal(two.match(/class="bar strong"/g)?.length, 3, 'both months, and the length of both comments')
    assert.equal(two.match(/class="dot strong"/g)?.length, 2)
    const five = shared(['01', '02', '03', '04', '05'])
    assert.match(five, /<h2 id="months-heading">No month had more than 1 paper<\/h2>/)
    assert.match(five, /<h2 id="tags-heading">No tag was used more than once<\/h2>/)
  })

  test('name what was named most, where it is reviewed or on arXiv, and what is new', () => {
    assert.match(
      page,
      /<a href="digests\/2024-03-08\.html#2401\.00001"><bdi[^>]*>Growing &lt;b&gt;Trees&lt;\/b&gt;<\/bdi><\/a> <span class="count">2 times/,
    )
    assert.match(page, /<a href="https:\/\/arxiv\.org\/abs\/2402\.00009"><bdi[^>]*>arXiv:2402\.00009/)
    assert.match(page, /<a href="https:\/\/doi\.org\/10\.5555\/maps"><bdi[^>]*>doi:10\.5555\/maps/)
    assert.match(page, /href="tags\/ponds\.html">#ponds<\/a> <time class="count" datetime="2024-03-08">/)
    assert.doesNotMatch(files.get('insights/2023.html') ?? '', /New this year/)
  })

  test('draw who cites whom, with links to the entries and the same as a table', () => {
    const cited = [
      paper({ id: '2401.00001', title: 'Growing <b>Trees</b>', publishedAt: '2023-01-02' }),
      paper({ id: '2401.00002', title: 'Small Ponds', cites: ['2401.00001', '2401.00002', '10.1000/a'] }),
    ]
    const withDoi = `# Two\n\n${ponds('Said.')}Old Hills\nhttps://doi.org/10.1000/a\nWhat I think.\n`
    const text =
      site
        .write(
          [
            exportedDigest(`# One\n\n${trees('Said.')}`, cited, '2023-11-05.md'),
            exportedDigest(withDoi, cited, '2024-03-08.md'),
          ],
          exportOptions,
        )
        .find(({ path }) => path === 'insights.html')?.text ?? ''
    assert.match(text, /<h2 id="citations-heading">Cited most: “Growing Trees” and “Old Hills”</)
    assert.match(text, /1 paper of the year cites 2 papers covered here\./)
    assert.equal(text.match(/<path class="link strong"/g)?.length, 2)
    assert.match(text, /<ol><li><a href="digests\/2023-11-05\.html#2401\.00001"><bdi[^>]*>Growing/)
    assert.match(
      text,
      /<th scope="row">Small Ponds<\/th><td><ul><li>Growing Trees<\/li><li>Old Hills<\/li><\/ul><\/td>/,
    )
    assert.doesNotMatch(page, /citations/)
  })

  test('are in the language of the digests', () => {
    const korean = exportedDigest(
      `# 주간\n\n${ponds('작은 연못에 대한 논문입니다. 재미있습니다.')}${trees('나무가 자라는 이야기입니다.')}`,
      papers,
      '2024-03-08.md',
    )
    const text = site.write([korean], exportOptions).find(({ path }) => path === 'insights.html')?.text ?? ''
    assert.match(text, /<html lang="ko"[\s\S]*2024년 돌아보기[\s\S]*3월에 가장 많이 다뤘습니다/)
  })
})
