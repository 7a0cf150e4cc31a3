// Kinds of lines that people write, each in the smallest document that shows it.
import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'

interface Kind {
  readonly name: string
  readonly text: string
  /** The titles of the entries, with the identifier where they have one. */
  readonly entries: readonly string[]
  readonly mentions?: readonly string[]
  readonly sections?: readonly string[]
}

const kinds: readonly Kind[] = [
  {
    name: 'an identifier between letters of East Asia',
    text: 'Tilting the Table\narXiv:2401.00011\n前にarXiv:2401.00012で見た話。arXiv:2401.00013の続き。\n',
    entries: ['Tilting the Table 2401.00011'],
    mentions: ['2401.00012', '2401.00013'],
  },
  {
    name: 'a title in italics that asks, with its venue',
    text: [
      '[1] Bellini, Carla. *Flat Minima in Practice*. https://arxiv.org/abs/2401.00021.',
      '[2] Moser, Paul. *Who Needs a Decoder ?* LREC 2021.',
      '[3] Ngata, Hemi. *Rivers of Text*. https://arxiv.org/abs/2401.00022.',
      '[4] Olsen, Pia. *Twelve Verbs*. https://arxiv.org/abs/2401.00023.',
      '',
    ].join('\n\n'),
    entries: [
      'Flat Minima in Practice 2401.00021',
      'Who Needs a Decoder ?',
      'Rivers of Text 2401.00022',
      'Twelve Verbs 2401.00023',
    ],
  },
  {
    name: 'authors and a number of others',
    text: '1. Slow Clocks for Fast Chips: A Study of Timing\n   D. Hu, A. Prentice and 11 others\n   https://arxiv.org/abs/2401.00031\n\n   Not bad.\n',
    entries: ['Slow Clocks for Fast Chips: A Study of Timing 2401.00031'],
  },
  {
    name: 'one author below a short title',
    text: '1. Latency of Compaction\n   S. Vargas\n   https://arxiv.org/abs/2401.00041\n\n   Short.\n',
    entries: ['Latency of Compaction 2401.00041'],
  },
  {
    name: 'surnames and a venue between bars',
    text: 'Folding Wide Networks / Okoro, Lindqvist / Quantum 2023\nhttps://arxiv.org/abs/2401.00051\nBring paper.\n',
    entries: ['Folding Wide Networks 2401.00051'],
  },
  {
    name: 'an author and pages between a question and its link',
    text: '- Do Robots Hesitate? K. Ojanen, THRI 9(2), 2020. https://dl.acm.org/doi/10.1145/9999001\n- Soft Hands, Hard Tasks, L. Nyberg, ICRA 2021. https://arxiv.org/abs/2401.00061\n- Grip and Slip, M. Adair, RSS 2022. https://arxiv.org/abs/2401.00062\n',
    entries: ['Do Robots Hesitate?', 'Soft Hands, Hard Tasks 2401.00061', 'Grip and Slip 2401.00062'],
  },
  {
    name: 'related papers after a sentence in a field',
    text: '## 7. Night Scenes at Scale\n- Link: https://arxiv.org/abs/2401.00071\n- Thoughts: nice figures. Related: https://arxiv.org/abs/2401.00072, https://arxiv.org/abs/2401.00073\n',
    entries: ['Night Scenes at Scale 2401.00071'],
    mentions: ['2401.00072', '2401.00073'],
  },
  {
    name: 'what a label says leads to no paper',
    text: '- [Counting Fair Coins](https://arxiv.org/abs/2401.00081): good\n- [Biased Dice and How to Love Them](https://arxiv.org/abs/2401.00082): better\n- [Urns Revisited](https://arxiv.org/abs/2401.00083)\n\n## More\n\n- Course: [The Ethics of Chance](https://ethics.example.org)\n- Podcast: [Dicey](https://pod.example.com/dicey)\n',
    entries: [
      'Counting Fair Coins 2401.00081',
      'Biased Dice and How to Love Them 2401.00082',
      'Urns Revisited 2401.00083',
    ],
  },
  {
    name: 'a sentence that leads to a link among titles of paragraphs',
    text: [
      '8/10 [Batches Are Not Free](https://arxiv.org/abs/2401.00091) `optimization`\nConvincing.',
      '6/10 [Momentum](https://arxiv.org/abs/2401.00092) `optimization`\nVery good. Read it together with [RAdjust](https://arxiv.org/abs/2401.00093).',
      '9/10 [Why Warm Up?](https://arxiv.org/abs/2401.00095) `optimization`\nYes.',
      'n/a [Clipping Done Right](https://arxiv.org/abs/2401.00094) `optimization`\nUnread.',
      '',
    ].join('\n\n'),
    entries: [
      'Batches Are Not Free 2401.00091',
      'Momentum 2401.00092',
      'Why Warm Up? 2401.00095',
      'Clipping Done Right 2401.00094',
    ],
    mentions: ['2401.00093'],
  },
  {
    name: 'a sentence around a bare link',
    text: '- Query Expansion Considered Expensive https://arxiv.org/abs/2401.00101 #ir\n- Lexical Matching after All https://arxiv.org/abs/2401.00102 #ir\n- One Vector per Sentence https://arxiv.org/abs/2401.00103\n- asked her about https://arxiv.org/abs/2401.00104, she says it never ran\n',
    entries: [
      'Query Expansion Considered Expensive 2401.00101',
      'Lexical Matching after All 2401.00102',
      'One Vector per Sentence 2401.00103',
    ],
    mentions: ['2401.00104'],
  },
  {
    name: 'an item without a link among others with one',
    text: '1. Learning Noise from Circuits, P. Czerny. [arXiv:2401.00111](https://arxiv.org/abs/2401.00111)\n2. Digital Folding, T. Tiro. [arXiv:2401.00112](https://arxiv.org/abs/2401.00112)\n3. Noise-Aware Compilation for Chemistry, J. Weiden (PhD thesis, 2020, print only)\n4. Error Bars for All, Y. Cai. [arXiv:2401.00113](https://arxiv.org/abs/2401.00113)\n',
    entries: [
      'Learning Noise from Circuits 2401.00111',
      'Digital Folding 2401.00112',
      'Noise-Aware Compilation for Chemistry',
      'Error Bars for All 2401.00113',
    ],
  },
  {
    name: 'who presented a paper, in brackets after each title',
    text: '## 1. Paper: Equivariance for Nothing? (Ola)\n\nhttps://arxiv.org/abs/2401.00121\n\nfine\n\n## 2. Paper: Spheres without Harmonics (Hanne)\n\nhttps://arxiv.org/abs/2401.00122\n\nfine too\n',
    entries: ['Equivariance for Nothing? 2401.00121', 'Spheres without Harmonics 2401.00122'],
  },
  {
    name: 'brackets that belong to a title where others have none',
    text: '- Popularity Is a Strong Baseline (Again) (https://arxiv.org/abs/2401.00131)\n- Sessions without Order (https://arxiv.org/abs/2401.00132)\n- Small Carts for Small Shops (https://arxiv.org/abs/2401.00133)\n',
    entries: [
      'Popularity Is a Strong Baseline (Again) 2401.00131',
      'Sessions without Order 2401.00132',
      'Small Carts for Small Shops 2401.00133',
    ],
  },
  {
    name: 'a table of results in the commentary',
    text: '**Quantising the Last Layer First**\nhttps://arxiv.org/abs/2401.00141\n\nCopied from the paper:\n\n| Method | Bits | PPL | Source |\n|---|---|---|---|\n| nearest | 4 | 6.29 | |\n| GQT | 4 | 5.85 | [Frantz et al.](https://arxiv.org/abs/2401.00142) |\n| AQW | 4 | 5.78 | [Linn et al.](https://arxiv.org/abs/2401.00143) |\n',
    entries: ['Quantising the Last Layer First 2401.00141'],
    mentions: ['2401.00142', '2401.00143'],
  },
  {
    name: 'rows of a schedule without a paper, and of a table of datasets',
    text: '| Date | Who | Paper |\n|---|---|---|\n| Sep 20 | Noor | [Probing without Parallel Data](https://arxiv.org/abs/2401.00151) |\n| Oct 4 | - | *no meeting* |\n| Oct 11 | Hanne | [Coreference in Prompts](https://arxiv.org/abs/2401.00152) |\n\n## Data\n\n| Name | Lines | Language |\n|---|---|---|\n| IAMB | 13,353 | English |\n| [RIM-2](https://rim.example.fr) | 12,104 | French |\n',
    entries: ['Probing without Parallel Data 2401.00151', 'Coreference in Prompts 2401.00152'],
  },
  {
    name: 'a comment that begins with a link, in the column of comments',
    text: '| 제목 | 링크 | 메모 |\n|---|---|---|\n| Beats as Tokens | [arXiv](https://arxiv.org/abs/2401.00161) | 빠르다 |\n| Music, Measured | [arXiv](https://arxiv.org/abs/2401.00162) | [MusicoR](https://arxiv.org/abs/2401.00163) 후속 |\n',
    entries: ['Beats as Tokens 2401.00161', 'Music, Measured 2401.00162'],
    mentions: ['2401.00163'],
  },
  {
    name: 'authors in italics with others, in a bibliography',
    text: '[1] R. Halvorsen and T. Mbeki, "Packets as a bandit problem," in *Proc. INFOCOM*, 2018, doi: 10.1109/INFOCOM.2018.9999001.\n\n[2] K. Lind, P. Rao, and A. Stein, "Congestion under adversarial loss," arXiv:2401.00171, 2020. [Online]. Available: https://arxiv.org/abs/2401.00171\n\n[3] J. Moreau *et al.*, "QUICker handshakes in the last mile," in *Proc. SIGCOMM*, 2021. [Online]. Available: https://dl.acm.org/doi/10.1145/9999002\n',
    entries: [
      'Packets as a bandit problem',
      'Congestion under adversarial loss 2401.00171',
      'QUICker handshakes in the last mile',
    ],
    mentions: [],
  },
  {
    name: 'chapters, words in capitals and words between stars above entries',
    text: '*** PAPERS ***\nTernary Weights at Scale - https://arxiv.org/abs/2401.00181 - good\nMerging Models by Sign - https://arxiv.org/abs/2401.00182 - better\nThe Tax of Tokens - https://arxiv.org/abs/2401.00183 - best\n\nChapter 3: Noise\n\nForgetting Labels Early - https://arxiv.org/abs/2401.00184 - fine\n\nOTHER METHODS\n\nSpeculation without a Draft - https://arxiv.org/abs/2401.00185 - fine\n',
    entries: [
      'Ternary Weights at Scale 2401.00181',
      'Merging Models by Sign 2401.00182',
      'The Tax of Tokens 2401.00183',
      'Forgetting Labels Early 2401.00184',
      'Speculation without a Draft 2401.00185',
    ],
    sections: ['PAPERS', 'Chapter 3: Noise', 'OTHER METHODS'],
  },
]

suite('kinds of lines that people write', () => {
  for (const { name, text, entries, mentions, sections } of kinds) {
    test(name, () => {
      const digest = parseDigest(text)
      const idOf = (link: (typeof digest.mentions)[number]['link'] | undefined) => {
        const reading = link?.arxiv?.reading
        return reading?.ok ? reading.reference.id : ''
      }
      assert.deepEqual(
        digest.entries.map(({ title, link }) => `${title?.text ?? ''} ${idOf(link)}`.trim()),
        entries,
      )
      if (mentions)
        assert.deepEqual(
          digest.mentions.map(({ link }) => idOf(link)),
          mentions,
        )
      if (sections)
        assert.deepEqual(
          digest.sections.map(({ label }) => label.text.replace(/^[\s*]+|[\s*]+$/g, '')),
          sections,
        )
    })
  }
})
