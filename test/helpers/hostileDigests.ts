import type { DigestWithPapers } from '../../src/core/export/exportFormat.ts'
import { attacks } from './attacks.ts'
import { exportedDigest } from './exportedDigests.ts'
import { paper } from './papers.ts'

/** A digest with one attack in every field of it and of its records. */
export interface HostileDigest {
  readonly attack: string
  readonly exported: DigestWithPapers
}

/** Papers of each hostile digest, in order. */
export const hostileIds = ['2401.00001', '2401.00002', '2401.00003'] as const

export const hostileDigests: readonly HostileDigest[] = attacks.map((attack) => ({
  attack,
  exported: exportedDigest(
    hostileText(attack),
    hostileIds.map((id) => hostilePaper(id, attack)),
    `notes/${attack}.md`,
  ),
}))

/** The same, all of a kind: what stands in a field is one line, and front matter is YAML. */
function hostileText(attack: string): string {
  const line = attack.replace(/[\r\n]+/g, ' ')
  return `---
title: ${JSON.stringify(line)}
tags: [${JSON.stringify(line)}]
---
# Week ${line}

## About ${line}

${attack}

### [A Title ${line}](https://arxiv.org/abs/2401.00001)

Said. ${attack} [click](${line.replace(/[()\s]/g, '')}) ![picture](https://attacker.example/p.png)

https://arxiv.org/abs/2401.00002

- [run](javascript:attacked=1) [run](command:attacked) [run](data:text/html,<script>attacked=1</script>) <javascript:attacked=1>

### [Third](https://arxiv.org/abs/2401.00003)

The last. #tag #${line.replace(/\s/g, '')}
`
}

function hostilePaper(id: string, attack: string) {
  return paper({
    id,
    title: `Recorded ${attack}`,
    authors: [`Ann ${attack}`, attack, 'Bo Author'],
    abstract: attack,
    comment: attack,
    journalReference: attack,
    doi: attack,
    categories: [attack],
    publishedAt: attack,
  })
}
