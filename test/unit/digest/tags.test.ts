import assert from 'node:assert/strict'
import fc from 'fast-check'
import { findTagsIn } from '../../../src/core/digest/tags.ts'

function namesIn(text: string): readonly string[] {
  return findTagsIn(text, 0).map(({ name }) => name)
}

suite('tags in text', () => {
  for (const [text, names] of [
    ['#Q++ #F# #vue.js #d’août #🍂 #nlp/text', ['Q++', 'F#', 'vue.js', 'd’août', '🍂', 'nlp/text']],
    ['#review. #tag, #other; #last!', ['review', 'tag', 'other', 'last']],
    ['Good #review.Next sentence', ['review']],
    ["#ICML's best and #ICML’s worst", ['ICML', 'ICML']],
    ['#a+b #R&D #C+ ', []],
    ['#fff #A1B2C3 #a1b2c3d4', []],
    ['#abcd #a1b2c3d', ['abcd', 'a1b2c3d']],
    ['#pragma once #include <x> #define A', []],
    ['#pragmatics #include_all', ['pragmatics', 'include_all']],
    ['#1 #2024 #3d', ['3d']],
    ['*#tag* **#other** _#third_', ['tag', 'other']],
    ['#👩‍🔬 #🇰🇷 #🌱grow', ['👩‍🔬', '🇰🇷', '🌱grow']],
    ['[small]{#anchor .x} ![x](a.png){ #fig-one } [b]{.x #other} {: .y #third} #tag', ['tag']],
    ['[[#Rivers]] [[Roots#Water]] [[#Old wells|wells]] #[[a]] [#tag]', ['tag']],
    ['#emph[a] #footnote[b #tag] #table(columns: 2, [c]) #image("d") #v(1em) #pagebreak()', ['tag']],
    ['#vision(2D) #good(읽음) #tag[^1] {see #other}', ['vision', 'good', 'tag', 'other']],
    ['#객체_탐지, #画像生成。', ['객체_탐지', '画像生成']],
  ] as const) {
    test(`are read whole or not at all: ${text}`, () => {
      assert.deepEqual(namesIn(text), names)
    })
  }

  test('are none in code, formulas and escapes, and are read beside them', () => {
    const literals = fc.constantFrom(
      ...[
        '`#define`',
        '`` a ` #tag ``',
        '\\#tag',
        '\\`',
        '$#A$',
        '$\\# #A_1$',
        '<code>#tag x</code>',
        '`\\`',
        '$$ #A $$',
      ],
    )
    fc.assert(
      fc.property(fc.array(literals, { maxLength: 6 }), (some) => {
        const text = some.map((literal, at) => `${literal} #tag${at}`).join(' ')
        assert.deepEqual(
          namesIn(text),
          some.map((_, at) => `tag${at}`),
        )
      }),
    )
  })

  for (const [text, names] of [
    ['a ` #tag', ['tag']],
    ['`` #tag `', ['tag']],
    ['costs $5 #cheap and $6 #dear', ['cheap', 'dear']],
    ['\\\\ #tag', ['tag']],
    ['x`#a`#b', ['b']],
    ['<code> #tag', ['tag']],
  ] as const)
    test(`are read where nothing is closed: ${text}`, () => {
      assert.deepEqual(namesIn(text), names)
    })

  test('are the same name in each normal form', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäéñü논문が]{2,12}$/u), (name) => {
        const [composed] = namesIn(`#x${name.normalize('NFC')} `)
        const [decomposed] = namesIn(`#x${name.normalize('NFD')} `)
        assert.equal(composed, decomposed)
      }),
    )
  })

  test('stand where their spans say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('#a', '#é', '++', ' ', '#b/c', '🌱', '#', '.js', ','), { maxLength: 8 }),
        (some) => {
          const text = some.join('')
          for (const { span, name } of findTagsIn(text, 5)) {
            assert.equal(text.slice(span.start - 5, span.end - 5).normalize('NFC'), `#${name}`)
          }
        },
      ),
    )
  })
})
