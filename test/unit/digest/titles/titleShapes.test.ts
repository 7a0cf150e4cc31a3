// Titles of real papers ask, plead, begin with a small letter or a digit, or are one word. Each is read in each form of an entry.
import assert from 'node:assert/strict'
import { silentLog } from '../../../../src/core/base/errors.ts'
import { parseDigest } from '../../../../src/core/digest/session.ts'
import { checkDigest } from '../../../../src/core/rules/digestCheck.ts'
import { factsOf, paper } from '../../../helpers/papers.ts'

const shapes = [
  // A question, with a verb in front, alone or with an answer.
  'Can small gardens give helpful shade to old trees? A year-long field study',
  'Should We Prune Twice?',
  'Do Oaks Remember Rain? An Analysis of Tree Rings',
  'May I Water Again? A plain but slow method for dry gardens',
  'Will it Grow?',
  'Are You Sure? On Doubts of Gardeners',
  'How much rain does a tree need?',
  'Would you prune this oak? Evidence from two hundred gardeners',
  'Could Rain Be Enough? A critical look',
  "What's in a Garden?",
  '"Why Should I Water You?": Explaining Gardens',
  // A small letter in front: a coined name, a symbol.
  'nuGardens: a broad semantic view of orchards',
  'iTree: counting leaves from the air',
  'pH in Soil',
  'f-GARDEN: Training Orchards by Divergence',
  'gr_ow: a neural pruner for orchards',
  'tree_net: Learning Shapes of Leaves',
  // A demand, a sentence.
  'Let It Rain',
  'We Need to Talk About Pruning',
  "Don't Prune the Oaks",
  'Please Water My Trees!',
  'It Is Not the Rain: Soil Matters',
  'This Tree Does Not Exist',
  'Everything you wanted to know about oaks',
  'Glazing Tiles, Slowly',
  // Digits.
  '3D Trees',
  '1000 Gardens for 10 Cities',
  '10,000 Leaves: A Dataset',
  '2.5D Orchards: Between Flat and Deep',
  'GPT-7 in Gardens',
  // Signs.
  '[Re] Glazing Stone Tiles',
  "'Cold' Trees in Warm Gardens",
  '‘Cold’ Trees in Warm Gardens',
  '"Small" Data in Big Gardens',
  'Small Data in "Big" Gardens',
  '$k$-Trees in Small Gardens',
  'Trees & Rain',
]
const address = 'https://arxiv.org/abs/2401.00011'
const forms: Readonly<Record<string, (title: string) => string>> = {
  'above its link': (title) => `${title}\n${address}\nCalm and long, and worth the time.\n`,
  'above its link, with blank lines': (title) => `# Week 5\n\n${title}\n\n${address}\n\nCalm and long.\n`,
  'in an item above its link': (title) => `- ${title}\n  ${address}\n  Calm and long.\n`,
  'in a numbered item': (title) => `1. ${title}\n   ${address}\n   Calm.\n`,
  'in front of its link': (title) => `- ${title} ${address}\n  Calm and long.\n`,
  'as the text of a link in an item': (title) => `- [${title}](${address}): calm and long.\n`,
  'as the text of a link in a heading': (title) => `## [${title}](${address})\n\nCalm and long.\n`,
  'as the text of a link in a table': (title) =>
    `| Paper | Said |\n| --- | --- |\n| [${title}](${address}) | calm |\n`,
  'as a heading': (title) => `## ${title}\n\n${address}\n\nCalm.\n`,
  'in bold': (title) => `**${title}**\n${address}\nCalm.\n`,
  'among others': (title) =>
    `Glazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\nGood.\n\n${title}\n${address}\nCalm.\n\n` +
    'Cold Mountains of the South\nhttps://arxiv.org/abs/2401.00002\nWide.\n',
}

suite('titles of every shape', () => {
  for (const [form, write] of Object.entries(forms))
    for (const title of shapes)
      test(`are read ${form}: ${title}`, () => {
        const digest = parseDigest(write(title))
        const entry = digest.entries.find(({ link }) => link?.url === address)
        assert.equal(entry?.title?.text, title)
        const facts = factsOf([paper({ id: '2401.00011', title })])
        const found = checkDigest(digest, { facts, settings: {}, log: silentLog })
        assert.deepEqual(
          found.map(({ rule }) => rule.id).filter((id) => id.endsWith('title') || id.startsWith('title')),
          [],
        )
      })
})
