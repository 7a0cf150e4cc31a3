import assert from 'node:assert/strict'
import { canNamePaper } from '../../../../src/core/digest/layouts/linkLabels.ts'

suite('labels of links', () => {
  test('name no paper where they say what lies behind the link', () => {
    const labels = [
      ...[
        'Paper',
        'pdf',
        'official code',
        'Project Page',
        'Link to the paper',
        'Hugging Face',
        'Slides 2',
        'x',
      ],
      ...[
        'The Code',
        'PyTorch implementation',
        'Semantic Scholar',
        '논문 링크',
        '代码',
        '**paper**',
        '2401.00001',
        '',
      ],
    ]
    for (const label of labels) assert.equal(canNamePaper(label), false, label)
  })

  test('name one where any other word is among them', () => {
    for (const label of [
      'Code Llama',
      'The Pile',
      'Paper Doll',
      'Data Cards',
      'Read My Mind',
      'BERT',
      '논문 읽기',
    ])
      assert.ok(canNamePaper(label), label)
  })
})
