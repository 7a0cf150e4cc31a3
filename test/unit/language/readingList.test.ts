import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/core/base/textEdit.ts'
import { isDigest } from '../../../src/core/digest/detect.ts'
import { withheldAs } from '../../../src/core/digest/frontMatter.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  addToReadingList,
  type ListedPaper,
  newReadingList,
  readingListName,
} from '../../../src/core/language/readingList.ts'
import { parseDoi } from '../../../src/core/paper/doi.ts'
import { arxivId } from '../../helpers/papers.ts'

const trees = { id: arxivId('2401.00001'), title: 'Growing  Small\nTrees' }
const line = '- [ ] Growing Small Trees https://arxiv.org/abs/2401.00001\n'
const add = (list: string, paper: ListedPaper = trees) => {
  const edit = addToReadingList(list, [paper])
  return edit && applyEdits(list, [edit])
}

suite('the reading list', () => {
  test('has a line for each paper, below all that is there', () => {
    const one = add(newReadingList)
    assert.equal(one, newReadingList + line)
    assert.equal(
      add(one, { id: arxivId('math/0211159') }),
      `${newReadingList}${line}- [ ] https://arxiv.org/abs/math/0211159\n`,
    )
    const doi = parseDoi('10.1000/x.1')
    assert.ok(doi)
    const article = add('', { id: doi, title: 'On <b>Trees</b>' })
    assert.equal(article, '- [ ] On \\<b>Trees\\</b> https://doi.org/10.1000/x.1\n')
    assert.equal(add(article, { id: doi }), undefined)
    assert.equal(add(article.replaceAll('\n', '\r\n'), { id: doi }), undefined)
  })

  test('has each paper once, by whichever address, ticked or not', () => {
    for (const named of [
      line,
      '- [x] Trees https://arxiv.org/pdf/2401.00001v2\n',
      '* [ ] [Trees](http://arxiv.org/abs/2401.00001): soon\n',
      'Also arXiv:2401.00001.\n',
    ])
      assert.equal(add(named), undefined, named)
    assert.ok(add('- [ ] Longer https://arxiv.org/abs/2401.000012\n'))
  })

  test('keeps every other line as it is', () => {
    for (const own of ['# Mine\n\n- [X] Old   \n\n\n', 'no line end', '\tmixed\r\nlines\n', '- [ ] a\r\n'])
      assert.ok(add(own)?.startsWith(own), own)
    assert.equal(add('no line end'), `no line end\n${line}`)
    assert.equal(add('- [ ] a\r\n'), `- [ ] a\r\n${line.replace('\n', '\r\n')}`)
  })

  test('is no digest, and is not published', () => {
    let list = newReadingList
    for (let at = 1; at < 9; at++)
      list = add(list, { id: arxivId(`2401.0000${at}`), title: `Title ${at}` }) ?? ''
    const digest = parseDigest(list)
    assert.equal(isDigest(digest, { fileName: readingListName, isChosen: true }), false)
    assert.equal(withheldAs(digest), 'draft')
  })
})
