import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { attacks } from '../../helpers/attacks.ts'
import { factsOf, paper } from '../../helpers/papers.ts'
import { renderDigest } from '../../helpers/renderDigest.ts'

/** All that our own code writes; attributes stand between the groups of words. */
const ownElements =
  /^(?:a|abbr|annotation|article|bdi|blockquote|br|code|dd|details|div|dl|dt|em|h[1-6]|header|hr|img|li|math|m[a-z]+|nav|ol|p|path|pre|q|s|semantics|span|strong|summary|svg|table|tbody|td|th|thead|time|tr|ul)$/
const ownAttributes =
  /^(?:accent|accentunder|alt|aria-[a-z]+|class|column[a-z]+|d|data-line|data-paper|datetime|depth|dir|display[a-z]*|encoding|fence|focusable|height|href|id|lang|loading|lspace|math[a-z]+|max[a-z]+|min[a-z]+|movablelimits|open|preserveaspectratio|role|row[a-z]+|rspace|script[a-z]+|separator|src|start|stretchy|style|symmetric|tabindex|title|viewbox|voffset|width|xlink:href|xmlns)$/i

suite('hostile digests and records', () => {
  test('become no element, no attribute and no address of their own, in any field', () => {
    for (const attack of attacks) {
      const html = renderDigest(parseDigest(hostileDigest(attack)), hostileFacts(attack), {
        fileName: attack,
      })
      for (const [element, name = '', attributes = ''] of html.matchAll(/<\/?([^\s<>/]*)([^<>]*)>/g)) {
        assert.match(name, ownElements, `${JSON.stringify(attack)} became ${element}`)
        for (const [, attribute = ''] of attributes.matchAll(/\s([^\s=]+)="[^"]*"/g))
          assert.match(attribute, ownAttributes, `${JSON.stringify(attack)} became ${element}`)
      }
      for (const [, address = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g))
        assert.match(
          address,
          /^(?:https?:|mailto:|[^:/?#]*(?:[/?#]|$))/i,
          `${JSON.stringify(attack)} became ${address}`,
        )
    }
  })

  test('are there to be read, title and abstract letter by letter', () => {
    for (const attack of attacks.filter((text) => !/[\\$]/.test(text))) {
      const html = renderDigest(
        parseDigest('A Title\nhttps://arxiv.org/abs/2401.00001\n'),
        hostileFacts(attack),
      )
      const shown = withoutEntities(html.replaceAll(/<[^>]*>/g, ''))
      assert.ok(shown.includes(attack.normalize('NFC')), JSON.stringify(attack))
    }
  })
})

function hostileDigest(attack: string): string {
  return `---
title: ${attack}
digest:
  tags: [${attack}]
---

# ${attack}

${attack}

## ${attack}

${attack}
https://arxiv.org/abs/2401.00001
${attack} and [${attack}](https://example.org/${attack}) ![${attack}](${attack})

- [${attack}](https://arxiv.org/abs/2401.00002): ${attack}
- **${attack}** ([code](https://example.org/${attack}))

| ${attack} | [Paper](https://arxiv.org/abs/2401.00003) |

#${attack}
`
}

function hostileFacts(attack: string) {
  const fields = {
    title: attack,
    authors: [attack, attack],
    abstract: attack,
    comment: attack,
    journalReference: attack,
    publishedAt: attack,
    categories: [attack],
  }
  return {
    ...factsOf(['2401.00001', '2401.00002', '2401.00003'].map((id) => paper({ ...fields, id }))),
    missingRecord: () => 'missing' as const,
    covered: () => [{ label: attack, url: attack, said: attack }],
    picture: (source: string) => (source.startsWith('https:') ? source : undefined),
    tagPage: () => attack,
  }
}

function withoutEntities(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
