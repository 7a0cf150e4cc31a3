import assert from 'node:assert/strict'
import { isManyPeople, isPeople } from '../../../../src/core/digest/titles/people.ts'

suite('lists of people', () => {
  test('are told in Latin letters with and without accents, in Hangul, Han and Kana', () => {
    const lists = [
      ...["Jean-Luc Picard, Ann O'Brien", "Stéphane d'Ascoli and Øystein Åse", 'J.P. Müller, L. Van Gool'],
      ...['Gido M. van de Ven, Chen Change Loy', 'Ian McMahan; Zoë Ó Briain', 'Smith, J. A. and Doe, K.'],
      ...[
        '김철수, 이영희',
        '山田 太郎、鈴木 はなこ',
        'Ann Author (1), Bo Author (2)',
        'Łukasz Żak, Đorđe Ćirić',
      ],
    ]
    for (const list of lists) assert.ok(isManyPeople(list), list)
    assert.ok(isPeople('Vaswani et al.'))
    assert.ok(isPeople('van den Oord et al.'))
  })

  test('are not told in titles, acronyms and prose', () => {
    const others = [
      ...[
        'GAN-based Models, BERT',
        'Fast, Cheap and Good',
        'a novel method, and its results',
        '좋은 결과, 나쁜 결과',
      ],
      ...['CVPR 2020', 'iOS, macOS', 'Mail, Return Addresses', '画像生成の論文、動画の論文'],
    ]
    for (const other of others) assert.equal(isManyPeople(other), false, other)
    for (const subtitle of [
      'A Survey',
      'The Next Step',
      'An Engineering Perspective',
      'A Systematic Review.',
    ])
      assert.equal(isPeople(subtitle), false, subtitle)
  })
})
