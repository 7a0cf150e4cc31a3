import assert from 'node:assert/strict'
import { sayingOf } from '../../../src/core/digest/saying.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

suite('what is said of an entry', () => {
  for (const [name, written, said = written] of [
    ['typed bullets', '• calm\n• long'],
    ['numbers in brackets', '(1) one\n(2) two'],
    ['letters', 'a) one\nb) two'],
    ['an escaped number, which begins no list', '1986\\. A great year.'],
    ['an escaped bullet', '\\- minus one'],
    ['a list of Markdown', '- calm\n- long'],
    ['one dash in front of all of it, which is none of its words', '– calm\nand long', 'calm\nand long'],
    ['the bracket that closes a formula', 'The loss is\n\n\\[\nx_1 = y\n\\]'],
    ['the signs that close a formula', 'The loss is\n\n$$\nx_1 = y\n$$'],
    ['a brace, a bracket and a quotation mark in lines of their own', 'f(x) {\n  y\n}\n)\n]\n"'],
    ['praise without words', 'Calm.\n\n👍'],
    ['no ornament between papers', 'Calm.\n\n· · ·', 'Calm.'],
  ] as const)
    test(`keeps ${name}`, () => {
      const digest = parseDigest(`Tides of March\nhttps://arxiv.org/abs/2401.00001\n${written}\n`)
      assert.deepEqual(
        digest.entries.map((entry) => sayingOf(digest, entry)),
        [said],
      )
    })
})
