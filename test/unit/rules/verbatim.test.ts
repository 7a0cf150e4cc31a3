import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const title = 'Glazing Stone Tiles in Wide Gardens'
const facts = factsOf([paper({ id: '2401.00003', title, version: 5 })])
const check = (text: string) => checkDigest(parseDigest(text), { facts, settings: {}, log: silentLog })

/** Addresses with which the rules would find something. */
const addresses = [
  'http://arxiv.org/pdf/2401.00003v1.pdf',
  'https://arxiv.org/abs/2401.00003v1',
  'https://arxiv.org/abs/2413.00001',
  'arXiv:2413.00001',
  'https://www.google.com/url?q=https://arxiv.org/abs/2401.00003',
]
/** Ways to write what says only what is written there. */
const dresses: readonly ((words: string) => string)[] = [
  (words) => `\`${words}\``,
  (words) => `\`\`curl ${words}\`\``,
  (words) => `<code>${words}</code>`,
  (words) => `<kbd>${words}</kbd>`,
  (words) => `<pre>\n${words}\n</pre>`,
  (words) => `<script>\nfetch("${words}")\n</script>`,
  (words) => `%% ${words} %%`,
  (words) => `%%\n${words}\n%%`,
  (words) => `<!-- ${words} -->`,
  (words) => `> \`\`\`\n> ${words}\n> \`\`\``,
  (words) => `\`\`\`\n${words}\n\`\`\``,
  (words) => `- an item\n  \`\`\`\n  ${words}\n  \`\`\``,
  (words) => `{{/* ${words} */}}`,
  (words) => `$${words}$`,
]

suite('code, formulas and comments', () => {
  test('have nothing wrong with them, and stay as they are', () => {
    const entry = (at: number) => `Old Trees of Kind ${at}\nhttps://arxiv.org/abs/2401.0001${at}\nGood.\n\n`
    for (const dress of dresses)
      for (const address of addresses)
        for (const written of [
          dress(address),
          `Write it as\n\n${dress(address)}`,
          `- ${dress(address)}: so`,
        ]) {
          const text = `# Week\n\n${entry(1)}${entry(2)}${written}\n\n${entry(3)}`
          assert.equal(applyEdits(text, fixAll(text, check)), text, written)
          const found = check(text).filter(({ rule }) => rule.id !== 'missing-commentary')
          assert.deepEqual(
            found.map(({ rule, message }) => `${rule.id}: ${message}`),
            [],
            written,
          )
        }
  })
})
