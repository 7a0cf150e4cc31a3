// Records whose titles have labels, in several languages and ways of writing; one of them has no title yet.
import assert from 'node:assert/strict'
import { sayingOf } from '../../../src/core/digest/saying.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { besideTitle } from '../../../src/core/render/besideTitle.ts'

const languages = [
  ['Title', 'Link', 'Note'],
  ['Paper title', 'Link', 'Why'],
  ['タイトル', 'リンク', '感想'],
  ['论文标题', '链接', '评论'],
  ['제목', '링크', '감상'],
  ['Titel', 'Link', 'Notiz'],
  ['Titre', 'Lien', 'Avis'],
  ['Título', 'Enlace', 'Nota'],
] as const

const dress: readonly ((label: string, value: string) => string)[] = [
  (label, value) => `- ${label}: ${value}`.trimEnd(),
  (label, value) => `- **${label}**: ${value}`.trimEnd(),
  (label, value) => `${label}: ${value}`.trimEnd(),
  (label, value) => `${label}：${value}`,
  (label, value) => `**${label}:** ${value}`.trimEnd(),
]

const titles = ['Tides of March and of Other Months', '', 'Ponds of May and of Other Months']
const urls = titles.map((_, index) => `https://arxiv.org/abs/2401.0000${index + 1}`)

suite('records with labels of titles', () => {
  for (const labels of languages)
    test(`show no label, and one without a title is an entry: ${labels[0]}`, () => {
      for (const line of dress)
        for (const isLinkFirst of [false, true]) {
          const records = titles.map((title, index) => {
            const named = [line(labels[0], title), line(labels[1], urls[index] ?? '')]
            return [
              ...(isLinkFirst ? named.reverse() : named),
              line(labels[2], `Calm words ${index + 1}.`),
            ].join('\n')
          })
          const text = `# Week 20\n\n${records.join('\n\n')}\n`
          const digest = parseDigest(text)
          assert.deepEqual(
            digest.entries.map(({ title, link }) => [title?.text ?? '', link?.url]),
            titles.map((title, index) => [title, urls[index]]),
            text,
          )
          assert.deepEqual(digest.sections, [], text)
          for (const [index, entry] of digest.entries.entries()) {
            assert.ok(sayingOf(digest, entry).endsWith(`Calm words ${index + 1}.`), text)
            assert.deepEqual(besideTitle(digest, entry, undefined).words, [], text)
          }
        }
    })
})
