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
  readonly said?: readonly string[]
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
    name: 'an item with an empty link among others in bold',
    text: '1. **Lines in Graphs.** ICML 2020. [paper](https://arxiv.org/abs/2001.00105)\n1. **Points in Graphs.** AAAI 2020. [paper]()\n1. **Trees in Graphs.** ICML 2021. [paper](https://arxiv.org/abs/2101.00106)\n1. **Forests in Graphs.** ICML 2021. [paper](https://arxiv.org/abs/2101.00107)\n1. **Please note** what follows.\n',
    entries: [
      'Lines in Graphs 2001.00105',
      'Points in Graphs',
      'Trees in Graphs 2101.00106',
      'Forests in Graphs 2101.00107',
    ],
    mentions: [],
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
  {
    name: 'labels in brackets',
    text: '【标题】HalfTone: Training with Half the Negatives\n【作者】Ruan Mei, Oskar Dahlin\n【链接】https://arxiv.org/abs/2401.00191\n【备注】省显存。\n\n【标题】Retrieval Is a Game\n【作者】Hou Zixin\n【链接】https://arxiv.org/abs/2401.00192\n【备注】有意思。\n',
    entries: ['HalfTone: Training with Half the Negatives 2401.00191', 'Retrieval Is a Game 2401.00192'],
  },
  {
    name: 'lines of a log, in small letters',
    text: 'jan 3 - a plain baseline for gaze (https://arxiv.org/abs/2401.00201) - plain indeed\njan 5 - keypoints without points (https://arxiv.org/abs/2401.00202) - cute\njan 9 - temporal order for free (https://arxiv.org/abs/2401.00203) - not free, they hide a network (https://arxiv.org/abs/2401.00204)\n',
    entries: [
      'a plain baseline for gaze 2401.00201',
      'keypoints without points 2401.00202',
      'temporal order for free 2401.00203',
    ],
    mentions: ['2401.00204'],
  },
  {
    name: 'a journal, a date and the number of a database below a title in bold',
    text: '**A switch controls appetite in mice**\n*Cell Reports*, Oct 2024 · PMID [38999901](https://pubmed.ncbi.nlm.nih.gov/38999901/)\n- nice\n\n**Jams predict yield**\n*bioRxiv*, Sep 2024 · [preprint](https://www.biorxiv.org/content/10.1101/2024.09.18.999901v1)\n- two parameters!\n',
    entries: ['A switch controls appetite in mice', 'Jams predict yield'],
  },
  {
    name: 'titles in bold at the beginning and links at the end of paragraphs',
    text: '**Grammar Without Rules.** A group trains a parser on judgements. Fine. ([arXiv](https://arxiv.org/abs/2401.00211))\n\n**Probing for Manners.** Honorifics, layer by layer, as [others saw for gender](https://arxiv.org/abs/2401.00212). ([arXiv](https://arxiv.org/abs/2401.00213))\n\n**Dialects by Distance.** From walking distance. ([arXiv](https://arxiv.org/abs/2401.00214))\n',
    entries: [
      'Grammar Without Rules 2401.00211',
      'Probing for Manners 2401.00213',
      'Dialects by Distance 2401.00214',
    ],
    mentions: ['2401.00212'],
  },
  {
    name: 'the outline of Org',
    text: '* Compilers\n** DONE [[https://arxiv.org/abs/2401.00221][Loops in a Grammar of Rewrites]]\n   Slow.\n** TODO [[https://arxiv.org/abs/2401.00222][Graphs on a Budget]]\n* Types\n** DONE [[https://arxiv.org/abs/2401.00223][Gradual Typing in a Hurry]]\n   Fine.\n',
    entries: [
      'Loops in a Grammar of Rewrites 2401.00221',
      'Graphs on a Budget 2401.00222',
      'Gradual Typing in a Hurry 2401.00223',
    ],
    sections: ['Compilers', 'Types'],
  },
  {
    name: 'an entity in a title',
    text: '- [One Query &amp; No Shadow](https://arxiv.org/abs/2401.00231): fine\n',
    entries: ['One Query & No Shadow 2401.00231'],
  },
  {
    name: 'items that an editor has broken into lines',
    text: '- Liam Okafor and Ingrid Camille de la Cruz. Censorship Resistance through\n  Conference Traffic. In *EuroS&P*, 2023.\n  [pdf](https://arxiv.org/abs/2401.00241)\n- **Physics and Super-Resolution\n  of Urban Heat.** Daichi Al-Khatib, Priya Deng. *Nature Communications*, 2023. [[paper](https://arxiv.org/abs/2401.00242)]\n- P. Halvorsen, M. Rasmussen, and E. Brze, "Do They Listen?\n  Perceptual Evaluation of Prosody," *Trans. Audio,\n  Speech*, 2018. [[pdf](https://arxiv.org/abs/2401.00243)]\n',
    entries: [
      'Censorship Resistance through Conference Traffic 2401.00241',
      'Physics and Super-Resolution of Urban Heat 2401.00242',
      'Do They Listen? Perceptual Evaluation of Prosody 2401.00243',
    ],
  },
  {
    name: 'titles that lead to notes, with their address beside them',
    text: '- Naps for Networks https://arxiv.org/abs/2401.00131\n- [The Pillow File System](https://github.com/someone/notes/blob/main/pfs.md) https://labs.example.com/pfs.html\n- Beds for Batches https://arxiv.org/abs/2401.00132\n- Soups and Sums https://arxiv.org/abs/2401.00133\n',
    entries: [
      'Naps for Networks 2401.00131',
      'The Pillow File System',
      'Beds for Batches 2401.00132',
      'Soups and Sums 2401.00133',
    ],
  },
  {
    name: 'weeks of a log, one of them without a paper',
    text: 'What I read, newest first.\n\nWeek 12 (03/18/2024):\n- [Naps for Networks](https://arxiv.org/abs/2401.00131)\n\nWeek 11 (03/11/2024):\n- _Holidays_\n\nWeek 10 (03/04/2024):\n- [Beds for Batches](https://arxiv.org/abs/2401.00132)\n',
    entries: ['Naps for Networks 2401.00131', 'Beds for Batches 2401.00132'],
    sections: ['Week 12 (03/18/2024):', 'Week 11 (03/11/2024):', 'Week 10 (03/04/2024):'],
  },
  {
    name: 'labels in bold above lists of titles without a remark',
    text: '**Sleep**\n\n- [Naps for Networks](https://arxiv.org/abs/2401.00131)\n- [Beds for Batches](https://arxiv.org/abs/2401.00132)\n\n**Food**\n\n- [Soups and Sums](https://arxiv.org/abs/2401.00133)\n\n**Games**\n\n- [Chess by Mail](https://arxiv.org/abs/2401.00134)\n',
    entries: [
      'Naps for Networks 2401.00131',
      'Beds for Batches 2401.00132',
      'Soups and Sums 2401.00133',
      'Chess by Mail 2401.00134',
    ],
    sections: ['Sleep', 'Food', 'Games'],
  },
  {
    name: 'remarks in bold between titles',
    text: '[Naps for Networks](https://arxiv.org/abs/2401.00131)\n\n**Must read**\n\n[Beds for Batches](https://arxiv.org/abs/2401.00132)\n\n**Not for me**\n\n[Soups and Sums](https://arxiv.org/abs/2401.00133)\n',
    entries: ['Naps for Networks 2401.00131', 'Beds for Batches 2401.00132', 'Soups and Sums 2401.00133'],
    sections: [],
  },
  {
    name: 'items whose titles go on at the edge of the text',
    text: '- [x] Counting Sheep at Night https://arxiv.org/abs/2401.00121\n- [ ] A Study of Naps:\nDeep and Shallow Sleep in Networks https://arxiv.org/abs/2401.00122\n- [ ] Dreams of Machines https://arxiv.org/abs/2401.00123\n- [ ] Weighted Pillows in\nSpeech Recognition https://arxiv.org/abs/2401.00124\n- [ ] Blankets for All https://arxiv.org/abs/2401.00125\n- [ ] nothing else this week.\nI was away, see https://arxiv.org/abs/2401.00126\n',
    entries: [
      'Counting Sheep at Night 2401.00121',
      'A Study of Naps: Deep and Shallow Sleep in Networks 2401.00122',
      'Dreams of Machines 2401.00123',
      'Weighted Pillows in Speech Recognition 2401.00124',
      'Blankets for All 2401.00125',
    ],
    mentions: ['2401.00126'],
  },
  {
    name: 'a wrapped title above one author and a link of its own',
    text: '2. Implicit Bias of Mirror Descent on Separable Data with Heavy-Tailed\n   Noise\n   Q. Zhaolund\n   https://arxiv.org/abs/2401.00251\n\n   Gap in lemma 4.\n',
    entries: ['Implicit Bias of Mirror Descent on Separable Data with Heavy-Tailed Noise 2401.00251'],
  },
  {
    name: 'a paragraph of a bibliography that is broken into lines',
    text: 'Bianchini, Sandro, and Mei Kwan. "Stylometry for Translators: Whose Voice\nIs It?" arXiv, 2022, https://arxiv.org/abs/2401.00261.\n\nWeaker than the author.\n',
    entries: ['Stylometry for Translators: Whose Voice Is It? 2401.00261'],
  },
  {
    name: 'a title in italics in front of authors or a year',
    text: '* *The Log Is No Database*, Bianchini (2006). [pdf](https://arxiv.org/abs/2401.00271)\n* *One Round Is Enough, Almost* (2024). Me convence a medias. [enlace](https://arxiv.org/abs/2401.00272)\n* *Checksums in Practice*, Kwan (2017). [pdf](https://arxiv.org/abs/2401.00273)\n',
    entries: [
      'The Log Is No Database 2401.00271',
      'One Round Is Enough, Almost 2401.00272',
      'Checksums in Practice 2401.00273',
    ],
  },
  {
    name: 'authors in front of a title in italics, a subject in the label',
    text: '- A. Rouxel, T. Vogt, *Wormholes with a Small Constant*, [arXiv:2401.00281 [hep-th]](https://arxiv.org/abs/2401.00281)\n- The ARGON Collaboration, *First Results on Dark Energy*, [arXiv:2401.00282 [astro-ph.CO]](https://arxiv.org/abs/2401.00282)\n- D. Xun *et al.*, *$B \\to K^* \\ell^+$ without Form Factors*, [arXiv:2401.00283](https://arxiv.org/abs/2401.00283)\n',
    entries: [
      'Wormholes with a Small Constant 2401.00281',
      'First Results on Dark Energy 2401.00282',
      '$B \\to K^* \\ell^+$ without Form Factors 2401.00283',
    ],
  },
  {
    name: 'a byline after quotation marks',
    text: '- „Mengen, die schrumpfen“ von Anke Riedler und Paolo Nesi (https://arxiv.org/abs/2401.00291): Kurz und schön.\n- „Für eine Handvoll Quantile“ von Miriam Oberhube (https://arxiv.org/abs/2401.00292): Nett.\n',
    entries: ['Mengen, die schrumpfen 2401.00291', 'Für eine Handvoll Quantile 2401.00292'],
  },
  {
    name: 'references with initials last and the year at the end',
    text: '1. Tammi, K. & Rodríguez, A. Fish settle where it is loud. *Nature* **618**, 112–118 (2023). https://doi.org/10.1038/s41586-023-99901-4 — started it\n2. Odu, F. *et al.* Sound speeds recovery. *Sci. Adv.* **9**, eadf9081 (2023). https://doi.org/10.1126/sciadv.999901\n3. Liddel, P. J. & Hara, M. Do corals hear? *Biol. Lett.* **18** (2022). https://doi.org/10.1098/rsbl.2022.9901\n4. Graff, E. ReefTones: a package. *Methods* **14**, 990 (2023). https://arxiv.org/abs/2401.00301\n',
    entries: [
      'Fish settle where it is loud',
      'Sound speeds recovery',
      'Do corals hear?',
      'ReefTones: a package 2401.00301',
    ],
  },
  {
    name: 'a title like two names below a link, with its author in brackets',
    text: 'https://arxiv.org/abs/2401.00311\nMask Less, Learn More (Tobias Grünn)\n작은 데이터에 좋다.\n',
    entries: ['Mask Less, Learn More 2401.00311'],
  },
  {
    name: 'a date and a presenter in front of each title',
    text: '- 4/11 顔合わせ\n- 4/18 田所: Vision Models for Farming (ICRA 2023) [[pdf](https://arxiv.org/abs/2401.00321)]\n- 4/25 小野寺: Contact from Sound (CoRL 2022) [[pdf](https://arxiv.org/abs/2401.00322)]\n- 5/9 Park: Planners in Cluttered Kitchens [[pdf](https://arxiv.org/abs/2401.00323)]\n- 5/16 田所: Grasping Clear Things Twice https://arxiv.org/abs/2401.00324\n',
    entries: [
      'Vision Models for Farming 2401.00321',
      'Contact from Sound 2401.00322',
      'Planners in Cluttered Kitchens 2401.00323',
      'Grasping Clear Things Twice 2401.00324',
    ],
  },
  {
    name: 'months in brackets over lines with dates and names',
    text: '[3월]\n3/7  오리엔테이션\n3/14 박서윤 - Pretraining for Wearables (https://arxiv.org/abs/2401.00331)\n3/21 김도현 - Calibrating Alarms (https://arxiv.org/abs/2401.00332)\n\n[4월]\n4/4  Tuan - Time Series Are Sentences, Sometimes (https://arxiv.org/abs/2401.00333)\n4/18 이하늘 : Sampling and Its Discontents (https://arxiv.org/abs/2401.00334)\n',
    entries: [
      'Pretraining for Wearables 2401.00331',
      'Calibrating Alarms 2401.00332',
      'Time Series Are Sentences, Sometimes 2401.00333',
      'Sampling and Its Discontents 2401.00334',
    ],
    sections: ['[3월]', '[4월]'],
  },
  {
    name: 'a thread of numbered paragraphs with links at their ends',
    text: '1/ Neurons That Count Brackets. Exactly one neuron closes them. https://arxiv.org/abs/2401.00341\n\n2/ Features Are Not Directions. Long, a bit grumpy. https://arxiv.org/abs/2401.00342\n\n3/ Dictionaries on a Budget. I use this now! https://arxiv.org/abs/2401.00343 (code: https://github.com/example/budget)\n\nAs others said, https://arxiv.org/abs/2401.00344 did so before.\n',
    entries: [
      'Neurons That Count Brackets 2401.00341',
      'Features Are Not Directions 2401.00342',
      'Dictionaries on a Budget 2401.00343',
    ],
    mentions: ['2401.00344'],
  },
  {
    name: 'headings whose paper is linked in the words below',
    text: "# Gazette 47\n\n## Models That Claim to Be Tired\n\n**What's new:** Long chats shorten answers. [Paper](https://arxiv.org/abs/2401.00351)\n\n**Why:** It vanishes.\n\n## Video for the Price of Images\n\n**What's new:** Trains on stills. [Paper](https://arxiv.org/abs/2401.00352) | [Project page](https://still.example.io)\n\n## Left Socks Only\n\nA robot folds socks. [Read the paper](https://arxiv.org/abs/2401.00353). We did not notice.\n\n## Jobs\n\n- Research engineer. [Apply](https://jobs.example.com/1)\n",
    entries: [
      'Models That Claim to Be Tired 2401.00351',
      'Video for the Price of Images 2401.00352',
      'Left Socks Only 2401.00353',
    ],
    sections: ['Jobs'],
  },
  {
    name: 'authors and a year in bold in front of a title in quotation marks',
    text: '**Ahlberg & Brömner (2022):** „Shrinkage for the Nervous“, arXiv:2401.00361. Schön.\n\n**Tanaker (2021):** „Median of Medians“, arXiv:2401.00362. Ja.\n\n**Okonko, Reimers (2022):** „Causal Forests in Forests“, [arXiv:2401.00363](https://arxiv.org/abs/2401.00363). Gut.\n',
    entries: [
      'Shrinkage for the Nervous 2401.00361',
      'Median of Medians 2401.00362',
      'Causal Forests in Forests 2401.00363',
    ],
  },
  {
    name: 'titles like two names, in headings and paragraphs',
    text: '### Uncertainty Is Cheap, Certainty Is Dear\n📄 https://arxiv.org/abs/2401.00371\n👥 Ortiz, Sokolow\n💬 i knew it\n\n### Sliding Windows, Stuck Doors\n📄 https://arxiv.org/abs/2401.00372\n👥 Nowak et al\n💬 honest\n',
    entries: [
      'Uncertainty Is Cheap, Certainty Is Dear 2401.00371',
      'Sliding Windows, Stuck Doors 2401.00372',
    ],
  },
  {
    name: 'surnames, a venue and a year in italics below a heading',
    text: '### Temperature Scaling Shifted\n*Novak, Ito, Brandt. UAI 2019*\nhttps://arxiv.org/abs/2401.00381\n\n- one scalar is not enough\n\n### Ensembles of One\n*Brandt. 2023*\nhttp://arxiv.org/abs/2401.00382v3\n\nfine\n',
    entries: ['Temperature Scaling Shifted 2401.00381', 'Ensembles of One 2401.00382'],
  },
  {
    name: 'who wrote a paper after "by", where most titles say so',
    text: 'Children as Intuitive Experimenters by Laura Schmitz-Bonau\n[PDF](https://arxiv.org/abs/2401.00391)\n- blickets\n\nModels That Explore by Brandon Lakeside, Tomer Felder, and Josh Gersh\n[PDF](https://arxiv.org/abs/2401.00392)\n- target article\n\nThe Brain Ten Years On by David Knills\n[PDF](https://arxiv.org/abs/2401.00393)\n- fine\n',
    entries: [
      'Children as Intuitive Experimenters 2401.00391',
      'Models That Explore 2401.00392',
      'The Brain Ten Years On 2401.00393',
    ],
  },
  {
    name: 'items without a link, or without a title, between entries of a list',
    text: '- [Attention as Smoothing](https://arxiv.org/abs/2401.00401)\n- [Why I Stopped Ranking](https://arxiv.org/abs/2401.00402), a rant\n- Discourse before Transformers – thesis of a friend, no link yet\n- https://arxiv.org/abs/2401.00403\n- [Rhetoric in Judgments](https://arxiv.org/abs/2401.00404)\n\n## Plans\n\n- Read Less and Sleep More\n- Ask Anna for the Slides\n',
    entries: [
      'Attention as Smoothing 2401.00401',
      'Why I Stopped Ranking 2401.00402',
      'Discourse before Transformers',
      '2401.00403',
      'Rhetoric in Judgments 2401.00404',
    ],
  },
  {
    name: 'items without a link whose badge, people or next line belong to a paper',
    text: '* [Ordering Graphs](https://arxiv.org/abs/2401.01001), *Mara Lind*, 2023\n* Sparse Trees for Sparse Labels ![](https://badges.example/TPAMI-2023-blue)\n* [Trees by Degree](https://arxiv.org/abs/2401.01004), 2023\n* TreeMLP++ - Yan Hollis, *arXiv* (cites 88)\n* [Smooth Orders](https://arxiv.org/abs/2401.01002),\n  *Greta Moor*, 2022\n* Optical order is hard to beat,\n  *Georgy Ash*, GMD 2019\n* [Orders of Orders](https://arxiv.org/abs/2401.01003), 2021\n* ask Ann\n* todo: Ben Marsh\n',
    entries: [
      'Ordering Graphs 2401.01001',
      'Sparse Trees for Sparse Labels',
      'Trees by Degree 2401.01004',
      'TreeMLP++',
      'Smooth Orders 2401.01002',
      'Optical order is hard to beat',
      'Orders of Orders 2401.01003',
    ],
  },
  {
    name: 'titles in bold that look like people, without a link, over lines of fields',
    text: '1. **Pruning by Ear**<br>\n   *Elias Frank*<br>\n   + [Paper](https://arxiv.org/abs/2401.01011)\n\n2. **Massive Models, One-Shot Haircut**<br>\n   *Ida Frank*<br>\n   + Paper (coming soon)\n\n3. **Pruning at Scale**<br>\n   *Tia Kay*<br>\n   + [Paper](https://arxiv.org/abs/2401.01012)\n\n4. **Pruning Twice**<br>\n   *Tia Kay*<br>\n   + [Paper](https://arxiv.org/abs/2401.01013)\n',
    entries: [
      'Pruning by Ear 2401.01011',
      'Massive Models, One-Shot Haircut',
      'Pruning at Scale 2401.01012',
      'Pruning Twice 2401.01013',
    ],
  },
  {
    name: 'words in brackets that repeat, but for their numbers, at the end of titles',
    text: '[**Extended Memory (28 minute read)**](https://arxiv.org/abs/2401.01021)\n\nfine\n\n[**Decoders Cache Once (19 minute read)**](https://arxiv.org/abs/2401.01022)\n\nfine too\n\n[Is Attention Stable? (5 minute read)](https://arxiv.org/abs/2401.01023)\n\nyes\n\n[**Many Shots (A Reply)**](https://arxiv.org/abs/2401.01024)\n\nno\n',
    entries: [
      'Extended Memory 2401.01021',
      'Decoders Cache Once 2401.01022',
      'Is Attention Stable? 2401.01023',
      'Many Shots (A Reply) 2401.01024',
    ],
  },
  {
    name: 'a category or a translation in brackets after each title',
    text: '- [2401.01031] Positions for Context (cs.CL) — Wen Hua et al. → https://arxiv.org/abs/2401.01031\n- [2401.01032] Hybrid State Spaces (cs.LG) — Lili Ren et al. → https://arxiv.org/abs/2401.01032\n- [2401.01033] Reasoning in a Haystack (cs.CL) — Yuri Kay → https://arxiv.org/abs/2401.01033\n\n1. Factor Machines（因子分解机）. Stefan Rendel, ICDM 2010. [[PDF]](https://arxiv.org/abs/2401.01034)\n2. Wide and Deep Learning（宽深学习）. Heng Cheng, DLRS 2016. [[PDF]](https://arxiv.org/abs/2401.01035)\n3. Deep Interest Evolution（深度兴趣演化网络）. Gora Zhou, AAAI 2019. [[PDF]](https://arxiv.org/abs/2401.01036)\n',
    entries: [
      'Positions for Context 2401.01031',
      'Hybrid State Spaces 2401.01032',
      'Reasoning in a Haystack 2401.01033',
      'Factor Machines 2401.01034',
      'Wide and Deep Learning 2401.01035',
      'Deep Interest Evolution 2401.01036',
    ],
  },
  {
    name: 'authors after a title with the word for others of another language',
    text: '★ Concrete Problems in Safety, Amodei 외 (2016) https://arxiv.org/abs/2401.01041\n★ Unsolved Problems in Safety, Hendrycks 외 4명 (2021) https://arxiv.org/abs/2401.01042\n★ Goal Generalization in Agents, Langosco 외 (2022) https://arxiv.org/abs/2401.01043\n\n- *Bayesian Flow* (Gelman, Vehtari y otros, 2020). [Enlace](https://arxiv.org/abs/2401.01044)\n- *Many Analysts* (Silber y otros, 2018). [Enlace](https://arxiv.org/abs/2401.01045)\n- *Small Areas* (Rao y otros, 2018). [Enlace](https://arxiv.org/abs/2401.01046)\n',
    entries: [
      'Concrete Problems in Safety 2401.01041',
      'Unsolved Problems in Safety 2401.01042',
      'Goal Generalization in Agents 2401.01043',
      'Bayesian Flow 2401.01044',
      'Many Analysts 2401.01045',
      'Small Areas 2401.01046',
    ],
  },
  {
    name: 'fields with icons, in which one label repeats over titles and another over links',
    text: '**1. 칭찬하는 모델**\n\n📌 원제: Towards Understanding Flattery\n🔗 링크: https://arxiv.org/abs/2401.01051\n\n재미있어요.\n\n**2. 생각하는 모델**\n\n📌 원제: Models That Think Aloud\n🔗 링크: https://arxiv.org/abs/2401.01052\n\n좋아요.\n\n**3. 배우는 모델**\n\n📌 원제: Learning from Weak Labels\n🔗 링크: https://lab.example/weak-labels\n\n글쎄요.\n',
    entries: [
      'Towards Understanding Flattery 2401.01051',
      'Models That Think Aloud 2401.01052',
      'Learning from Weak Labels',
    ],
  },
  {
    name: 'numbered papers in headings, over fields with labels in bold',
    text: '# 논문 모음\n\n## 논문 1. Dream Fields: Text-to-3D without Data\n\n**링크**: https://arxiv.org/abs/2401.01061\n**저자**: Ben Poe, Ajay Rain\n\n- 좋다\n\n## 논문 2. One Image to Objects\n\n**링크**: https://arxiv.org/abs/2401.01062\n**저자**: Ruo Lin 외 5명\n\n- 단순하다\n\n## 마치며\n\n끝.\n',
    entries: ['Dream Fields: Text-to-3D without Data 2401.01061', 'One Image to Objects 2401.01062'],
  },
  {
    name: 'a title of the document over headings with fields, one of them with an address of another kind',
    text: '# Paper tracker (Q1)\n\nExported view: all.\n\n## Segment Everything\n\nStatus: Done\nURL: https://arxiv.org/abs/2401.01071\n\nFine.\n\n## A Universe of Annotated Objects\n\nStatus: Done\nURL: https://objects.example/\n\nUseful.\n\n## Features without Supervision\n\nStatus: Done\nURL: https://arxiv.org/abs/2401.01072\n\nGood.\n',
    entries: [
      'Segment Everything 2401.01071',
      'A Universe of Annotated Objects',
      'Features without Supervision 2401.01072',
    ],
  },
  {
    name: 'sentences that lead to a paper with the same word, in a diary without other entries',
    text: '## 3 de abril\n\nHoje li [Where Bigger Models Hurt](https://arxiv.org/abs/1912.01081). O artigo seguinte, [sobre estabilidade](https://arxiv.org/abs/1912.01085), é melhor.\n\n## 5 de abril\n\nHoje li [Generalization Needs Rethinking](https://arxiv.org/abs/1912.01082). Li com atraso.\n\n## 6 de abril\n\nNada. Chuva.\n\nHoje também reli [Making All Tickets Win](https://arxiv.org/abs/1912.01083). Bonito.\n\nHoje li [Sparse Nets from Scratch](https://arxiv.org/abs/1912.01084), no ônibus.\n\n## 7 de abril\n\nHoje li [The State of Pruning](https://proceedings.example/pruning). Oitenta e um artigos.\n',
    entries: [
      'Where Bigger Models Hurt 1912.01081',
      'Generalization Needs Rethinking 1912.01082',
      'Making All Tickets Win 1912.01083',
      'Sparse Nets from Scratch 1912.01084',
      'The State of Pruning',
    ],
    mentions: ['1912.01085'],
  },
  {
    name: 'sentences that lead to papers with the same word, in what entries of a list say',
    text: '- [Sparse Trees in Graphs](https://arxiv.org/abs/1912.01091)\n\nSee [Dense Trees in Graphs](https://arxiv.org/abs/1912.01092) for more.\n\n- [Sparse Nets in Graphs](https://arxiv.org/abs/1912.01093)\n\nSee [Dense Nets in Graphs](https://arxiv.org/abs/1912.01094) for more.\n\n- [Sparse Paths in Graphs](https://arxiv.org/abs/1912.01095)\n\nSee [Dense Paths in Graphs](https://arxiv.org/abs/1912.01096) for more.\n',
    entries: [
      'Sparse Trees in Graphs 1912.01091',
      'Sparse Nets in Graphs 1912.01093',
      'Sparse Paths in Graphs 1912.01095',
    ],
    mentions: ['1912.01092', '1912.01094', '1912.01096'],
  },
  {
    name: 'authors, a colon and the title, with a mark for the kind of publication in front',
    text: '- [j] Lesley G. Vale: A Theory of Things. Commun. Ex. 27(11): 1134-1142 (1984) https://doi.org/10.1145/1968.1111\n- [i] Ben Neys, Ryo Tomi: In Search of Bias: On Regularization. CoRR abs/1501.01101 (2014) https://arxiv.org/abs/1501.01101\n- [c] Morten Harde, Ben Recker, Yori Singh: Train faster, generalize better. ICML 2016: 1225-1234 https://arxiv.org/abs/1509.01102\n\nOne Encoder, Many Clocks: Rates for Audio\nhttps://arxiv.org/abs/1509.01103\n',
    entries: [
      'A Theory of Things',
      'In Search of Bias: On Regularization 1501.01101',
      'Train faster, generalize better 1509.01102',
      'One Encoder, Many Clocks: Rates for Audio 1509.01103',
    ],
  },
  {
    name: 'a short name in bold above the title in cells',
    text: '| Date | Name & Title | arXiv |\n|:--|:--|:--|\n| 24-05 | **Vido**<br>Vido: a Dynamic Text-to-Video Generator | [![arXiv](https://badges.example/a)](https://arxiv.org/abs/2401.01111) |\n| 24-03 | **W.A.L.K**<br>Photorealistic Videos with Diffusion | [![arXiv](https://badges.example/b)](https://arxiv.org/abs/2401.01112) |\n',
    entries: [
      'Vido: a Dynamic Text-to-Video Generator 2401.01111',
      'Photorealistic Videos with Diffusion 2401.01112',
    ],
  },
  {
    name: 'items that Korean letters count, and a sentence that is wrapped in front of one',
    text: '가. Depth from Unlabeled Images (2401.01121)\n  → 라벨 없는 이미지로 깊이를 추정합니다.\n\n나. Image Generators for Depth (2401.01122)\n  → 합성 데이터만으로 학습했습니\n다. 그래도 좋습니다.\n\n다. Segment Images and Videos (2401.01123)\n  → 메모리 구조입니다.\n',
    entries: [
      'Depth from Unlabeled Images 2401.01121',
      'Image Generators for Depth 2401.01122',
      'Segment Images and Videos 2401.01123',
    ],
  },
  {
    name: 'definition lists of HTML, with entities between people, venues and links',
    text: '<dl>\n<dt><a href="https://arxiv.org/abs/2401.01131">Can Models Resolve Issues?</a></dt>\n<dd>Jimen, Yong, Wettich, Yau &middot; ICLR 2024 &middot; <a href="https://site.example">site</a></dd>\n<dt><a href="https://arxiv.org/abs/2401.01132">Models Trained on Code</a></dt>\n<dd>Chan et al. &middot; 2021 &mdash; still good</dd>\n<dt><a href="https://arxiv.org/abs/2401.01133">Synthesis of Programs</a></dt>\n<dd>Austen et al. &middot; 2021</dd>\n</dl>\n',
    entries: [
      'Can Models Resolve Issues? 2401.01131',
      'Models Trained on Code 2401.01132',
      'Synthesis of Programs 2401.01133',
    ],
  },
  {
    name: 'a row in italics that names no paper, among rows with linked titles',
    text: '| Date | Speaker | Paper | Notes |\n|---|---|---|---|\n| 18 Oct | Rita | [Learning for Treatment Effects](https://arxiv.org/abs/2401.01141) | Took an hour. |\n| 25 Oct | Sam | [Honest Trees for Effects](https://arxiv.org/abs/2401.01142) | Lovely. |\n| 1 Nov | – | *All Saints Day, No Seminar* | |\n| 8 Nov | Rita | [Metalearners for Effects](https://arxiv.org/abs/2401.01143) | Ours are. |\n',
    entries: [
      'Learning for Treatment Effects 2401.01141',
      'Honest Trees for Effects 2401.01142',
      'Metalearners for Effects 2401.01143',
    ],
  },
  {
    name: 'a link to the paper with a few words about its code beside it',
    text: '## Windows by Interpolation\n\n*Chan, Tian (Meta)*\n\nSqueeze the positions. It came out within days of [a post](https://blog.example/til) that says the same.\n\n📄 [Read the paper](https://arxiv.org/abs/2401.01151) | 💻 no official code\n\n## Attention with Sinks\n\n*Xiao, Lewis*\n\nKeep four tokens.\n\n📄 [Read the paper](https://arxiv.org/abs/2401.01152) | 💻 [code](https://github.com/x/y)\n',
    entries: ['Windows by Interpolation 2401.01151', 'Attention with Sinks 2401.01152'],
    mentions: [],
  },
  {
    name: 'references with fullwidth full stops',
    text: '- Kato, Ushi, Hara（2018）：Neural Mesh Renderer．CVPR．https://arxiv.org/abs/1801.01161\n- Liu, Li, Chen（2019）：Soft Rasters: A Renderer．ICCV．https://arxiv.org/abs/1901.01162\n- Ravi ほか（2020）：Learning with Meshes．arXiv．https://arxiv.org/abs/2001.01163\n',
    entries: [
      'Neural Mesh Renderer 1801.01161',
      'Soft Rasters: A Renderer 1901.01162',
      'Learning with Meshes 2001.01163',
    ],
  },
  {
    name: 'authors and titles in quotation marks of Polish',
    text: '1. Zhang, Bendio, Hart, „Understanding needs rethinking” [link](https://arxiv.org/abs/1601.01171)\n\n   Dobre.\n\n2. Belken, Hsu, Ma, „Reconciling practice and theory” [link](https://arxiv.org/abs/1801.01172)\n\n   Spadek.\n\n3. Bartley, Long, „Benign Fits in Regression” [link](https://arxiv.org/abs/1901.01173)\n',
    entries: [
      'Understanding needs rethinking 1601.01171',
      'Reconciling practice and theory 1801.01172',
      'Benign Fits in Regression 1901.01173',
    ],
  },
  {
    name: 'short remarks after a dash, some of which look like the end of a title',
    text: "1. (ICLR'17) Pruning Filters for Small Nets — L1 기준 필터 제거 [[논문](https://arxiv.org/abs/1601.01181)]\n2. (ICLR19) Learned Step Sizes — LSQ [[논문](https://arxiv.org/abs/1901.01182)]\n3. (ICLR'19) Pruning by Connection — 학습 전 가지치기 [[논문](https://arxiv.org/abs/1801.01183)]\n4. (NeurIPS'20) Movement in Pruning — 파인튜닝 중에 [[논문](https://arxiv.org/abs/2001.01184)]\n5. (ICML'23) Pruning in One Shot — LLM 원샷 [[논문](https://arxiv.org/abs/2301.01185)]\n",
    entries: [
      'Pruning Filters for Small Nets 1601.01181',
      'Learned Step Sizes 1901.01182',
      'Pruning by Connection 1801.01183',
      'Movement in Pruning 2001.01184',
      'Pruning in One Shot 2301.01185',
    ],
  },
  {
    name: 'numbers in bold above each entry, which are no sections',
    text: '**01**\n\n论文标题：A decoder for time series\n论文链接：https://arxiv.org/abs/2401.01191\n\n很好。\n\n**02**\n\n论文标题：Zero-Shot Forecasting\n论文链接：https://arxiv.org/abs/2401.01192\n\n不错。\n\n**03**\n\n论文标题：Long Windows of Time\n论文链接：https://arxiv.org/abs/2401.01193\n',
    entries: [
      'A decoder for time series 2401.01191',
      'Zero-Shot Forecasting 2401.01192',
      'Long Windows of Time 2401.01193',
    ],
    sections: [],
  },
  {
    name: 'a day between the messages of a chat',
    text: '--------------- 2024년 3월 20일 수요일 ---------------\n[은채] [오전 9:00] One Bit for All Models\n[은채] [오전 9:00] https://arxiv.org/abs/2401.01201\n[은채] [오전 9:03] 좋아요\n--------------- 2024년 3월 21일 목요일 ---------------\n[은채] [오전 9:00] Adapting Models to Domains\n[은채] [오전 9:00] https://arxiv.org/abs/2401.01202\n[은채] [오전 9:03] 핵심입니다\n',
    entries: ['One Bit for All Models 2401.01201', 'Adapting Models to Domains 2401.01202'],
  },
  {
    name: 'what a chat shows of an address: its site, then the title',
    text: 'bluefin — 02/05/2025 10:14\nhttps://arxiv.org/abs/2501.01211\narXiv.org\nScaling Agents with Models\neveryone reads it\n\noddsocks — 02/05/2025 11:40\nhttps://arxiv.org/abs/2501.01212\narXiv.org\nSimple Scaling at Test Time\n1000 samples\n',
    entries: ['Scaling Agents with Models 2501.01211', 'Simple Scaling at Test Time 2501.01212'],
  },
  {
    name: 'titles in quotation marks whose paragraphs end with an address',
    text: '1/\n“Measures of Progress for Circuits”\n\nThey find transforms. I hand it to sceptics.\narxiv.org/abs/2401.01221\n\n2/\n“Towards Discovery of Circuits”\n\nSlow, but somebody had to\narxiv.org/abs/2401.01222\n',
    entries: ['Measures of Progress for Circuits 2401.01221', 'Towards Discovery of Circuits 2401.01222'],
  },
  {
    name: 'authors by surname in brackets below numbered titles',
    text: '1) Conformal Prediction: An Introduction\n(Angelo, Bate)\nlink: https://arxiv.org/abs/2101.01231\nDa leggere.\n\n2) Prediction Under Covariate Shift\n(Tibshi, Foyle Barker, Candis, Ramda)\nlink: https://arxiv.org/abs/1901.01232\nBasta pesare.\n\n3) Inference Under Shift\n(Gibb, Candis)\nlink: https://arxiv.org/abs/2101.01233\nBello.\n',
    entries: [
      'Conformal Prediction: An Introduction 2101.01231',
      'Prediction Under Covariate Shift 1901.01232',
      'Inference Under Shift 2101.01233',
    ],
  },
  {
    name: 'who presents a paper, in front of the label of its title',
    text: '▶ 발표자: 세연 / 논문: Segment Anything in Images (Nat. Commun.)\n링크: https://arxiv.org/abs/2401.01241\n└ 현실성 지적\n\n▶ 발표자: 준혁 / 논문: Networks That Adapt Themselves\n링크: https://arxiv.org/abs/2401.01242\n└ 좋음\n\n▶ 발표자: Minh / 논문: Robust Segmentation of Structures\n링크: https://arxiv.org/abs/2401.01243\n└ 확인 필요\n',
    entries: [
      'Segment Anything in Images 2401.01241',
      'Networks That Adapt Themselves 2401.01242',
      'Robust Segmentation of Structures 2401.01243',
    ],
  },
  {
    name: 'sentences of a report that have one linked title in bold each',
    text: '# What I saw\n\n## Monday\n\nThe room was so full that I sat on the floor for [**Why Nobody Can Prompt Well**](https://arxiv.org/abs/2301.01251). People wrote as to a person.\n\nAfter the coffee came [**Writing with Opinionated Models**](https://arxiv.org/abs/2301.01252), which frightened me.\n\n## Tuesday\n\nI had come for [**Designs in Three Dimensions**](https://arxiv.org/abs/2301.01253). It stands on [Pictures from Text](https://arxiv.org/abs/2301.01254).\n\nNothing else.\n',
    entries: [
      'Why Nobody Can Prompt Well 2301.01251',
      'Writing with Opinionated Models 2301.01252',
      'Designs in Three Dimensions 2301.01253',
    ],
    mentions: ['2301.01254'],
  },
  {
    name: 'titles whose links are in footnotes, and a footnote that cites another paper',
    text: '**How to Infer from Texts.**[^1] The split is the lesson here.\n\n**Effects of Linguistic Properties.**[^2] They worry about readers, as others do.[^3]\n\n— *Small Areas after the Census*[^4], de Quiroga\n\nBien.\n\n[^1]: Egami, Fong, Grimm, Stewart. <https://arxiv.org/abs/1801.01261>\n[^2]: Pryz, Card, Sridhar. NAACL 2021. <https://arxiv.org/abs/2001.01262>\n[^3]: https://arxiv.org/abs/2001.01263\n[^4]: https://arxiv.org/abs/2001.01264\n',
    entries: [
      'How to Infer from Texts 1801.01261',
      'Effects of Linguistic Properties 2001.01262',
      'Small Areas after the Census 2001.01264',
    ],
    mentions: ['2001.01263'],
  },
  {
    name: 'sentences in front of titles whose links are in footnotes',
    text: '**Monday**\n\n- Models that apologise are trusted more — *The Apology Tax in Agents*[^1]\n- Videos do nothing, so stop — *Show or Tell? A Field Experiment*[^2]\n\n**Tuesday**\n\n- Our metric is the bad example — *Metrics That Flatter*[^3]\n\n[^1]: https://arxiv.org/abs/2505.01271\n[^2]: https://arxiv.org/abs/2504.01272\n[^3]: https://arxiv.org/abs/2505.01273\n',
    entries: [
      'The Apology Tax in Agents 2505.01271',
      'Show or Tell? A Field Experiment 2504.01272',
      'Metrics That Flatter 2505.01273',
    ],
  },
  {
    name: 'an item that goes on in a line without indentation',
    text: '- [ ] Anonymous Speakers and Their Discontents https://arxiv.org/abs/2401.00411\n- [ ] A Study of Upgrade Failures in\nReplicated Stores https://arxiv.org/abs/2401.00412\n- [x] Tracing Is Cheaper Than Guessing https://arxiv.org/abs/2401.00413\n',
    entries: [
      'Anonymous Speakers and Their Discontents 2401.00411',
      'A Study of Upgrade Failures in Replicated Stores 2401.00412',
      'Tracing Is Cheaper Than Guessing 2401.00413',
    ],
  },
  {
    name: 'a title cut at the width of the text, above its link',
    text: 'Hourglass Recurrence in Time\nhttps://arxiv.org/abs/2401.00421\nfine.\nWhat Is in Your Validation Set? An Audit of Forty Checkpoints and the Data\nThey Were Selected On\nhttps://arxiv.org/abs/2401.00422\nthe test set.\n',
    entries: [
      'Hourglass Recurrence in Time 2401.00421',
      'What Is in Your Validation Set? An Audit of Forty Checkpoints and the Data They Were Selected On 2401.00422',
    ],
  },
  {
    name: 'lines that begin with a rating',
    text: '★★★ Optimal Selling under Boredom (Haase, 2022) https://arxiv.org/abs/2401.00431 — impatience as risk.\n★★ Averages Are No Strategy (Morten & Liu, 2021) https://arxiv.org/abs/2401.00432 — preaching\n★★★★ Rough or Just Noisy? (Sørby, 2022) https://arxiv.org/abs/2401.00433\n   ouch.\n',
    entries: [
      'Optimal Selling under Boredom 2401.00431',
      'Averages Are No Strategy 2401.00432',
      'Rough or Just Noisy? 2401.00433',
    ],
  },
  {
    name: 'who presented, in brackets with a label',
    text: '■ 第12回\n・Consensus without Leaders, Leaders without Consensus (発表: たなか)\n  https://arxiv.org/abs/2401.00441\n・Logs Are Databases, Again (発表: m_sato)\n  https://arxiv.org/abs/2401.00442\n・Proofs at Scale (発表: よしだ)\n  https://arxiv.org/abs/2401.00443\n',
    entries: [
      'Consensus without Leaders, Leaders without Consensus 2401.00441',
      'Logs Are Databases, Again 2401.00442',
      'Proofs at Scale 2401.00443',
    ],
  },
  {
    name: 'surnames and a year in front of a linked title',
    text: '- Osei & Parks (2016). [Bandits before Breakfast](https://arxiv.org/abs/2401.00451).\n- Gupton (2020). [Counterfactuals from Logs](https://arxiv.org/abs/2401.00452).\n- **Bauer, Itoh, Raman 2023** – *A toy model of precession* ([arXiv](https://arxiv.org/abs/2401.00453))\n',
    entries: [
      'Bandits before Breakfast 2401.00451',
      'Counterfactuals from Logs 2401.00452',
      'A toy model of precession 2401.00453',
    ],
  },
  {
    name: 'linked titles in bold in front of a sentence',
    text: '**[Who deposits, and why?](https://arxiv.org/abs/2401.00461)** Survey of twelve universities.\n\n**[Finding the dataset behind the figure](https://arxiv.org/abs/2401.00462)** A view from afar.\n\n**[Citations to nothing](https://arxiv.org/abs/2401.00463)** A count.\n',
    entries: [
      'Who deposits, and why? 2401.00461',
      'Finding the dataset behind the figure 2401.00462',
      'Citations to nothing 2401.00463',
    ],
  },
  {
    name: 'an identifier with its subject, the title and the authors below',
    text: 'arXiv:2401.00471 [hep-th]\nBootstrapping the Wrong Sign\nL. Marchesi, S. Oyela\n    Positivity bounds.\n\narXiv:2401.00472 [hep-ph]\nAxion stars do not twinkle\nP. Naire, D. Eklunds and M. Satoh\n    Short.\n',
    entries: ['Bootstrapping the Wrong Sign 2401.00471', 'Axion stars do not twinkle 2401.00472'],
  },
  {
    name: 'a title with an icon, words and its link after an arrow',
    text: '🔹 Tiny Vocoders Sing Too\nПоёт почти без артефактов.\n→ https://arxiv.org/abs/2401.00481\n\n🔹 Can You Hear the Shape of a Room?\nВосстанавливают геометрию.\n→ https://arxiv.org/abs/2401.00482\n\n🔹 Colds Break Verification\nДругой диктор.\n→ https://arxiv.org/abs/2401.00483\n',
    entries: [
      'Tiny Vocoders Sing Too 2401.00481',
      'Can You Hear the Shape of a Room? 2401.00482',
      'Colds Break Verification 2401.00483',
    ],
  },
  {
    name: 'references with initials and no full stops',
    text: '* Castellan R, Mbekis T, Joh H. Haplotype-aware polishing of noisy reads. bioRxiv 2022. doi:10.1101/2022.06.30.999112\n  * fast\n* Wun F, Brandon L. Protein models forget rare folds. arXiv:2401.00491.\n* Haddads Y. Distances mean nothing, and here is the proof. arXiv:2401.00492v1.\n',
    entries: [
      'Haplotype-aware polishing of noisy reads',
      'Protein models forget rare folds 2401.00491',
      'Distances mean nothing, and here is the proof 2401.00492',
    ],
  },
  {
    name: 'weeks and names in front of titles',
    text: '- 1주차 (지원): Attention Is Not Alignment https://arxiv.org/abs/2401.00501\n- 2주차 (현석): Mel or Raw? https://arxiv.org/abs/2401.00502\n- 3주차 (병철): A Cookbook of Vocoders https://arxiv.org/abs/2401.00503\n',
    entries: [
      'Attention Is Not Alignment 2401.00501',
      'Mel or Raw? 2401.00502',
      'A Cookbook of Vocoders 2401.00503',
    ],
  },
  {
    name: 'authors in italics between commas',
    text: "- Models for Series: What Works, What Doesn't, *Cuie and Bautist*, IJCAI 2023. [[paper]](https://arxiv.org/abs/2401.00511)\n- A Taxonomy of Anomalies, *Freitags*, ACM 2021. [[paper]](https://arxiv.org/abs/2401.00512)\n",
    entries: ["Models for Series: What Works, What Doesn't 2401.00511", 'A Taxonomy of Anomalies 2401.00512'],
  },
  {
    name: 'linked titles in bold with authors in brackets and words in italics',
    text: '**[Small Models Hallucinate Differently](https://arxiv.org/abs/2401.00521)** (Castellan et al.). Not *more*, differently. Ad hoc.\n',
    entries: ['Small Models Hallucinate Differently 2401.00521'],
  },
  {
    name: 'a date with its year in front of a title',
    text: '## 12.01.2023: Morphology Is Not Dead\n\nhttps://arxiv.org/abs/2401.00531\n\n- gut\n',
    entries: ['Morphology Is Not Dead 2401.00531'],
  },
  {
    name: 'titles that begin with two words and a colon',
    text: '- Active Learning: A Review of Queries (https://arxiv.org/abs/2401.00541)\n- 강화학습: 보상 없이 배우기 (https://arxiv.org/abs/2401.00542)\n- Deep Sets: Order Does Not Matter (https://arxiv.org/abs/2401.00543)\n',
    entries: [
      'Active Learning: A Review of Queries 2401.00541',
      '강화학습: 보상 없이 배우기 2401.00542',
      'Deep Sets: Order Does Not Matter 2401.00543',
    ],
  },
  {
    name: 'who wrote to a chat, and when',
    text: 'anna  [10:14 AM]\nhttps://arxiv.org/abs/2401.00551\nanybody tried?\n\nben  [10:16 AM]\nnot yet\n\ncarla  10:31\nhttps://arxiv.org/abs/2401.00552\nsame group\n',
    entries: ['2401.00551', '2401.00552'],
  },
  {
    name: 'numbers right in front of the marks of titles',
    text: '**1.《冷启动不冷：描述新物品》**\n\n链接：https://arxiv.org/abs/2401.00561\n\n不错。\n\n**2.《Bias Is a Loop》**\n\n链接：https://arxiv.org/abs/2401.00562\n\n细致。\n',
    entries: ['冷启动不冷：描述新物品 2401.00561', 'Bias Is a Loop 2401.00562'],
  },
  {
    name: 'labels of one word among entries without blank lines',
    text: 'Vision:\nSegmenting Smoke (https://arxiv.org/abs/2401.00571)\nDepth from a Blurry Photo (https://arxiv.org/abs/2401.00572)\n\nLanguage:\nPrompting with Footnotes (https://arxiv.org/abs/2401.00573)\nGrammar of Emoji (https://arxiv.org/abs/2401.00574)\n',
    entries: [
      'Segmenting Smoke 2401.00571',
      'Depth from a Blurry Photo 2401.00572',
      'Prompting with Footnotes 2401.00573',
      'Grammar of Emoji 2401.00574',
    ],
    sections: ['Vision:', 'Language:'],
  },
  {
    name: 'titles in italics after an identifier and authors',
    text: '* [2401.00581](https://arxiv.org/abs/2401.00581) Marsh et al., *A Quiet Star* (Ada, +2)\n* [2401.00582](https://arxiv.org/abs/2401.00582) Tsuda & Renn, *Streams, Again* (Bo)\n* [2401.00583](https://arxiv.org/abs/2401.00583) Hoek, *How Many Dots?* (Ada). Seen before, now with data.\n',
    entries: ['A Quiet Star 2401.00581', 'Streams, Again 2401.00582', 'How Many Dots? 2401.00583'],
    mentions: [],
  },
  {
    name: 'a date and a presenter in front of authors and a year',
    text: '- 12 Oct, Mei: Tamai et al. (2023). Models do not transfer across cells. bioRxiv. https://doi.org/10.1101/2023.06.14.999999\n- 19 Oct, Jo: Green & Abiola (2023). Proteins fold themselves. arXiv. https://arxiv.org/abs/2401.00591\n- 26 Oct, Max, Kimura et al. 2021. Velocity, again. https://arxiv.org/abs/2401.00592\n',
    entries: [
      'Models do not transfer across cells',
      'Proteins fold themselves 2401.00591',
      'Velocity, again 2401.00592',
    ],
  },
  {
    name: 'surnames behind linked titles of paragraphs',
    text: '**[Early Shapes of Training](https://arxiv.org/abs/2401.00601)** (Halvor, Iyer, Zhou). Nothing like the plots.\n\n**[Why Validation Lies](https://arxiv.org/abs/2401.00602)** (Abernathy). A rant ([this](https://arxiv.org/abs/2401.00603)).\n\n**[A Note on Smoothing](https://arxiv.org/abs/2401.00604)**, Mukher & Strand. Four pages.\n',
    entries: [
      'Early Shapes of Training 2401.00601',
      'Why Validation Lies 2401.00602',
      'A Note on Smoothing 2401.00604',
    ],
    mentions: ['2401.00603'],
  },
  {
    name: 'headings over a link and tags',
    text: '## Asking for Help at the Right Moment\n[arXiv](https://arxiv.org/abs/2401.00611) · #robotics #vla\n> Good.\n\n## GraspMany\n[arXiv](https://arxiv.org/abs/2401.00612) · [code](https://e.example.org) · #robotics\n> Big.\n\n## Policies, But Fast\n[arXiv](https://arxiv.org/abs/2401.00613) · #robotics\n> Fast.\n\n## Reading the Room in Robotics\n[arXiv](https://arxiv.org/abs/2401.00614) · #hri\n> New.\n',
    entries: [
      'Asking for Help at the Right Moment 2401.00611',
      'GraspMany 2401.00612',
      'Policies, But Fast 2401.00613',
      'Reading the Room in Robotics 2401.00614',
    ],
    mentions: [],
  },
  {
    name: 'a day and a colon in front of titles in headings',
    text: "## Day 1: Caching Beyond Exact Match\n\nhttps://arxiv.org/abs/2401.00621\n\nGood.\n\n## Day 2: ViTs Learn Shapes Last\n\nhttps://arxiv.org/abs/2401.00622\n\nFine.\n\n## Day 3: Don't Decay the Embeddings\n\nhttps://arxiv.org/abs/2401.00623\n",
    entries: [
      'Caching Beyond Exact Match 2401.00621',
      'ViTs Learn Shapes Last 2401.00622',
      "Don't Decay the Embeddings 2401.00623",
    ],
    sections: [],
  },
  {
    name: 'a heading of one word among headings that are titles',
    text: '## [Retrieval with Learned Subwords](https://arxiv.org/abs/2401.00631)\n- good\n\n## [Experts for Every Domain](https://arxiv.org/abs/2401.00632)\n- fine\n\n## MTEB-Mini\n- link: https://arxiv.org/abs/2401.00633\n- small\n\n## [Following the Order of Strokes](https://arxiv.org/abs/2401.00634)\n- fun\n',
    entries: [
      'Retrieval with Learned Subwords 2401.00631',
      'Experts for Every Domain 2401.00632',
      'MTEB-Mini 2401.00633',
      'Following the Order of Strokes 2401.00634',
    ],
    sections: [],
  },
  {
    name: 'numbers for links at the end of a mail',
    text: 'Hi all,\n\n* Lossy Proofs [1]\n  They all check in the end.\n\n* "Rowhammer for Poets" [2]\n  Readable.\n\n* Repair as Translation [3]\n  Better.\n\nBest,\nPia\n\n[1] https://arxiv.org/abs/2401.00641\n[2] https://arxiv.org/abs/2401.00642\n[3] https://arxiv.org/abs/2401.00643\n',
    entries: [
      'Lossy Proofs 2401.00641',
      'Rowhammer for Poets 2401.00642',
      'Repair as Translation 2401.00643',
    ],
    mentions: [],
  },
  {
    name: 'numbered links to which nothing refers',
    text: '# Links\n\n[1] https://arxiv.org/abs/2401.00651\n[2] https://arxiv.org/abs/2401.00652\n',
    entries: [],
    mentions: ['2401.00651', '2401.00652'],
  },
  {
    name: 'a link with a name in front among items that are entries',
    text: '* Ada: *A Dusty Torus* https://arxiv.org/abs/2401.00661\n* Bo: *Spectra of Nothing* https://arxiv.org/abs/2401.00662\n* Cy: [Too Many Small Moons](https://arxiv.org/abs/2401.00663)\n* Bo: *A Problem of Pipes* https://arxiv.org/abs/2401.00664\n* Ada: *Redshifts in Spreadsheets* https://arxiv.org/abs/2401.00665\n',
    entries: [
      'A Dusty Torus 2401.00661',
      'Spectra of Nothing 2401.00662',
      'Too Many Small Moons 2401.00663',
      'A Problem of Pipes 2401.00664',
      'Redshifts in Spreadsheets 2401.00665',
    ],
    mentions: [],
  },
  {
    name: 'paragraphs that begin with an address',
    text: '**Do We Need Spaces?** ([arXiv](https://arxiv.org/abs/2401.00671)). Yes.\n\narXiv:2401.00672: no time to say much.\n\nhttps://arxiv.org/abs/2401.00673 (B). Title forgotten.\n\nhttps://arxiv.org/abs/2401.00674 Rewards with haikus.\n\nBoth https://arxiv.org/abs/2401.00675 and https://arxiv.org/abs/2401.00676 disagree.\n',
    entries: ['Do We Need Spaces? 2401.00671', '2401.00672', '2401.00673', '2401.00674'],
    mentions: ['2401.00675', '2401.00676'],
  },
  {
    name: 'an address below a heading of its own',
    text: '# 論文要約\n\n## スケッチで指示する視覚モデル\n\n### 一言でいうと\n線画で物を探す。\n\n### 論文リンク\nhttps://arxiv.org/abs/2401.00681\n\n### 次に読むべき論文は？\nhttps://arxiv.org/abs/2401.00682\n\n## Face Recognition Is Hard\n\n### 一言でいうと\n難しい。\n\n### 論文リンク\nhttps://arxiv.org/abs/2401.00683\n',
    entries: ['スケッチで指示する視覚モデル 2401.00681', '2401.00682', 'Face Recognition Is Hard 2401.00683'],
  },
  {
    name: 'titles after numbers in boxes, with words in front of the link',
    text: '1️⃣ Thinking Faster by Writing Less\n다섯 단어로 제한. 정확도는 같다고 합니다.\n🔗 https://arxiv.org/abs/2401.00691\n\n2️⃣ Agents That Read\n문서를 읽는 에이전트.\n🔗 https://arxiv.org/abs/2401.00692\n💻 https://github.com/e/e\n\n3️⃣ Safe to Say?\n반갑습니다.\n🔗 https://arxiv.org/abs/2401.00693\n',
    entries: [
      'Thinking Faster by Writing Less 2401.00691',
      'Agents That Read 2401.00692',
      'Safe to Say? 2401.00693',
    ],
  },
  {
    name: 'a bold title of names and what is said of it',
    text: '| Paper | Link |\n| --- | --- |\n| 1) **Agents That Repair** - a loop for tools. | [Paper](https://arxiv.org/abs/2401.00701) |\n| 2) **Bigger Context, Same Answers** - shows that models use little of it. | [Paper](https://arxiv.org/abs/2401.00702) |\n',
    entries: ['Agents That Repair 2401.00701', 'Bigger Context, Same Answers 2401.00702'],
  },
  {
    name: 'identifiers alone in front of titles and above them',
    text: '- 2401.00711 Great Titles of Old – nice\n- 2401.00712v2 More Titles – fine\n\n[2401.00713] A Third Title of Many\n\n2401.00716\nA Title below Its Number\nGood.\n',
    entries: [
      'Great Titles of Old 2401.00711',
      'More Titles 2401.00712',
      'A Third Title of Many 2401.00713',
      'A Title below Its Number 2401.00716',
    ],
  },
  {
    name: 'identifiers alone behind titles',
    text: '- Some Words in a Title [2401.00714]: good\n- Other Words in a Title, 2401.00715\n- The Last of the Titles (2401.00717) – fine\n',
    entries: [
      'Some Words in a Title 2401.00714',
      'Other Words in a Title 2401.00715',
      'The Last of the Titles 2401.00717',
    ],
  },
  {
    name: 'identifiers alone in a column',
    text: '| Paper | id | note |\n| --- | --- | --- |\n| Great Titles of Old | 2401.00721 | a nice one to read |\n| More Titles of Old | 2401.00722 | 3.5 |\n',
    entries: ['Great Titles of Old 2401.00721', 'More Titles of Old 2401.00722'],
  },
  {
    name: 'numbers that are no identifiers, and identifiers in sentences',
    text: '# Week\n\nThe price was $2401.00731 and the mass 2401.00734 GeV. See (2401.00732), and as in 2401.00735, good.\n\n- 3141.59265 is a number\n- 2499.00001\n- 1.2401.00733\n',
    entries: [],
    mentions: ['2401.00732', '2401.00735'],
  },
  {
    name: 'rows of a spreadsheet, with tabs between their cells',
    text: 'No\tWho\tTitle\tVenue\tLink\tNote\n1\tMina\tSlots in the Wild\tNeurIPS 2023\thttps://arxiv.org/abs/2401.00741\tnobody knows their number in a real film\n2\tJoon\tTest-Time Training, Continued\tarXiv\thttps://arxiv.org/abs/2401.00742\t\n',
    entries: ['Slots in the Wild 2401.00741', 'Test-Time Training, Continued 2401.00742'],
  },
  {
    name: 'a saved chat',
    text: '[민아] [오전 10:02] Small Trees Grow Slowly https://arxiv.org/abs/2401.00743\n[21.08.23, 10:05:11] Joon: Another Study of Roots https://arxiv.org/abs/2401.00744\n',
    entries: ['Small Trees Grow Slowly 2401.00743', 'Another Study of Roots 2401.00744'],
  },
  {
    name: 'times and presenters in front of titles',
    text: '- 14:00 Small Trees Grow Slowly https://arxiv.org/abs/2401.00745\n- 14:30 Another Study of Roots https://arxiv.org/abs/2401.00746\n\n- 2 May — Kasia — [Leaves as Codes](https://arxiv.org/abs/2401.00747)\n',
    entries: [
      'Small Trees Grow Slowly 2401.00745',
      'Another Study of Roots 2401.00746',
      'Leaves as Codes 2401.00747',
    ],
  },
  {
    name: 'external links of MediaWiki',
    text: '* [https://arxiv.org/abs/2401.00748 Small Trees Grow Slowly]: good\n* [https://arxiv.org/abs/2401.00749 Another Study of Roots]: better\n',
    entries: ['Small Trees Grow Slowly 2401.00748', 'Another Study of Roots 2401.00749'],
  },
  {
    name: 'links of Hatena',
    text: '- [https://arxiv.org/abs/2401.00751:title=Small Trees Grow Slowly] 面白い\n- [https://arxiv.org/abs/2401.00752:title=Another Study of Roots] 良い\n',
    entries: ['Small Trees Grow Slowly 2401.00751', 'Another Study of Roots 2401.00752'],
  },
  {
    name: 'titles with what is said of them on one line, and links on the next',
    text: '🥇 Small Trees Grow Slowly – they take their time in each forest.\nRead: https://arxiv.org/abs/2401.00753\n\n🥈 **Another Study of Roots**: roots go down. And up!\nhttps://arxiv.org/abs/2401.00754\n',
    entries: ['Small Trees Grow Slowly 2401.00753', 'Another Study of Roots 2401.00754'],
    said: ['they take their time in each forest.', 'roots go down. And up!'],
  },
  {
    name: 'items that say something on two lines in front of their link',
    text: '- Leaves as Codes for Light | light is read\n  as if it were written.\n  Link: https://arxiv.org/abs/2401.00755\n',
    entries: ['Leaves as Codes for Light 2401.00755'],
    said: ['light is read\n  as if it were written.'],
  },
  {
    name: 'titles with a dash, and sentences above links',
    text: 'LoRA – Low-Rank Adaptation of Large Language Models\nhttps://arxiv.org/abs/2401.00756\n\nWe talked about this – it was late.\nhttps://arxiv.org/abs/2401.00757\n',
    entries: ['LoRA – Low-Rank Adaptation of Large Language Models 2401.00756', '2401.00757'],
  },
  {
    name: 'blocks whose words name other papers in front of the link',
    text: 'Leaves as Codes for Light – light is read, unlike in older work (https://arxiv.org/abs/2401.00758).\nLink: https://arxiv.org/abs/2401.00759\n\n**Roots of Green Networks**\nThey grow as in arXiv:2401.00761.\nSee also: https://arxiv.org/abs/2401.00762\nhttps://arxiv.org/abs/2401.00763\n',
    entries: ['Leaves as Codes for Light 2401.00759', 'Roots of Green Networks 2401.00763'],
    mentions: ['2401.00758', '2401.00761', '2401.00762'],
  },
  {
    name: 'records with labels in any order',
    text: 'Link: https://arxiv.org/abs/2401.00764\nTitle: Leaves as Codes for Light\nComment: They grow.\n\nTitle: Roots of Green Networks\nComment: Down they go.\nLink: https://arxiv.org/abs/2401.00765\n',
    entries: ['Leaves as Codes for Light 2401.00764', 'Roots of Green Networks 2401.00765'],
    said: ['Comment: They grow.', 'Down they go.'],
  },
  {
    name: 'records with labels that only repetition explains',
    text: 'Název: Leaves as Codes for Light\nOdkaz: https://arxiv.org/abs/2401.00766\nPoznámka: Dobrý nápad.\n\nNázev: Roots of Green Networks\nOdkaz: https://arxiv.org/abs/2401.00767\nPoznámka: Hluboké.\n\nNázev: trees in small letters\nOdkaz: https://arxiv.org/abs/2401.00768\nPoznámka: Krátké.\n',
    entries: [
      'Leaves as Codes for Light 2401.00766',
      'Roots of Green Networks 2401.00767',
      'trees in small letters 2401.00768',
    ],
  },
  {
    name: 'sections by the marks that they begin with or stand in',
    text: '■ Languages\n\nLeaves as Codes for Light\nhttps://arxiv.org/abs/2401.00771\nGood.\n\n■ Graphs of trees\n\nRoots of Green Networks\nhttps://arxiv.org/abs/2401.00772\nGood.\n\n■ Others\n\nSmall Trees Grow Slowly\nhttps://arxiv.org/abs/2401.00773\nGood.\n',
    entries: [
      'Leaves as Codes for Light 2401.00771',
      'Roots of Green Networks 2401.00772',
      'Small Trees Grow Slowly 2401.00773',
    ],
    sections: ['Languages', 'Graphs of trees', 'Others'],
  },
  {
    name: 'lines with icons that introduce nothing',
    text: '# Week\n\n- [Leaves as Codes for Light](https://arxiv.org/abs/2401.00774): good.\n\n📌 Remember the deadline\n\nWe met on Monday.\n\n📌 Bring cake\n\n- [Roots of Green Networks](https://arxiv.org/abs/2401.00775): good.\n',
    entries: ['Leaves as Codes for Light 2401.00774', 'Roots of Green Networks 2401.00775'],
    sections: [],
  },
  {
    name: 'tables of HTML whose first row says what is in the columns',
    text: '<table>\n<tr><th>Title</th><th>Link</th><th>Notes</th></tr>\n<tr><td>Leaves as Codes for Light</td><td>https://arxiv.org/abs/2401.00776</td><td>They grow.</td></tr>\n<tr><td>TreeNet</td><td>https://arxiv.org/abs/2401.00777</td><td>could not reproduce Table 2</td></tr>\n</table>\n',
    entries: ['Leaves as Codes for Light 2401.00776', 'TreeNet 2401.00777'],
    said: ['They grow.', 'could not reproduce Table 2'],
  },
  {
    name: 'a Korean statement that begins with "this"',
    text: '이 아래는 빛을 다루는 논문들입니다.\n\nLeaves as Codes for Light\nhttps://arxiv.org/abs/2401.00778\n좋다.\n',
    entries: ['Leaves as Codes for Light 2401.00778'],
    sections: ['이 아래는 빛을 다루는 논문들입니다.'],
  },
  {
    name: 'templates of a site generator beside titles and around links',
    text: [
      '## Consensus {#consensus .wide}',
      '**Slow Rafts on Fast Rivers** {{< stars 5 >}}\n*H. Oduya, M. Castel*\n{{< button href="https://arxiv.org/abs/2401.00211" text="arXiv" >}}',
      'Good.',
      '**Verdict: read it tonight.**',
      '**Gossip without Bandits** {{< stars 3 >}}\n*L. Ito*\n{{< button href="https://arxiv.org/abs/2401.00212" text="arXiv" >}}',
      'Neat.',
      '**Verdict: skip it.**',
      '',
    ].join('\n\n'),
    entries: ['Slow Rafts on Fast Rivers 2401.00211', 'Gossip without Bandits 2401.00212'],
    sections: ['Consensus'],
  },
  {
    name: 'keys of a bibliography and definitions',
    text: [
      '[Aldr09]\n: **Causes and Cats**. J. Aldridge. Surveys, 2009. [arxiv](https://arxiv.org/abs/2401.00221)\n: Short.',
      '[VdBe21]\n: **The Fourth Rung**. E. van den Berg. Inference, 2021. [arxiv](https://arxiv.org/abs/2401.00222)',
      '[Oyel18]\n: **Graphs Are Not Maps**. F. Oyelaran. 2018. [arxiv](https://arxiv.org/abs/2401.00223)',
      '',
    ].join('\n\n'),
    entries: ['Causes and Cats 2401.00221', 'The Fourth Rung 2401.00222', 'Graphs Are Not Maps 2401.00223'],
  },
  {
    name: 'plain words over lists',
    text: [
      'Logic this week',
      'Hello! A rich week.',
      'Proof theory',
      '1. A. Serebryakova, T. Whitlam. Cuts in Slow Motion. arXiv:2401.00231\n   For those who fear ordinals.\n2. J. Mendonça. Cyclic Proofs and Their Lengths. arXiv:2401.00232\n   An exponential gap.',
      'Model theory',
      '3. V. Lisitsyn, C. Aguirre. Fields with Two Valuations. arXiv:2401.00233\n   For experts.\n4. P. Thorsen. Groups of Small Rank. arXiv:2401.00234\n   We shall see.',
      '',
    ].join('\n\n'),
    entries: [
      'Cuts in Slow Motion 2401.00231',
      'Cyclic Proofs and Their Lengths 2401.00232',
      'Fields with Two Valuations 2401.00233',
      'Groups of Small Rank 2401.00234',
    ],
    sections: ['Proof theory', 'Model theory'],
  },
  {
    name: 'headings as mailing services write them in plain text',
    text: '** Forecasts\n-----------------------\n\nWeather at One Degree (https://arxiv.org/abs/2401.00241)\nTiny and honest.\n\n** Emissions\n-----------------------\n\nMethane Plumes from Space: A Detector (https://arxiv.org/abs/2401.00242)\nWorks if the wind is kind.\n',
    entries: ['Weather at One Degree 2401.00241', 'Methane Plumes from Space: A Detector 2401.00242'],
    sections: ['Forecasts', 'Emissions'],
  },
  {
    name: 'initials with full stops after surnames in Cyrillic',
    text: '1. Абрамова Е. К. Модели слов (2019) https://arxiv.org/abs/2401.00251\n2. Петренко Д. С., Ким А. Sparse Words in Trees (2020) https://arxiv.org/abs/2401.00252\n3. Жукова М. И. О границах слова (2021) https://arxiv.org/abs/2401.00253\n',
    entries: ['Модели слов 2401.00251', 'Sparse Words in Trees 2401.00252', 'О границах слова 2401.00253'],
  },
  {
    name: 'headings over a title in italics and a line of authors with its link',
    text: ['Basics', 'Joins', 'Storage']
      .map((topic, part) =>
        [
          `${topic} and Algorithms\n------------------`,
          `*A Study of Slow ${topic} and Tables*  \nLaura Shapira, Goetz Grafe, TODS, 1988. [[PDF]](https://arxiv.org/abs/2401.0026${part})`,
          `*Why ${topic} Come Around Again*  \nMikael Stone, Joey Heller, SIGMOD Record, 2019. [[PDF]](https://arxiv.org/abs/2401.0027${part})`,
        ].join('\n\n'),
      )
      .join('\n\n'),
    entries: ['Basics', 'Joins', 'Storage'].flatMap((topic, part) => [
      `A Study of Slow ${topic} and Tables 2401.0026${part}`,
      `Why ${topic} Come Around Again 2401.0027${part}`,
    ]),
    sections: ['Basics and Algorithms', 'Joins and Algorithms', 'Storage and Algorithms'],
  },
  {
    name: 'bullets of another kind over a list',
    text: ['Language models', 'Vision', 'Theory of graphs']
      .map(
        (topic, part) =>
          `◆ ${topic}\n\n- [Maps of Part ${part} Are Old](https://arxiv.org/abs/2401.0028${part}): good.\n- [Pages of Part ${part} Are New](https://arxiv.org/abs/2401.0029${part}): good.`,
      )
      .join('\n\n'),
    entries: [0, 1, 2].flatMap((part) => [
      `Maps of Part ${part} Are Old 2401.0028${part}`,
      `Pages of Part ${part} Are New 2401.0029${part}`,
    ]),
    sections: ['Language models', 'Vision', 'Theory of graphs'],
  },
  {
    name: 'a comment in a field above the link, below a heading',
    text: '## Long Live Search\n\n- Notes: plain search wins.\n- Link: https://arxiv.org/abs/2401.00301\n\n## Small Judges with Big Verdicts\n\n- Notes: not for us.\n- Link: https://arxiv.org/abs/2401.00302\n',
    entries: ['Long Live Search 2401.00301', 'Small Judges with Big Verdicts 2401.00302'],
    said: ['plain search wins.', 'not for us.'],
  },
  {
    name: 'messages of a chat saved on a telephone',
    text: [
      '2024년 3월 8일 오후 9:20, 수빈 : 저부터',
      'Long Arenas Are Too Short',
      'https://arxiv.org/abs/2401.00311',
      '벤치마크 자체를 까는 논문이에요.',
      '2024년 3월 8일 오후 9:31, 해온 : State Spaces Cannot Count to Ten',
      'https://arxiv.org/abs/2401.00312',
      '2080Ti로 128k 컨텍스트, 느리긴 한데 된다는 게 중요',
      '2024년 3월 9일 오전 9:51, 은채 : Retrieval Heads, Mostly Confirmed',
      'https://arxiv.org/abs/2401.00313',
      '',
    ].join('\n'),
    entries: [
      'Long Arenas Are Too Short 2401.00311',
      'State Spaces Cannot Count to Ten 2401.00312',
      'Retrieval Heads, Mostly Confirmed 2401.00313',
    ],
  },
  {
    name: 'posts of a thread below rules, authors after "by"',
    text: [2, 3, 4]
      .map(
        (post) =>
          `———\n${post}/9\n\n📄 ${['Hubs Are Overrated', 'Higher Orders: A Guide', 'Null Models for Graphs'][post - 2]}\nby Lucchetti, Brandt & Ono\nhttps://arxiv.org/abs/2401.0032${post}\n\nMore than a third is noise.\n`,
      )
      .join('\n'),
    entries: [
      'Hubs Are Overrated 2401.00322',
      'Higher Orders: A Guide 2401.00323',
      'Null Models for Graphs 2401.00324',
    ],
    sections: [],
  },
  {
    name: 'ratings and verdicts at the end of each entry',
    text: ['A Grammar for Fuzzing', 'An Archaeology of Boxes', 'Patched and Confused Fixes']
      .map(
        (title, at) =>
          `## [${title}](https://arxiv.org/abs/2401.0033${at})\n\nA short remark on it.\n\n**おすすめ度** ★★★★☆\n\n별점: ${at}/5\n\n**Verdict: read it.**\n`,
      )
      .join('\n'),
    entries: [
      'A Grammar for Fuzzing 2401.00330',
      'An Archaeology of Boxes 2401.00331',
      'Patched and Confused Fixes 2401.00332',
    ],
    sections: [],
  },
  {
    name: 'headings inside items, and a mention that ends a deeper one',
    text: '- ## 系统\n\t- [Scheduling in Disguise for Everyone](https://arxiv.org/abs/2401.00341)\n\t\t- 要点：冷启动的可以消掉\n\t\t- 和那篇思路几乎一样，见 https://arxiv.org/abs/2401.00343\n- ## 网络\n\t- [Congestion Control by Committee](https://arxiv.org/abs/2401.00342)\n\t\t- 要点：少数服从多数\n',
    entries: ['Scheduling in Disguise for Everyone 2401.00341', 'Congestion Control by Committee 2401.00342'],
    mentions: ['2401.00343'],
    sections: ['系统', '网络'],
  },
  {
    name: 'surnames, a venue in italics and a day below a title in bold',
    text: '**Oral transmission: a family cohort**\nRuggeri & Lam, *medRxiv* (11 Oct). https://www.medrxiv.org/content/10.1101/2023.10.10.23296999v1\nInteresting.\n\n**Fibre and remission: a pilot trial**\nHalvorsen et al., *Gut* (3 Oct). https://doi.org/10.1136/gutjnl-2023-329999\nReal.\n',
    entries: ['Oral transmission: a family cohort', 'Fibre and remission: a pilot trial'],
  },
  {
    name: 'who presented a paper, and keys of a library in front of a title',
    text: '1. Identifiability Up to What, Exactly? (Verhoeven & Ahmadi 2023), presented by Aoife\n   PDF: https://arxiv.org/pdf/2401.00351\n   Good.\n2. Interventions without Targets (Prasetyo 2022), presented by Dmitri\n   PDF: https://arxiv.org/pdf/2401.00352\n   Poor.\n\n### [[@okafor2023|Okafor 2023]]: Contact without Models\nhttps://arxiv.org/abs/2401.00353\nBold.\n',
    entries: [
      'Identifiability Up to What, Exactly? 2401.00351',
      'Interventions without Targets 2401.00352',
      'Contact without Models 2401.00353',
    ],
  },
  {
    name: 'starred topics of a page of links',
    text: '[** Keyboards]\n\t[Typing with Eyebrows https://arxiv.org/abs/2401.00361]\n\t\tSlow.\n[** Cursors]\n\t[Cursors as Body Language https://arxiv.org/abs/2401.00362]\n\t\tFast.\n',
    entries: ['Typing with Eyebrows 2401.00361', 'Cursors as Body Language 2401.00362'],
    sections: ['Keyboards', 'Cursors'],
  },
  {
    name: 'a bibliography in which some links are addresses, and some titles begin in small letters',
    text: [
      '[1] Castel, R., et al. "**Context without the context**." Interspeech (2013). [[pdf]](https://arxiv.org/abs/2401.00371) :star:',
      '[2] Watan, Shun, and Petra Hollis. "**End-to-end or dead-end? A survey of models**." arXiv preprint arXiv:2401.00372 (2020). [[pdf]](https://arxiv.org/abs/2401.00372) :star:',
      '[3] Okafor, Ijeoma, et al. "**wave2unit: discovering an alphabet in audio**." NeurIPS (2020). [[pdf]](https://arxiv.org/pdf/2401.00373)',
      '[4] Brehm, Sofie, et al. "**Masked spectra are bad models**." Interspeech (2021). [[pdf]](https://arxiv.org/abs/2401.00374)',
      '[5] Hirose, Takumi, et al. "**Duration is destiny: synthesis at scale**." arXiv preprint arXiv:2401.00375 (2020). [[pdf]](https://arxiv.org/abs/2401.00375)',
      '',
    ].join('\n\n'),
    entries: [
      'Context without the context 2401.00371',
      'End-to-end or dead-end? A survey of models 2401.00372',
      'wave2unit: discovering an alphabet in audio 2401.00373',
      'Masked spectra are bad models 2401.00374',
      'Duration is destiny: synthesis at scale 2401.00375',
    ],
  },
  {
    name: 'states of tasks in an outline',
    text: '** READING [[https://arxiv.org/abs/2401.00381][Three Minds on a Track]]\n   - Authors :: Minkyung Bae\n\n** SKIPPED [[https://arxiv.org/abs/2401.00382][Do Structures Need Templates?]]\n   - superseded\n',
    entries: ['Three Minds on a Track 2401.00381', 'Do Structures Need Templates? 2401.00382'],
  },
  {
    name: 'spans of Pandoc, and words in front of a linked title in a heading',
    text: '[[Whispered Speech Is Not Quiet Speech]{.underline}](https://arxiv.org/abs/2401.00391)\n\nNice data.\n\n### 첫 번째, [Recommendations for People Who Share](https://arxiv.org/abs/2401.00392)\n\n우리 집은 안 되겠습니다.\n\n### 두 번째, [Popularity Bias Is a Loop](https://arxiv.org/abs/2401.00393)\n\n수식이 많습니다.\n',
    entries: [
      'Whispered Speech Is Not Quiet Speech 2401.00391',
      'Recommendations for People Who Share 2401.00392',
      'Popularity Bias Is a Loop 2401.00393',
    ],
  },
  {
    name: 'authors after by or di, and a link that says read',
    text: '**Vibration of Ageing Bridges**\ndi M. Tedeschi e J. Albrecht · [leggi](https://arxiv.org/abs/2401.00401)\n\nLa temperatura spiega quasi tutto.\n\n**Streaks in Images of the Sky**\nby the Streakwatch collaboration\nhttps://arxiv.org/abs/2401.00402\n\nWe contributed.\n',
    entries: ['Vibration of Ageing Bridges 2401.00401', 'Streaks in Images of the Sky 2401.00402'],
  },
  {
    name: 'papers on pages of their own, cited by authors and year',
    text: [
      '## Waves\n\n- [Ripple: Shallow Water on a Budget](https://ripple.example/page), Odhiambo et al., GECCO 2021 | [code](https://github.com/x/ripple)',
      '- [Swell Forecasts without Buoys](https://arxiv.org/abs/2401.00411), Lind et al., OCEANS 2022',
      '\n## Wind\n\n- [Gusts as Point Processes](https://gusts.example), Harada, 2020',
      '- [Sails That Learn to Fold](https://sails.example/fold), Brandt and Cole, ICRA 2023',
      '',
    ].join('\n'),
    entries: [
      'Ripple: Shallow Water on a Budget',
      'Swell Forecasts without Buoys 2401.00411',
      'Gusts as Point Processes',
      'Sails That Learn to Fold',
    ],
  },
  {
    name: 'headings that lead elsewhere, cited by surnames',
    text: '## Queues\n\n### [How Long Queues Fail](https://queues.example) (Ferreira, 1998)\n\nOld and true.\n\n## Logs\n\n### [Logs All the Way Down](https://arxiv.org/abs/2401.00421) (Ito et al., 2024)\n\nFine.\n',
    entries: ['How Long Queues Fail', 'Logs All the Way Down 2401.00421'],
    sections: ['Queues', 'Logs'],
  },
  {
    name: 'titles with "by" before authors in brackets',
    text: [
      '- **Grammars Induced by Noisy Parents** (Sorel et al.) [[paper]](https://arxiv.org/abs/2401.00431)',
      '- **Speech Acts** (Moreau, Lind) [[paper]](https://arxiv.org/abs/2401.00432)',
      '- **Denoising Maps by Combining Old and New Charts** (Ruiz) [[paper]](https://arxiv.org/abs/2401.00433)',
      '',
    ].join('\n'),
    entries: [
      'Grammars Induced by Noisy Parents 2401.00431',
      'Speech Acts 2401.00432',
      'Denoising Maps by Combining Old and New Charts 2401.00433',
    ],
  },
  {
    name: 'headings as reStructuredText underlines them, with tildes too',
    text: [
      '=====',
      'Notes',
      '=====',
      '\nTides\n~~~~~\n\n* `Harbours That Breathe <https://arxiv.org/abs/2401.00441>`_\n\n  Slow, and good.',
      '\nStorms\n^^^^^^^^\n\n* `Squalls in Small Data <https://arxiv.org/abs/2401.00442>`_\n\n  Short.',
      '\n~~~~\narXiv:2401.00443 in code\n~~~~\n',
    ].join('\n'),
    entries: ['Harbours That Breathe 2401.00441', 'Squalls in Small Data 2401.00442'],
    mentions: [],
    sections: ['Tides', 'Storms'],
  },
  {
    name: 'links that are labelled with their DOI, and a label with brackets',
    text: [
      '# Tidal Charts for Robots\n\n**Authors:** Lind, Ada; Moreau, Jean  \n**DOI:** [10.48550/arXiv.2401.00451](https://doi.org/10.48550/arXiv.2401.00451)\n\nFine charts.',
      '# Harbour Pilots Explain\n\n**Authors:** Ito, Ken; Sorel, Pia  \n**DOI:** [10.1145/9999001.9999002](https://doi.org/10.1145/9999001.9999002)\n\nGood talk.',
      '**Lanterns in Fog**\n\n- Paper(Oral): https://arxiv.org/abs/2401.00452\n- Code: https://github.com/x/y',
      '',
    ].join('\n\n'),
    entries: ['Tidal Charts for Robots 2401.00451', 'Harbour Pilots Explain', 'Lanterns in Fog 2401.00452'],
    mentions: [],
  },
  {
    name: 'nicknames in a column beside one of papers',
    text: [
      '| Name | Paper | Venue |\n|---|---|---|',
      '| **Ripple** | Ripple: Shallow Water on a Budget | [ICLR 24](https://arxiv.org/abs/2401.00461) |',
      '| **Swell** | Forecasting Waves without a Single Buoy | [ICLR 23](https://arxiv.org/abs/2401.00462) |\n',
    ].join('\n'),
    entries: [
      'Ripple: Shallow Water on a Budget 2401.00461',
      'Forecasting Waves without a Single Buoy 2401.00462',
    ],
  },
  {
    name: 'a surname, given names with an initial, and others',
    text: '**[1]** Lind, Ada P., et al. "**Steering by smell**." GECCO 2019. [[pdf]](https://arxiv.org/abs/2401.00471) :star:\n\n**[2]** Ito, Ken, et al. "**Maps for Moths**." NIPS. Vol. 99. [[pdf]](https://arxiv.org/abs/2401.00472) :star:\n',
    entries: ['Steering by smell 2401.00471', 'Maps for Moths 2401.00472'],
  },
  {
    name: 'rows that cite another paper in what they say',
    text: [
      '| Paper | Link |\n|---|---|',
      '| 1) **Gulls as Gradient Estimators** - Builds on Tides ([2401.00481](https://arxiv.org/abs/2401.00481)) and beats it. | [Paper](https://arxiv.org/abs/2401.00482) |',
      '| 2) **Currents in Small Harbours** - Careful work. | [Paper](https://arxiv.org/abs/2401.00483) |\n',
    ].join('\n'),
    entries: ['Gulls as Gradient Estimators 2401.00482', 'Currents in Small Harbours 2401.00483'],
    mentions: ['2401.00481'],
  },
  {
    name: 'a title in bold, and its translation in a field below',
    text: '**【1】Steering by Smell: Robots in Fog**\n\n标题：靠嗅觉导航\n\n链接：https://arxiv.org/abs/2401.00491\n\n点评：不错。\n\n**【2】Maps for Moths**\n\n标题：飞蛾的地图\n\n链接：https://arxiv.org/abs/2401.00492\n\n点评：有趣。\n',
    entries: ['Steering by Smell: Robots in Fog 2401.00491', 'Maps for Moths 2401.00492'],
    said: ['点评：不错。', '点评：有趣。'],
  },
  {
    name: 'paragraphs that begin with a linked title in bold, and one that leads to it',
    text: [
      '# June',
      '**[Judges of Small Harbours](https://arxiv.org/abs/2401.00501)** asks who counts the gulls. Nice.',
      'A better cousin is **[Counting Gulls with Patience](https://arxiv.org/abs/2401.00502)**. It is in the style of [Moths](https://arxiv.org/abs/2401.00503), by hand.',
      '**[Lanterns on Moving Boats](https://arxiv.org/abs/2401.00504)** is fine.',
      '',
    ].join('\n\n'),
    entries: [
      'Judges of Small Harbours 2401.00501',
      'Counting Gulls with Patience 2401.00502',
      'Lanterns on Moving Boats 2401.00504',
    ],
    mentions: ['2401.00503'],
  },
  {
    name: 'what is done by something that has capitals as names have',
    text: '- Tides Explained by Lunar Models, Harada et al. (2022) https://arxiv.org/abs/2401.00511\n- Reefs, Ito et al. (2023) https://arxiv.org/abs/2401.00512\n- Currents in Bays by Ada Lind (2023) https://arxiv.org/abs/2401.00513\n',
    entries: [
      'Tides Explained by Lunar Models 2401.00511',
      'Reefs 2401.00512',
      'Currents in Bays 2401.00513',
    ],
  },
  {
    name: 'headings of AsciiDoc and MediaWiki',
    text: '= Harbour digest\n\n== Tides\n\n=== Reefs on a Budget\n\nlink:https://arxiv.org/abs/2401.00521[arXiv] - Lind et al.\n\nGood.\n\n== Storms ==\n\n* https://arxiv.org/abs/2401.00522[Squalls in Small Data] (Ito, 2023)\n',
    entries: ['Reefs on a Budget 2401.00521', 'Squalls in Small Data 2401.00522'],
    sections: ['Tides', 'Storms'],
  },
  {
    name: 'authors and others as they are called elsewhere, between a title and its link',
    text: [
      '- Nets for Old Harbours: Mending by Prediction — Selin Demir ve ark.',
      '  Bağlantı: https://arxiv.org/abs/2401.00531',
      '  Kısa ama iyi.',
      '- Waves Seen from Below — Anna Nowak i in.',
      '  https://arxiv.org/abs/2401.00532',
      '  Bardzo dobre.',
      '',
    ].join('\n'),
    entries: ['Nets for Old Harbours: Mending by Prediction 2401.00531', 'Waves Seen from Below 2401.00532'],
    said: ['Kısa ama iyi.', 'Bardzo dobre.'],
  },
  {
    name: 'a title whose first word has a capital inside',
    text: '**1. mNet: a massively parallel network for tides**\n\nLink: https://arxiv.org/abs/2401.00541\n\n## Sails\n',
    entries: ['mNet: a massively parallel network for tides 2401.00541'],
  },
  {
    name: "papers that arXiv's mails list again",
    text: [
      '\\\\',
      'arXiv:2401.00551 (*cross-listing*)',
      'Date: Thu, 29 Feb 2024 16:38:00 GMT   (1203kb,D)\n',
      'Title: Nets That Mend Themselves',
      'Authors: Ada Lind, Ken Ito',
      'Categories: cs.LG cs.DS',
      '\\\\',
      '  We mend nets.',
      '\\\\ ( https://arxiv.org/abs/2401.00551 ,  1203kb)',
      '------------------------------------------------------------------------------',
      '\\\\',
      'arXiv:2401.00552',
      'replaced with revised version Sun, 3 Mar 2024 22:10:31 GMT   (92kb)\n',
      'Title: Small Boats at Night',
      'Authors: Pia Sorel',
      'Categories: cs.DS',
      '\\\\ ( https://arxiv.org/abs/2401.00552 ,  92kb)',
      '',
    ].join('\n'),
    entries: ['Nets That Mend Themselves 2401.00551', 'Small Boats at Night 2401.00552'],
  },
  {
    name: 'headings in words of the writer above the title in italics, words and the link',
    text: '# 삼월\n\n안녕하세요.\n\n## 1. 파도를 거꾸로 읽으면 보이는 것\n\n*Reading Waves Backwards (Lab)*\n\n파도를 뒤에서 읽습니다. 재미있어요.\n\n🔗 원문: https://arxiv.org/abs/2401.00561\n\n## 2. 등대 없이 항구를 찾는 방법\n\n*Harbours Without Lights (Lab)*\n\n빛이 없어도 됩니다. 다만 느려요.\n\n🔗 원문: https://arxiv.org/abs/2401.00562\n\n## 3. 갈매기는 정말 세고 있을까?\n\n*Do Gulls Count? (Lab)*\n\n아니라고 합니다. 저도 그래요.\n\n🔗 원문: https://arxiv.org/abs/2401.00563\n',
    entries: [
      '파도를 거꾸로 읽으면 보이는 것 2401.00561',
      '등대 없이 항구를 찾는 방법 2401.00562',
      '갈매기는 정말 세고 있을까? 2401.00563',
    ],
  },
  {
    name: 'headlines of Org, with papers below topics',
    text: [
      '* Tides',
      '** DONE [[https://arxiv.org/abs/2401.00571][Reefs That Grow at Night]] :reef:',
      '   Good.',
      '** DONE [[https://arxiv.org/abs/2401.00572][Slow Water in Small Bays]] :bay:',
      '   Fine.',
      '* Storms',
      '** ABANDONED [[https://arxiv.org/abs/2401.00573][Squalls as Point Processes]] :storm:',
      '   Too long.',
      '',
    ].join('\n'),
    entries: [
      'Reefs That Grow at Night 2401.00571',
      'Slow Water in Small Bays 2401.00572',
      'Squalls as Point Processes 2401.00573',
    ],
    sections: ['Tides', 'Storms'],
  },
  {
    name: 'references whose first line ends with the year',
    text: "O'Hara-Lind, A., Moreau, T., & Ito, K. (2015).\nCounting Gulls in Small Harbours by Tide Tables: a\nReview of Methods. Systematic Reviews, 4, 5.\nhttps://arxiv.org/abs/2401.00581\n\n    Dated.\n\nSorel, P., & Ruiz, C. J. (2020).\nMending Nets with Few Knots: Experiments with\nOld Twine. https://arxiv.org/abs/2401.00582\n",
    entries: [
      'Counting Gulls in Small Harbours by Tide Tables: a Review of Methods 2401.00581',
      'Mending Nets with Few Knots: Experiments with Old Twine 2401.00582',
    ],
  },
  {
    name: 'titles, authors and venues whose lines a backslash breaks, and several links',
    text: [
      '**Mending Nets at Sea: A Survey** \\',
      '*Ada Lind, Ken Ito* \\',
      'Computing Surveys 2023 [[paper](https://arxiv.org/abs/2401.00591)] [[code](https://github.com/x/y)]\n',
      '**Small Knots** \\',
      '*Pia Sorel, Jean Ruiz* \\',
      'TPAMI 2023 [[paper](https://arxiv.org/abs/2401.00592)]\n',
    ].join('\n'),
    entries: ['Mending Nets at Sea: A Survey 2401.00591', 'Small Knots 2401.00592'],
  },
  {
    name: 'a numbered title above an address with a label that nobody lists',
    text: '1、Lanterns for Small Boats（RecSys 2019，Google）\n论文地址：https://arxiv.org/abs/2401.00601\n论文解读：[灯笼](https://zhuanlan.zhihu.com/p/1)\n\n2、Nets of Light in Harbours（KDD 2020，Google）\n论文地址：https://arxiv.org/abs/2401.00602\n\n3、Knots That Hold（CIKM 2021，Google）\n论文地址：https://arxiv.org/abs/2401.00603\n',
    entries: [
      'Lanterns for Small Boats 2401.00601',
      'Nets of Light in Harbours 2401.00602',
      'Knots That Hold 2401.00603',
    ],
  },
  {
    name: 'headings of the first rank, each above its entries',
    text: '# Grammars\n\n- [Lanterns for Small Boats](https://arxiv.org/abs/2401.00611): fine\n\n# Clocks\n\n- [Nets of Light in Harbours](https://arxiv.org/abs/2401.00612): odd\n',
    entries: ['Lanterns for Small Boats 2401.00611', 'Nets of Light in Harbours 2401.00612'],
    sections: ['Grammars', 'Clocks'],
  },
  {
    name: 'a first heading above words is the title',
    text: '# Grammars\n\nWhat I read.\n\n- [Lanterns for Small Boats](https://arxiv.org/abs/2401.00613): fine\n\n# Clocks\n\n- [Nets of Light in Harbours](https://arxiv.org/abs/2401.00614): odd\n',
    entries: ['Lanterns for Small Boats 2401.00613', 'Nets of Light in Harbours 2401.00614'],
    sections: ['Clocks'],
  },
  {
    name: 'badges in lines above the title of an item',
    text: '- [![Publish](https://img.shields.io/badge/CVPR-2024-blue)]()\n  [![arXiv](https://img.shields.io/badge/arXiv-2401.00621-red)](https://arxiv.org/abs/2401.00621)\n  **Lanterns for Small Boats**\n  *Kim Lee, Jo Park*\n- [![arXiv](https://img.shields.io/badge/arXiv-2401.00622-red)](https://arxiv.org/abs/2401.00622)\n  Nets of Light in Harbours: A Survey\n  *Mia Kern, Tom Berg*\n',
    entries: ['Lanterns for Small Boats 2401.00621', 'Nets of Light in Harbours: A Survey 2401.00622'],
  },
  {
    name: 'a part that opens at a click is a section above entries',
    text: '# Boats\n\n<details><summary><b>2021</b></summary>\n\n- Lanterns for Small Boats [[paper](https://arxiv.org/abs/2401.00623)]\n\n</details>\n\n## [Nets of Light](https://arxiv.org/abs/2401.00624)\n\nFine.\n\n<details>\n<summary>Related</summary>\n\n- [Knots That Hold](https://arxiv.org/abs/2401.00625)\n\n</details>\n',
    entries: ['Lanterns for Small Boats 2401.00623', 'Nets of Light 2401.00624'],
    mentions: ['2401.00625'],
    sections: ['2021'],
  },
  {
    name: 'a heading in an item above the items beside it',
    text: '- [[2024-03-01]]\n  - ## Papers\n  - [Lanterns for Small Boats](https://arxiv.org/abs/2401.00626)\n    - fine\n- [[2024-03-02]]\n  - ## Papers\n  - [Nets of Light in Harbours](https://arxiv.org/abs/2401.00627)\n',
    entries: ['Lanterns for Small Boats 2401.00626', 'Nets of Light in Harbours 2401.00627'],
    sections: ['Papers', 'Papers'],
  },
  {
    name: 'numbered papers in bold in front of titles in italics',
    text: '**Paper 1:** *Lanterns for Small Boats*\nLink: https://arxiv.org/abs/2401.00628\nNotes: fine.\n\n**Paper 2:** *Nets of Light in Harbours*\nLink: https://arxiv.org/abs/2401.00629\nNotes: odd.\n',
    entries: ['Lanterns for Small Boats 2401.00628', 'Nets of Light in Harbours 2401.00629'],
  },
  {
    name: 'fields in bold below headings that hold the identifier',
    text: '### Lanterns for Small Boats (2401.00631)\n\n- **저자**: Kim et al. (KAIST)\n- **링크**: [arXiv](https://arxiv.org/abs/2401.00631)\n\nFine.\n\n### Nets of Light (2401.00632)\n\n- **저자**: Lee et al. (SNU)\n- **링크**: [arXiv](https://arxiv.org/abs/2401.00632)\n\n### Knots That Hold (2401.00633)\n\n- **저자**: Park et al.\n- **링크**: [arXiv](https://arxiv.org/abs/2401.00633)\n',
    entries: [
      'Lanterns for Small Boats 2401.00631',
      'Nets of Light 2401.00632',
      'Knots That Hold 2401.00633',
    ],
  },
  {
    name: 'a title, surnames alone and the identifier',
    text: '1. Lanterns for Small Boats. Brand, Osei, Lindgren. arXiv:2401.00641\n\n   Good.\n\n2. Nets, Still Here. Okon, Steiner. arXiv:2401.00642\n\n   Odd.\n',
    entries: ['Lanterns for Small Boats 2401.00641', 'Nets, Still Here 2401.00642'],
    said: ['Good.', 'Odd.'],
  },
  {
    name: 'a title without a link among others with the same icon',
    text: '🔹 Lanterns for Small Boats\nhttps://arxiv.org/abs/2401.00643\nFine.\n\n🔹 Nets of Light in Harbours\nhttps://arxiv.org/abs/2401.00644\nOdd.\n\n🔹 Knots That Hold\nhttps://arxiv.org/abs/2401.00645\nOld.\n\n🔹 Sails of Heavy Cloth\n(no link yet)\nA colleague showed it.\n',
    entries: [
      'Lanterns for Small Boats 2401.00643',
      'Nets of Light in Harbours 2401.00644',
      'Knots That Hold 2401.00645',
      'Sails of Heavy Cloth',
    ],
  },
  {
    name: 'the address of the code between the link and the title',
    text: 'https://arxiv.org/abs/2401.00646\nhttps://github.com/example/boats\n\nLanterns for Small Boats (Ann Moreau, Bo Dahl)\n\nFine.\n',
    entries: ['Lanterns for Small Boats 2401.00646'],
  },
  {
    name: 'a title without a link in bold among others, above its author',
    text: '**Lanterns for Small Boats**\nA. Moreau, N. Osman — CCS 2021\n<https://arxiv.org/abs/2401.00651>\n\nFine.\n\n**Nets of Light in Harbours**\nH. Berg, D. Mbeki — NeurIPS 2021\n<https://arxiv.org/abs/2401.00652>\n\nOdd.\n\n**Knots That Hold Forever**\nJ. Park, E. Fischer — S&P 2022\n<https://arxiv.org/abs/2401.00653>\n\nOld.\n\n**Sails of Heavy Cloth**\nM. Roussel — Actes de la CAp 2021\n\nNot online.\n\n**Plans for the next week**\n\nRest.\n',
    entries: [
      'Lanterns for Small Boats 2401.00651',
      'Nets of Light in Harbours 2401.00652',
      'Knots That Hold Forever 2401.00653',
      'Sails of Heavy Cloth',
    ],
  },
  {
    name: 'surnames in a deeper line between title and link, and the signature of a mail',
    text: 'Lanterns Leak Light\n  Moreau, Osman, Vidal\n  https://arxiv.org/abs/2401.00654\n\n  Short.\n\nNets of Light Are Enough for Small Harbours\n  Novak\n  https://arxiv.org/abs/2401.00655\n\n  Odd.\n\nKnots at Finite Width, Revisited\n  Roy, Zhu\n  https://arxiv.org/abs/2401.00656\n\nBest,\nIna\n\n-- \nboats mailing list\nhttps://lists.example.org/boats\n',
    entries: [
      'Lanterns Leak Light 2401.00654',
      'Nets of Light Are Enough for Small Harbours 2401.00655',
      'Knots at Finite Width, Revisited 2401.00656',
    ],
  },
  {
    name: 'messages that give a title, its link and what is said of it',
    text: '[2023-05-22 09:14] ann: Lanterns: Light over Small Boats https://arxiv.org/abs/2401.00657\n[2023-05-22 09:31] bo: 1k boats again, same as in LIGHT https://arxiv.org/abs/2401.00658 :smile:\n[2023-05-24 08:58] ina: Learning to Sail, Jointly https://arxiv.org/abs/2401.00659 — useful for us\n',
    entries: ['Lanterns: Light over Small Boats 2401.00657', 'Learning to Sail, Jointly 2401.00659'],
    mentions: ['2401.00658'],
  },
  {
    name: 'what Org knows of its headlines',
    text: '* Boats\n** DONE Lanterns for Small Boats\n:PROPERTIES:\n:URL: https://arxiv.org/abs/2401.00660\n:YEAR: 2023\n:END:\nFine.\n** TODO Nets of Light in Harbours\n:PROPERTIES:\n:URL: https://arxiv.org/abs/2401.00661\n:END:\n* Knots and such\n** DROPPED Knots: An Obituary\n:PROPERTIES:\n:URL: https://arxiv.org/abs/2401.00662\n:END:\nOdd.\n',
    entries: [
      'Lanterns for Small Boats 2401.00660',
      'Nets of Light in Harbours 2401.00661',
      'Knots: An Obituary 2401.00662',
    ],
    sections: ['Boats', 'Knots and such'],
  },
  {
    name: 'a bibliography with keys of names and years',
    text: '[Mor17] A. Moreau et al. Lanterns are all you need. NeurIPS, 2017. https://arxiv.org/abs/2401.00671\n[Dah19] J. Dahl et al. KNOT: Tying of deep ropes. NAACL, 2019. https://arxiv.org/abs/2401.00672\n[Bro+20] T. Brown et al. Nets are few-shot fishers. NeurIPS, 2020. https://arxiv.org/abs/2401.00673\n',
    entries: [
      'Lanterns are all you need 2401.00671',
      'KNOT: Tying of deep ropes 2401.00672',
      'Nets are few-shot fishers 2401.00673',
    ],
  },
  {
    name: 'a date and a presenter in bold in front of a title',
    text: '**Mar 3 (Ana)** Single-cell atlas of the river boat. *Nature* 2021. https://arxiv.org/abs/2401.00674\n> thin\n\n**Mar 10 (Ben)** KNOToff: heritable ropes without cuts. bioRxiv 2021.02.11.430555. https://www.biorxiv.org/content/10.1101/2021.02.11.430555v1\n> fine\n\n**Mar 17** — no meeting\n\n**Mar 24 (Cy)** A foundation model for lanterns? https://arxiv.org/abs/2401.00675\n',
    entries: [
      'Single-cell atlas of the river boat 2401.00674',
      'KNOToff: heritable ropes without cuts',
      'A foundation model for lanterns? 2401.00675',
    ],
  },
  {
    name: 'authors and a year in brackets without a full stop in front of a title',
    text: '1. Moreau, J. and Dahl, B. (2023) Lanterns for Small Boats. arXiv preprint arXiv:2401.00681.\n2. Osei, M. (2023). "Nets of Light". In: Proceedings of ICML. https://arxiv.org/abs/2401.00682\n3. Brand et al. (2022) Knots That Hold. https://arxiv.org/abs/2401.00683\n',
    entries: [
      'Lanterns for Small Boats 2401.00681',
      'Nets of Light 2401.00682',
      'Knots That Hold 2401.00683',
    ],
  },
  {
    name: 'numbered titles in bold above a list with the link',
    text: '**1) Lanterns for Small Boats**\n- finds that light helps\n- [paper](https://arxiv.org/abs/2401.00684) | [tweet](https://twitter.com/x/3)\n\n**2) Nets: Scaling Light in Harbours**\n- proposes nets\n- [paper](https://arxiv.org/abs/2401.00685)\n',
    entries: ['Lanterns for Small Boats 2401.00684', 'Nets: Scaling Light in Harbours 2401.00685'],
  },
  {
    name: 'weeks above fields of their papers',
    text: '# Lab reading, Autumn\n\nWeek 1 — Oct 3\n  Paper: Lanterns for Small Boats (Moreau & Dahl 2023), arxiv.org/abs/2401.00686\n  Lead: Sam\n\nWeek 2 — Oct 10\n  Paper: Nets of Light (Osei 2023), arxiv.org/abs/2401.00687\n  Lead: Kim\n',
    entries: ['Lanterns for Small Boats 2401.00686', 'Nets of Light 2401.00687'],
    sections: ['Week 1 — Oct 3', 'Week 2 — Oct 10'],
  },
  {
    name: 'surnames after a comma and in front of a year, as in the items around',
    text: '- Good lanterns exist in the dark, Calder and Shore (1995). [arXiv](https://arxiv.org/abs/2401.00691)\n- Stable codes and the correction of nets, D. Gotter (1997). [arXiv](https://arxiv.org/abs/2401.00692)\n- Mixed light, Bennet et al. (1996). [arXiv](https://arxiv.org/abs/2401.00693)\n- The theory of all boats, Smith (2000) [arXiv](https://arxiv.org/abs/2401.00694)\n',
    entries: [
      'Good lanterns exist in the dark 2401.00691',
      'Stable codes and the correction of nets 2401.00692',
      'Mixed light 2401.00693',
      'The theory of all boats 2401.00694',
    ],
  },
  {
    name: 'several fields in one line below a heading',
    text: '### 📄 Lanterns for Small Boats\n**Autores:** García, López · **Año:** 2024 · **Enlace:** [arXiv](https://arxiv.org/abs/2401.00701)\n\n> Good.\n\n---\n\n### 📄 Nets That Forget\n**Autores:** Pérez · **Año:** 2023 · **Enlace:** [arXiv](https://arxiv.org/abs/2401.00702)\n\n*Mi opinión:* see [Knots](https://arxiv.org/abs/2401.00703) first.\n',
    entries: ['Lanterns for Small Boats 2401.00701', 'Nets That Forget 2401.00702'],
    mentions: ['2401.00703'],
  },
  {
    name: 'addresses of programs among the fields',
    text: '## [[@moreau2024]] Lanterns for Boats\nZotero: zotero://select/items/@moreau2024\nURL: https://arxiv.org/abs/2401.00704\nTags: #light\n\nFine.\n\n## [[@dahl2024]] Nets at Night\nZotero: zotero://select/items/@dahl2024\nURL: https://arxiv.org/abs/2401.00705\n\nOdd.\n',
    entries: ['Lanterns for Boats 2401.00704', 'Nets at Night 2401.00705'],
    said: ['Fine.', 'Odd.'],
  },
  {
    name: 'one surname between a title of two words and the link',
    text: '- 06/03 - Lanterns Lit. Moreau et al. https://arxiv.org/abs/2401.00706\n- 06/03 - Flash Nets. Dahlmann. https://arxiv.org/abs/2401.00707\n- 08/03 - Rectified Everything. Lee et al. https://arxiv.org/abs/2401.00708\n',
    entries: ['Lanterns Lit 2401.00706', 'Flash Nets 2401.00707', 'Rectified Everything 2401.00708'],
  },
  {
    name: 'facts in code, and an item that leads to another title',
    text: '#### *Lanterns for Boats*\n`Moreau et al.` `NeurIPS 2023` `arXiv:2401.00709` [🔗](https://arxiv.org/abs/2401.00709)\n\nFine.\n\n+ "Nets at Night" https://arxiv.org/pdf/2401.00710.pdf\n  - gist: dark\n  - verdict: meh; see "Night Nets" https://arxiv.org/pdf/2401.00711.pdf\n',
    entries: ['Lanterns for Boats 2401.00709', 'Nets at Night 2401.00710'],
    mentions: ['2401.00711'],
  },
  {
    name: 'titles of two words that could be a name, with surnames, years and links beside them',
    text: '**Dark Nets.** Dahlmann (ICML 2023). [arxiv](https://arxiv.org/abs/2401.00721)\n\n- fine\n\n### Flash Nets\n[論文リンク](https://arxiv.org/abs/2401.00722)\n\nOdd.\n\n### Bright Lanterns\n[論文リンク](https://arxiv.org/abs/2401.00723)\n\nOld.\n',
    entries: ['Dark Nets 2401.00721', 'Flash Nets 2401.00722', 'Bright Lanterns 2401.00723'],
  },
  {
    name: 'two references in paragraphs, the second one after a note',
    text: 'Moreau, J., & Dahl, B. (2023). Nothing but lanterns. *Advances in Boats*, *36*, 1–12. https://arxiv.org/abs/2401.00724\n\n: Drops nets at random.\n\nOsei, M. (2023). Flash boats: One more lantern. In *Proceedings of the 40th Conference* (pp. 100–110). https://arxiv.org/abs/2401.00725\n\n: A boat.\n',
    entries: ['Nothing but lanterns 2401.00724', 'Flash boats: One more lantern 2401.00725'],
  },
  {
    name: 'the listings of arXiv, with notes',
    text: '[1] arXiv:2401.00731 [pdf, html, other]\nTitle: Lanterns for Boats: Light at Sea\nAuthors: Jane Moreau, Bo Dahl\nSubjects: Machine Learning (cs.LG)\n\nfine\n\n[2] arXiv:2401.00732 [pdf, html, other]\nTitle: Flash Nets\nAuthors: Max Osei\n\nodd\n',
    entries: ['Lanterns for Boats: Light at Sea 2401.00731', 'Flash Nets 2401.00732'],
  },
  {
    name: 'what a highlight points at',
    text: '# Lanterns for Boats\n\n## Metadata\n- Author: [[Jane Moreau]]\n- URL: https://arxiv.org/abs/2401.00733\n\n## Highlights\n- Nets can be dropped.\n- See also Knots (https://arxiv.org/abs/2401.00734).\n',
    entries: ['Lanterns for Boats 2401.00733'],
    mentions: ['2401.00734'],
  },
  {
    name: 'the tags of HackMD are no section',
    text: '# Notes\n\n###### tags: `light` `sea`\n\n## [Lanterns for Boats](https://arxiv.org/abs/2401.00735)\n\nFine.\n',
    entries: ['Lanterns for Boats 2401.00735'],
    sections: [],
  },
  {
    name: 'ratings in code after the links',
    text: '* **Lanterns Without Penalties**<br>\n  Marta Lind, Chen Hao<br>\n  [[OpenReview](https://openreview.net/forum?id=7hT2kqWxPz)] [[PDF](https://openreview.net/pdf?id=7hT2kqWxPz)] `8, 8, 8, 6`\n* **The Curse of Nets**<br>\n  Idris Okafor, Bo Haas<br>\n  [[OpenReview](https://openreview.net/forum?id=Qm0vVbT5xk)] [[arXiv](https://arxiv.org/abs/2401.00741)] `8, 8`\n',
    entries: ['Lanterns Without Penalties', 'The Curse of Nets 2401.00741'],
  },
  {
    name: 'a sentence that goes on with a link in the next line',
    text: '`Lanterns from Touch <https://arxiv.org/abs/2401.00742>`_\n    Anton thinks that it is too clean. Builds on\n    `Neural Lanterns of Old <https://arxiv.org/abs/2401.00743>`_.\n\n`Nets or Knots? A Benchmark <https://arxiv.org/abs/2401.00744>`_\n    Useful.\n',
    entries: ['Lanterns from Touch 2401.00742', 'Nets or Knots? A Benchmark 2401.00744'],
    mentions: ['2401.00743'],
  },
  {
    name: 'a row whose title leads to its paper, with another paper in what is said',
    text: '| Paper | Venue | Score | Take |\n| --- | --- | --- | --- |\n| [Lanterns, Carefully](https://openreview.net/forum?id=S1xQc9mTf3) | NeurIPS (sub.) | 3 | Half of it is already in arXiv:2401.00745 |\n| [Nets, Boldly](https://arxiv.org/abs/2401.00746) | ICML | 4 | Fine. |\n',
    entries: ['Lanterns, Carefully', 'Nets, Boldly 2401.00746'],
    mentions: ['2401.00745'],
  },
  {
    name: 'unlinked entries that open as the others do: numbers, dates and headings above fields',
    text: '**1) Lanterns for Small Boats** (Moreau, 2021) — [arXiv](https://arxiv.org/abs/2401.00751)\n\nFine.\n\n**2) Nets of Light in Harbours** (Osei, 2021) — [arXiv](https://arxiv.org/abs/2401.00752)\n\nOdd.\n\n**3) Sails of Heavy Cloth** (Brand, 2021) — [arXiv](https://arxiv.org/abs/2401.00758)\n\n**4) Knots With Few Ropes** (Teix, thesis, USP)\n\nNot public.\n',
    entries: [
      'Lanterns for Small Boats 2401.00751',
      'Nets of Light in Harbours 2401.00752',
      'Sails of Heavy Cloth 2401.00758',
      'Knots With Few Ropes',
    ],
  },
  {
    name: 'an unlinked entry of a diary, and days without one',
    text: '**Day 1 (Jan 3)** — Verifiers at Sea [[arXiv](https://arxiv.org/abs/2401.00753)]\nOdd.\n\n**Day 2 (Jan 5)** — skipped, flu\n\n**Day 3 (Jan 7)** — A Lantern for Numbers [[arXiv](https://arxiv.org/abs/2401.00754)]\nFine.\n\n**Day 4 (Jan 8)** — Sails Are Models [[arXiv](https://arxiv.org/abs/2401.00759)]\nOld.\n\n**Day 5 (Jan 9)** — Mixture of Shallow Boats\n(shared in the chat, not public yet)\nDepth is routed.\n',
    entries: [
      'Verifiers at Sea 2401.00753',
      'A Lantern for Numbers 2401.00754',
      'Sails Are Models 2401.00759',
      'Mixture of Shallow Boats',
    ],
  },
  {
    name: 'an unlinked heading above fields among headings that are titles',
    text: '### ✅ Lanterns Without Tears\n> **저자** : Ahn Jiwoo, Bo Dahl\n> **링크** : [arXiv](https://arxiv.org/abs/2401.00755)\n\n좋다.\n\n### ⬜ Long Nets, Short Boats\n> **저자** : ?\n> **링크** : [arXiv](https://arxiv.org/abs/2401.00756)\n\n### ✅ Knots of Iron and Rope\n> **저자** : Roux\n> **링크** : [arXiv](https://arxiv.org/abs/2401.00757)\n\n### ✅ 한국어 배와 등불의 벤치마크\n> **저자** : 윤서진 외\n> **링크** : 학회 (비공개)\n\n마음에 든다.\n\n### 이번 주의 잡다한 이야기들\n\n쉽니다.\n',
    entries: [
      'Lanterns Without Tears 2401.00755',
      'Long Nets, Short Boats 2401.00756',
      'Knots of Iron and Rope 2401.00757',
      '한국어 배와 등불의 벤치마크',
    ],
  },
  {
    name: 'titles that are wrapped, and bylines with a venue in deeper lines',
    text: '[1] Lanterns without Probes: Leaking Light Keys through\n    Night Scaling\n    Y. Wan, D. Kohl. USENIX Security 2022\n    https://arxiv.org/abs/2401.00761\n\n[2] Fishing Nets from the Guest\n    S. Schuster. NDSS 2020\n    https://arxiv.org/abs/2401.00762\n\n[3] Reading Knots by Transient Faults\n    P. Sauer et al. 2018\n    https://arxiv.org/abs/2401.00763\n    The appendix has the interesting part.\n',
    entries: [
      'Lanterns without Probes: Leaking Light Keys through Night Scaling 2401.00761',
      'Fishing Nets from the Guest 2401.00762',
      'Reading Knots by Transient Faults 2401.00763',
    ],
  },
  {
    name: 'unlinked rows of a table whose titles are written in small letters, and rows of a schedule',
    text: '# Journal club\n\n| Date | Presenter | Paper | Link | Notes |\n|------|-----------|-------|------|-------|\n| 1 Feb | Ana | Lanterns keep time in the dark | [Neuron](https://doi.org/10.1016/j.neuron.2024.01.009) | |\n| 8 Feb | Bo | A map of knots across sixty boats | [arXiv](https://arxiv.org/abs/2402.03812) | moved |\n| 15 Feb | - | *Easter* | | |\n| 22 Feb | Cy | Harbour nerves encode tide on a logarithmic scale | pdf in the drive | |\n| 29 Feb | Di | no meeting because of the retreat | | |\n| 7 Mar | Di | TBD | | |\n| 14 Mar | Ed | Sails learn in one dimension | [protocol](https://www.protocols.io/view/sails) | |\n| 21 Mar | Flo | Ropes of low dimension | [bioRxiv](https://www.biorxiv.org/content/10.1101/2023.06.14.544901v2) | |\n',
    entries: [
      'Lanterns keep time in the dark',
      'A map of knots across sixty boats 2402.03812',
      'Harbour nerves encode tide on a logarithmic scale',
      'Sails learn in one dimension',
      'Ropes of low dimension',
    ],
  },
  {
    name: 'an unlinked entry above one that is to be announced',
    text: "# Study\n\n- [x] **13주차 (4/5)** — [Carbon-Aware Lanterns: Myth or Measure?](https://arxiv.org/abs/2401.00801) · 발표: 지훈\n- [x] **14주차 (4/12)** — [Boats in the Machine](https://arxiv.org/abs/2401.00802) · 발표: 민서\n- [x] **15주차 (4/19)** — [Knots at the Switch](https://arxiv.org/abs/2401.00803) · 발표: 도윤\n- [ ] **16주차 (4/26)** — Confidential Harbours under Memory Pressure (EuroSys'23, PDF 공개되면 링크) · 발표: 하은\n- [ ] **17주차 (5/3)** — 미정 · 발표: 서준\n",
    entries: [
      'Carbon-Aware Lanterns: Myth or Measure? 2401.00801',
      'Boats in the Machine 2401.00802',
      'Knots at the Switch 2401.00803',
      'Confidential Harbours under Memory Pressure',
    ],
  },
  {
    name: 'an unlinked reference among those with linked titles',
    text: '# Вахта\n\n1. Дан О., Фил А. [Abstracting Lanterns](https://arxiv.org/abs/2401.00804). LFP 1990.\n2. Плот Г., Прет М. [Handling Algebraic Boats](https://arxiv.org/abs/2401.00805). LMCS, 2013. — Длинная.\n3. Leijen D. [Directed Compilation of Row-Typed Knots](https://arxiv.org/abs/2401.00806). POPL 2017.\n4. Соколов П. Обработчики узлов в промышленном флоте. Магистерская диссертация, 2022. — Спрашивать у Паши.\n5. Cheney C. J. [A Nonrecursive Net Compacting Algorithm](https://arxiv.org/abs/2401.00807). CACM, 1970.\n',
    entries: [
      'Abstracting Lanterns 2401.00804',
      'Handling Algebraic Boats 2401.00805',
      'Directed Compilation of Row-Typed Knots 2401.00806',
      'Обработчики узлов в промышленном флоте',
      'A Nonrecursive Net Compacting Algorithm 2401.00807',
    ],
  },
  {
    name: 'unlinked titles in bold after their authors',
    text: '# Leseliste\n\n- R. W. Drever et al.: **Laser lanterns using an optical resonator**, Appl. Phys. B 31, 97 (1983), [arXiv](https://arxiv.org/abs/2401.00808)\n- E. D. Black: **An introduction to harbour frequency stabilization**, Am. J. Phys. 69, 79 (2001) – gut erklärt, PDF im Laufwerk\n- T. Eisermann: **Aufbau einer Bootsbremse für Anfänger**, Masterarbeit, hausintern (2018)\n- J. Reichel: **Microchip knots and net condensation**, Appl. Phys. B 74, 469 (2002), [arXiv](https://arxiv.org/abs/2401.00809)\n- S. Guri: **Ropes of matter in the dark**, Science 374 (2021), [arXiv](https://arxiv.org/abs/2401.00810)\n',
    entries: [
      'Laser lanterns using an optical resonator 2401.00808',
      'An introduction to harbour frequency stabilization',
      'Aufbau einer Bootsbremse für Anfänger',
      'Microchip knots and net condensation 2401.00809',
      'Ropes of matter in the dark 2401.00810',
    ],
  },
  {
    name: 'a volume with its editors',
    text: '# Cours\n\n- 🟢 A. Faye, F. Laude, V. Poén (éd.), « Travaux du port sur les surfaces », *Astérisque* **66–67** (1979). [Numdam](http://www.numdam.org/item/AST_1979__66-67__1_0/)\n- M. Mirza, « Simple ropes and volumes of bordered harbours », *Invent. Math.* **167** (2007), 179–222. [PDF](https://link.springer.com/content/pdf/10.1007/s00222-006-0013-2.pdf)\n- A. Zori, « Flat boats », dans *Frontiers in Number Theory, Physics, and Geometry I* (2006). [arXiv](https://arxiv.org/abs/math/0609392)\n- L. Monin, V. Dela, « Compter les bateaux à petits carreaux », à paraître.\n',
    entries: [
      'Travaux du port sur les surfaces',
      'Simple ropes and volumes of bordered harbours',
      'Flat boats math/0609392',
    ],
  },
  {
    name: 'unlinked items with a journal in brackets',
    text: "# 存储\n\n1. [Tail at Harbour Scale](https://arxiv.org/abs/2401.00811) CACM 2023\n2. [Lifetime Hints for Lanterns Are Not Enough](https://arxiv.org/abs/2306.11177)\n3. CXL-Boat: Disaggregated Memory for Key-Value Nets ASPLOS'24 （暂时没找到 PDF）\n4. [Learned Prefetching for Tiered Ropes](https://openreview.net/forum?id=B7kq1wHcXz)\n\n## 待读\n\n- [ ] [Optimistic Knot Recovery in Userspace](https://arxiv.org/abs/2401.00812)\n- [ ] 基于强化学习的渔网替换策略（计算机学报，2023）\n- [x] [Ten Years of Boats](https://arxiv.org/abs/2401.00813) 中文翻译见[这里](https://zhuanlan.zhihu.com/p/90111220)\n",
    entries: [
      'Tail at Harbour Scale 2401.00811',
      'Lifetime Hints for Lanterns Are Not Enough 2306.11177',
      "CXL-Boat: Disaggregated Memory for Key-Value Nets ASPLOS'24",
      'Learned Prefetching for Tiered Ropes',
      'Optimistic Knot Recovery in Userspace 2401.00812',
      'Ten Years of Boats 2401.00813',
    ],
  },
  {
    name: 'a list of papers without links, with their conferences',
    text: '# 読んだもの\n\n- **作曲支援と灯台の主体感**\n  - 著者: 大西 / WISS 2023 / [pdf](https://www.wiss.org/WISS2023Proceedings/data/paper/14.pdf)\n- **Knot Fixation in the Age of Nets**\n  - 著者: Rose / DIS 2024 / [pdf](https://arxiv.org/pdf/2401.00814)\n- **Boats for All of Us**\n  - 著者: Lee / CHI 2024 / [pdf](https://arxiv.org/pdf/2401.00815)\n\n## 次回以降に読む\n\n- Accessible Lanterns by Sonification: A Field Study (ASSETS 2023)\n- Body-Scale Boats (CHI 2024 alt.chi)\n',
    entries: [
      '作曲支援と灯台の主体感',
      'Knot Fixation in the Age of Nets 2401.00814',
      'Boats for All of Us 2401.00815',
      'Accessible Lanterns by Sonification: A Field Study',
    ],
  },
  {
    name: 'linked venues in brackets before titles, and tags in code after them',
    text: '# Lanterns\n\n## 2018\n- [[CVPR](https://openaccess.thecvf.com/content_cvpr_2018/papers/Ruan_Salt_paper.pdf)] Pillars of Light: Sparse Lanterns for Harbours. [[pytorch](https://github.com/jruan/salt)] [__`det.`__ __`aut.`__] :fire: :star:\n- [[ICRA](https://ieeexplore.ieee.org/document/8462884)] Boat Segmentation with a Single Rope. [[code](https://github.com/rbq/range1)] [__`seg.`__] :star:\n- [ECCV] Local Lanterns, Global Shores. [__`cls.`__]\n- [[arXiv](https://arxiv.org/abs/1807.02443)] Meta-Features of Knots. [__`cls.`__ __`reg.`__]\n- [[arXiv](https://arxiv.org/abs/1807.02444)]Do Harbours Help? Ablations for Nets. [__`seg.`__]\n- [[AAAI](https://ojs.aaai.org/index.php/AAAI/article/view/6923)] TANGO: Triple Attention for Noisy Boats [__`det.`__]\n',
    entries: [
      'Pillars of Light: Sparse Lanterns for Harbours',
      'Boat Segmentation with a Single Rope',
      'Local Lanterns, Global Shores',
      'Meta-Features of Knots 1807.02443',
      'Do Harbours Help? Ablations for Nets 1807.02444',
      'TANGO: Triple Attention for Noisy Boats',
    ],
  },
  {
    name: 'items of columns: a date, a name, a title, its authors and its journal',
    text: '# Genomes of boats\n\n## Reviews\n\n- 2016-08 | **Deep learning for the harbour code** | C. Anger, T. Pärna and O. Stegel | [Molecular Systems Boats](https://www.embopress.org/doi/full/10.15252/msb.20156651)\n- 2023-10 | **To lanterns and beyond: models for the harbour** | M. Consens, C. Dufault | [arXiv](https://arxiv.org/abs/2311.07621)\n\n## Boats\n\n- 2015-07 | **DeepKnot** | Predicting the ropes of binding knots with filters | B. Alipa, A. Delong | [Nature Biotechnology](https://www.nature.com/articles/nbt.3300)\n- 2016-04 | **DanBoat** | A hybrid network for quantifying the function of nets | D. Quan & X. Xia | [Nucleic Acids Research](https://academic.oup.com/nar/article/44/11/e107/2468300) | [code](https://github.com/u/DanQ2)\n- 2017-03 | Denoising harbour traffic with convolutional lanterns | P. W. Kohl, E. Pierson, A. Kundu | [Bioinformatics](https://doi.org/10.1093/bioinformatics/btx243)\n- 2018-03 | **Rope-XL** | Sequential activity prediction across boats | D. Kellie *et al.* | [Genome Research](https://genome.cshlp.org/content/28/5/739)\n- 2022-11 | Current rope models do not explain personal nets | C. Huang, R. Shuai | [bioRxiv](https://www.biorxiv.org/content/10.1101/2023.06.30.547100v1) (important!)\n',
    entries: [
      'Deep learning for the harbour code',
      'To lanterns and beyond: models for the harbour 2311.07621',
      'Predicting the ropes of binding knots with filters',
      'A hybrid network for quantifying the function of nets',
      'Denoising harbour traffic with convolutional lanterns',
      'Sequential activity prediction across boats',
      'Current rope models do not explain personal nets',
    ],
  },
  {
    name: 'a syllabus of citations with stars, mostly without links',
    text: '# Readings, Fall 2022\n\n## 1. Monopsony of harbours\n\nNotes 1 and 2 are on the course page.\n\n\\*\\* Mannix, Alan (2006). "A Generalised Model of Lanterns," *Economic Journal* 116: 84–100.\n\n\\*\\* Dubois, Arin, Jeff Jacobi, and Siddharth Suriya (2020). "Employers in the Small: Power on Boats," *AER: Insights* 2(1): 33–46. [NBER WP 24416](https://www.nber.org/papers/w24416)\n\n\\* Azari, José, Ioana Marin, and Marshall Steinberg (2017). "Concentration in Online Knots," NBER Working Paper 24147.\n\nPrager, Elena-Maria, and Matt Schmidt (2021). "Harbour Consolidation and Nurses\' Ropes," *American Economic Review* 111(2): 397–427.\n\nDoleacq, Jennifer, and Benjamin Hanson (2020). "The Consequences of "Ban the Boat"," *Journal of Labor Economics* 38(2): 321–374.\n\nFeigen-Gross, James, and Daniel Gross-Lee, "Answering the Call of Lanterns: Telephone Operators and Their Nets", NBER Working Paper 28061, 2020\n',
    entries: [
      'A Generalised Model of Lanterns',
      'Employers in the Small: Power on Boats',
      'Concentration in Online Knots',
      "Harbour Consolidation and Nurses' Ropes",
      'The Consequences of "Ban the Boat"',
      'Answering the Call of Lanterns: Telephone Operators and Their Nets',
    ],
  },
  {
    name: 'who presented a title in italics, and by whom it is',
    text: "# Theory lunch\n\n## Spring 2021\n\n**Jun 2.** Shivam: *Lanterns Near the Threshold* by Alwin and Lovász-Tran, [arXiv:1908.08483](https://arxiv.org/abs/1908.08483).\n\n**May 19.** *No lunch: deadline for the journal versions; also, nice weather.*\n\n**May 12.** Tal: *A Slightly Improved Rope for Metric Boats* by Karlen and Oveis, [arXiv:2007.01409](https://arxiv.org/abs/2007.01409). We only did Section 1.\n\n**May 5.** Mikhail: *Explicit Two-Source Nets from Knots* by Chattop and Good, [ECCC TR21-045](https://eccc.weizmann.ac.il/report/2021/045/).\n\n**Apr 28.** Jiaxin: *Fooling Boats via Local Lanterns* by O'Donnel, Servedio-Ruiz, and Tannen, [arXiv:2103.07809](https://arxiv.org/abs/2103.07809).\n",
    entries: [
      'Lanterns Near the Threshold 1908.08483',
      'A Slightly Improved Rope for Metric Boats 2007.01409',
      'Explicit Two-Source Nets from Knots',
      'Fooling Boats via Local Lanterns 2103.07809',
    ],
  },
  {
    name: 'items with fields below them, some without a known link',
    text: '# PR 시즌 3\n\n## 비전\n\n* **PR-284** Boat Detection with Set Losses — 이진원\n  * 논문: https://arxiv.org/abs/2005.12872\n  * 영상: https://youtu.be/lXpBcW_I54U\n* **PR-291** Harbour Recognition at Scale without Ropes — 엄태웅\n  * 논문: https://arxiv.org/abs/2010.11929\n  * 영상: https://youtu.be/D72_Cn-XV1g\n* **PR-305** 정규화 없이 학습하는 등대 분류기 — 강성훈\n  * 논문: https://www.boats.example.kr/article?nodeId=NODE10530911\n  * 영상: https://youtu.be/HP3wQlW9Tqk\n* **PR-317** MLPs Strike Boats: An All-Rope Architecture — 이진원\n  * 논문: https://arxiv.org/abs/2105.01601\n  * 영상: https://youtu.be/KQmZlxdnnuY\n* **PR-299** Harbour Filtering vs. Rope Factorization, Fairly Compared — 유용상\n  * 논문: https://arxiv.org/abs/2005.09683\n  * 영상: https://youtu.be/k6ZkR4MRmYw\n* **PR-312** Decoupled Lanterns, Reproduced on Boats — 서기호\n  * 논문: 링크 못 찾음\n  * 영상: https://youtu.be/fqy4Nq9p0Io\n',
    entries: [
      'Boat Detection with Set Losses 2005.12872',
      'Harbour Recognition at Scale without Ropes 2010.11929',
      '정규화 없이 학습하는 등대 분류기',
      'MLPs Strike Boats: An All-Rope Architecture 2105.01601',
      'Harbour Filtering vs. Rope Factorization, Fairly Compared 2005.09683',
      'Decoupled Lanterns, Reproduced on Boats',
    ],
  },
  {
    name: 'titles in bold above lists of links, some without a known link',
    text: '# CVPR\n\n**NoLantern: Harbour Fields without Priors**\n\n- Paper: https://arxiv.org/abs/2303.06440\n- Code: https://github.com/q/LWGR\n\n**Stripped-Down Boats: Less Rope Is Not More Speed**\n\n- Paper: https://arxiv.org/abs/2303.03667\n- Code: https://github.com/j/SDConv\n\n**大核灯塔的结构重参数化再思考**\n\n- Paper: http://www.boats.example.cn/cn/article/c220831\n- Code: None\n\n**BiBoat: Bi-Directional Routing for Small Nets**\n\n- Paper: None\n- Code: https://github.com/r/BiViT\n\n**Teaching Structured Knots to Ropes**\n\n- Paper: https://arxiv.org/abs/2211.11733\n- Code: https://github.com/s/TSC\n',
    entries: [
      'NoLantern: Harbour Fields without Priors 2303.06440',
      'Stripped-Down Boats: Less Rope Is Not More Speed 2303.03667',
      '大核灯塔的结构重参数化再思考',
      'BiBoat: Bi-Directional Routing for Small Nets',
      'Teaching Structured Knots to Ropes 2211.11733',
    ],
  },
  {
    name: 'titles in quotation marks with others inside',
    text: '# Robots\n\n* __LanternGrasp__: "LanternGrasp: Answering "Which Handle?" before Moving the Boat", *CoRL, Nov 2024*. [[Paper](https://arxiv.org/abs/2407.11298)] [[Code](https://github.com/t/t)]\n* __KnotDesk__: "Harbour Questions Need Harbour Answers", *CVPR, Jun 2024*. [[Paper](https://arxiv.org/abs/2401.12808)]\n* __RopeBench__: "Grounding Nets in Models", *ICRA, May 2024*. [[Paper](https://arxiv.org/abs/2309.02591)]\n',
    entries: [
      'LanternGrasp: Answering "Which Handle?" before Moving the Boat 2407.11298',
      'Harbour Questions Need Harbour Answers 2401.12808',
      'Grounding Nets in Models 2309.02591',
    ],
  },
  {
    name: 'an outline with fields, and an entry without an address',
    text: '- March 2024\n- **Causal boats**\n    - **Lanterns All the Way: Identification with Weak Ropes**\n        - URL:: https://arxiv.org/abs/2403.02467\n        - Authors:: [[Wanjiru Otieno]]\n        - Notes::\n            - The bridge is not unique.\n    - **Synthetic Harbours for Discrete Nets**\n        - URL:: https://arxiv.org/abs/2403.03589\n        - Authors:: [[Fiona Mac]]\n        - Notes::\n            - Simplex weights.\n    - **Double Knots Are Not Automatic**\n        - URL:: https://arxiv.org/abs/2403.01870\n        - Authors:: [[Dae-Jung Shin]]\n        - Notes::\n            - Simulation.\n    - **Interference in Harbours: A Cheap Bound**\n        - Authors:: [[Takumi Seo]]\n        - Notes::\n            - only saw the talk\n',
    entries: [
      'Lanterns All the Way: Identification with Weak Ropes 2403.02467',
      'Synthetic Harbours for Discrete Nets 2403.03589',
      'Double Knots Are Not Automatic 2403.01870',
      'Interference in Harbours: A Cheap Bound',
    ],
  },
  {
    name: 'linked titles above fields, one in an unknown place',
    text: '# Boa leitura\n\n[Are Lanterns Memorising Harbours?](https://arxiv.org/abs/2405.05102)\n\n**Autores:** Ingeborg Aas, Rui Nóbrega\n\n**Nota:** ⭐⭐⭐⭐⭐\n\nSim, estão.\n\n[Exponential Boats with Learned Ropes](https://arxiv.org/abs/2405.02878)\n\n**Autores:** Pavlos Dimou\n\n**Nota:** ⭐⭐⭐\n\nFunciona.\n\n[Previsão de barcos no porto brasileiro](https://repositorio.example.br/handle/11422/23590)\n\n**Autores:** Caio Menezes\n\n**Nota:** ⭐⭐⭐\n\nDissertação.\n\n[Knots for Long Horizons](https://arxiv.org/abs/2405.02879)\n\n**Autores:** Ana Reis\n\n**Nota:** ⭐⭐\n\nCurto.\n',
    entries: [
      'Are Lanterns Memorising Harbours? 2405.05102',
      'Exponential Boats with Learned Ropes 2405.02878',
      'Previsão de barcos no porto brasileiro',
      'Knots for Long Horizons 2405.02879',
    ],
  },
  {
    name: 'surnames after titles',
    text: '# Discussed\n\n**7 April** — 👍 Certified Lantern Defences with Boats, Sokolova & Ekberg, [arXiv:2104.01318](https://arxiv.org/abs/2104.01318)\n\nThe room agreed.\n\n**14 April** — 🤷 Harbour Training with Stale Ropes, Vashchenko, [arXiv:2104.03640](https://arxiv.org/abs/2104.03640)\n\nReuses nets.\n\n**28 April** — no meeting\n\n**5 May** — 👍 Spurious Knots Are Learned First, Forgotten Last, Whitcombe, Ilesanmi & Rao, [arXiv:2105.00915](https://arxiv.org/abs/2105.00915)\n\nBest one.\n',
    entries: [
      'Certified Lantern Defences with Boats 2104.01318',
      'Harbour Training with Stale Ropes 2104.03640',
      'Spurious Knots Are Learned First, Forgotten Last 2105.00915',
    ],
  },
  {
    name: 'paragraphs that open with a title in the label of a reference and its authors',
    text: '---\nlayout: post\ntitle: "Papers of the fortnight: lanterns"\ndate: 2022-03-20 18:30:00 +0100\n---\n\nI skipped the last one because of a deadline.\n\n[Edge of Lanterns Without Ropes][1] by Ruben Castel and Minh Vo. Progressive sharpening shows up in a two-parameter model, which you can draw. Read it after the [original observation][2], not before.\n\n[Knot Regimes Are Thinner Than They Look][3] by Alma Friis. She shows that the lazy regime needs a width that grows with the *cube* of the training time. So much for the comfort that the [NTK paper][4] gave us.\n\n[Implicit Bias of Boats on Separable Data][5] by Goh Jia Wei, Tadeo Ruiz and Frances Abbott. Same limit as gradient descent. [Soudry et al.][6] remains the thing to read first.\n\n[Harbours and the Batch You Didn\'t See][11]. No author names. Odd. Anyway: another measure, just as in [Dziugaite et al.][12].\n\n[A Short Proof of the Double Peak][7] by Henrik Dahl. Two pages.\n\n[1]: https://arxiv.org/abs/2203.01077\n[2]: https://arxiv.org/abs/2103.00065\n[3]: https://arxiv.org/abs/2203.04410\n[4]: https://arxiv.org/abs/1806.07572\n[5]: https://arxiv.org/abs/2203.02913\n[6]: https://arxiv.org/abs/1710.10345\n[7]: https://arxiv.org/abs/2203.08120\n[11]: https://arxiv.org/abs/2203.05571\n[12]: https://arxiv.org/abs/2010.11924\n',
    entries: [
      'Edge of Lanterns Without Ropes 2203.01077',
      'Knot Regimes Are Thinner Than They Look 2203.04410',
      'Implicit Bias of Boats on Separable Data 2203.02913',
      "Harbours and the Batch You Didn't See 2203.05571",
      'A Short Proof of the Double Peak 2203.08120',
    ],
  },
  {
    name: 'records whose fields are paragraphs',
    text: '# 一周论文精选 | 灯塔与船\n\n大家好，本周挑了几篇。\n\n**01 灯塔**\n\n**论文标题：** Overlighting Is a Choice of Lanterns\n\n**论文作者：** Ramon Ibarra, Qian Shulin\n\n**论文链接：** https://arxiv.org/abs/2208.04417\n\n**阿泽点评：** 过亮的文章每周都有，这篇的角度不错。\n\n**论文标题：** Harbours, Revisited with Honest Ropes\n\n**论文作者：** Maud Claessens, Tariq Aziz\n\n**论文链接：** https://arxiv.org/abs/2208.05590\n\n**阿泽点评：** 一定要看。\n\n**02 船**\n\n**论文标题：** Two Boats, One Bottleneck\n\n**论文作者：** Jessica Amador, 吴迪\n\n**论文链接：** https://arxiv.org/abs/2208.06128\n\n**阿泽点评：** 想法简单。\n\n往期回顾：[一周论文精选 | 绳结 6 篇](https://mp.example.com/s/a81kd)\n',
    entries: [
      'Overlighting Is a Choice of Lanterns 2208.04417',
      'Harbours, Revisited with Honest Ropes 2208.05590',
      'Two Boats, One Bottleneck 2208.06128',
    ],
    sections: ['01 灯塔', '02 船'],
  },
  {
    name: 'surnames between titles and links, a wrapped title and one without a link',
    text: 'BOLETÍN\n\nSEGMENTACIÓN\n------------\n\nBoundary Lanterns for Tiny Boats (*)\nVillalobos, Steiner, Cho\nhttps://arxiv.org/abs/2011.03518\n\nProponen una pérdida nueva.\n\nDo We Need Ropes? Slice-wise Harbours with Memory for Northern\nKnot Boats\nAchterberg, Novotná\nhttps://arxiv.org/abs/2011.05274\n\nLa respuesta corta: casi nunca.\n\nSemi-supervised Nets with Scribbles\nPires, Lemaire, Ojeda\nhttps://arxiv.org/abs/2011.01466\n\nGarabatos en lugar de nets.\n\nClasificación de barcos con cámaras de bajo coste\nGutiérrez Lara, Quispe\nRevista Iberoamericana de Puertos, 12(3)\n\nSin enlace; tengo la copia en papel.\n',
    entries: [
      'Boundary Lanterns for Tiny Boats 2011.03518',
      'Do We Need Ropes? Slice-wise Harbours with Memory for Northern Knot Boats 2011.05274',
      'Semi-supervised Nets with Scribbles 2011.01466',
      'Clasificación de barcos con cámaras de bajo coste',
    ],
  },
  {
    name: 'references with initials last, wrapped, some without a link',
    text: 'Reading list -- BIOL 514, Boats & Patterns\nLast changed: 3 Feb 2022\n\nA. LANTERNS\n\n1.  Wolpert L (1969). Positional lanterns and the spatial pattern of\n    harbour differentiation. J Theor Biol 25:1-47.\n    https://doi.org/10.1016/S0022-5193(69)80016-0\n\n2.  [R] Turing AM (1952). The chemical basis of knots. Phil Trans R\n    Soc B 237:37-72. https://doi.org/10.1098/rstb.1952.0012\n\n3.  Green JBA, Sharpe J (2015). Positional nets and\n    rope-diffusion: two big ideas in boat biology combine.\n    Development 142:1203-1211. https://doi.org/10.1242/dev.114991\n\n4.  [R] Dubuis JO, Tkacik G, Wieschaus EF, Gregor T, Bialek W (2013).\n    Positional lanterns, in bits. PNAS 110:16301-16308.\n    arXiv:1201.0198\n\n5.  Petkova MD et al. (2019). Optimal decoding of harbour identities in a\n    rope network. Cell 176:844-855.\n\n6.  Kicheva A et al. (2007). Kinetics of net gradient formation.\n    Science 315:521-525. https://doi.org/10.1126/science.1135774\n\n7.  Müller P, Rogers KW, Jordan BM, et al. (2012). Differential diffusivity\n    of Boats and Ropes underlies a knot-diffusion patterning system.\n    Science 336:721-724.\n',
    entries: [
      'Positional lanterns and the spatial pattern of harbour differentiation',
      'The chemical basis of knots',
      'Positional nets and rope-diffusion: two big ideas in boat biology combine',
      'Positional lanterns, in bits 1201.0198',
      'Optimal decoding of harbour identities in a rope network',
      'Kinetics of net gradient formation',
      'Differential diffusivity of Boats and Ropes underlies a knot-diffusion patterning system',
    ],
  },
  {
    name: 'blocks whose lines end in backslashes, and authors with marks of their institutes',
    text: '# Vocoding boats\n\n**LanternSteps: A Conditional Boat with Six Iterations** \\\n*Nanxin Cheng<sup>1</sup>, Yu Zhao, Heiga Senn* \\\nICLR 2021. [[Paper](https://arxiv.org/abs/2009.00714)] [[Project](https://wavesteps.github.io/)] \\\n2 Sep 2020\n\n**Fast Harbour Inversion with Learned Ropes** \\\n*Max W. Y. Lo, Jun Wan* \\\nICLR 2022. [[Paper](https://openreview.net/forum?id=L7wzpQttNa)] \\\n25 Mar 2022\n\n**Any Lantern, Any Harbour, Any Net**\\\n*Zhifang Yuan, Deng Huang-Li*\\\nInterspeech 2024. [[Paper](https://www.isca-archive.org/interspeech_2024/yuan24b_interspeech.html)]\n',
    entries: [
      'LanternSteps: A Conditional Boat with Six Iterations 2009.00714',
      'Fast Harbour Inversion with Learned Ropes',
      'Any Lantern, Any Harbour, Any Net',
    ],
  },
  {
    name: 'headings above one author and a date, and one whose link leads nowhere known',
    text: "---\ntitle: Veille des phares, numéro 23 : mars 2023\nlang: fr\ntags:\n- veille\n- phares\n---\n\n## À lire\n\n#### French Lanterns Waste Your Money\n\nClarisse Audibert, Moussa Keïta · 9 mars 2023 · [arXiv](https://arxiv.org/abs/2303.05288) · [code](https://gitlab.example.fr/a)\n\nMesure du surcoût.\n\n#### Le corpus ÉLAN : dix mille heures d'archives de ports\n\nInstitut national · mars 2023 · [HAL](https://hal.example.fr/hal-04021877)\n\nOn en rêvait.\n\n#### Does a Boat Pass the Exam?\n\nHugo Ferrand, Li Wen · 17 mars 2023 · [arXiv](https://arxiv.org/abs/2303.10017)\n\nNon.\n\n#### Knots for Old Ropes\n\nAna Reis · 18 mars 2023 · [arXiv](https://arxiv.org/abs/2303.10018)\n\nOui.\n",
    entries: [
      'French Lanterns Waste Your Money 2303.05288',
      "Le corpus ÉLAN : dix mille heures d'archives de ports",
      'Does a Boat Pass the Exam? 2303.10017',
      'Knots for Old Ropes 2303.10018',
    ],
  },
  {
    name: 'sections between lines that are drawn',
    text: '論文ウォッチ 第112号\n\n━━━━━━━━━━━━━━━━\n【１】灯台\n━━━━━━━━━━━━━━━━\n\n■ Chunkwise Lanterns Without Lookahead\n　 https://arxiv.org/abs/2110.02345\n　 M. Iwasaki, T. Gruber\n\n　未来を見ずに認識を行う。\n\n━━━━━━━━━━━━━━━━\n【２】船\n━━━━━━━━━━━━━━━━\n\n■ FlowBoat: Normalizing Ropes\n　 https://arxiv.org/abs/2110.05001\n　 K. Abebe\n\n　面白い。\n',
    entries: ['Chunkwise Lanterns Without Lookahead 2110.02345', 'FlowBoat: Normalizing Ropes 2110.05001'],
    sections: ['【１】灯台', '【２】船'],
  },
  {
    name: 'links and surnames that entities of spaces keep apart',
    text: '# Friday five\n\n## Contents\n\n- [Boats](#boats)\n  - [Harbours Without Lanterns](#harbours-without-lanterns)\n  - [Budgeted Ropes](#budgeted-ropes)\n\n## Boats\n\n### Harbours Without Lanterns\n\n📄 [paper](https://arxiv.org/abs/2501.07823) &nbsp; 💻 [code](https://github.com/example/a) &nbsp; 👥 Rasmussen, Oduya, Tak\n\nOnly the tree, no pixels.\n\n### Budgeted Ropes\n\n📄 [paper](https://arxiv.org/abs/2501.06310) &nbsp; 👥 Vuković, Hale\n\nA formal model.\n\n### BoatLint\n\n📄 [paper](https://arxiv.org/pdf/2501.08119.pdf) &nbsp; 👥 Sørbø et al.\n\nStatic checks.\n',
    entries: ['Harbours Without Lanterns 2501.07823', 'Budgeted Ropes 2501.06310', 'BoatLint 2501.08119'],
  },
  {
    name: 'admonitions whose titles are those of papers',
    text: '# Reading round-up\n\n## Privacy\n\n!!! tip "Lantern Accounting Nobody Gets Wrong"\n\n    [arXiv:2108.02831](https://arxiv.org/abs/2108.02831) — Ekström, Villanueva, Sun\n\n    A drop-in accountant.\n\n!!! note "Fine-Tuning Boats Likes Big Harbours"\n\n    [arXiv:2108.01624](https://arxiv.org/abs/2108.01624) — Prabhakar, Dunne\n\n    Good numbers, absurd budget.\n\n??? note "Knot Guarantees for Ropes"\n\n    [arXiv:2108.03456](https://arxiv.org/abs/2108.03456) — Moreau, Lavigne\n\n    Tight for depth 4.\n',
    entries: [
      'Lantern Accounting Nobody Gets Wrong 2108.02831',
      'Fine-Tuning Boats Likes Big Harbours 2108.01624',
      'Knot Guarantees for Ropes 2108.03456',
    ],
  },
  {
    name: 'who presented a paper, in bold before a dash',
    text: '# Compte rendu\n\n* **Agathe** — Prompting Lanterns: Tasks as Harbour Completion (https://arxiv.org/abs/2210.04033)\n    * Tout est ramené à de la complétion.\n* **Corentin** — Long-Range Boats Are Short-Range (https://arxiv.org/abs/2210.01771)\n    * Presque aussi bien.\n* **Flore** (par mail) — Summarising Ropes as Knots (https://arxiv.org/abs/2210.00845)\n    * « Rien compris. »\n',
    entries: [
      'Prompting Lanterns: Tasks as Harbour Completion 2210.04033',
      'Long-Range Boats Are Short-Range 2210.01771',
      'Summarising Ropes as Knots 2210.00845',
    ],
  },
  {
    name: 'surnames and an identifier below a title in bold',
    text: '# Quaderno\n\n1. **Lantern Letters Are Written Backwards**\n   Anselmi, Brandão, Teo — arXiv:2305.14021\n   Idea semplicissima.\n\n2. **Harbours with Zero Annotated Notes**\n   Wierzbicki, Fontana — arXiv:2305.13377\n   Regole e modelli.\n\n3. **Do Boats Know When the Rope Was Cut?**\n   Habib et al. — arXiv:2305.15190\n   No.\n',
    entries: [
      'Lantern Letters Are Written Backwards 2305.14021',
      'Harbours with Zero Annotated Notes 2305.13377',
      'Do Boats Know When the Rope Was Cut? 2305.15190',
    ],
  },
  {
    name: 'headings that translate the title in a field below',
    text: '# 周报\n\n### 1、灯塔编织：按层共享的缓存\n\n- 标题：LanternWeave: Sharing Caches Across Boats\n- 机构：某高校\n- 链接：https://arxiv.org/abs/2405.12981\n\n相邻两层共用一份。\n\n### 2、谁在看这些船？策略的再评测\n\n- 标题：Who Reads These Boats? Re-evaluating Ropes\n- 链接：https://arxiv.org/abs/2405.13526\n\n结论：没差多少。\n',
    entries: [
      'LanternWeave: Sharing Caches Across Boats 2405.12981',
      'Who Reads These Boats? Re-evaluating Ropes 2405.13526',
    ],
    sections: [],
  },
  {
    name: 'callouts with one author after the link',
    text: '> [!abstract]+ Sparse Lanterns Split When Nobody Asks\n> [arXiv](https://arxiv.org/abs/2409.11204) · Thandeka Mokoena, Lars Overgaard · ⭐⭐⭐⭐\n>\n> Feature splitting happens.\n\n> [!abstract]+ Steering Boats Fail Quietly\n> [arXiv](https://arxiv.org/abs/2409.10377) · Imogen Vance · ⭐⭐⭐⭐⭐\n>\n> Best of the week.\n\n> [!abstract]- Attribution Ropes with Error Bars\n> [arXiv](https://arxiv.org/abs/2409.13011) · Sunniva Lie, Prakash Iyer · ⭐⭐⭐\n>\n> Useful appendix.\n',
    entries: [
      'Sparse Lanterns Split When Nobody Asks 2409.11204',
      'Steering Boats Fail Quietly 2409.10377',
      'Attribution Ropes with Error Bars 2409.13011',
    ],
  },
  {
    name: 'unlinked references with their titles in bold',
    text: '# 论文\n\n* Hao Wang et al. **Towards Bayesian Boats for Harbours: A Survey.** ACM Computing Surveys, 2020.\n* Shuai Zhang et al. **Deep Lantern Systems: Perspectives and Regrets.** ACM Comput. Surv., 2019.\n* Badrul Sarwan et al. **Item-Based Ropes Revisited.** WWW, 2001. [[PDF]](http://files.example.org/papers/www10_sarwan.pdf)\n* Steffen Rendel. **Pairwise Knots from Implicit Feedback.** UAI, 2009. [[PDF]](https://arxiv.org/abs/1205.2618)\n* Paul Covingham et al. **Candidate Generation for Nets at Scale.** RecSys, 2016. 【经典，工业界必读】\n* Xiangnan Ho et al. **Neural Interaction Functions for Boats.** WWW, 2017. [[PDF]](https://arxiv.org/abs/1708.05031)\n',
    entries: [
      'Towards Bayesian Boats for Harbours: A Survey',
      'Deep Lantern Systems: Perspectives and Regrets',
      'Item-Based Ropes Revisited',
      'Pairwise Knots from Implicit Feedback 1205.2618',
      'Candidate Generation for Nets at Scale',
      'Neural Interaction Functions for Boats 1708.05031',
    ],
  },
  {
    name: 'numbered references, one with a link to nowhere known',
    text: '# Boats 1\n\n## 1.0 Book\n\n**[0]** Pharr, Matt, Wenzel Jakob, and Greg Humphreys. "**Physically Based Lanterns, from Theory to Harbour**." MIT Press, (2016). [[html]](https://www.pbr-boats.example.org/) **(A bible of boats.)** :star::star:\n\n## 1.1 Survey\n\n**[1]** Tewari, Anya, et al. "**State of the Art on Boats and Their Friends**." Computer Graphics Forum (2020). [[pdf]](https://arxiv.org/abs/2004.03805) **(Start here.)** :star:\n\n**[2]** Xie, Yiheng, et al. "**Coordinate Ropes in Visual Computing**." Computer Graphics Forum (2022). [[pdf]](https://arxiv.org/abs/2111.11426) :star:\n\n**[3]** Levoy, Marc, and Pat Hanra. "**Light Harbour Rendering**." SIGGRAPH (1996). [[pdf]](https://dl.acm.org/doi/10.1145/237170.237199) :star:\n',
    entries: [
      'Physically Based Lanterns, from Theory to Harbour',
      'State of the Art on Boats and Their Friends 2004.03805',
      'Coordinate Ropes in Visual Computing 2111.11426',
      'Light Harbour Rendering',
    ],
  },
  {
    name: 'an unlinked title that begins as a note of no meeting does',
    text: '# Journal club\n\n| Date | Presenter | Paper | Link |\n|------|-----------|-------|------|\n| 1 Feb | Ana | Lanterns Keep Time in the Dark | [arXiv](https://arxiv.org/abs/2402.03811) |\n| 8 Feb | Bo | A Map of Knots across Sixty Boats | [arXiv](https://arxiv.org/abs/2402.03812) |\n| 15 Feb | Cy | No Free Lanterns for Wide Boats | pdf in the drive |\n| 22 Feb | Di | No meeting because of the retreat | |\n| 1 Mar | Ed | Ropes of Low Dimension | [arXiv](https://arxiv.org/abs/2402.03813) |\n',
    entries: [
      'Lanterns Keep Time in the Dark 2402.03811',
      'A Map of Knots across Sixty Boats 2402.03812',
      'No Free Lanterns for Wide Boats',
      'Ropes of Low Dimension 2402.03813',
    ],
  },
  {
    name: 'items with what is said below, and no link',
    text: 'Hallo zusammen,\n\n(a) Grammars Without Trees [1]\n    Kurz und gut.\n\n(b) Parsing on a Laptop [2]\n    Läuft bei mir in zwei Minuten.\n\n(c) Slow Decoding Wins [3]\n    Erstaunlich, aber wahr.\n\n(d) On the Joys of Lowercasing\n    Den Link habe ich verlegt.\n\n(e) nächstes Treffen\n    Am 11. Mai, wie immer.\n\n[1] https://arxiv.org/abs/2104.01101\n[2] https://arxiv.org/abs/2104.01102\n[3] https://arxiv.org/abs/2104.01103\n',
    entries: [
      'Grammars Without Trees 2104.01101',
      'Parsing on a Laptop 2104.01102',
      'Slow Decoding Wins 2104.01103',
      'On the Joys of Lowercasing',
    ],
  },
  {
    name: 'paragraphs in bold, one without a link',
    text: '# Lecturas\n\n**Keypoints Are Enough for Towels**. Nakagawa. [[arXiv]](https://arxiv.org/abs/2202.07426) ⭐⭐\n\nToallas sí, camisetas no.\n\n**A Grand View of Maps**. Demidov, Pla. [[arXiv]](https://arxiv.org/abs/2202.02847) ⭐\n\nCuarenta páginas y ninguna tabla.\n\n**Transformers for Lidar, Again**. Kessel et al. [[arXiv]](https://arxiv.org/abs/2202.10034)\n\nSin nota.\n\n**Mapas con eventos: ¿merecen la pena?**. Marta Olmedo (TFM) ⭐⭐⭐\n\nMe lo pasó ella.\n\n**La charla**\n\nEntrada libre.\n',
    entries: [
      'Keypoints Are Enough for Towels 2202.07426',
      'A Grand View of Maps 2202.02847',
      'Transformers for Lidar, Again 2202.10034',
      'Mapas con eventos: ¿merecen la pena?',
    ],
  },
  {
    name: 'items with remarks in brackets, one without a link',
    text: "# Notes\n\n- Cheap Flows for Lazy People https://arxiv.org/abs/2411.01408 (rating:: 4)\n\t- Code is twenty lines.\n- Watermarks Survive Everything https://arxiv.org/abs/2411.04410 (rating:: 3)\n\t- Even the phone.\n- Masks Are Optional https://arxiv.org/abs/2411.03719 (rating:: 2)\n\t- Skimmed.\n- Why Autoencoders Are Blurry (Min's slides, no link) (rating:: 5)\n\t- Better than most papers.\n- print the posters\n\t- Two of them.\n",
    entries: [
      'Cheap Flows for Lazy People 2411.01408',
      'Watermarks Survive Everything 2411.04410',
      'Masks Are Optional 2411.03719',
      'Why Autoencoders Are Blurry',
    ],
  },
  {
    name: 'titles of admonitions above links and one name',
    text: '# Privacy reading\n\n!!! note "Batches Like It Big"\n\n    [arXiv:2108.01624](https://arxiv.org/abs/2108.01624) — Prabhakar, Dunne\n\n    Good numbers, absurd budget.\n\n??? note "Tight Bounds for Trees"\n\n    [arXiv:2108.03456](https://arxiv.org/abs/2108.03456) — Moreau-Lavigne\n\n    Tight for depth 4.\n\n!!! note "Inverting Gradients Without Statistics"\n\n    [arXiv:2108.04008](https://arxiv.org/abs/2108.04008) — Huang-Peters\n\n    Relieving.\n\n!!! note "What the Regulator Means"\n\n    [PDF](https://law.example.ac.uk/wp/2021-33.pdf) — Fairweather\n\n    Long footnotes.\n\n!!! info "Housekeeping"\n\n    The next page is due on the 20th.\n',
    entries: [
      'Batches Like It Big 2108.01624',
      'Tight Bounds for Trees 2108.03456',
      'Inverting Gradients Without Statistics 2108.04008',
      'What the Regulator Means',
    ],
  },
  {
    name: 'callouts, one with a link to an unknown site',
    text: "# Week 38\n\n> [!abstract]- Probing the Probes under Shift\n> [arXiv](https://arxiv.org/abs/2409.09951) · Wambui Karanja · ⭐⭐⭐\n>\n> Probes don't transfer.\n\n> [!abstract]- Superposition in the Small\n> [arXiv](https://arxiv.org/abs/2409.12240v2) · Anselm Kröger · ⭐⭐⭐⭐\n>\n> Closed forms!\n\n> [!abstract]- Steering by Subtraction\n> [arXiv](https://arxiv.org/abs/2409.12241) · Ruth Adeyemi · ⭐⭐\n>\n> It works.\n\n> [!abstract]- What Is a Feature? Notes from a Workshop\n> [pdf](https://philmech.example.org/2024/what-is-a-feature.pdf) · several · ⭐⭐\n>\n> Polite.\n\n> [!warning] not sure about these\n> I only looked at the figures.\n",
    entries: [
      'Probing the Probes under Shift 2409.09951',
      'Superposition in the Small 2409.12240',
      'Steering by Subtraction 2409.12241',
      'What Is a Feature? Notes from a Workshop',
    ],
  },
  {
    name: 'citations above institutions and links',
    text: '# 论文\n\n- [x] **[1]** Bescós B, Civera J, et al. **Tracking and Inpainting in Dynamic Scenes**[J]. IEEE Letters, 2018, 3(4): 4076-4083.\n    - 萨拉戈萨大学；[**PDF**](https://arxiv.org/pdf/1806.05620.pdf)，[**Code**](https://github.com/b/d)；**被引用次数：612**\n    - 动态 SLAM 的入门必读，多视图几何。\n- [x] **[2]** Yu C, Liu Z, et al. **A Semantic System towards Dynamic Rooms**[C]//IROS. IEEE, 2018: 1168-1174.\n    - 清华大学；[**PDF**](https://arxiv.org/pdf/1809.08379.pdf)；**被引用次数：480**\n- [ ] **[3]** Zhang T, Li Y, et al. **Dense Odometry by Optical Residuals**[C]//ICRA, 2020: 7322-7328.\n    - 东京大学；[**PDF**](https://arxiv.org/pdf/2003.05102.pdf)\n',
    entries: [
      'Tracking and Inpainting in Dynamic Scenes 1806.05620',
      'A Semantic System towards Dynamic Rooms 1809.08379',
      'Dense Odometry by Optical Residuals 2003.05102',
    ],
  },
  {
    name: 'headings above authors, a folded abstract and links',
    text: '## 2023: CVPR:\n### 1. Consistent Surfaces from Few Photographs\n**Authors**: Yiqun Weng, Ivan Skorokhod\n<details span>\n<summary><b>Abstract</b></summary>\n\nNeural methods fail with fewer than ten views. We add a consistency term.\n</details>\n\n  [📄 Paper](https://arxiv.org/pdf/2303.12012.pdf) | [🌐 Project Page](https://y.github.io/p/) | [💻 Code](https://github.com/y/p)\n\n<br>\n\n### 2. Angular Sampling with Reflections\n**Authors**: Shi-Sheng Hong, Zi-Xin Zhou\n<details span>\n<summary><b>Abstract</b></summary>\n\nReflections break the photometric loss. We sample by angle.\n</details>\n\n  [📄 Paper](https://arxiv.org/pdf/2303.12013.pdf)\n\n<br>\n\n### 3. Grids Need Curricula\n**Authors**: Ada Berg, Bo Tan\n<details span>\n<summary><b>Abstract</b></summary>\n\nHash grids overfit early. We grow them.\n</details>\n\n  [📄 Paper](https://arxiv.org/pdf/2303.12014.pdf) | [💻 Code](https://github.com/a/g)\n',
    entries: [
      'Consistent Surfaces from Few Photographs 2303.12012',
      'Angular Sampling with Reflections 2303.12013',
      'Grids Need Curricula 2303.12014',
    ],
  },
  {
    name: 'lines with a label below those of a paper',
    text: '# Club\n\n**Join:** say hi in `#paper-club` on the [Discord](https://discord.gg/x3Yb7kq).\n\n### #3: 5 March 2024\n\n**Paper:** [Prefetching without Pointers](https://arxiv.org/abs/2309.11093)\n**Authors:** Saba Mostofi, Boris Grote\n**Notes:** [hackmd](https://hackmd.io/@club/3)\n\n### #2: 20 February 2024\n\n**Paper:** [A Case for Forgetful Predictors](https://arxiv.org/abs/2309.11094)\n**Authors:** Kwan Lien, Stephen Tarsan\n**Notes:** only half of it. If you want something shorter, [the survey](https://arxiv.org/abs/2105.03814) is good.\n\n### #1: 6 February 2024\n\n**Paper:** [Telepathy for Caches](https://arxiv.org/abs/2309.11095)\n**Authors:** Ipek Akgün, Mattan Erel\n',
    entries: [
      'Prefetching without Pointers 2309.11093',
      'A Case for Forgetful Predictors 2309.11094',
      'Telepathy for Caches 2309.11095',
    ],
  },
  {
    name: 'paragraphs in bold above a quotation, one without a link',
    text: "# 推薦\n\n**On Sampling Top-K Evaluation** [Li+, KDD'20] [[arXiv]](https://arxiv.org/abs/2106.10621)\n> 面白い。\n\n**Exploring Data Splitting** [Meng+, RecSys'20] [[arXiv]](https://arxiv.org/abs/2007.13237)\n> leave-one-out と時系列分割で結論が変わる。\n\n**Hidden Leakage in Public Benchmarks** [Ji+, RecSys'21 LBR]\n> PDF が見つからない。\n\n**Online Metrics on Day One** [Deng+, KDD'21] [[PDF]](https://arxiv.org/abs/2107.13237)\n> 読みやすい。\n",
    entries: [
      'On Sampling Top-K Evaluation 2106.10621',
      'Exploring Data Splitting 2007.13237',
      'Hidden Leakage in Public Benchmarks',
      'Online Metrics on Day One 2107.13237',
    ],
  },
  {
    name: 'tags of HTML between a nickname and its title',
    text: '# Panoptic\n\n- <span style="color:red">**[PS]**</span> Panoptic Segmentation, Measured | **[CVPR\' 19]** |[`[pdf]`](https://arxiv.org/pdf/1801.00868.pdf)\n- **[FPN]** Feature Pyramids as a Baseline | **[CVPR\' 19]** |[`[pdf]`](https://arxiv.org/pdf/1901.02446.pdf)\n- <span style="color:red">**[BU]**</span> A Strong Baseline from Below | **[CVPR\' 20]** |[`[pdf]`](https://arxiv.org/pdf/1901.02447.pdf)\n',
    entries: [
      'Panoptic Segmentation, Measured 1801.00868',
      'Feature Pyramids as a Baseline 1901.02446',
      'A Strong Baseline from Below 1901.02447',
    ],
  },
  {
    name: 'names and a year after a dash, without a link',
    text: '# Configurations\n\n- [Missing Dependencies, Predicted](https://arxiv.org/abs/2012.07816) - Thodoris Sotirov, Stefanos Chalias, 2020.\n- [Options Nobody Turns On](https://arxiv.org/abs/2012.07817) - Ann Berg, 2021.\n- [Flaky Builds and Why They Stay](https://arxiv.org/abs/2206.03452) - Keheliya Gallagher, Shane McIntyre, 2022.\n- Reading Logs with Attention - Carolin Brand, Annibale Panic, 2020. (not online yet)\n',
    entries: [
      'Missing Dependencies, Predicted 2012.07816',
      'Options Nobody Turns On 2012.07817',
      'Flaky Builds and Why They Stay 2206.03452',
      'Reading Logs with Attention',
    ],
  },
  {
    name: 'lines that end with a tag for the end of a line',
    text: 'Token Budgets for Image Generation<br>\nhttps://arxiv.org/abs/2304.01101<br>\n짧고 좋다.<br>\n\nOn the Geometry of Guidance<br>\nhttps://arxiv.org/abs/2304.01102<br />\n어렵다.<br>\n\nA Thousand Small Generators<br>\nhttps://arxiv.org/abs/2304.01103<br/>\n재미있다.<br>\n',
    entries: [
      'Token Budgets for Image Generation 2304.01101',
      'On the Geometry of Guidance 2304.01102',
      'A Thousand Small Generators 2304.01103',
    ],
  },
  {
    name: 'signs for the direction of words',
    text: '# ‏רשימה\n\n‏1. ‏**למידה מעטת דוגמאות בעברית** — נועה ברק, https://arxiv.org/abs/2205.13308\n‏   מאגר קטן.\n\n‏2. ‏**Morphology for Tokenizers** — Barak & Haddad, https://arxiv.org/abs/2206.04127\n\n‏3. ‏**تحليل المشاعر في اللهجات** — يوسف العلمي، https://arxiv.org/abs/2207.09916\n',
    entries: [
      'למידה מעטת דוגמאות בעברית 2205.13308',
      'Morphology for Tokenizers 2206.04127',
      'تحليل المشاعر في اللهجات 2207.09916',
    ],
  },
  {
    name: 'authors and a year deeper than their title',
    text: 'optimisation\n\tAveraging the last iterates\n\t\tSokolov, Brandt 2016\n\t\thttps://arxiv.org/abs/1609.04418\n\t\tcheap trick\n\tLarge steps, flat valleys\n\t\tMwangi et al. 2017\n\t\thttps://arxiv.org/abs/1704.06172\n\tCopying is half of it\n\t\tDuarte & Feng 2017 (ACL)\n\t\thttps://arxiv.org/abs/1708.00921\n',
    entries: [
      'Averaging the last iterates 1609.04418',
      'Large steps, flat valleys 1704.06172',
      'Copying is half of it 1708.00921',
    ],
  },
  {
    name: 'titles that ask, and forums that publish',
    text: "# Annotation\n\n* Abernathy, L., & Okonjo, T. (2021). Tired annotators and where they disagree. *Journal of Data Work, 4*(2), 88–104. https://doi.org/10.5555/jdw.2021.0402\n* Huang, W.-C., & Petit, A. (2020). Don't ask twice? Redundancy revisited [Preprint]. arXiv. https://doi.org/10.48550/arXiv.2010.07713\n* World Annotation Forum. (2022). *State of labelling 2022*. https://waf.example.org/sol22.pdf\n",
    entries: [
      'Tired annotators and where they disagree',
      "Don't ask twice? Redundancy revisited 2010.07713",
      'State of labelling 2022',
    ],
  },
  {
    name: 'references of several styles without links',
    text: '## Week 1\n\nCalloway, Ruth, and Sven Ek. "The Grammar of Maps." *Cartographic Computing*, vol. 12, no. 3, 2018, pp. 45–61.\n\nIto, Haruka, et al. "Street Names as a Corpus." *arXiv*, 14 Sept. 2019, arxiv.org/abs/1909.06604.\n\nStrand, Kirsten, and Luca Bianco. *Place and Reference*. Bergen: Fjordpress, 2016.\n\nWe spent most of the hour on the second one; the first is background.\n',
    entries: ['The Grammar of Maps', 'Street Names as a Corpus 1909.06604', 'Place and Reference'],
  },
  {
    name: 'names in front of brackets of East Asia',
    text: '# 读过的\n\n- 『작은 모델로 큰 모델 길들이기』 (박지훈, 2023) https://arxiv.org/abs/2306.07715 — 보상 모델이 작아도 된다는 주장.\n- 小野寺ほか『長い文脈は本当に要るのか？』 https://arxiv.org/abs/2310.04438 8kで十分という結論。\n- 佐伯真由・Lars Holm「対話要約における忠実性の自動評価」言語処理学会 (2023)\n- 《面向低资源方言的语音识别》，陈思远，2022，https://arxiv.org/abs/2211.05590 。\n- 李少朋, 张涛-李. **深度学习在视觉中的应用综述**[J]. 空间控制技术与应用, 2019.\n',
    entries: [
      '작은 모델로 큰 모델 길들이기 2306.07715',
      '長い文脈は本当に要るのか？ 2310.04438',
      '対話要約における忠実性の自動評価',
      '面向低资源方言的语音识别 2211.05590',
    ],
  },
  {
    name: 'links and tags of DokuWiki',
    text: '====== Kaffee ======\n\n===== 1. Februar =====\n\n  * [[https://arxiv.org/abs/2201.11990|Quantenfehler für Ungeduldige]] (Birte)\n    * Das beste Kapitel ist das dritte.\n  * [[https://arxiv.org/abs/2201.12645|Decoders Under Correlated Noise]] (Jannik)\n  * [[https://arxiv.org/abs/2202.01377|Plateaus Are a Coordinate Problem]] (Selin)\n\n{{tag>kaffee protokoll}}\n',
    entries: [
      'Quantenfehler für Ungeduldige 2201.11990',
      'Decoders Under Correlated Noise 2201.12645',
      'Plateaus Are a Coordinate Problem 2202.01377',
    ],
  },
  {
    name: 'links to notes, files and other programs',
    text: '# Memory\n\n- [[@halloran2021|Replay in Sleeping Networks]] ([pdf](attachments/halloran2021.pdf)) — offline phases help\n- [[@xu2022|Prioritised Replay Forgets]] (https://arxiv.org/abs/2205.08812) — short and convincing\n- [Hippocampal Indexing, Revisited](file:///home/ines/Zotero/Moreau2020.pdf) — the biology is decoration\n- [Compressing What You Remember](zotero://select/library/items/8HJ2KQ4P) — see [[notes]]\n- [ ] ask [[Ines]] for the thesis\n',
    entries: [
      'Replay in Sleeping Networks',
      'Prioritised Replay Forgets 2205.08812',
      'Hippocampal Indexing, Revisited',
      'Compressing What You Remember',
    ],
  },
  {
    name: 'identifiers of before 2007 without a word in front',
    text: '# Physics\n\n- Branes at Rounded Corners, hep-th/9903118\n- Notes on Slow Backgrounds, [hep-th/0204077](https://arxiv.org/abs/hep-th/0204077)\n- Relaxation in a Glass of Spheres, cond-mat/0008264v2, as in section/1234567 of the notes\n- A Ladder without Rungs, arXiv:0805.3917\n',
    entries: [
      'Branes at Rounded Corners hep-th/9903118',
      'Notes on Slow Backgrounds hep-th/0204077',
      'Relaxation in a Glass of Spheres cond-mat/0008264',
      'A Ladder without Rungs 0805.3917',
    ],
  },
  {
    name: 'references that begin with a key in bold',
    text: '### Frequency\n\n- **[BKMT03]** P. Bosey, E. Kranak. Bounds for frequency estimation. *Proc. SIROCCO*, pages 33–42, 2003. [pdf](http://cg.example.ca/frequency.pdf)\n- **[CM05]** G. Cormack, S. Muthu. An improved data stream summary. *J. Alg.* 55(1):58–75, 2005. [doi](https://doi.org/10.1016/j.jalgor.2003.12.001)\n- † **[JW19]** R. Jayar, D. Woodrow. Towards optimal moment estimation. *Proc. APPROX*, 2019. [arXiv:1907.05818](https://arxiv.org/abs/1907.05818)\n',
    entries: [
      'Bounds for frequency estimation',
      'An improved data stream summary',
      'Towards optimal moment estimation 1907.05818',
    ],
  },
  {
    name: 'titles that lead to notes, with authors and venues after a dash',
    text: '### Accountability\n\n- [Contestability by Design, but for Whom?](2022/contestability.md) — Alfrink & Keller, CHI 2022 `#theory`\n- ["It\'s Just the System": Scores They Cannot See](2021/case-workers.md) — Saxen et al., CSCW 2021\n- [Trust Me, I\'m Calibrated](2023/calibrated.md) — Zhang, Liao & Bellam, FAccT 2020\n- [How I take notes](about.md)\n',
    entries: [
      'Contestability by Design, but for Whom?',
      '"It\'s Just the System": Scores They Cannot See',
      "Trust Me, I'm Calibrated",
    ],
  },
  {
    name: 'titles in quotation marks after a method and its model',
    text: '# Repair\n\n1. **CoCoFix** (CNN): "Combining Ensembles for Repair" [2020-07] [ISSTA 2020] [[paper](https://arxiv.org/abs/2005.01001)]\n2. **TFixer** (T5): "TFixer: Learning to Fix Lint Errors" [2021-05] [[paper](https://arxiv.org/abs/2105.01001)]\n3. "Can Codex Fix Quixotic Bugs?" [2021-11] [[paper](https://arxiv.org/abs/2111.03923)]\n4. **RAP**: "Retrieve and Patch for Repair" [2023-09] [[paper](https://arxiv.org/abs/2309.06053)]\n',
    entries: [
      'Combining Ensembles for Repair 2005.01001',
      'TFixer: Learning to Fix Lint Errors 2105.01001',
      'Can Codex Fix Quixotic Bugs? 2111.03923',
      'Retrieve and Patch for Repair 2309.06053',
    ],
  },
  {
    name: 'venues in brackets that lead to papers',
    text: '## 2019\n\n- [[CVPR](https://arxiv.org/abs/1903.05714)] LucasNet: Robust Registration. [[pytorch](https://github.com/h/LucasNet)] [__`reg.`__]\n- [[3DV](https://ieeexplore.ieee.org/document/8490968)] PCN-Align. [__`reg.`__]\n- [[ICCV](https://arxiv.org/abs/1905.03308)] Deep Nearest Points. [__`reg.`__] :fire:\n- [[T-RO](https://ieeexplore.ieee.org/document/9286491)] Certifiably Robust, Annoyingly Slow\n',
    entries: [
      'LucasNet: Robust Registration 1903.05714',
      'PCN-Align',
      'Deep Nearest Points 1905.03308',
      'Certifiably Robust, Annoyingly Slow',
    ],
  },
  {
    name: 'labels that end with a year',
    text: '### NDSS\n\n- [Detecting Authentication Bypasses at Scale, 2015](https://www.ndss-symposium.org/a.pdf)\n- [A Large Analysis of Small Devices, 2014](https://s3.example.fr/ndss14.pdf)\n- [Automatic Peripheral Models, Learned from Traces, 2022](https://oakland.example.io/p.pdf)\n- [Firmware through Re-hosting, and Back, 2022](https://arxiv.org/abs/2208.03291)\n',
    entries: [
      'Detecting Authentication Bypasses at Scale',
      'A Large Analysis of Small Devices',
      'Automatic Peripheral Models, Learned from Traces',
      'Firmware through Re-hosting, and Back 2208.03291',
    ],
  },
  {
    name: 'topics over items that name papers',
    text: '# Bandits\n\n- Optimism\n  - Peter Aue, *Confidence Bounds for Trade-offs*, JMLR, 2002. [[Paper]](https://arxiv.org/abs/1001.01001)\n- Pure Exploration\n  - Jean Audibon, Séb Bubock, *Best Arm Identification*, COLT, 2010. [[Paper]](https://arxiv.org/abs/1002.01001)\n  - Emilie Kaufman, Olivier Cappel, *Finding the Best of Many*, JMLR, 2016. [[Paper]](https://arxiv.org/abs/1407.4444)\n',
    entries: [
      'Confidence Bounds for Trade-offs',
      'Best Arm Identification',
      'Finding the Best of Many 1407.4444',
    ],
  },
  {
    name: 'dates over slides and videos',
    text: '# Seminar\n\n### Jan 19 — Course Introduction & History\n\n[Slides](slides/01-intro.pdf) · [Video](https://www.youtube.com/watch?v=example01)\n\n- [What Goes Around, Goes Down](papers/whatgoesdown.pdf) *(M. Stoneb, et al., 2006)*\n- [Self-Tuning for Forty Years](papers/p1-chaudh.pdf) *(S. Chaudh, et al., VLDB 2007)*\n\n### Jan 24 — Index Selection\n\n[Slides](slides/02-indexes.pdf)\n\n- [Picking Indexes by Cost](papers/p2.pdf) *(A. Berg, et al., VLDB 2009)*\n',
    entries: ['What Goes Around, Goes Down', 'Self-Tuning for Forty Years', 'Picking Indexes by Cost'],
  },
  {
    name: 'titles in guillemets that go on in the next line',
    text: '=== Séparation de sources ===\n\nLemoigne Y., Roux P. « Unmixing the Harbour: Source\nSeparation in Water », arXiv:2105.01922, mai 2021.\n    Application de Conv-TasNet (arXiv:1809.07454) à des\n    hydrophones.\n\nSato M., Delcourt A. « Training by Ordering Speakers in\nTime », arXiv:2105.03310, mai 2021.\n    Simple, efficace.\n',
    entries: [
      'Unmixing the Harbour: Source Separation in Water 2105.01922',
      'Training by Ordering Speakers in Time 2105.03310',
    ],
  },
  {
    name: 'items that close with their title',
    text: "# TIL\n\n- 🧠 **TIL that layer norm is blind.** A whole direction is thrown away. From [The Blind Spot of LayerNorm](https://arxiv.org/abs/2111.12503).\n- 🗜️ **TIL that weights can be sorted.** 9% for free. From [Sorting Networks' Weights](https://arxiv.org/abs/2111.11870). Not about networks!\n- 🐍 **TIL `functools.cache` exists** since 3.9.\n- 📉 **TIL smoothing hurts distillation**, see [Müller et al.](https://arxiv.org/abs/1906.02629). From [Smooth Teachers, Rough Students](https://arxiv.org/abs/2111.13044).\n- 🧮 **TIL the median of means is good.** See also [Robust Averages for Teams](https://arxiv.org/abs/2111.09421).\n",
    entries: [
      'The Blind Spot of LayerNorm 2111.12503',
      "Sorting Networks' Weights 2111.11870",
      'Smooth Teachers, Rough Students 2111.13044',
    ],
  },
  {
    name: 'paragraphs that close with their title',
    text: '# Signal 87\n\n**Cheap arms, good enough policies:**\n*...A robot arm folds a towel...*\nThey train on four hours of data, less than others ([arXiv](https://arxiv.org/abs/2212.06817)).\n   **Why this matters:** Hardware was the excuse.\n   **Read more:** [Folding on a Budget](https://arxiv.org/abs/2402.08114) (arXiv).\n\n**Evaluations cost more than training:**\n*...One table, four zeros...*\nSomebody did the sums.\n   **Read more:** [The Price of a Leaderboard](https://arxiv.org/abs/2402.09330) (arXiv).\n   **Get the code** [here](https://github.com/example/price) (GitHub).\n\n**A recogniser for a doorbell:**\nIt is bad at names.\n   **Read more:** [Streaming Below One Million Parameters](https://arxiv.org/abs/2402.07745) (arXiv).\n',
    entries: [
      'Folding on a Budget 2402.08114',
      'The Price of a Leaderboard 2402.09330',
      'Streaming Below One Million Parameters 2402.07745',
    ],
  },
  {
    name: 'paragraphs that close with authors and the link',
    text: '### Océano\n\n**Nowcasting Rain With Microwave Links.** En Chile nos serviría mucho. (N. Overeem et al., [arXiv:2309.10455](https://arxiv.org/abs/2309.10455))\n\n**Ensembles by Dropout Are Too Polite.** Corto y al grano. (L. Brugger, [arXiv:2309.11230](https://arxiv.org/abs/2309.11230))\n\n**Learning Eddy Closures Online.** Estable. Véase también lo de Frezat ([2204.03911](https://arxiv.org/abs/2204.03911)). (P. Zanetti, H. Wu, [arXiv:2309.10981](https://arxiv.org/abs/2309.10981))\n',
    entries: [
      'Nowcasting Rain With Microwave Links 2309.10455',
      'Ensembles by Dropout Are Too Polite 2309.11230',
      'Learning Eddy Closures Online 2309.10981',
    ],
  },
  {
    name: 'links of HTML over several lines',
    text: '<h3>Navigation</h3>\n\n<dl>\n<dt>\n  <a href="https://arxiv.org/abs/2111.03402">\n    Maps that Forget\n  </a>\n</dt>\n<dd>The map stays small.</dd>\n<dt><a href="https://arxiv.org/abs/2112.00915">Corridors Considered Harmful</a></dt>\n<dd>Funny.</dd>\n</dl>\n',
    entries: ['Maps that Forget 2111.03402', 'Corridors Considered Harmful 2112.00915'],
  },
  {
    name: 'tables that are records',
    text: '# Protocol\n\n## 14 January\n\n|            |                                        |\n| ---------- | -------------------------------------- |\n| Title      | Calibrated Ensembles from a Single Run |\n| Authors    | Lindqvist, Obi                         |\n| Link       | https://arxiv.org/abs/2012.08391       |\n| Verdict    | worth trying                           |\n\n## 28 January\n\n| **Title** | Conformal Sets for People in a Hurry |\n| --------- | ------------------------------------ |\n| **Authors** | de Groot, Achieng |\n| **Link** | [PDF](https://stats.example.nl/conformal21.pdf) |\n| **Verdict** | follows 2006.01862 closely |\n\n| Title | Link |\n| ----- | ---- |\n| Ask the Expert Last | https://arxiv.org/abs/2102.13009 |\n',
    entries: [
      'Calibrated Ensembles from a Single Run 2012.08391',
      'Conformal Sets for People in a Hurry',
      'Ask the Expert Last 2102.13009',
    ],
  },
  {
    name: 'labels of a few words over items',
    text: 'Liebe Leute,\n\nSprachmodelle\n\n- Instruction Tuning mit Behördendeutsch\n  https://arxiv.org/abs/2306.10218\n  Kleiner, feiner Datensatz.\n\nGesprochene Sprache\n\n- Dialect Identification from Ten Seconds\n  https://arxiv.org/abs/2306.14470\n  Der Norden nicht.\n\nSonstiges\n\n- Citation Errors in Reviews, by Castellan and Roux, https://arxiv.org/abs/2306.13811\n',
    entries: [
      'Instruction Tuning mit Behördendeutsch 2306.10218',
      'Dialect Identification from Ten Seconds 2306.14470',
      'Citation Errors in Reviews 2306.13811',
    ],
    sections: ['Sprachmodelle', 'Gesprochene Sprache', 'Sonstiges'],
  },
  {
    name: 'nicknames and calls in front of linked titles',
    text: '# D\n\n- **VDVAE** [Very Deep Autoencoders for Images](https://arxiv.org/abs/2011.10650)\n- 🔥 NEW! [Run Away From Your Teacher](https://arxiv.org/abs/2011.10944) fine\n',
    entries: ['Very Deep Autoencoders for Images 2011.10650', 'Run Away From Your Teacher 2011.10944'],
  },
  {
    name: 'addresses in the column of papers, with a note beside',
    text: '# D\n\n| Paper | Note |\n| --- | --- |\n| https://arxiv.org/abs/2011.10650 | fine |\n| https://arxiv.org/abs/2011.10944 | great work |\n',
    entries: ['2011.10650', '2011.10944'],
  },
  {
    name: 'bold titles with institutions, one without a link',
    text: '## Newsletter\n\n**[Quantization Noise as Regularizer](https://arxiv.org/abs/2302.02390)** (ETH Zurich)\n\nHuit bits.\n\n**[Prune Once, Regret Twice](https://arxiv.org/abs/2301.13227)** (EPFL, Samsung)\n\nOn le savait.\n\n**[Layers That Need No Tuning](https://arxiv.org/abs/2301.13228)** (KAIST)\n\nJoli.\n\n**Distiller un modèle de langue breton** (poster vu à Rennes)\n\nPas encore en ligne.\n',
    entries: [
      'Quantization Noise as Regularizer 2302.02390',
      'Prune Once, Regret Twice 2301.13227',
      'Layers That Need No Tuning 2301.13228',
      'Distiller un modèle de langue breton',
    ],
  },
  {
    name: 'closing sentences that name other papers',
    text: '# Notes\n\n- [Very Deep Autoencoders](https://arxiv.org/abs/2011.10650)\n  - Nice one. Builds on [Earlier Paper on Images](https://arxiv.org/abs/2001.10650).\n- **Run Away From Teachers** ([arXiv](https://arxiv.org/abs/2011.10944)). Meh. From [Another Paper on Images](https://arxiv.org/abs/2001.10651).\n- [Some Third Title Here](https://arxiv.org/abs/2011.10945)\n  - Meh. Extends [Third Older Paper Title](https://arxiv.org/abs/2001.10652).\n',
    entries: [
      'Very Deep Autoencoders 2011.10650',
      'Run Away From Teachers 2011.10944',
      'Some Third Title Here 2011.10945',
    ],
  },
  {
    name: 'items that close with a word and their title',
    text: '# Facts\n\n- Layer norm is blind in one direction. Paper: [The Blind Spot of LayerNorm](https://arxiv.org/abs/2111.12503)\n- Weights can be sorted before they are compressed. Via [Sorting the Weights of Networks](https://arxiv.org/abs/2111.11870).\n- Smoothing hurts, which nobody had said. Source: [Smooth Teachers, Rough Students](https://arxiv.org/abs/2111.13044)\n',
    entries: [
      'The Blind Spot of LayerNorm 2111.12503',
      'Sorting the Weights of Networks 2111.11870',
      'Smooth Teachers, Rough Students 2111.13044',
    ],
  },
  {
    name: 'tags and dates in front of linked titles',
    text: '## Inbox\n\n- [ ] #retrieval [Late Interaction, Early Exit](https://arxiv.org/abs/2401.09214)<br>new, I doubt it\n- [ ] #eval ask Greta about the budget\n\n## Reading\n\n- [ ] #agents #plans [Plans Are Cheap](https://arxiv.org/abs/2312.04461)<br>at page 6\n- 2021.11-[Adaptive Halting for Prediction](https://arxiv.org/abs/2111.15647)\n',
    entries: [
      'Late Interaction, Early Exit 2401.09214',
      'Plans Are Cheap 2312.04461',
      'Adaptive Halting for Prediction 2111.15647',
    ],
  },
  {
    name: 'references with slashes in front of their source',
    text: '# Семинар\n\n1. Лаптев К. Н., Юсупова Д. Р. Сжатие словаря без потери слов // Вестник лингвистики. — 2021. — Т. 14, № 2. — С. 31–47.\n\n   Аккуратно проверен на шести языках.\n\n2. Ганиев А. Морфемы как токены // arXiv preprint. — 2021. — URL: https://arxiv.org/abs/2111.02946 (дата обращения: 14.11.2021).\n\n   Лучший доклад осени.\n',
    entries: ['Сжатие словаря без потери слов', 'Морфемы как токены 2111.02946'],
  },
  {
    name: 'readings that are optional',
    text: '### Week 5\n\n* [Kirow & Cotterill 2018](https://aclanthology.org/Q18-1045/) Recurrent Networks in Modern Morphology. *TACL*.\n* [Corkhill et al. 2019](https://arxiv.org/abs/1906.01287) Are We There Yet? Decoders and Words. *ACL*.\n* Optional: [Cristea et al. 2021](https://arxiv.org/abs/2104.01938) What Twelve Labs Learned from Failing. *arXiv*.\n',
    entries: [
      'Recurrent Networks in Modern Morphology',
      'Are We There Yet? Decoders and Words 1906.01287',
      'What Twelve Labs Learned from Failing 2104.01938',
    ],
  },
  {
    name: 'titles marked in the middle of what is said of them',
    text: '1. I have never believed in pruning. *Cutting Networks by the Calendar* makes me doubt that. [[arXiv](https://arxiv.org/abs/2405.00111)]\n2. *Small Talk Between Agents* is cheap, and they measure how cheap. It cites [Moss and Reed](https://arxiv.org/abs/2405.00112). [[arXiv](https://arxiv.org/abs/2405.00113)] [[code](https://github.com/example/talk)]\n3. A short one. "The Shape of a Good Prior" asks for patience and pays it back. ([paper](https://openreview.net/forum?id=xYz123))\n4. And for those who stayed to the end: *Priors and Posteriors*, which is older than me and right. [[PDF](https://arxiv.org/pdf/2405.00114)]\n',
    entries: [
      'Cutting Networks by the Calendar 2405.00111',
      'Small Talk Between Agents 2405.00113',
      'The Shape of a Good Prior',
      'Priors and Posteriors 2405.00114',
    ],
    mentions: ['2405.00112'],
    said: [
      'I have never believed in pruning. *Cutting Networks by the Calendar* makes me doubt that.',
      'is cheap, and they measure how cheap. It cites [Moss and Reed](https://arxiv.org/abs/2405.00112).',
      'A short one. "The Shape of a Good Prior" asks for patience and pays it back.',
      'And for those who stayed to the end: *Priors and Posteriors*, which is older than me and right.',
    ],
  },
  {
    name: 'quoted titles, authors and numbered links in wrapped paragraphs',
    text: '„Warum Filter rauschen“ von Kehl und\nBrandauer [1]. Eine Messung, die lange fällig\nwar. Ältere Daten stehen in [2].\n\n„Karten ohne Legende“ von Osei [3]. Hübsch,\naber dünn.\n\n„Der lange Weg zur Quelle“ von Nyberg [5]. Ja.\n\n„Ein Netz für alle Pegel“ von Thiel,\nRau u. a. [4]. Der Aufbau trägt, der Text nicht.\n\n[1] https://arxiv.org/abs/2405.00121\n[2] https://arxiv.org/abs/2405.00122\n[3] https://arxiv.org/abs/2405.00123\n[4] https://journal.example.org/pegel/12\n[5] https://arxiv.org/abs/2405.00125\n',
    entries: [
      'Warum Filter rauschen 2405.00121',
      'Karten ohne Legende 2405.00123',
      'Der lange Weg zur Quelle 2405.00125',
      'Ein Netz für alle Pegel',
    ],
    mentions: ['2405.00122'],
  },
  {
    name: 'the name of a site below an address, without its ending',
    text: 'Ana 9:12 AM\nhttps://www.biorxiv.org/content/10.1101/2024.08.27.600001v1\nbioRxiv\nCounting Cells from a Kite\nSlow, but it works outdoors.\n\nBo 10:40 AM\nhttps://openreview.net/forum?id=aB3dE5\nOpenReview\nLong Memories for Short Robots\nI would not deploy it.\n',
    entries: ['Counting Cells from a Kite', 'Long Memories for Short Robots'],
  },
  {
    name: 'surnames and an identifier below a title',
    text: '### Ferns That Fold Themselves\n\nAikonen, arXiv:2401.00301\n\nLovely plants.\n\n### Mosses on Moving Ground\n\nBrandt, Osei · https://arxiv.org/abs/2401.00302\n\nDry.\n\n(1) Lichens and Their Many Clocks of the North\n    Feldmann et al., arXiv:2401.00303\n\n    Short and good.\n',
    entries: [
      'Ferns That Fold Themselves 2401.00301',
      'Mosses on Moving Ground 2401.00302',
      'Lichens and Their Many Clocks of the North 2401.00303',
    ],
    mentions: [],
  },
  {
    name: 'a link among the words of a field',
    text: '### 2 May\n\n**Paper:** Letters to a Compiler\n**Authors:** D. Amsel\n**Where:** https://arxiv.org/abs/2302.00311\n\nKind.\n\n### 9 May\n\n**Paper:** Six Words for Waiting\n**Authors:** Feld, Park\n**Where:** TOCHI, preprint at https://arxiv.org/abs/2303.00312\n\nWe waited.\n\n### 16 May\n\n**Paper:** Tables for Two Readers\n**Authors:** O. Nwosu\n**Where:** https://arxiv.org/abs/2303.00313\n\nFine.\n\n### 23 May\n\n**Paper:** Notes for a Second Reading\n**Authors:** K. Iyer, S. Holm\n**Where:** https://arxiv.org/abs/2303.00314\n\nOften.\n',
    entries: [
      'Letters to a Compiler 2302.00311',
      'Six Words for Waiting 2303.00312',
      'Tables for Two Readers 2303.00313',
      'Notes for a Second Reading 2303.00314',
    ],
    mentions: [],
  },
  {
    name: 'a bold title without a link among linked ones, with what is said in the next line',
    text: '**[Joins at the Harbour](https://arxiv.org/abs/2309.00321)** (Petrescu, Oh).\nFast boats.\n\n**[An Index for Umbrellas](https://arxiv.org/abs/2309.00322)** (Vester).\nWet.\n\n**Rows and Their Regrets** (Haver & Lee, no preprint that I can find)\nGossip, and good.\n\n**[Deletes That Last](https://arxiv.org/abs/2309.00323)** (Idris)\nDry.\n',
    entries: [
      'Joins at the Harbour 2309.00321',
      'An Index for Umbrellas 2309.00322',
      'Rows and Their Regrets',
      'Deletes That Last 2309.00323',
    ],
  },
  {
    name: 'stamps of a recording in front of titles, one without a link',
    text: '[00:04:10] Phones First, Models Later — https://arxiv.org/abs/2310.00331\nOs números são reais.\n\n[00:11:42] A Diet for Large Tables — https://arxiv.org/abs/2310.00332\nQueria ter feito.\n\n[00:19:05] Why Small Songs Repeat — link em breve\nConvincente.\n\n[00:27:30] Sparse Voices in Dense Rooms — https://arxiv.org/abs/2310.00333\nFunciona.\n\n[00:31:00] Obrigado à Rita pelo áudio, e ao Caio por https://arxiv.org/abs/2310.00334.\n',
    entries: [
      'Phones First, Models Later 2310.00331',
      'A Diet for Large Tables 2310.00332',
      'Why Small Songs Repeat',
      'Sparse Voices in Dense Rooms 2310.00333',
    ],
    mentions: ['2310.00334'],
  },
  {
    name: 'what a label closes with, one with nothing to cut',
    text: '**Cheap tests:**\nThey count bugs.\n**Read more:** [Tests First, Code Later (arXiv)](https://arxiv.org/abs/2502.00341).\n\n**Old clocks:**\nThey drift.\n**Read more:** [Stale by Default (arXiv)](https://arxiv.org/abs/2502.00342).\n\n**Paid tests:**\nThey cost less.\n**Read more:** [Thirty Dollars for a Ranking (OpenReview)](https://openreview.net/forum?id=kQ7vW2).\n\n**Free drafts:**\nThey guess.\n**Read more:** [Guessing Ahead with Tables](https://arxiv.org/abs/2502.00343).\n\n**Soft hands:**\nThey fold towels.\n**Read more:** [Folding with Feeling (arXiv)](https://arxiv.org/abs/2502.00344).\n',
    entries: [
      'Tests First, Code Later 2502.00341',
      'Stale by Default 2502.00342',
      'Thirty Dollars for a Ranking',
      'Guessing Ahead with Tables 2502.00343',
      'Folding with Feeling 2502.00344',
    ],
  },
  {
    name: 'days of a month and a colon in front of titles',
    text: '## January\n\n- 02: Pruning Hedges by Machine, Hoefer & Maas, [arXiv](https://arxiv.org/abs/1912.00351)\n- 06: Noise as a Good Neighbour, Stock et al., [arXiv](https://arxiv.org/abs/1910.00352) -- nice\n- 07: (sick)\n- 16, 17: Tickets for a Slow Train, Hook, [arXiv](https://arxiv.org/abs/1910.00353)\n',
    entries: [
      'Pruning Hedges by Machine 1912.00351',
      'Noise as a Good Neighbour 1910.00352',
      'Tickets for a Slow Train 1910.00353',
    ],
  },
  {
    name: 'authors with asterisks after their names',
    text: '1. **J. Haldan**, M. Suzuki. Bandits in a Hurry. arXiv:2303.00361, 2023. [[pdf](https://arxiv.org/pdf/2303.00361)]\n2. L. Roth\\*, **J. Haldan**\\*, C. Ng. When Should a Trial Stop Itself?. arXiv:2301.00362, 2023. [[pdf](https://arxiv.org/pdf/2301.00362)]\n3. M. Suzuki, **J. Haldan**. Notes on a Robust Replay. *ICML 2022*. [[pdf](https://arxiv.org/pdf/2201.00363)]\n',
    entries: [
      'Bandits in a Hurry 2303.00361',
      'When Should a Trial Stop Itself? 2301.00362',
      'Notes on a Robust Replay 2201.00363',
    ],
  },
  {
    name: 'the last "by" in front of people, and a dash inside such a title',
    text: '- Tools Built by Hand by Ines Falkner: https://arxiv.org/abs/2406.00101\n- Teaching by Saying Nothing by Oskar Brandvold et al.: https://arxiv.org/abs/2406.00102\n- Rivers - A Walker’s Companion by Tessa Lindahl: https://arxiv.org/abs/2406.00103\n- Stones That Remember (Partly): https://arxiv.org/abs/2406.00104\n',
    entries: [
      'Tools Built by Hand 2406.00101',
      'Teaching by Saying Nothing 2406.00102',
      'Rivers - A Walker’s Companion 2406.00103',
      'Stones That Remember (Partly) 2406.00104',
    ],
  },
  {
    name: 'who presents a paper and for how long',
    text: '- Slow Rivers of Text (Ada, 15 min)\n  https://arxiv.org/abs/2406.00111\n- Maps Without Borders (Kofi, 20 min)\n  https://arxiv.org/abs/2406.00112\n- Nets That Mend Themselves (Yun, 5 min)\n  https://arxiv.org/abs/2406.00113\n',
    entries: [
      'Slow Rivers of Text 2406.00111',
      'Maps Without Borders 2406.00112',
      'Nets That Mend Themselves 2406.00113',
    ],
  },
  {
    name: 'ratings with halves after a linked title',
    text: '[Small Ponds, Large Frogs](https://arxiv.org/abs/2406.00121) ⭐⭐⭐½\nNice plots.\n\n[Who Reads the Readme?](https://arxiv.org/abs/2406.00122) ★ 4.5\nNobody does.\n\n⭐⭐ [Pruning a Hedge](https://arxiv.org/abs/2406.00123)\nToo short.\n',
    entries: [
      'Small Ponds, Large Frogs 2406.00121',
      'Who Reads the Readme? 2406.00122',
      'Pruning a Hedge 2406.00123',
    ],
    mentions: [],
  },
  {
    name: 'a footnote with a label, the paper and its code',
    text: '**Cheap Tricks for Long Texts**[^1]. They work, mostly.\n\n**A Slow Look at Fast Nets**[^2]. I read it twice.\n\n[^1]: Vorabdruck: <https://arxiv.org/abs/2406.00131>, Code auf [GitHub](https://github.com/example/cheap).\n[^2]: https://arxiv.org/abs/2406.00132\n',
    entries: ['Cheap Tricks for Long Texts 2406.00131', 'A Slow Look at Fast Nets 2406.00132'],
    mentions: [],
  },
  {
    name: 'labels in brackets on one line',
    text: '1、【题目】Tables as Trees【链接】https://arxiv.org/abs/2406.00141【备注】树结构\n2、【标题】Noise Has Many Voices【地址】https://arxiv.org/abs/2406.00142【点评】一般\n3、【题目】面向短文本的分层索引【链接】https://arxiv.org/abs/2406.00143\n',
    entries: [
      'Tables as Trees 2406.00141',
      'Noise Has Many Voices 2406.00142',
      '面向短文本的分层索引 2406.00143',
    ],
  },
  {
    name: 'a time and who speaks in front of titles',
    text: '- 9:30 Lena: Slow Nets for Fast Ponds (https://arxiv.org/abs/2406.00151)\n- 10:00–10:30 Pavel: A Theory of Tea (https://arxiv.org/abs/2406.00152)\n- 11 AM Uma: Graphs Without Ink (https://arxiv.org/abs/2406.00153)\n',
    entries: [
      'Slow Nets for Fast Ponds 2406.00151',
      'A Theory of Tea 2406.00152',
      'Graphs Without Ink 2406.00153',
    ],
  },
  {
    name: 'tags between a title and its address',
    text: 'Pooling at Low Tide #vision #to-read https://arxiv.org/abs/2406.00161\nShort and good.\n\nHow Deep Is a Pond? #geometry https://arxiv.org/abs/2406.00162\nDeep enough.\n\nWho Still Writes to #metoo https://arxiv.org/abs/2406.00163\nMany do.\n',
    entries: [
      'Pooling at Low Tide 2406.00161',
      'How Deep Is a Pond? 2406.00162',
      'Who Still Writes to #metoo 2406.00163',
    ],
  },
  {
    name: 'dates in front of linked titles, one of which begins with a year',
    text: '- 03.02. [Echoes in a Small Room](https://arxiv.org/abs/2406.00171): kurz.\n- 2024-02-20: [2024: A Year of Benchmarks](https://arxiv.org/abs/2406.00172): lang.\n- ca. 22.02. [Routing by Surprise](https://arxiv.org/abs/2406.00173): überflogen.\n- ~ 25.02. [Sorting Without a Plan](https://arxiv.org/abs/2406.00174): gut.\n',
    entries: [
      'Echoes in a Small Room 2406.00171',
      '2024: A Year of Benchmarks 2406.00172',
      'Routing by Surprise 2406.00173',
      'Sorting Without a Plan 2406.00174',
    ],
    mentions: [],
  },
  {
    name: 'titles that are struck out',
    text: '- ~~Slow Trains for Fast Thoughts~~ https://arxiv.org/abs/2406.00181 dropped, too long\n- [Shared Codes for Birds](https://arxiv.org/abs/2406.00182) (Tomasz)\n- ~~On the Care of Old Models~~ ([pdf](https://arxiv.org/abs/2406.00183)) not now\n',
    entries: [
      'Slow Trains for Fast Thoughts 2406.00181',
      'Shared Codes for Birds 2406.00182',
      'On the Care of Old Models 2406.00183',
    ],
    mentions: [],
  },
  {
    name: 'a question above an address whose title a chat shows below',
    text: '#papers\n\nAda Moss  9:41 AM\nany slides?\nhttps://arxiv.org/abs/2406.00191\narXiv.org\nMaps Drawn from Memory\nWe draw maps from memory.\n\nBo Reed  9:58 AM\nhttps://arxiv.org/abs/2406.00192\narXiv.org\nForgetting Curves for Old Poems\nPoems fade.\n',
    entries: ['Maps Drawn from Memory 2406.00191', 'Forgetting Curves for Old Poems 2406.00192'],
  },
  {
    name: 'titles in italics whose dash and names go',
    text: '- **05/27** *Typing Without Tears* — Moss et al. [[arXiv]](https://arxiv.org/abs/2406.00201)\n- **05/19** *Between Two Heads* — Reed and Moss [[arXiv]](https://arxiv.org/abs/2406.00202)\n- **05/11** *Why Does Everyone Knit?* — Zhao [[arXiv]](https://arxiv.org/abs/2406.00203)\n- **05/02** *Counting Steps Twice* — Ito et al. [[arXiv]](https://arxiv.org/abs/2406.00204)\n',
    entries: [
      'Typing Without Tears 2406.00201',
      'Between Two Heads 2406.00202',
      'Why Does Everyone Knit? 2406.00203',
      'Counting Steps Twice 2406.00204',
    ],
  },
  {
    name: 'authors in bold and a venue in italics below the titles of records',
    text: '1. Counting Frogs at Night\n   **Ada Moss**, Wei Reed, Noah Falk\n   *PondConf 2024 (Industry Track), Porto* 🏆 Best Talk\n   [[PDF](/assets/pdf/frogs.pdf)] [[BibTeX](/assets/bib/frogs.bib)]\n\n1. Static Ponds for Notebooks\n   **Ada Moss**\n   *PhD thesis, University of Bergen, 2023*\n   [[PDF](/assets/pdf/ponds.pdf)]\n\n1. What Is a Frog, Really?\n   Camille Brandt, **Ada Moss**\\*, Xin Falk\\*\n   *ISSTA 2022, Daejeon (virtual)*\n   [[PDF](/assets/pdf/frog.pdf)] [[arXiv](https://arxiv.org/abs/2406.00211)]\n\n1. Frogs as Graphs of Jumps\n   **Ada Moss**\n   *ICLR 2022 Workshop on Deep Learning for Ponds*\n   [[arXiv](https://arxiv.org/abs/2406.00212)]\n',
    entries: [
      'Counting Frogs at Night',
      'Static Ponds for Notebooks',
      'What Is a Frog, Really? 2406.00211',
      'Frogs as Graphs of Jumps 2406.00212',
    ],
  },
  {
    name: 'references without links among others, some without a year',
    text: '- Moss, N., & Reed, R. (2019). Trust is given at the first error. *Human Factors*, *61*(5), 742–758. https://arxiv.org/abs/2406.00221\n\n- Falk, Y. (2016). *Tools we lean on: Levers and their discontents* (2nd ed.). MIT Press.\n\n- Goldberg, T. (2022, March 3). *Why pilots still knit*. Aviation Blog. https://aviation.example.com/knit\n\n- Chen, E., & Sato, C. (n.d.). Measuring patience without asking. *Manuscript in preparation*.\n\n- Almeida, C., Jansen, N., & Bianchi, F. (2020). “It just knew”: Folk tales of ranking among teenagers. *Proceedings of the ACM*, *4*(2), 1–26. https://arxiv.org/abs/2406.00222\n\n- Ortega, N., & Navarro, L. (in press). Dislike fades with practice. *Management Science*. https://arxiv.org/abs/2406.00223\n\n- Iyer, Y. (2011). Irony, levers, and the night shift. *Ergonomics in Design*, *19*(4), 3–8.\n',
    entries: [
      'Trust is given at the first error 2406.00221',
      'Tools we lean on: Levers and their discontents',
      'Why pilots still knit',
      'Measuring patience without asking',
      '“It just knew”: Folk tales of ranking among teenagers 2406.00222',
      'Dislike fades with practice 2406.00223',
      'Irony, levers, and the night shift',
    ],
  },
  {
    name: 'the time and the name of a post above a title that nothing else tells from a remark',
    text: '[01.03.2024 10:12] Заглянул в архив:\n📌 One Step Without a Teacher\nhttps://arxiv.org/abs/2402.00371\n\nЧестно.\n\n[05.03.2024 09:03] Заглянул в архив:\n📌 Maps That Draw Themselves\nhttps://arxiv.org/abs/2403.00373\n\nХорошо.\n\n[15.03.2024 21:47] Заглянул в архив:\n📌 Heavy Tails: A Tutorial (пока без разбора, просто чтобы не потерять)\nhttps://arxiv.org/abs/2403.00372\n\nПодписывайтесь: https://t.me/example\n',
    entries: [
      'One Step Without a Teacher 2402.00371',
      'Maps That Draw Themselves 2403.00373',
      'Heavy Tails: A Tutorial (пока без разбора, просто чтобы не потерять) 2403.00372',
    ],
  },
  {
    name: 'titles that lead to a copy of their own, above the address of the paper',
    text: '[Deep Roots of Old Trees](pdfs/roots.pdf)\nhttps://arxiv.org/abs/2401.00381\nGood.\n\n- [Leaves and Other Liars](https://ann.example.org/leaves)\n  https://arxiv.org/abs/2401.00382\n  Bad.\n\n### [Barks Without Dogs](notes/barks.md)\nhttps://arxiv.org/abs/2401.00383\n\nLoud.\n',
    entries: [
      'Deep Roots of Old Trees 2401.00381',
      'Leaves and Other Liars 2401.00382',
      'Barks Without Dogs 2401.00383',
    ],
    mentions: [],
  },
  {
    name: 'references of Markdown in brackets of their own',
    text: '- Signals for Every Weight [[arxiv][sew]] — Works up to a point.\n- Random Cuts and How to Tune Them [[arxiv][rct]] — Dull, and right.\n- Blocks of Eight [[arxiv][b8]] [[code](https://github.com/example/b8)] — Faster on real chips.\n\n[sew]: https://arxiv.org/abs/2104.00391\n[rct]: https://arxiv.org/abs/2202.00392\n[b8]: https://arxiv.org/abs/2110.00393\n',
    entries: [
      'Signals for Every Weight 2104.00391',
      'Random Cuts and How to Tune Them 2202.00392',
      'Blocks of Eight 2110.00393',
    ],
    mentions: [],
  },
  {
    name: 'a year and a comma after titles that hold commas',
    text: [
      '* Masks, Then Edges (2018), P. Okoye et al. [[pdf]](https://arxiv.org/pdf/2401.34011)',
      '* Sorting with Noisy Scales (2019), L. Brandt and O. Reyes [[pdf]](https://arxiv.org/pdf/2401.34012)',
      '* Tilings of the Long Strip (2020), F. Anand [[pdf]](https://arxiv.org/pdf/2401.34013)',
      '* Knots without Crossings (2023), no preprint yet',
      '',
    ].join('\n'),
    entries: [
      'Masks, Then Edges 2401.34011',
      'Sorting with Noisy Scales 2401.34012',
      'Tilings of the Long Strip 2401.34013',
      'Knots without Crossings',
    ],
  },
  {
    name: 'verdicts in bold in front of titles in italics',
    text: [
      '**Vale la pena:** *Redes que olvidan despacio*, de Ruiz y Amaya ([2401.34021](https://arxiv.org/abs/2401.34021)). Olvidan bien.',
      '**Quizás:** *Upper Bounds for Hasty Readers*, de Kovač ([2401.34022](https://arxiv.org/abs/2401.34022)). Bonito; lo anterior ([2401.34023](https://arxiv.org/abs/2401.34023)) ya lo decía.',
      '**No:** *Every Graph Is a Tree*, de Lowe et al. ([2401.34024](https://arxiv.org/abs/2401.34024)). Mucho título.',
      '',
    ].join('\n\n'),
    entries: [
      'Redes que olvidan despacio 2401.34021',
      'Upper Bounds for Hasty Readers 2401.34022',
      'Every Graph Is a Tree 2401.34024',
    ],
    mentions: ['2401.34023'],
  },
  {
    name: 'titles that a click unfolds, with the link at the end',
    text: [
      '# Folded notes\n\nOpen what you like.',
      '<details>\n<summary><b>Fast Roads for Slow Gradients</b> (2022)</summary>\n\nCompares the two. Much the same as https://arxiv.org/abs/2401.34031 in the end.\n\nSource: https://arxiv.org/abs/2401.34032\n</details>',
      '<details>\n<summary><b>Ordering Unlabelled Frames</b> (2023)</summary>\n\nOne experiment only.\n\nSource: https://arxiv.org/abs/2401.34033\n</details>\n',
    ].join('\n\n'),
    entries: ['Fast Roads for Slow Gradients 2401.34032', 'Ordering Unlabelled Frames 2401.34033'],
    mentions: ['2401.34031'],
  },
  {
    name: 'wide bars between titles, names in two scripts and identifiers',
    text: '①　静かな部屋での声の検出｜川村、ベルマン｜arXiv：2401.34041\n　部屋が一つだけ。\n\n②　Murmurs: Signal or Noise?｜Tanabe, Holt｜arXiv：2401.34042\n　①と比べたい。\n',
    entries: ['静かな部屋での声の検出 2401.34041', 'Murmurs: Signal or Noise? 2401.34042'],
  },
  {
    name: 'initials after each surname in front of a title and slashes',
    text: '1. Petrov D., Lange M. Short Words Carry Less // arXiv:2401.34051. — 2021.\n\n   Спорно.\n\n2. Громов А. Ударение как признак // arXiv preprint. — 2021. — URL: https://arxiv.org/abs/2401.34052\n',
    entries: ['Short Words Carry Less 2401.34051', 'Ударение как признак 2401.34052'],
  },
  {
    name: 'figures in front of a column of papers, beside rows without one',
    text: [
      '| Model | Dev | Test | Paper / Source | Code |',
      '| --- | :-: | :-: | --- | --- |',
      '| TwoStep (Amari et al., 2022) | 71.2 | **70.4** | [Two Steps Back: Planning for Queries](https://arxiv.org/abs/2401.35011) | [Official](https://github.com/example/twostep) |',
      '| OneShot (Berger et al., 2021) | 66.0 | 64.9 | [Columns before Rows](https://arxiv.org/abs/2401.35012) | - |',
      '| LSTM with attention (baseline) | 12.1 | 10.0 | | |',
      '| Large model, prompted | 60.1 | 59.2 | see above | |',
      '',
    ].join('\n'),
    entries: ['Two Steps Back: Planning for Queries 2401.35011', 'Columns before Rows 2401.35012'],
  },
  {
    name: 'items in the cells of an HTML table, some optional',
    text: [
      '<table>\n<tr><th>Date</th><th>Topic</th><th>Readings</th></tr>\n<tr>\n  <td>Mon</td>\n  <td>Trees [<a href="slides/1.pdf">slides</a>]</td>\n  <td>\n    <ul>',
      '      <li><a href="https://arxiv.org/abs/2401.35021">Splitting Without Regret</a>, I. Novak, TMLR 2023</li>',
      '      <li><span class="opt">opt</span> <a href="https://arxiv.org/abs/2401.35022">Stumps Considered Harmful</a>, J. Oduya et al., ICML 2022</li>',
      '    </ul>\n  </td>\n</tr>\n<tr>\n  <td>Wed</td>\n  <td>No class</td>\n  <td></td>\n</tr>\n</table>\n',
    ].join('\n'),
    entries: ['Splitting Without Regret 2401.35021', 'Stumps Considered Harmful 2401.35022'],
  },
  {
    name: 'keys of records in front of titles, one without a preprint',
    text: [
      '- [@amari2019bounds](zotero://select/items/@amari2019bounds) — Bounds That Compose (2019), [arXiv:2401.35031](https://arxiv.org/abs/2401.35031) #read',
      '- [@berger2021noise](zotero://select/items/@berger2021noise) — Noise for the Whole Census (2021), [arXiv:2401.35032](https://arxiv.org/abs/2401.35032) #toread',
      '- [@cho2014ledger](zotero://select/items/@cho2014ledger) — A Ledger of Secrets (2014) #book',
      '',
    ].join('\n'),
    entries: [
      'Bounds That Compose 2401.35031',
      'Noise for the Whole Census 2401.35032',
      'A Ledger of Secrets',
    ],
  },
  {
    name: 'titles with a venue, some of which link code alone',
    text: [
      '## Queues\n* ***Backpressure by Bargaining (SIGCOMM 2019)***\n* Short Buffers for Long Paths (NSDI 2018) [Source code](https://github.com/example/short)',
      '* Pacing: A Field Study of Home Routers (IMC 2020)\n* When Drops Are Cheaper Than Delay (HotNets 2021)\n* Fair Queues without Clocks (NSDI 2022) [Source code](https://github.com/example/fair)',
      '* Is the Trained Router Lazy? An Audit (SIGCOMM 2022)\n* Rate Limits in Practice: Five Years of Logs (CoNEXT 2020) [Source code](https://github.com/example/rate)\n* Tail Losses and What They Cost (IMC 2017)',
      '\n## Helpers\n* Ann Okoro ([@okoro-a](https://github.com/okoro-a))\n',
    ].join('\n'),
    entries: [
      'Backpressure by Bargaining',
      'Short Buffers for Long Paths',
      'Pacing: A Field Study of Home Routers',
      'When Drops Are Cheaper Than Delay',
      'Fair Queues without Clocks',
      'Is the Trained Router Lazy? An Audit',
      'Rate Limits in Practice: Five Years of Logs',
      'Tail Losses and What They Cost',
    ],
  },
  {
    name: 'authors and a venue in italics right after titles in plain words',
    text: [
      '- [2023/12] Sleeping on It: Consolidation by Night. *Ola Berg et al. arXiv.* [[paper](https://arxiv.org/abs/2401.35041)]',
      '- [2023/07] One Memory per Room, One Room per Memory *Ines Castell et al. ICML* [[paper](https://arxiv.org/abs/2401.35042)]',
      '- [2023/02] Forgetting by Appointment *Hanna Rask et al. IEEE(S&P)* [[paper](https://arxiv.org/abs/2401.35043)]',
      '',
    ].join('\n'),
    entries: [
      'Sleeping on It: Consolidation by Night 2401.35041',
      'One Memory per Room, One Room per Memory 2401.35042',
      'Forgetting by Appointment 2401.35043',
    ],
  },
  {
    name: 'people and a venue or an identifier below numbered and dated titles',
    text: [
      '[9] 2019-06-28   Caches Without Invalidation\n     Ray, Pindar, Chowdry, FAST 2019\n     https://www.usenix.org/system/files/fast19-ray9.pdf\n     4/5. Fine.',
      '[8] 2019-06-20   The Case for Lazy Indexes in Small Stores\n     A. Day & co, arXiv:2401.35051\n     3/5. Static data only.',
      '[7] 2019-05-23   Deterministic Logs: A Retrospective\n     D. Abel, J. Fahl, CACM 2018 (+)\n     4/5',
      '[6] 2019-05-10   Verifying a Page Cache\n     T. Chay-Wolf, arXiv:2401.35052\n     2/5. skimmed',
      '[5] 2019-04-18   Smaller, Faster, Wronger: Filters That Lie in Practice\n     Graff-Lemm, JEA 2019\n     arXiv:2401.35053\n     3/5.\n',
    ].join('\n\n'),
    entries: [
      'Caches Without Invalidation',
      'The Case for Lazy Indexes in Small Stores 2401.35051',
      'Deterministic Logs: A Retrospective',
      'Verifying a Page Cache 2401.35052',
      'Smaller, Faster, Wronger: Filters That Lie in Practice 2401.35053',
    ],
  },
  {
    name: 'two given names after a surname in front of quoted titles',
    text: [
      'Peralta, Juan Carlos, et al. "Monitoring Rumours in Chat Groups". *Sensors*, vol. 19, 2019. <https://arxiv.org/abs/2401.35061>',
      ': Primer corpus.',
      'Perez, Ana María, et al. "Un modelo para el español de la calle". *LREC*, 2022. <https://arxiv.org/abs/2401.35062>',
      ': Mejora en todo.\n',
    ].join('\n\n'),
    entries: [
      'Monitoring Rumours in Chat Groups 2401.35061',
      'Un modelo para el español de la calle 2401.35062',
    ],
  },
  {
    name: 'an anchor above a title, and code without an address among its links',
    text: '- <a name="ost2025lazy"></a>\n  **Lazy Springs: Moving Only What Must** (2025)  \n  Ada Ost, Kei Tani, Bram Wit  \n  [📄 Paper](https://arxiv.org/pdf/2401.35071.pdf) | [💻 Code (not yet)]() | [🎥 Short Presentation](https://youtu.be/exAmpl3bbbb)  \n  <details><summary>Abstract</summary>Most springs never move.</details>\n',
    entries: ['Lazy Springs: Moving Only What Must 2401.35071'],
  },
  {
    name: 'dashes, identifiers and their subjects after titles',
    text: [
      'Letture di novembre\n\nExact Colourings of Thin Graphs -- arXiv:2401.36011 [cs.DS]\n  Bello. (Giulia)',
      'Approximate Counting of Cold Atoms -- arXiv:2401.36012 [quant-ph]\n  Non ho capito. Forse aiuta rileggere arXiv:2401.36013. (Sandro)',
      'A Note on Long Notes -- arXiv:2401.36014v2 [math.CO]\n  Tre pagine.\n',
    ].join('\n\n'),
    entries: [
      'Exact Colourings of Thin Graphs 2401.36011',
      'Approximate Counting of Cold Atoms 2401.36012',
      'A Note on Long Notes 2401.36014',
    ],
    mentions: ['2401.36013'],
  },
  {
    name: 'German quotation marks in bold, a translation and one surname after them',
    text: [
      '# Gelesen',
      '**„The Price of Audits“** (etwa: „Was Prüfungen kosten“), Ihle und Marot, [arXiv:2401.36021](https://arxiv.org/abs/2401.36021). In Euro.',
      '**„Proxies by the Dozen“**, Sander, [arXiv:2401.36022](https://arxiv.org/abs/2401.36022). Eleganter als „Fairness by Design“ ([arXiv:2401.36023](https://arxiv.org/abs/2401.36023)).',
      '**„Limits Are Policy“** (etwa: „Grenzen sind Politik“), Lund et al., [arXiv:2401.36024](https://arxiv.org/abs/2401.36024). Gern gelesen.\n',
    ].join('\n\n'),
    entries: [
      'The Price of Audits 2401.36021',
      'Proxies by the Dozen 2401.36022',
      'Limits Are Policy 2401.36024',
    ],
    mentions: ['2401.36023'],
  },
  {
    name: 'a title that ends in its edition, and a sentence with a year after another',
    text: [
      '- [Retrieval with Short Memories](https://arxiv.org/abs/2401.36031) – lovely idea.',
      '- [Negation Is Hard, 2022 Edition](https://arxiv.org/abs/2401.36032) – fund it for ever.',
      '- 15:00 Priors for Compositional Plans ([arXiv](https://arxiv.org/abs/2401.36033)). Slick talk. The baseline was from 2019 ([this one](https://arxiv.org/abs/2401.36034)).',
      '',
    ].join('\n'),
    entries: [
      'Retrieval with Short Memories 2401.36031',
      'Negation Is Hard, 2022 Edition 2401.36032',
      'Priors for Compositional Plans 2401.36033',
    ],
    mentions: ['2401.36034'],
  },
  {
    name: 'a label over links and a translated title below the linked heading of a paper',
    text: [
      '# Graph Papers of the Month\n\n## What the Group Read in Its Last Meetings\n\nTwo and a half papers.',
      '## [1. Walks Without Memory](https://arxiv.org/abs/2401.35001)\n\nShort and to the point.',
      '**Useful Links:**\n\n- **Paper:** [https://arxiv.org/abs/2401.35001](https://arxiv.org/abs/2401.35001)\n- **Code:** [https://github.com/example/walks](https://github.com/example/walks)',
      '## [2. Trees Are Not Enough](https://arxiv.org/abs/2401.35002)\n\n- **中文标题**：只有树还不够\n- **链接**：[arXiv](https://arxiv.org/abs/2401.35002)',
      '## [3. Edges That Nobody Drew](https://openaccess.thecvf.com/content/CVPR2023/html/Edges_CVPR_2023_paper.html)\n\nNo preprint.',
      '**Useful Links:**\n\n- **Paper:** [CVF open access](https://openaccess.thecvf.com/content/CVPR2023/papers/Edges_CVPR_2023_paper.pdf)\n',
    ].join('\n\n'),
    entries: ['Walks Without Memory 2401.35001', 'Trees Are Not Enough 2401.35002', 'Edges That Nobody Drew'],
    mentions: [],
  },
  {
    name: 'titles in the bold letters of mathematics',
    text: '1️⃣ 𝗦𝗺𝗮𝗹𝗹 𝗧𝗿𝗲𝗲𝘀 𝘄𝗶𝘁𝗵 𝗗𝗲𝗲𝗽 𝗥𝗼𝗼𝘁𝘀\n👉 https://arxiv.org/abs/2401.35011\nRien de plus.\n\n2️⃣ 𝗪𝗵𝗼 𝗖𝗼𝘂𝗻𝘁𝘀 𝘁𝗵𝗲 𝗟𝗲𝗮𝘃𝗲𝘀\n👉 https://arxiv.org/abs/2401.35012\nTrès court.\n',
    entries: ['𝗦𝗺𝗮𝗹𝗹 𝗧𝗿𝗲𝗲𝘀 𝘄𝗶𝘁𝗵 𝗗𝗲𝗲𝗽 𝗥𝗼𝗼𝘁𝘀 2401.35011', '𝗪𝗵𝗼 𝗖𝗼𝘂𝗻𝘁𝘀 𝘁𝗵𝗲 𝗟𝗲𝗮𝘃𝗲𝘀 2401.35012'],
  },
  {
    name: 'votes in bold in front of identifiers and titles',
    text: [
      '**5 votes** · [2401.35021](https://arxiv.org/abs/2401.35021) · **Dust Behind Dust** · Abara et al.\n: Nobody believed it.',
      '**2 votes** · [2401.35022](https://arxiv.org/abs/2401.35022) · **A Short Survey of Rings** · Kone, Li',
      '**1 vote** · [2401.35023](https://arxiv.org/abs/2401.35023) · **Moons Without Planets** · P. Varga\n',
    ].join('\n\n'),
    entries: [
      'Dust Behind Dust 2401.35021',
      'A Short Survey of Rings 2401.35022',
      'Moons Without Planets 2401.35023',
    ],
  },
  {
    name: 'Korean and English titles in a heading, with the link below one of its own',
    text: [
      '# 이번 주 논문\n\n- 이번 주는 짧습니다.\n',
      '## 작은 배를 위한 거꾸로 항해 / Sailing Backwards in Small Boats\n\n### 논문 소개\n\n답에서 시작합니다.\n\n### 논문 링크\n\nhttps://arxiv.org/abs/2401.37011\n',
      '## 지도 없이 천 리 / A Thousand Miles without Maps\n\n### 논문 소개\n\n지난달의 https://arxiv.org/abs/2401.37013 과 다릅니다.\n\n### 논문 링크\n\nhttps://arxiv.org/abs/2401.37012\n',
    ].join('\n'),
    entries: ['Sailing Backwards in Small Boats 2401.37011', 'A Thousand Miles without Maps 2401.37012'],
    mentions: ['2401.37013'],
  },
  {
    name: 'headings that the text below links again, and a list of more',
    text: [
      '# Noteworthy in May\n\nA busy month.',
      '## 1. Mixing Experts by Weight\n\nLet us begin with [*Mixing Experts by Weight*](https://arxiv.org/abs/2401.37021) by Carr and Ibs. They average.\n\n### 1.1 How it works\n\nAs in [Basins](https://arxiv.org/abs/2401.37022).',
      '## 2. Rewards from Tired Graders\n\nThe second paper, [*Rewards from Tired Graders*](https://arxiv.org/abs/2401.37023), asks less.',
      '## Other Interesting Papers in May\n\nThose with a star are the ones I liked.\n\n- 1 May, *Guessing Ahead*, https://arxiv.org/abs/2401.37024\n- 2 May, *Bigger Edits, Fewer Errors?*, https://arxiv.org/abs/2401.37025\n- 6 May, *Heads in Exile*, https://arxiv.org/abs/2401.37026\n',
    ].join('\n\n'),
    entries: [
      'Mixing Experts by Weight 2401.37021',
      'Rewards from Tired Graders 2401.37023',
      'Guessing Ahead 2401.37024',
      'Bigger Edits, Fewer Errors? 2401.37025',
      'Heads in Exile 2401.37026',
    ],
    mentions: ['2401.37022'],
    sections: ['Other Interesting Papers in May'],
  },
  {
    name: 'headings that translate the linked title below',
    text: [
      '# 速读\n',
      '### 1. 图上需要多少负样本？\n[How Many Negatives Does a Graph Need?](https://arxiv.org/abs/2401.37031)\n作者：Chen, Albers\n评价：很少。\n',
      '### 2. 过平滑的另一种解释\n[Another Look at Smoothing](https://arxiv.org/abs/2401.37032)\n作者：S. Ek\n评价：和 [Old Graphs](https://arxiv.org/abs/2401.37033) 很像。\n',
    ].join('\n'),
    entries: ['How Many Negatives Does a Graph Need? 2401.37031', 'Another Look at Smoothing 2401.37032'],
    mentions: ['2401.37033'],
    sections: [],
  },
  {
    name: 'titles that lead to a copy in a reading app, with tags and the link below',
    text: [
      '# Highlights of March\n',
      '## [Sorting Shells by Sound](https://reader.example.com/me/sorting-shells-189c1)\n#shells\n\n[Read Original](https://arxiv.org/abs/2401.37041)\n\n### Highlights\n\n> Half of them are silent. [⤴️](https://reader.example.com/me/sorting-shells-189c1#6f)\n\nWhich half?\n',
      '## [Tides Without Moons](https://reader.example.com/me/tides-18a02)\n\n[Read Original](https://arxiv.org/abs/2401.37042)\n\nSee also https://arxiv.org/abs/2401.37043\n',
    ].join('\n'),
    entries: ['Sorting Shells by Sound 2401.37041', 'Tides Without Moons 2401.37042'],
    mentions: ['2401.37043'],
    sections: [],
  },
  {
    name: 'tasks as todo.txt has them',
    text: [
      'x 2024-01-11 2024-01-02 Blocks that Drift https://arxiv.org/abs/2401.37051 +thesis @train -- ok, the proof is shaky',
      '(A) 2024-01-12 Prediction of Links, with Care https://arxiv.org/abs/2401.37052 +thesis',
      '(A) 2024-01-12 mail the office about the date +thesis @office',
      '(B) 2024-01-15 A Test for Graphs of Two Sizes https://arxiv.org/abs/2401.37053 +thesis @home -- compare with 2401.37054',
      'x 2024-01-23 renew the card @errands\n',
    ].join('\n'),
    entries: [
      'Blocks that Drift 2401.37051',
      'Prediction of Links, with Care 2401.37052',
      'A Test for Graphs of Two Sizes 2401.37053',
    ],
    mentions: ['2401.37054'],
    sections: [],
  },
  {
    name: 'verdicts in front of titles, some of them once, and titles with a colon of their own',
    text: [
      '# Papers of January\n\nMUST READ / READ / SKIM / SKIP, and a grade.\n',
      '- MUST READ: Layers to Skip (9/10) https://arxiv.org/abs/2401.37061\n  - The first with a guarantee.',
      '- SKIP: Yet Another Mixture (3/10) https://arxiv.org/abs/2401.37062\n  - As https://arxiv.org/abs/2401.37063.',
      '- READ: Skip Links, Considered (7/10) https://arxiv.org/abs/2401.37064\n  - Enjoyed it.',
      '- SKIM: Read, Revise: Editing in Loops (5/10) https://arxiv.org/abs/2401.37065\n  - Two loops are enough.',
      '- MUST READ: Must Models Read? (8/10) https://arxiv.org/abs/2401.37066\n  - They need not.',
      '- READ: A Score of Ten (10/10) https://arxiv.org/abs/2401.37067\n  - On rating.\n',
    ].join('\n'),
    entries: [
      'Layers to Skip 2401.37061',
      'Yet Another Mixture 2401.37062',
      'Skip Links, Considered 2401.37064',
      'Read, Revise: Editing in Loops 2401.37065',
      'Must Models Read? 2401.37066',
      'A Score of Ten 2401.37067',
    ],
    mentions: ['2401.37063'],
    sections: [],
  },
  {
    name: 'titles whose names end with a colon, one of them twice',
    text: '# Nets\n\n- AlexNet: A Net of Eight (2012) https://arxiv.org/abs/2401.37071\n- VGG: Nets of Sixteen https://arxiv.org/abs/2401.37072\n- ResNet: Nets with Shortcuts https://arxiv.org/abs/2401.37073\n- ResNet: Nets Come Back https://arxiv.org/abs/2401.37074\n',
    entries: [
      'AlexNet: A Net of Eight 2401.37071',
      'VGG: Nets of Sixteen 2401.37072',
      'ResNet: Nets with Shortcuts 2401.37073',
      'ResNet: Nets Come Back 2401.37074',
    ],
  },
  {
    name: 'alerts of Google Scholar, forwarded with remarks',
    text: [
      'From: Bea Hollow <hollow@example.ac.uk>\nTo: robots@example.ac.uk\nSubject: Fwd: "soft actuator" - new results\n\nMorning all, my comments are in between (>>).\n',
      '---------- Forwarded message ---------\nFrom: Google Scholar Alerts <alerts@example.com>\nDate: Fri, Mar 11, 2022 at 4:02 AM\nSubject: "soft actuator" - new results\n',
      '[PDF] Fingers with Unknown Leakage\n<https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2401.37081&hl=en&d=1287>\nA Brand, Y Shim, T Oke - arXiv preprint arXiv:2401.37081, 2024\nWe study the transfer of policies to fingers whose leakage is unknown ...\n\n>> See 2401.37082 as well.\n',
      '[PDF] Contact Forces from Deformation\n<https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2401.37083&hl=en&d=5530>\nP Vance, S Rao - arXiv preprint arXiv:2401.37083, 2024\nGiven images of a gripper, we regress the force ...\n',
    ].join('\n'),
    entries: ['Fingers with Unknown Leakage 2401.37081', 'Contact Forces from Deformation 2401.37083'],
    mentions: ['2401.37082'],
  },
  {
    name: 'a chat in which a bot says the title of each address',
    text: '09:12 <kori> https://arxiv.org/abs/2401.37091\n09:12 <linkbot> [2401.37091] Sets for Classifiers with Rare Classes | arxiv.org\n09:14 <kori> works out of the box\n10:31 <tuuli> https://arxiv.org/abs/2401.37092\n10:31 <linkbot> [2401.37092] Minima by Perturbing Twice | arxiv.org\n10:33 <tuuli> like 2401.37093\n',
    entries: ['Sets for Classifiers with Rare Classes 2401.37091', 'Minima by Perturbing Twice 2401.37092'],
    mentions: ['2401.37093'],
  },
  {
    name: 'references as ABNT has them: surnames in capitals, journals or titles in bold, with icons and without links',
    text: [
      '# Leituras de Ecologia\n\n## Unidade 1\n',
      '- 📌 FARNE, L. Responses of beetles to edges. **Annual Review of Edges**, v. 48, p. 1-23, 2017. Disponível em: <https://arxiv.org/abs/2401.37101>. Acesso em: 3 ago. 2020.',
      '- FLETT-GRAY, R. J. et al. Is an edge good for beetles? **Edge Conservation**, v. 226, p. 9-15, 2018. Disponível em: <https://doi.org/10.1016/j.edges.2018.07.022>. Acesso em: 3 ago. 2020.',
      '- 📌 RIBEIRÃO, M. C.; METZ, J. P.; MARTEN, A. C. Quanto resta da mata e onde está? **Conservação**, São Paulo, v. 142, n. 6, p. 1141-1153, 2009.',
      '- SOUZA-REIS, A.; PASCUAL, L. A new index of edges in maps. **Landscape Planning**, v. 83, p. 91-103, 2007.',
      '- KATTEN, T. et al. Gaps in forests, mapped by nets. arXiv:2401.37102, 2020. Disponível em: <https://arxiv.org/abs/2401.37102>. Acesso em: 21 set. 2020.\n',
    ].join('\n'),
    entries: [
      'Responses of beetles to edges 2401.37101',
      'Is an edge good for beetles?',
      'Quanto resta da mata e onde está?',
      'A new index of edges in maps',
      'Gaps in forests, mapped by nets 2401.37102',
    ],
  },
  {
    name: 'references as medical journals have them, with identifiers and without links',
    text: [
      '# Chromatin Club\n\n## Autumn\n',
      '* Nor EPM, Cacci L, Fuden GR, et al. Polarity of loops in a folded genome. Nat Commun. 2020;11(1):5612. doi:10.1038/s41467-020-19283-x. PMID: 33154377.\n    - presented by Jonas',
      '* Hsi TS, Catt C, Slob E, et al. The landscape of copying in fine detail. Mol Cell. 2020;78(3):539-553.e8. doi:10.1016/j.molcel.2020.03.002.',
      '* Rowl-Hunt MJ, Corc VG. Principles of folding in space. Nat Rev Genet. 2018;19(12):789-800. PMID: 30367165.',
      '* Mirn LA, Imak MV. Compartments: separation or extrusion? Curr Opin Cell Biol. 2019;58:142-152. [PubMed](https://pubmed.ncbi.nlm.nih.gov/31228682/).',
      '* Bruck DB, Chen HZ, Barin L, et al. Motion of distant pairs on a compact genome. arXiv:2401.37111 [physics.bio-ph]. [link](https://arxiv.org/abs/2401.37111).',
      '* Banig EJ, Tang W, van den Berg AA, et al. Copying shapes how genomes fold. bioRxiv 2022.01.07.475367.\n',
    ].join('\n'),
    entries: [
      'Polarity of loops in a folded genome',
      'The landscape of copying in fine detail',
      'Principles of folding in space',
      'Compartments: separation or extrusion?',
      'Motion of distant pairs on a compact genome 2401.37111',
      'Copying shapes how genomes fold',
    ],
  },
  {
    name: 'reports of a reference manager: headings above rows with tabs, one without a link',
    text: [
      '# Zotero Report: navigation\n\nExported 14/09/2022\n',
      '## Grids without grids\n\nItem Type\tJournal Article\nAuthor\tElena Morav\nAuthor\tEdvin Bakk\nAbstract\tCells are often described by when they fire. Here we ask which predictions remain.\nDate\t2018-05\nURL\thttp://arxiv.org/abs/2401.37121\nPublication\tNeuroscience\n\n**Tags:** entorhinal, theory\n\n**Notes:** the argument in Fig. 3 is what I need.\n',
      '## Maps that Forget\n\nItem Type\tPreprint\nAuthor\tRyl Schaef\nRepository\tbioRxiv\nURL\thttps://www.biorxiv.org/content/10.1101/2022.08.07.503109v1\nAccessed\t13/09/2022, 16:20:01\n\n**Notes:** see also 2401.37122.\n',
      '## Cells on a treadmill: time or both?\n\nItem Type\tJournal Article\nAuthor\tBen Krau\nDate\t2013\nPublication\tNeuron\n\n**Tags:** time\n',
      '## Counting Birds by Ear\n\nItem Type\tPreprint\nAuthor\tYlva Hed\nURL\thttp://arxiv.org/abs/2401.37123\nExtra\tarXiv:2401.37123 [cs, eess]\nArchive ID\tarXiv:2401.37123\n\n**Notes:** good.\n',
    ].join('\n'),
    entries: [
      'Grids without grids 2401.37121',
      'Maps that Forget',
      'Cells on a treadmill: time or both?',
      'Counting Birds by Ear 2401.37123',
    ],
    mentions: ['2401.37122'],
  },
  {
    name: 'rows of a title and an address with a tab between them',
    text: 'Loud Nets\thttps://arxiv.org/abs/2401.37131\nQuiet Nets\thttps://arxiv.org/abs/2401.37132\nNets that Listen\thttps://arxiv.org/abs/2401.37133\n',
    entries: ['Loud Nets 2401.37131', 'Quiet Nets 2401.37132', 'Nets that Listen 2401.37133'],
  },
  {
    name: 'sessions with a speaker in brackets in front of authors and a quoted title',
    text: [
      '# Groupe de travail\n\n## Programme\n',
      '1. **7 octobre** (Claire) : introduction, pas de lecture.',
      '2. **14 octobre** (Ben) : M. Carr et G. Thib, « Le théorème, cinquante ans après », *Séminaire*, exp. 1155 (2018). [[pdf]](https://www.example.org/Exp1155.pdf)',
      '3. **21 octobre** (Inès) : A. Dimit, « Sheaves: a working knowledge », chap. 2 et 3 seulement. [[arXiv]](https://arxiv.org/abs/2401.37141)',
      '4. **25 novembre** (Sophie) : suite.',
      '5. **2 décembre** (Yann) : G. Will, « A proof for bimodules », *Ann. of Math.* **180** (2014). [[arXiv]](https://arxiv.org/abs/2401.37142)\n',
    ].join('\n'),
    entries: [
      'Le théorème, cinquante ans après',
      'Sheaves: a working knowledge 2401.37141',
      'A proof for bimodules 2401.37142',
    ],
  },
  {
    name: 'a log of what was done, with papers that were read, skimmed and finished',
    text: [
      '# Research log\n\n## 2024-01-15\n',
      '- Read [Tokens for Long Documents](https://arxiv.org/abs/2401.37151). Works, but not at training time.\n- Mended the reader of the data\n- Skimmed [A Year of Positions](https://arxiv.org/abs/2401.37152), useful table on page 6\n',
      '## 2024-01-16\n\n- Re-read [Attention as Fast Weights, Ten Notes](https://arxiv.org/abs/2401.37153). I understand note 7 now.\n- Meeting with Sabine, see [minutes](minutes/2024-01-16.md)\n',
      '## 2024-01-19\n\n- Started [Retrieval at Every Layer](https://arxiv.org/abs/2401.37154)\n- Finished [Compressing Context](https://arxiv.org/abs/2401.37155). What I am missing is [this one](https://arxiv.org/abs/2401.37156).\n',
    ].join('\n'),
    entries: [
      'Tokens for Long Documents 2401.37151',
      'A Year of Positions 2401.37152',
      'Attention as Fast Weights, Ten Notes 2401.37153',
      'Retrieval at Every Layer 2401.37154',
      'Compressing Context 2401.37155',
    ],
    mentions: ['2401.37156'],
  },
  {
    name: 'identifiers as links in front of titles in small letters, with what is said after a full stop',
    text: '# Coffee\n\n## 2006-03-14\n\n* [astro-ph/0603011](https://arxiv.org/abs/astro-ph/0603011) A deep survey of blobs at z=3. Beautiful images; unlike astro-ph/0405022.\n* [astro-ph/0603012](https://arxiv.org/abs/astro-ph/0603012) Warm matter and the smallest halos. Anna will present.\n\n## 2006-03-21\n\n* [hep-th/0603013](https://arxiv.org/abs/hep-th/0603013) Strings from collisions of branes. Off topic but fun.\n',
    entries: [
      'A deep survey of blobs at z=3 astro-ph/0603011',
      'Warm matter and the smallest halos astro-ph/0603012',
      'Strings from collisions of branes hep-th/0603013',
    ],
    mentions: ['astro-ph/0405022'],
  },
  {
    name: 'titles that end with what may be people',
    text: 'PAPERS\n\nServoing with Contact Models <https://arxiv.org/abs/2401.37161>\nWorks on cables.\n\nSafe Exploration by Backup Controllers <https://arxiv.org/abs/2401.37162>\nOnly for known dynamics.\n\nSim-to-Real for Cloth, Revisited <https://arxiv.org/abs/2401.37163>\nRandomise first.\n',
    entries: [
      'Servoing with Contact Models 2401.37161',
      'Safe Exploration by Backup Controllers 2401.37162',
      'Sim-to-Real for Cloth, Revisited 2401.37163',
    ],
  },
  {
    name: 'a letter with identifiers above titles and names below them',
    text: 'From: Pieter\nSubject: [seminar] new on the arXiv\n\nDear all, what I saw this week:\n\nmath/0503031\nStable pairs on threefolds\nA. Corv, M. Delp\n\nmath/0503032\nA remark on the cone of curves\nJ. Ter\n\nmath/0503033\nDegenerations and their periods\nB. Ost, C. Pal\n',
    entries: [
      'Stable pairs on threefolds math/0503031',
      'A remark on the cone of curves math/0503032',
      'Degenerations and their periods math/0503033',
    ],
  },
  {
    name: 'authors above titles in bold, with series of working papers in front of the address',
    text: '# New working papers\n\nMaria Adams and Thomas Hale\n**Work from Home and Rents**\nNBER Working Paper 28654. https://www.nber.org/papers/w28654\n\nRents fall.\n\nIlse Vander, Joon-ho Baek, and Petra Novak\n**Do Carbon Prices Travel? Evidence from Towns**\nNBER Working Paper No. 28655. https://www.nber.org/papers/w28655\n\nPeople drive.\n\nSamir Chowdhury\n**Expectations of Those Who Do Not Shop**\narXiv. https://arxiv.org/abs/2401.37171\n\nA survey.\n',
    entries: [
      'Work from Home and Rents',
      'Do Carbon Prices Travel? Evidence from Towns',
      'Expectations of Those Who Do Not Shop 2401.37171',
    ],
  },
  {
    name: 'where a paper appeared in front of its title: a volume, a conference and its year',
    text: [
      '- PRB 98, 115423: Ripples of a Folded Sheet: Theory and Film (Brandt et al.) https://arxiv.org/abs/1802.38001',
      '- Rev. Mod. Phys. 91(2), 025001 (2019): What Sand Remembers (Okoye et al.) https://arxiv.org/abs/1802.38002',
      '- Nature 571, 45-48: A Quiet Magnet https://arxiv.org/abs/1902.38003',
      '- ICML 2019: Gradients on Holiday https://arxiv.org/abs/1902.38004',
      '- A Census of 2019: Who Was Counted? https://arxiv.org/abs/1902.38005',
    ].join('\n'),
    entries: [
      'Ripples of a Folded Sheet: Theory and Film 1802.38001',
      'What Sand Remembers 1802.38002',
      'A Quiet Magnet 1902.38003',
      'Gradients on Holiday 1902.38004',
      'A Census of 2019: Who Was Counted? 1902.38005',
    ],
  },
  {
    name: 'references of physicists: a journal in short words, its volume and page between authors and link',
    text: [
      '- A Calm Magnet, A. Okoye, B. Lind, Phys. Rev. Lett. 121, 030403 (2018), https://arxiv.org/abs/1902.38013',
      '- Ripples of a Folded Plane, Jane Roe and D. Wu, PRB 98, 115423 (2018), https://arxiv.org/abs/1902.38015',
      '- J. Roe, D. Wu, "Ripples of a Plane", Phys. Rev. B 98, 115423 (2018). https://arxiv.org/abs/1902.38016\n',
      '1. Ripples of a Ball. J. Roe, D. Wu. Phys. Rev. B 98, 115423 (2018). arXiv:1902.38018',
      '2. Three Calm Magnets. A. Okoye. PRX 8, 015423 (2018). arXiv:1902.38019',
    ].join('\n'),
    entries: [
      'A Calm Magnet 1902.38013',
      'Ripples of a Folded Plane 1902.38015',
      'Ripples of a Plane 1902.38016',
      'Ripples of a Ball 1902.38018',
      'Three Calm Magnets 1902.38019',
    ],
    mentions: [],
  },
  {
    name: 'items that say when and who, and papers with their links below them',
    text: [
      '## March\n',
      '- **3/8** 이서윤\n  - Prompts for a Frozen Lake (ICLR 2023) [[paper](https://arxiv.org/abs/2210.33911)] [[slides](https://example.org/1)]',
      '- **3/15** 김하준\n  - Borrowed Words for Open Sets (ECCV 2022) [[paper](https://arxiv.org/abs/2203.37421)]',
      '- **3/22** 박지우\n  - Depth from One Blink (CVPR 2022) [[paper](https://arxiv.org/abs/2203.37422)]\n  - 지난 학기와 비교',
      '- **3/29** 휴강\n',
    ].join('\n'),
    entries: [
      'Prompts for a Frozen Lake 2210.33911',
      'Borrowed Words for Open Sets 2203.37421',
      'Depth from One Blink 2203.37422',
    ],
    mentions: [],
    sections: ['March'],
  },
  {
    name: 'accepted papers in bold above their authors, few of them with a link',
    text: [
      '## Monday\n\n**9:00–10:00** Keynote: What the Tide Did, *Ilse Brand, Nord University*\n',
      '**Zones without Fences: Sharing a Coast among Tenants**  \nMina Roh and Suho Baek, *Hanbit University*; Carla Este, *Kestrel Systems*\n',
      '**Who Wrote That Page?**  \nTobias Hell, *TU Oberhafen*\n',
      '**Please Stop Calling It Sync**  \nLei Ouyang and Arjun Velu, *Kestrel Systems*  \n[Preprint](https://arxiv.org/abs/2305.38817)\n',
      '**12:15–13:30** Lunch\n',
      '**Small Files, Big Hopes**  \nSora Gil, *Hanbit University*; Marc Abend, *Dove Labs*\n',
    ].join('\n'),
    entries: [
      'Zones without Fences: Sharing a Coast among Tenants',
      'Who Wrote That Page?',
      'Please Stop Calling It Sync 2305.38817',
      'Small Files, Big Hopes',
    ],
    mentions: [],
  },
  {
    name: 'identifiers with their subject above titles, below names of sections and what was said before',
    text: [
      'arXiv, Tuesday\n',
      '2305.38781  hep-ph\n  Form Factors for Heavy Pairs, Again\n  Bell, Hart, Zhou\n  they disagree with 1909.31056 in the third digit\n',
      '2305.38850  hep-ph\n  Light Particles at a Beam Dump\n  Cremer et al\n  no\n',
      '2305.38118  hep-ex\n  Renormalon Subtraction in the Kinetic Scheme: Implications\n  for the Inclusive Width of Charm\n  Schreib, Tann\n',
      'CROSS\n',
      '2305.38595  hep-lat\n  Heavy Masses from Gradient Flow\n  Itoh, Kura, Wend\n',
      '2305.38020  cs.LG\n  Flows for Phase Space: Are We There Yet?\n',
    ].join('\n'),
    entries: [
      'Form Factors for Heavy Pairs, Again 2305.38781',
      'Light Particles at a Beam Dump 2305.38850',
      'Renormalon Subtraction in the Kinetic Scheme: Implications for the Inclusive Width of Charm 2305.38118',
      'Heavy Masses from Gradient Flow 2305.38595',
      'Flows for Phase Space: Are We There Yet? 2305.38020',
    ],
    mentions: ['1909.31056'],
    sections: ['CROSS'],
  },
  {
    name: 'messages of a chat that end with an address, and the card below them',
    text: [
      'Ana\n  9:41 AM\nthis one is fun https://arxiv.org/abs/2203.35511\narXiv.org\nSeeds Have Favourite Classes\nWe show that seeds matter...\n:eyes: 3\n',
      'Mei\n  2:03 PM\nnobody posted this? https://www.science.org/doi/10.1126/scirobotics.abo3996\nScience Robotics\nAnkles for Rough Ground\npaywalled\n',
      'Tobias\n  2:15 PM\nok! with 1805.39501 as baseline\n',
    ].join('\n'),
    entries: ['Seeds Have Favourite Classes 2203.35511', 'Ankles for Rough Ground'],
    mentions: ['1805.39501'],
  },
  {
    name: 'items that name the speaker in front of a linked title, each with a colon',
    text: [
      '## Episode 87\n\nNo time, so only five:\n',
      '- (02:10) **Bia:** [Agents That Give Way](https://arxiv.org/abs/2410.38815): stopping early saves tokens',
      '- (11:48) **Caio:** [The Patience of Long Chains](https://arxiv.org/abs/2407.33381): theatre. He cites [Turpin](https://arxiv.org/abs/2305.34388)',
      '- (28:05) **Bia:** [Benchmarks Retire](https://arxiv.org/abs/2406.39314)',
      '- (53:00) *break*',
      '- (54:21) **Ana:** [One Bit, Three Years Later](https://arxiv.org/abs/2411.39627)',
    ].join('\n'),
    entries: [
      'Agents That Give Way 2410.38815',
      'The Patience of Long Chains 2407.33381',
      'Benchmarks Retire 2406.39314',
      'One Bit, Three Years Later 2411.39627',
    ],
    mentions: ['2305.34388'],
    sections: ['Episode 87'],
  },
  {
    name: 'lines in small letters that go on with a paragraph, and sentences that end after a link',
    text: [
      '** DONE [[https://arxiv.org/abs/2107.32530][Breath Groups for Speech]] :tts:\n   Pauses follow the breath. Lengths\n   are those of FastSpeech 2, see [[https://arxiv.org/abs/2006.34558][arXiv]].',
      '** TODO [[https://arxiv.org/abs/2106.35561][A Survey on Small Vocoders]] :tts:',
      '** TODO [[https://arxiv.org/abs/2107.37881][One Speaker, Many Halls]] :tts:',
    ].join('\n'),
    entries: [
      'Breath Groups for Speech 2107.32530',
      'A Survey on Small Vocoders 2106.35561',
      'One Speaker, Many Halls 2107.37881',
    ],
    mentions: ['2006.34558'],
  },
  {
    name: 'a sentence of a callout that ends after its link',
    text: [
      '> [!paper] Splats for Moving Rooms\n> **著者**: Emi Sata\n> **URL**: https://arxiv.org/abs/2312.31663\n> **ひとこと**: 速い。\n>\n> 静的シーンの論文は https://arxiv.org/abs/2308.34079 。公開予定。\n',
      '> [!paper] Depth from Little\n> **著者**: B. Thorn et al.\n> **URL**: https://arxiv.org/abs/2312.32145\n> **ひとこと**: 要確認。\n',
      '> [!paper] Fields Forget in Order\n> **著者**: Han Jiye\n> **URL**: https://arxiv.org/abs/2312.32146\n> **ひとこと**: なし。\n',
    ].join('\n'),
    entries: [
      'Splats for Moving Rooms 2312.31663',
      'Depth from Little 2312.32145',
      'Fields Forget in Order 2312.32146',
    ],
    mentions: ['2308.34079'],
  },
  {
    name: 'posts with a title alone, what is said of the paper, and a field with its link, between rules',
    text: [
      '#nlp #обзор\nDictionaries Are All You Miss\n\nСловарные статьи помогают. Идея простая.\n\nСтатья: https://arxiv.org/abs/2302.34477\nКод: https://github.com/lex/prompt\n———',
      '#cv\nSegmenting Ice on Ice\n\nМодель обычная: https://arxiv.org/abs/2105.35203 с другой головой.\n\nСтатья: https://arxiv.org/abs/2302.36810\n———',
      '#rl\nRewards from Laughter\n\nЗабавно.\n\nСтатья: https://arxiv.org/abs/2302.31925',
    ].join('\n'),
    entries: [
      'Dictionaries Are All You Miss 2302.34477',
      'Segmenting Ice on Ice 2302.36810',
      'Rewards from Laughter 2302.31925',
    ],
    mentions: ['2105.35203'],
  },
  {
    name: 'references of medicine that an editor has broken into lines, with identifiers or an address at their end',
    text: [
      '1. Okonk C, Bergh L, Sato R, et al. External tests of an early\n   warning score in eleven hospitals. Crit Care Med. 2023;51(8):1012-1021.\n   doi:10.1097/CCM.0000000000038999. PMID: 37299301.\n   Bottom line: nobody should be surprised.\n',
      '2. Hartl M, Dev P. Learning the dose of vasopressors: a target\n   trial on paper. medRxiv 2023.07.11.23292511.\n   https://www.medrxiv.org/content/10.1101/2023.07.11.23292511v1\n   Bottom line: the effect is gone, as in arXiv:1711.39602.\n',
      '3. Nakag T, Ortiz D. Missing lactate is telling. arXiv 2308.31447.\n   Bottom line: the *order* of the test predicts more.',
    ].join('\n'),
    entries: [
      'External tests of an early warning score in eleven hospitals',
      'Learning the dose of vasopressors: a target trial on paper',
      'Missing lactate is telling 2308.31447',
    ],
    mentions: ['1711.39602'],
    said: [
      'Bottom line: nobody should be surprised.',
      'Bottom line: the effect is gone, as in arXiv:1711.39602.',
      'Bottom line: the *order* of the test predicts more.',
    ],
  },
  {
    name: 'footnotes that name their paper by an identifier',
    text: [
      '**Maps of Sheet Music** (Fourn and Odu, ISMIR 2020)[^1] is the one to start with.\n',
      '**Drums with One Microphone** (Saar et al.)[^2] works better than it should.\n',
      '**Beats in Seven Eighths** (Dimit, 2020)[^3] is about dance music.\n',
      '[^1]: arXiv:2008.35122\n[^2]: https://arxiv.org/abs/2007.34031, with code\n[^3]: arXiv: 2009.32247.',
    ].join('\n'),
    entries: [
      'Maps of Sheet Music 2008.35122',
      'Drums with One Microphone 2007.34031',
      'Beats in Seven Eighths 2009.32247',
    ],
    mentions: [],
  },
  {
    name: 'items of HTML over several lines: title, authors, where it appeared and what the links are',
    text: [
      '<h3>2024</h3>\n\n<ol reversed>\n<li>\n  <b>Contact from Two Demonstrations</b><br>\n  <u>K. Amund</u>, <u>R. Iyeri</u>, and M. Castell<br>\n  <i>arXiv:2402.37713</i>, 2024\n  [<a href="https://arxiv.org/pdf/2402.37713">pdf</a>]\n</li>',
      '<li>\n  <b>Blind Grasps with a Soft Palm</b><br>\n  <u>T. Nakag</u>, J. Odu, and M. Castell<br>\n  <i>Robotics and Automation (ICRA)</i>, 2023\n  [<a href="/pdf/nakag.pdf">pdf</a>] [<a href="https://youtu.be/k2Zr0aQm1xE">video</a>]\n</li>',
      '<li>\n  <b>Slips Are Signals</b><br>\n  <u>R. Iyeri</u> and M. Castell<br>\n  <i>Robotics (RSS)</i>, 2021\n  [<a href="https://arxiv.org/abs/2106.30038">arXiv</a>]\n</li>',
      '<li>\n  <b>Pegs and Their Holes</b><br>\n  M. Castell<br>\n  <i>CoRL</i>, 2022\n  [<a href="https://arxiv.org/abs/2209.31846">arXiv</a>]\n</li>',
      '<li>\n  <b>Stable Grasps: A Negative Result</b><br>\n  S. Petrak and <u>L. Vasqu</u><br>\n  <i>ICRA Workshop on Reproducible Manipulation</i>, 2022\n</li>\n</ol>',
    ].join('\n'),
    entries: [
      'Contact from Two Demonstrations 2402.37713',
      'Blind Grasps with a Soft Palm',
      'Slips Are Signals 2106.30038',
      'Pegs and Their Holes 2209.31846',
      'Stable Grasps: A Negative Result',
    ],
    mentions: [],
  },
  {
    name: 'labels in front of titles in quotation marks, in bold',
    text: '**P12 — "Small Clocks"** [[arXiv]](https://arxiv.org/abs/2401.00041) nice demo\n\n**Best paper: “Long Walks”** [[arXiv]](https://arxiv.org/abs/2401.00042) meh\n',
    entries: ['Small Clocks 2401.00041', 'Long Walks 2401.00042'],
    said: ['nice demo', 'meh'],
  },
  {
    name: 'German quotation marks that are closed by a straight one, and those that point inwards',
    text: '- Kern: „Uhren ohne Zeiger" ([arXiv](https://arxiv.org/abs/2401.00043)). Nett.\n- Lorenz: »Wege ohne Ziel« ([arXiv](https://arxiv.org/abs/2401.00044)). Zu lang.\n',
    entries: ['Uhren ohne Zeiger 2401.00043', 'Wege ohne Ziel 2401.00044'],
    said: ['Nett.', 'Zu lang.'],
  },
  {
    name: 'one surname, the link and the date in a quotation, where others have more',
    text: [
      [
        '### 1/ Small Clocks for Large Towers',
        '> Zhu, Park — [arXiv:2401.00050](https://arxiv.org/abs/2401.00050) — May 2024',
        'Long.',
      ],
      [
        '### 2/ Long Walks in Short Shoes',
        '> Haddad — [arXiv:2401.00045](https://arxiv.org/abs/2401.00045) — May 2024',
        'Useful.',
      ],
      [
        '### 3/ Doors without Handles',
        '> Li, Okafor, Brandt — [arXiv:2401.00051](https://arxiv.org/abs/2401.00051) — May 2024',
        'Skip.',
      ],
    ]
      .flat()
      .join('\n\n'),
    entries: [
      'Small Clocks for Large Towers 2401.00050',
      'Long Walks in Short Shoes 2401.00045',
      'Doors without Handles 2401.00051',
    ],
    said: ['Long.', 'Useful.', 'Skip.'],
  },
  {
    name: 'the letter o as a bullet',
    text: 'READ IN JUNE\n------------\n\no Small Clocks\n  (https://arxiv.org/abs/2401.00046)\n  fun\n\no Long Walks\n  (https://arxiv.org/abs/2401.00047)\n  solid\n',
    entries: ['Small Clocks 2401.00046', 'Long Walks 2401.00047'],
  },
  {
    name: 'a wrapped sentence that ends with a letter by which Korean lists count',
    text: '## Small Clocks\nhttps://arxiv.org/abs/2401.00048\n실험은 아주 재미있었\n다. [Long Walks](https://arxiv.org/abs/2401.00049)와 함께 읽으면 좋다.\n',
    entries: ['Small Clocks 2401.00048'],
    mentions: ['2401.00049'],
  },
  {
    name: 'links of reStructuredText, with their addresses inside or elsewhere',
    text: [
      '`Small Clocks for Large Towers`_',
      '--------------------------------',
      'See `Long Walks <https://arxiv.org/abs/2401.00052>`_ and Doors_.',
      '',
      '`Rivers and Their Names <https://arxiv.org/abs/2401.00053>`__',
      '-------------------------------------------------------------',
      'Meh.',
      '',
      '.. _Small Clocks for Large Towers: https://arxiv.org/abs/2401.00054',
      '.. _Doors: https://arxiv.org/abs/2401.00055',
      '',
    ].join('\n'),
    entries: ['Small Clocks for Large Towers 2401.00054', 'Rivers and Their Names 2401.00053'],
    mentions: ['2401.00052', '2401.00055'],
  },
  {
    name: 'a translation in quotation marks in front of the title',
    text: '### 1. 《小さな時計》 Small Clocks for Large Towers\nhttps://arxiv.org/abs/2401.00056\n良い。\n\n### 2. 《稀疏的门》 Sparse Doors for Dense Walls\nhttps://arxiv.org/abs/2401.00057\n一般。\n',
    entries: ['Small Clocks for Large Towers 2401.00056', 'Sparse Doors for Dense Walls 2401.00057'],
  },
  {
    name: 'a reference with authors in front whose link leads nowhere known, first in its section',
    text: '**Optional**\n- Berg & Ito (2016). *Recurrent Doors.* [site](https://doors.example.org/recurrent)\n\n**Required**\n- Rossi et al. (2018). *Doors in Two Directions.* [pdf](https://arxiv.org/pdf/2401.00058.pdf)\n- Novak et al. (2019). *Doors for Many Rooms.* [pdf](https://arxiv.org/pdf/2401.00059.pdf)\n',
    entries: ['Recurrent Doors', 'Doors in Two Directions 2401.00058', 'Doors for Many Rooms 2401.00059'],
    sections: ['Optional', 'Required'],
  },
  {
    name: 'a few characters of Chinese in a column of comments',
    text: '| 论文 | 一句话 |\n| --- | --- |\n| [Small Clocks for Towers](https://arxiv.org/abs/2401.00060) | 界很紧 |\n| [Long Walks in Shoes](https://arxiv.org/abs/2401.00061) | 必读 |\n',
    entries: ['Small Clocks for Towers 2401.00060', 'Long Walks in Shoes 2401.00061'],
    said: ['界很紧', '必读'],
  },
  {
    name: "one's own name in bold or underlined among the authors, and notes beside names",
    text: [
      '- **Jane Roe**, Carl Poe. *Small Clocks*. ICML 2023. [arXiv](https://arxiv.org/abs/2401.00062)',
      '- Carl Poe, **Jane Roe**. *Long Walks*. ICML 2022. [arXiv](https://arxiv.org/abs/2401.00063)',
      '- Carl Poe, __Jane Roe__. Doors without Handles. *arXiv preprint*. [[pdf](https://arxiv.org/abs/2401.00064)]',
      '- <u>Jane Roe</u>, Carl Poe. Rivers without Names. *ICML 2021*. [[pdf](https://arxiv.org/abs/2401.00065)]',
      '- Jane Roe*, Carl Poe*, and Ada Moe. Learning Maps of Rivers. In *ICML*, 2020. [[pdf](https://arxiv.org/abs/2401.00066)]',
    ].join('\n'),
    entries: [
      'Small Clocks 2401.00062',
      'Long Walks 2401.00063',
      'Doors without Handles 2401.00064',
      'Rivers without Names 2401.00065',
      'Learning Maps of Rivers 2401.00066',
    ],
  },
  {
    name: 'a surname with others and a comma in front of the title',
    text: '1. Okafor et al., Optimized Hashing for Collisions. https://arxiv.org/abs/2401.00067\n2. Lindh and Berg et al., Walls for Small Rooms. https://arxiv.org/abs/2401.00068\n',
    entries: ['Optimized Hashing for Collisions 2401.00067', 'Walls for Small Rooms 2401.00068'],
  },
  {
    name: 'messages of a chat whose time and sender are in bold',
    text: '**Mon 10:42 hye**: Small Clocks for Large Towers https://arxiv.org/abs/2401.00070\n**Mon 10:47 marco**: nice, see https://arxiv.org/abs/2401.00071 for the tower\n\n**Tue 09:15 dani**: Long Walks in Short Shoes https://arxiv.org/abs/2401.00072\n**Tue 09:16 hye**: old wine\n',
    entries: ['Small Clocks for Large Towers 2401.00070', 'Long Walks in Short Shoes 2401.00072'],
    mentions: ['2401.00071'],
  },
  {
    name: 'notes whose names begin with when they were made',
    text: '- [[202311041210 Small Clocks for Towers]] [paper](https://arxiv.org/abs/2401.00073) #clocks\n    - fine\n- [[202311120844 Long Walks in Shoes]] [paper](https://arxiv.org/abs/2401.00074) #walks\n',
    entries: ['Small Clocks for Towers 2401.00073', 'Long Walks in Shoes 2401.00074'],
  },
  {
    name: 'a score that is not given yet',
    text: '- 8/10 · Small Clocks for Towers · CoRL · [arXiv](https://arxiv.org/abs/2401.00075)\n- ?/10 · Long Walks in Shoes · HRI · [arXiv](https://arxiv.org/abs/2401.00076) · over my head\n',
    entries: ['Small Clocks for Towers 2401.00075', 'Long Walks in Shoes 2401.00076'],
  },
  {
    name: 'translations in full-width brackets, of questions as well',
    text: 'Small Clocks for Towers（塔のための時計）\nhttps://arxiv.org/abs/2401.00077\n\n良い。\n\nIs a Walk a Shoe? Walks and Shoes（散歩は靴か？）\nhttps://arxiv.org/abs/2401.00078\n\n面白い。\n',
    entries: ['Small Clocks for Towers 2401.00077', 'Is a Walk a Shoe? Walks and Shoes 2401.00078'],
  },
  {
    name: 'one surname after a key, or in front of a venue in a definition list',
    text: '[Ker23]   Kerrigan. Carry the clock. ICLR, 2023. arXiv:2401.00079.\n          -> short\n\n[ABS+22]  Adeyemi, Brandao, et al. Counting to a thousand towers. arXiv:2401.00080, 2022.\n          -> long\n',
    entries: ['Carry the clock 2401.00079', 'Counting to a thousand towers 2401.00080'],
  },
  {
    name: 'facts that are one surname with its venue, and a preprint in small letters',
    text: 'How Short Can a Walk Be? Bounds from Shoes\n:   Kowalczyk. ISIT 2024. <https://arxiv.org/abs/2401.00081>\n:   Theory.\n\n**Answer, Cite, Repeat**\\\nM. Castellani, J. Wu, and twelve others\\\npreprint, <https://arxiv.org/abs/2401.00082>\\\nLong.\n',
    entries: ['How Short Can a Walk Be? Bounds from Shoes 2401.00081', 'Answer, Cite, Repeat 2401.00082'],
    said: ['Theory.', 'Long.'],
  },
  {
    name: 'a footnote that names a title’s paper and then says what is older',
    text: '1. **Small Clocks for Large Towers**[^1]\n   Fails on names.\n2. **Long Walks in Short Shoes**[^2]\n   Half of it.\n\n[^1]: Yun and Castell. *ACL 2023*. <https://arxiv.org/abs/2401.00083>. The trick is older, see [the first](https://arxiv.org/abs/2401.00084).\n[^2]: Lehto et al. [arXiv:2401.00085](https://arxiv.org/abs/2401.00085).\n',
    entries: ['Small Clocks for Large Towers 2401.00083', 'Long Walks in Short Shoes 2401.00085'],
  },
  {
    name: 'authors and a comma in front of a title in a linked label or in plain words',
    text: '- [Leung & Bovy, Towards a model for stars in towers](https://arxiv.org/abs/2401.00086) good\n- [Evans et al., The Galaxy Stellar Relation of Walks](https://arxiv.org/abs/2401.00087) fine\n- [Ba, Ito & Villa-Nova, How many simulations of shoes do we need?](https://arxiv.org/abs/2401.00088) odd\n',
    entries: [
      'Towards a model for stars in towers 2401.00086',
      'The Galaxy Stellar Relation of Walks 2401.00087',
      'How many simulations of shoes do we need? 2401.00088',
    ],
  },
  {
    name: 'numbers and a wide bar in front of titles in bold',
    text: '**01 ｜ Small Clocks for Towers**\n链接：https://arxiv.org/abs/2401.00089\n点评：好。\n\n**02 ｜ Long Walks in Shoes**\n链接：https://arxiv.org/abs/2401.00090\n点评：一般。\n',
    entries: ['Small Clocks for Towers 2401.00089', 'Long Walks in Shoes 2401.00090'],
  },
  {
    name: 'a headline in bold in front of a title in quotation marks',
    text: '– **Compter sans bégayer.** « Small Clocks for Large Towers », Bing Han, Long Zhou et collègues ([arXiv](https://arxiv.org/abs/2401.00091)). On compte, voir [rappel](https://arxiv.org/abs/2401.00092).\n\n– **Une tour qui marche.** « Long Walks in Short Shoes », Ke-Han Lu et al., Interspeech 2024 ([arXiv](https://arxiv.org/abs/2401.00093)). Bonne idée.\n',
    entries: ['Small Clocks for Large Towers 2401.00091', 'Long Walks in Short Shoes 2401.00093'],
    mentions: ['2401.00092'],
  },
  {
    name: 'a verdict that ends with the name of an emoji, and a keyword of one’s own in Org',
    text: '- [x] Small Clocks for Towers — [pdf](https://arxiv.org/abs/2401.00094)\n  - verdict: :shrug:\n- [x] Long Walks in Shoes — [pdf](https://arxiv.org/abs/2401.00095)\n  - verdict: :+1:\n\n** TOREAD [[https://arxiv.org/abs/2401.00096][Doors without Handles]] :doors:\n',
    entries: [
      'Small Clocks for Towers 2401.00094',
      'Long Walks in Shoes 2401.00095',
      'Doors without Handles 2401.00096',
    ],
    sections: [],
  },
  {
    name: 'lines of AsciiDoc that end with its sign for a break',
    text: 'Small Clocks for Large Towers::\nPiotr Sand, Haike Xu. +\nhttps://arxiv.org/abs/2401.00097[arXiv]\n+\nWorth it.\n\nLong Walks in Short Shoes::\nNathan Ng, Hung Le. +\nhttps://arxiv.org/abs/2401.00098[arXiv]\n+\nSkip.\n',
    entries: ['Small Clocks for Large Towers 2401.00097', 'Long Walks in Short Shoes 2401.00098'],
  },
  {
    name: 'a title over three lines, and one that a subtitle follows after a dash',
    text: '[1] Spiral of Clocks: How is a Large Language Tower Killing\n    Information Retrieval? -- A Case Study on Open Domain Question\n    Answering\n    Xiaoyang Sand, Ben He, et al.\n    https://arxiv.org/abs/2401.00099\n\n    Sent in.\n\n[2] Attributed Walks: Evaluation and Modeling for Attributed\n    Shoes\n    Bernd Bohn and twenty-two others.\n    https://arxiv.org/abs/2401.00100\n',
    entries: [
      'Spiral of Clocks: How is a Large Language Tower Killing Information Retrieval? -- A Case Study on Open Domain Question Answering 2401.00099',
      'Attributed Walks: Evaluation and Modeling for Attributed Shoes 2401.00100',
    ],
  },
  {
    name: 'wrapped references with keys and no links',
    text: [
      '[Rub74] *   D. B. Rubino.  Estimating causal effects of walks in',
      '            randomized and nonrandomized shoes.  Journal of',
      '            Walks, 66(5):688-701, 1974.',
      '',
      '[RR83]      P. R. Rosen and D. B. Rubino.  The central role of the',
      '            clock in observational studies for towers.  Biometrika, 70(1):41-55, 1983.',
      '',
    ].join('\n'),
    entries: [
      'Estimating causal effects of walks in randomized and nonrandomized shoes',
      'The central role of the clock in observational studies for towers',
    ],
  },
  {
    name: 'whoever is called in brackets after a title',
    text: '| Date | Title | Paper |\n| --- | --- | --- |\n| 2024.01 | **[TreeNet]** Small Clocks for Large Towers (@tower.edu) | [pdf](https://arxiv.org/abs/2401.00102) |\n| 2024.02 | **[BoatNet]** Long Walks in Short Shoes (@University of Shoes etc) | [pdf](https://arxiv.org/abs/2401.00103) |\n',
    entries: ['Small Clocks for Large Towers 2401.00102', 'Long Walks in Short Shoes 2401.00103'],
  },
  {
    name: 'items after en dashes, one below the other',
    text: '# Juin\n\n– « Lampes à huile et réseaux profonds », Noé Petit et al. ([arXiv](https://arxiv.org/abs/2402.01001))\n– « Du sable dans les horloges », Équipe Sablier ([arXiv](https://arxiv.org/abs/2402.01002))\n– « Trois ponts sans rivière », Léa Roux ([arXiv](https://arxiv.org/abs/2402.01003)). À relire.\n',
    entries: [
      'Lampes à huile et réseaux profonds 2402.01001',
      'Du sable dans les horloges 2402.01002',
      'Trois ponts sans rivière 2402.01003',
    ],
    mentions: [],
  },
  {
    name: 'how one liked a paper, as a sign between the date and the title',
    text: 'train log\n\n2024-02-03 + Lanterns That Learn / Okoye et al / https://arxiv.org/abs/2402.01011\n    bright.\n\n2024-02-01 ~ Buses, Late and Early / Ruiz et al / https://arxiv.org/abs/2402.01012\n    as expected.\n\n2024-01-30 ? Doors That Nobody Opens / Lam et al / https://aclanthology.org/2022.acl-long.571/\n\n2024-01-29 - Stairs for the Tired / Sato et al / https://arxiv.org/abs/2402.01013\n    no.\n\n2024-01-28 + Lifts Against Gravity / Kern et al / JAIR\n    yes.\n',
    entries: [
      'Lanterns That Learn 2402.01011',
      'Buses, Late and Early 2402.01012',
      'Doors That Nobody Opens',
      'Stairs for the Tired 2402.01013',
      'Lifts Against Gravity',
    ],
  },
  {
    name: 'blocks of AsciiDoc that have titles',
    text: '= Shelf\n\n== Looms\n\n.Weaving Without Thread\n****\n_Ida Holm, Per Lund_ +\nLoom 2013 -- link:https://link.springer.com/chapter/10.1007/978-3-642-37051-1_6[Springer]\n\nWe do this.\n****\n\n.Knots: An Infrastructure for Slow Ropes\n====\n_Ann Rope et al._ +\narXiv 2024 -- link:https://arxiv.org/abs/2402.01021[abs]\n\nSlow, but *good*.\n\nNOTE: The other version has another title.\n====\n\n== Dyes\n\n.Red Is Not a Colour\n--\n_Jo Farbe_ +\nHue 2009 -- link:https://arxiv.org/abs/2402.01022[abs]\n\nIt is.\n--\n',
    entries: [
      'Weaving Without Thread',
      'Knots: An Infrastructure for Slow Ropes 2402.01021',
      'Red Is Not a Colour 2402.01022',
    ],
    mentions: [],
    sections: ['Looms', 'Dyes'],
  },
  {
    name: 'references with a key whose authors and titles go on below, and remarks that name others',
    text: 'REFERENCES\n==========\n\n[Ola18]    M. Ola, K. Sky, J. A. Lund, G. Ark, H. Ro, J. Tam,\n           C. Koz, P. Ran.\n           "Ferries That Remember".\n           ICB 2018. https://arxiv.org/abs/2402.01031\n           -- A ferry with a memory. Nobody builds it, and the\n           authors know that.\n\n[Ber22]    R. Ber, K. Kan, S. Bala, D. Nov, A. Olg,\n           M. Sad, O. Mut.\n           "Harbour: Loading Boats Early via\n           Tide-Based Prediction".\n           ICB 2022. https://arxiv.org/abs/2402.01032v3\n           -- Guess the tide, load early. Builds on the\n           older work of Tam and on Ferries\n           (https://arxiv.org/abs/2402.01031).\n\n[Wul95]    W. A. Wul, S. A. Kee.\n           "Running Aground: Implications of the Obvious".\n           Boat News 23(1), 1995.\n           -- Still true.\n',
    entries: [
      'Ferries That Remember 2402.01031',
      'Harbour: Loading Boats Early via Tide-Based Prediction 2402.01032',
      'Running Aground: Implications of the Obvious',
    ],
    mentions: ['2402.01031'],
  },
  {
    name: 'callouts one after the other, with subtitles in their titles',
    text: 'up:: [[Tools]]\n\n# Of Ladders\n\n## Reach\n\n> [!paper]- Rungs: Steps for Small Machines\n> **authors**:: Ed Rung et al.\n> **url**:: https://arxiv.org/abs/2402.01041\n> **rating**:: 4\n>\n> Few steps, many rungs. It scales.\n\n> [!paper]- Ladder: A Ladder for Ladders\n> **authors**:: Lo Leiter et al.\n> **url**:: https://arxiv.org/abs/2402.01042\n> **rating**:: 4\n>\n> Leans on everything that it finds. Compare [Snake](https://arxiv.org/abs/2402.01049).\n\n> [!paper]- Hooks: Holding On without Hands\n> **authors**:: Ha Ken et al.\n> **url**:: https://arxiv.org/abs/2402.01043\n> **rating**:: 4\n>\n> Majority vote over hooks. It holds.\n\n',
    entries: [
      'Rungs: Steps for Small Machines 2402.01041',
      'Ladder: A Ladder for Ladders 2402.01042',
      'Hooks: Holding On without Hands 2402.01043',
    ],
    mentions: ['2402.01049'],
    sections: ['Reach'],
  },
  {
    name: 'titles that begin with what somebody says',
    text: '# Talks\n\n<details>\n<summary><b>"Boat, Rope, Knot. Is the Rope Wet?" What Sailors Want to Be Told</b> · BHI 2020 · <a href="https://doi.org/10.1145/3313831.3376999">DOI</a></summary>\n\nThe best title.\n\n</details>\n\n<details>\n<summary><b>Asking Boats: Answers from the Harbour</b> · BHI 2018 · <a href="https://arxiv.org/abs/2402.01051">arXiv</a></summary>\n\nGood.\n\n</details>\n',
    entries: [
      '"Boat, Rope, Knot. Is the Rope Wet?" What Sailors Want to Be Told',
      'Asking Boats: Answers from the Harbour 2402.01051',
    ],
  },
  {
    name: 'fields that were left empty in the last item of a group',
    text: '# 3월\n\n- **제목**: Slow Clouds over Fast Rivers\n    - **링크**: https://arxiv.org/abs/2402.01061\n    - **한줄평**: 좋음\n- **제목**: Banks of Old Rivers\n    - **링크**: https://arxiv.org/abs/2402.01063\n    - **한줄평**: 길다\n- **제목**: Clouds That Stay Where They Are\n    - **링크**: (나중에)\n    - **한줄평**:\n- **제목**: Rivers without Clouds or Banks\n    - **링크**: https://arxiv.org/abs/2402.01062\n    - **한줄평**: 그럭저럭\n',
    entries: [
      'Slow Clouds over Fast Rivers 2402.01061',
      'Banks of Old Rivers 2402.01063',
      'Clouds That Stay Where They Are',
      'Rivers without Clouds or Banks 2402.01062',
    ],
    sections: [],
  },
  {
    name: 'what is still to be read, in an outline with words of its own',
    text: '#+TITLE: Papers\n#+TODO: TOREAD SKIMMED | READ DROPPED\n\n* Wheels\n** TOREAD Towards Square Wheels for Round Roads\n:PROPERTIES:\n:URL: https://arxiv.org/abs/2402.01071\n:END:\n** READ Round Roads and Their Wheels\n:PROPERTIES:\n:URL: https://arxiv.org/abs/2402.01072\n:END:\nFine.\n** UNREAD Wheels within Wheels: A Survey\n:PROPERTIES:\n:URL: https://arxiv.org/abs/2402.01073\n:END:\n',
    entries: [
      'Towards Square Wheels for Round Roads 2402.01071',
      'Round Roads and Their Wheels 2402.01072',
      'Wheels within Wheels: A Survey 2402.01073',
    ],
    sections: ['Wheels'],
  },
  {
    name: 'a paragraph whose last line has the words of an announcement',
    text: 'Reading\n=======\n\nA Gentle Walk along the Shore\n-----------------------------\n\n:Authors: Mia Berg\n:Link: https://arxiv.org/abs/2402.01081\n\nSixty pages of pictures, no proofs. Best first reading of all; the\ntypical walk is finally explained.\n\nNo Turning: Walking Straight Ahead\n----------------------------------\n\n:Authors: Al Geh\n:Link: https://arxiv.org/abs/2402.01082\n\nYes.\n',
    entries: ['A Gentle Walk along the Shore 2402.01081', 'No Turning: Walking Straight Ahead 2402.01082'],
    sections: [],
  },
  {
    name: 'the day of an issue below its title',
    text: '# The Slow Letter #27\n\nJun 03, 2024\n\nHello from a hot town. Last week I was wrong.\n\n**[Lamps That Follow You Home](https://arxiv.org/abs/2402.01091)** is about lamps. They follow.\n\n**[Second Lamps: A Cheaper Way to Be Followed](https://arxiv.org/abs/2402.01092)** is cheaper.\n',
    entries: [
      'Lamps That Follow You Home 2402.01091',
      'Second Lamps: A Cheaper Way to Be Followed 2402.01092',
    ],
    sections: [],
  },
  {
    name: 'items that begin with surnames and initials, wrapped by an editor, with links and without',
    text: 'SAILS AND FRIENDS\n\n  o  Olsen, R., Fern, J., Rose, B. K., Weg, M. N. and Zander, F. K.\n     Computing Knots in One Pass and the Control\n     of Ropes.  Sails 13(4), 1991.  (!)\n\n  o  Braun, M., Buch, S. and Zwink, A.\n     Simple Construction of Long Sails.\n     SC 2013.  https://arxiv.org/abs/2402.02001\n\n  o  Appel, A. W.  WIND is Functional Weather.  Sail Notices 33(4),\n     1998.\n\n  o  Latt, C. et al.  KNOT: A Compiler for the End of\n     Ropes.  2020.  https://arxiv.org/abs/2402.02002\n\n\nHARBOURS\n\n  o  Will, M., Nandi, C., Wang, Y. R., Flat, O. and\n     Panch, P.  quay: Fast and Long Harbours.  POH\n     2021.  https://arxiv.org/abs/2402.02003  (!)\n\n  o  Sas, R., Chen, Y., Coll, P., Kete, J., Lup, G., Tane,\n     J. and Reg, J.  Soup: A Synthesizing Harbour.\n     https://arxiv.org/abs/2402.02004\n\n  o  Lopes, N. P., Hur, C.-K. and Reg, J.  Alive2:\n     Bounded Tides for Ships.  PLS 2021.\n',
    entries: [
      'Computing Knots in One Pass and the Control of Ropes',
      'Simple Construction of Long Sails 2402.02001',
      'WIND is Functional Weather',
      'KNOT: A Compiler for the End of Ropes 2402.02002',
      'quay: Fast and Long Harbours 2402.02003',
      'Soup: A Synthesizing Harbour 2402.02004',
      'Alive2: Bounded Tides for Ships',
    ],
  },
  {
    name: 'accepted papers: titles in bold over authors and where they work, and an award',
    text: "# Boats '24\n\nWe accepted four.\n\n## Ropes\n\n**Knots Strike Back: Measuring Delay in Long Ropes**  \n_Kat Ahl and Ben Sauer (TU Haven); Ro Meh (Rope Labs)_\n\n**Is Rope Fair Yet?** 🏆 *Best Paper Award*  \n_Aye Sid (University of Water), Marc Pell (Politecnico di Mare)_\n\n**Fast Knots Considered Harmful (for Sails)**  \n_Dae Lim, Jin Park, and Kyo Han (KAIST)_\n\n## Sails\n\n**Sailing with Experts: Placement of Too Many Cooks** *(conditionally accepted)*  \n_Wei Wang and Kin Ng (HKUST), Zhi Jiang (CMU)_\n",
    entries: [
      'Knots Strike Back: Measuring Delay in Long Ropes',
      'Is Rope Fair Yet?',
      'Fast Knots Considered Harmful (for Sails)',
      'Sailing with Experts: Placement of Too Many Cooks',
    ],
    sections: ['Ropes', 'Sails'],
  },
  {
    name: "a list of one's papers whose titles stand over authors, a place in italics and links",
    text: "# Publications\n\n### 2023\n\nWhere Does the Gull Look? Affordances for Two Wings  \n**J. Oka\\***, **M. Lind\\***, T. Brandt, **S. Ferra**  \n*International Conference on Birds and Systems (IBS)*, Detroit  \n[pdf](https://arxiv.org/abs/2402.02011) · [video](https://youtu.be/Zb0rV0aGm3k) · [bib](/bib/oka23.bib)\n\nLearning Feathers from a Single Flight  \n**M. Lind**, A. Yoon, **S. Ferra**  \n*Birds: Science and Systems (BSS)*  \n[pdf](/papers/lind23.pdf) · [code](https://github.com/ferra-lab/feathers) · [bib](/bib/lind23.bib)\n\n### 2021\n\nSix Years of Nesting: What Worked, What Didn't  \n**S. Ferra**, H. Kawa, and the Nest organizers  \n*Birds & Automation Magazine* 28(3)  \n[doi](https://doi.org/10.1109/MRA.2021.3099999) · [preprint](/papers/ferra21.pdf)\n\nPlanning with Soft Wings: Theory and a Nest  \n**S. Ferra**  \n*PhD thesis*, Università di Nido, 2017  \n[pdf](/papers/ferra-thesis.pdf)\n",
    entries: [
      'Where Does the Gull Look? Affordances for Two Wings 2402.02011',
      'Learning Feathers from a Single Flight',
      "Six Years of Nesting: What Worked, What Didn't",
      'Planning with Soft Wings: Theory and a Nest',
    ],
    sections: ['2023', '2021'],
  },
  {
    name: 'references whose titles ask, or have their kind in brackets',
    text: 'González, O. C., Krish, G. P., & Baz, M. (2020). Can naps protect boats from forgetting? *eBoat*, *9*, Article e51005. https://doi.org/10.7554/eLife.51999\n\nEll, J. M., Payne, J. D., & Stick, R. (2006). The role of naps at sea: Passive or none? *Current Boats*, *16*(6), 716–722.\n\nSchrei, T. (2015). *Naps at sea: Oscillations and boundary conditions* [Doctoral dissertation, University of Haven]. ZORA. https://doi.org/10.5167/uzh-119999\n',
    entries: [
      'Can naps protect boats from forgetting?',
      'The role of naps at sea: Passive or none?',
      'Naps at sea: Oscillations and boundary conditions',
    ],
  },
  {
    name: 'items with the authors and the meeting in brackets, linked or not',
    text: '# Read\n\n- [x] ZeRope: Memory for a Trillion Knots (Raj et al., SC20) [arxiv](https://arxiv.org/abs/2402.02021) ⭐⭐⭐\n- [x] Mega-Sail: Training Sails with Winds (Shoe et al., 2019) [arxiv](https://arxiv.org/abs/2402.02022) ⭐\n- [ ] Spanker: A Globally-Distributed Sail (Corb et al., OSDI 2012)\n- [x] Halyards! But at what COST? (McSher, Isar, HotOS 2015) [pdf](https://arxiv.org/abs/2402.02023) ⭐⭐\n',
    entries: [
      'ZeRope: Memory for a Trillion Knots 2402.02021',
      'Mega-Sail: Training Sails with Winds 2402.02022',
      'Spanker: A Globally-Distributed Sail',
      'Halyards! But at what COST? 2402.02023',
    ],
  },
  {
    name: 'titles in italics of more than one sentence, between people and a year',
    text: '# Boote\n\n* Moor, Anna; Lind, Bo: *Seile. Eine Geschichte der Knoten*. In: Taue 3 (2011), S. 1–9. https://arxiv.org/abs/2402.03011\n* Adler, Jo; Wolf, Kai: *Ein Rumpf aus Holz und Zeit*. In: Taue 5 (2013), S. 8. https://arxiv.org/abs/2402.03012\n* Held, Ruth; Berg, Tim: *Der Hafen im Winter*. In: Taue 4 (2012), S. 7.\n* Fiech, Ursula; Ober-Kunz, Regula: *Das Boot als Quelle. Überlegungen zum Rumpf*. In: Zeitschrift für Boote 26 (2019), H. 3, S. 61–78.\n',
    entries: [
      'Seile. Eine Geschichte der Knoten 2402.03011',
      'Ein Rumpf aus Holz und Zeit 2402.03012',
      'Der Hafen im Winter',
      'Das Boot als Quelle. Überlegungen zum Rumpf',
    ],
  },
  {
    name: 'cards of HTML with an empty paragraph in a cell',
    text: '<table><tbody>\n\n<tr>\n  <td><img src="/images/3001.gif" width="160"></td>\n  <td>\n    <a href="https://3001.github.io/">\n      <papertitle>Radiant Boats in Unbounded Harbours</papertitle>\n    </a>\n    <br>\n    Ann Oar, Bo Sail, et al.\n    <br>\n    <em>SEAGRAPH</em>, 2023\n    <br>\n    <a href="https://arxiv.org/abs/2402.03001">arXiv</a> / <a href="https://github.com/oar/3001">code</a>\n    <p></p>\n  </td>\n</tr>\n\n<tr>\n  <td><img src="/images/3002.gif" width="160"></td>\n  <td>\n    <a href="https://3002.github.io/">\n      <papertitle>Sails in the Dark: High Views from Noisy Waves</papertitle>\n    </a>\n    <br>\n    Ann Oar, Bo Sail, et al.\n    <br>\n    <em>SEAGRAPH</em>, 2023\n    <br>\n    <a href="https://arxiv.org/abs/2402.03002">arXiv</a> / <a href="https://github.com/oar/3002">code</a>\n    <p></p>\n  </td>\n</tr>\n\n<tr>\n  <td><img src="/images/3003.gif" width="160"></td>\n  <td>\n    <a href="https://3003.github.io/">\n      <papertitle>Dense Depth below Sparse Keels</papertitle>\n    </a>\n    <br>\n    Ann Oar, Bo Sail, et al.\n    <br>\n    <em>SEAGRAPH</em>, 2023\n    <br>\n    <a href="https://arxiv.org/abs/2402.03003">arXiv</a> / <a href="https://github.com/oar/3003">code</a>\n    <p></p>\n  </td>\n</tr>\n\n</tbody></table>\n',
    entries: [
      'Radiant Boats in Unbounded Harbours 2402.03001',
      'Sails in the Dark: High Views from Noisy Waves 2402.03002',
      'Dense Depth below Sparse Keels 2402.03003',
    ],
  },
  {
    name: 'messages below the time and a name in brackets, their lines further in',
    text: '[09:14] mina.k\n    Rope After Rope: Knots are Better than Loops at Holding\n    https://arxiv.org/abs/2402.04001\n    tl;dr you cannot tie what you do not hold\n    :eyes: 4\n[09:20] jorge\n    so we knew this\n[11:02] dee\n    KNOT: Accelerating the Science of Ropes\n    https://arxiv.org/abs/2402.04002\n    ropes, data, everything\n[11:40] anselm\n    Sails: Linear-Time Winds with Selective States\n    https://openreview.net/forum?id=AL1fq05o9X\n    read the reviews\n',
    entries: [
      'Rope After Rope: Knots are Better than Loops at Holding 2402.04001',
      'KNOT: Accelerating the Science of Ropes 2402.04002',
      'Sails: Linear-Time Winds with Selective States',
    ],
  },
  {
    name: 'titles that are numbered within their part',
    text: '# Arms\n\n1 Copying\n---------\n\n**1.1 A Reduction of Copying to Regret** (!!)\n: Ross, Gord. AIS 2011. <https://arxiv.org/abs/2402.04011>\n: Everybody knows it.\n\n**1.2 Implicit Copying**\n: Flor, Lynch, et al. CoRL 2021. <https://proceedings.mlr.press/v164/flor22a.html>\n: Does not train here.\n\n2 Walking\n---------\n\n**2.1 Rapid Steps for Legged Tables**\n: Kuma et al. RSS 2021. <https://arxiv.org/abs/2402.04012>\n: It walks.\n',
    entries: [
      'A Reduction of Copying to Regret 2402.04011',
      'Implicit Copying',
      'Rapid Steps for Legged Tables 2402.04012',
    ],
  },
  {
    name: 'stars in front of a title, and who published it and when in a quotation below',
    text: '***\n\n★★★★★ The Herd of Small Boats\n> Boat AI, 2024.07.31 | https://arxiv.org/abs/2402.04021\n\n길지만 좋다.\n\n***\n\n★★★★☆ SEA 2: Segment Anything Wet\n> Boat FAIR, 2024.08.01 | https://arxiv.org/abs/2402.04022\n\n데모가 좋다.\n\n***\n\n★★☆☆☆ Self-Taught Sailors\n> Harbour, Boat AI, 2024.08.05 | https://arxiv.org/abs/2402.04023\n\n그저 그렇다.\n',
    entries: [
      'The Herd of Small Boats 2402.04021',
      'SEA 2: Segment Anything Wet 2402.04022',
      'Self-Taught Sailors 2402.04023',
    ],
  },
  {
    name: 'items of an agenda with their speakers',
    text: '# 화요 모임 회의록\n\n벌금 누적: 14,000원\n\n## 11월 7일 (참석: 수빈, 현우)\n\n**안건 1. Self-Sail: Learning to Sail through Reflection** / 발표: 수빈 / [arXiv](https://arxiv.org/abs/2402.04031)\n\n- 스스로 결정하게 하는 방식.\n\n**안건 2. Mistral Wind** / 발표: 민석 / [arXiv](https://arxiv.org/abs/2402.04032)\n\n- 논문이 짧다.\n\n## 11월 14일 (참석: 수빈)\n\n**안건 1. Knot-LoRA: A Universal Rope Module** / 발표: 재희 / [arXiv](https://arxiv.org/abs/2402.04033)\n\n- 볼만하다.\n',
    entries: [
      'Self-Sail: Learning to Sail through Reflection 2402.04031',
      'Mistral Wind 2402.04032',
      'Knot-LoRA: A Universal Rope Module 2402.04033',
    ],
  },
  {
    name: 'lettered items of a mail whose titles go on below',
    text: '== Complete ==\n\n(a) The Marina Framework for the Verification and Analysis of Deep Harbour\n    Networks\n    G. Katz et al. CAV 2019.\n    https://doi.org/10.1007/978-3-030-25540-4_99\n\n    Any harbour.\n\n(b) Provable defenses against adversarial waves via the convex outer\n    adversarial quay\n    E. Wong, J. Z. Kolt. ICML 2018.\n    https://arxiv.org/abs/2402.04041\n\n    Good.\n',
    entries: [
      'The Marina Framework for the Verification and Analysis of Deep Harbour Networks',
      'Provable defenses against adversarial waves via the convex outer adversarial quay 2402.04041',
    ],
  },
  {
    name: 'titles in quotation marks before their authors, one of them a link',
    text: '“Quantifying Knots in Old Ropes with 500 Tasks”, by Bel Li, Jane Yu and Jac Andre ([NAACL 2022](https://aclanthology.org/2022.naacl-main.999)).\nA year late, I know.\n\n“[QRope: Efficient Knotting of Quantized Ropes](https://arxiv.org/abs/2402.04051)”, by Tim Dett, Art Pag and Luke Zett.\nThe rope of the month, no contest.\n\n“Attacks against Federated Sails and their Mitigation”, by Cody Lew and Vij Vara ([JMLR 24](https://www.jmlr.org/papers/v24/22-9999.html)).\nRead for a review.\n',
    entries: [
      'Quantifying Knots in Old Ropes with 500 Tasks',
      'QRope: Efficient Knotting of Quantized Ropes 2402.04051',
      'Attacks against Federated Sails and their Mitigation',
    ],
  },
  {
    name: 'a comment in a field of an outline that says finally',
    text: '* Boats\n** [[https://arxiv.org/abs/2402.04061][Learned Hulls for Old Harbours]]\nComment: gapped hulls. Finally boats.\n** [[https://arxiv.org/abs/2402.04062][A Benchmark for Learned Hulls]]\nComment: fine.\n',
    entries: ['Learned Hulls for Old Harbours 2402.04061', 'A Benchmark for Learned Hulls 2402.04062'],
    sections: ['Boats'],
  },
  {
    name: 'terms over authors, a link and a rating in words',
    text: '= Quellen\n\n== Netze\n\nKnotNet: Learning to Tie on Ropes of Any Length::\nAbt, Beer, Cole. CVPR 2017. https://arxiv.org/abs/2403.01001[arXiv]. Wertung: 3 +\nOhne Seil bringt es kaum etwas.\n\nDynamic Knot Graphs for Learning on Wet Ropes::\nDorn, Eich. ACM ToG 2019. https://arxiv.org/abs/2403.01002[arXiv], https://github.com/eich/knot[Code]. Wertung: 2/5 +\nNach jeder Schicht neu.\n',
    entries: [
      'KnotNet: Learning to Tie on Ropes of Any Length 2403.01001',
      'Dynamic Knot Graphs for Learning on Wet Ropes 2403.01002',
    ],
    sections: ['Netze'],
    said: ['Ohne Seil bringt es kaum etwas.', 'Nach jeder Schicht neu.'],
  },
  {
    name: 'callouts with fields of notes under any labels',
    text: '## Read\n\n> [!paper]+ Beware of the Simulated Harbour! Benchmarks May Be Easy To Sail\n> by:: [[Ann Author]], Bo Writer\n> in:: NeurIPS 2021\n> url:: https://arxiv.org/abs/2403.01011\n> rating:: 5\n>\n> Sort the boats by size.\n\n> [!paper]- Tides and Causes: Opening a New Frontier\n> by:: Emre Kaya, Rob Ness\n> in:: arXiv\n> url:: https://arxiv.org/abs/2403.01012\n> rating::\n',
    entries: [
      'Beware of the Simulated Harbour! Benchmarks May Be Easy To Sail 2403.01011',
      'Tides and Causes: Opening a New Frontier 2403.01012',
    ],
    mentions: [],
  },
  {
    name: 'tables of facts without a head below headings that are titles',
    text: '# 22주차\n\n## 검색\n\n### 1️⃣ HARBOR: Recursive Processing for Tidal Retrieval\n\n| | |\n|---|---|\n| 소속 | Stanford |\n| 학회 | ICLR 2024 |\n| 논문 | https://arxiv.org/abs/2403.01021 |\n| 코드 | https://github.com/harbor/harbor |\n\n- 파도를 묶고 다시 묶는다.\n\n### 2️⃣ Lift Your Anchor: Retrieval-augmented Sailing\n\n| | |\n|---|---|\n| 소속 | 부산대 |\n| 학회 | NeurIPS 2023 |\n| 논문 | https://arxiv.org/pdf/2403.01022v3 |\n\n- 거리가 있음.\n',
    entries: [
      'HARBOR: Recursive Processing for Tidal Retrieval 2403.01021',
      'Lift Your Anchor: Retrieval-augmented Sailing 2403.01022',
    ],
    mentions: [],
    sections: ['검색'],
  },
  {
    name: 'headings of an outline with words for the state and letters for how urgent it is',
    text: '* Serving\n** DONE [#A] Efficient Memory for Large Boats                  :cache:\n:PROPERTIES:\n:URL:      https://arxiv.org/abs/2403.01031\n:END:\nNot a gimmick.\n** SKIM [#B] SAILFISH: Efficient Inference by Drifting Along\n:PROPERTIES:\n:URL:      https://arxiv.org/abs/2403.01032\n:END:\nObvious.\n',
    entries: [
      'Efficient Memory for Large Boats 2403.01031',
      'SAILFISH: Efficient Inference by Drifting Along 2403.01032',
    ],
    sections: ['Serving'],
  },
  {
    name: 'items of a day and a presenter over a title in small letters and a byline with its journal',
    text: '## Spring term\n\n* 3 March — **Pauli** \\\n  Knot representations in sailors trained to perform many tasks \\\n  Yang, Joglar, Song — Nat Neurosci 22, 297 (2019) — https://doi.org/10.1038/s41593-018-9999-2\n    - Good turnout.\n\n* 10 March — **guest: Bram (Delft)** \\\n  Flexible mooring in harbours utilizes shared motifs \\\n  Driss, Shen, Suss — bioRxiv (2022) — https://arxiv.org/abs/2403.01041\n    - Beautiful.\n\n* 17 March — *no meeting*\n\n* 24 March — **Marta** (moved) \\\n  Computation through latent tides \\\n  Sohn, Narain — Neuron 103 (2019) — https://arxiv.org/abs/2403.01042\n',
    entries: [
      'Knot representations in sailors trained to perform many tasks',
      'Flexible mooring in harbours utilizes shared motifs 2403.01041',
      'Computation through latent tides 2403.01042',
    ],
    sections: ['Spring term'],
  },
  {
    name: 'a log of a seminar whose items are days and presenters, over titles with their venues',
    text: '랩세미나 기록\n=====\n\n■ 9월\n\n□ 9/3 (금) 김도윤\n  Learning to Sail in Minutes Using Parallel Winds (CoRL 2021)\n  https://arxiv.org/abs/2403.01051\n  => 빠르다.\n\n□ 9/10 (금) 이서현\n  Learning agile skills for small boats (Science Robotics 2019)\n  https://arxiv.org/abs/2403.01052\n  => 지난주 질문 때문에 읽음.\n\n■ 10월\n\n□ 10/1 (금) 최민재\n  KnotPort: What and Where in Harbours (CoRL 2021)\n  https://arxiv.org/abs/2403.01053\n',
    entries: [
      'Learning to Sail in Minutes Using Parallel Winds 2403.01051',
      'Learning agile skills for small boats 2403.01052',
      'KnotPort: What and Where in Harbours 2403.01053',
    ],
    sections: ['9월', '10월'],
  },
  {
    name: 'a bibliography whose keys are followed by a verdict, with titles in quotation marks that were wrapped',
    text: 'I. BARRIERS\n\n[Ames19] +  A. D. Ames, S. Coog, K. Sreen,\n          P. Tabu. "Control Barrier Ropes: Theory and\n          Applications." European Knot Conference, 2019.\n          https://arxiv.org/abs/2403.01061\n\n          The tutorial.\n\n[Wab18] o  K. P. Waber, M. N. Zeil. "Linear model predictive mooring\n          certification for learning-based sails." CDC 2018.\n          https://arxiv.org/abs/2403.01062\n\n          First of a series.\n\n[Dei11] -  M. P. Deis, C. E. Rasm. "RILCO: A Model-Based and\n          Data-Efficient Approach to Rigging." ICML 2011.\n          https://arxiv.org/abs/2403.01063\n\n          Old.\n',
    entries: [
      'Control Barrier Ropes: Theory and Applications 2403.01061',
      'Linear model predictive mooring certification for learning-based sails 2403.01062',
      'RILCO: A Model-Based and Data-Efficient Approach to Rigging 2403.01063',
    ],
    sections: ['I. BARRIERS'],
  },
  {
    name: 'items whose authors in brackets go on in the next line with the link',
    text: '* Scaling Data-Constrained Rigging Models (Muenn et al.,\n  NeurIPS 2023): read. https://arxiv.org/abs/2403.01071\n  Four knots are as good.\n\n* Fair Winds Are All You Need (Gunas et al.,\n  2023). https://arxiv.org/abs/2403.01072\n  Hm.\n',
    entries: ['Scaling Data-Constrained Rigging Models 2403.01071', 'Fair Winds Are All You Need 2403.01072'],
  },
  {
    name: 'authors and others of East Asia below a title, and surnames before a journal and its issue',
    text: '**12月1日(木)**\n\n> Anchors and Induction in Harbours\n> Catherine Olss ほか\n> Tidal Threads 2022 / https://arxiv.org/abs/2403.01081\n\n長い。\n\n**12月2日(金)**\n\n> Learning robust mooring for small boats in the wild\n> Mik, Lee, Hwang, Hutt. Science Robotics 7(62), 2022. https://arxiv.org/abs/2403.01082\n\n短い。\n',
    entries: [
      'Anchors and Induction in Harbours 2403.01081',
      'Learning robust mooring for small boats in the wild 2403.01082',
    ],
    mentions: [],
  },
  {
    name: 'titles that ask in Spanish, after authors and a year',
    text: '1. Abad et al. (2020). Nudos de barcos pequeños: Un corpus. AmericasNLP. Enlace: <https://arxiv.org/abs/2403.01091>\n\n   Bien.\n\n2. Gut y Mij (2020). ¿Cómo medir la marea del puerto? Un estudio con boyas paralelas. Lenguaje del Mar. Enlace: <https://arxiv.org/abs/2403.01092>\n\n   Claro.\n\n3. Equipo Ola et al. (2022). No Harbour Left Behind: Sailing for All. Meta AI. Enlace: <https://arxiv.org/abs/2403.01093>\n\n   Largo.\n',
    entries: [
      'Nudos de barcos pequeños: Un corpus 2403.01091',
      '¿Cómo medir la marea del puerto? Un estudio con boyas paralelas 2403.01092',
      'No Harbour Left Behind: Sailing for All 2403.01093',
    ],
  },
  {
    name: 'items that say between authors and link how far somebody got',
    text: '* Training Wind-Optimal Sails (Hoff et al., NeurIPS 2022): re-read. https://arxiv.org/abs/2403.01101\n  Looks off to me.\n\n* Quality at a Glance: An Audit of Ropes (Kreu et al., TACL 2022): queued. https://arxiv.org/abs/2403.01102\n\n* Knots Are All You Need (Guna et al., 2023): read, sceptical. https://arxiv.org/abs/2403.01103\n  Exercises.\n',
    entries: [
      'Training Wind-Optimal Sails 2403.01101',
      'Quality at a Glance: An Audit of Ropes 2403.01102',
      'Knots Are All You Need 2403.01103',
    ],
  },
  {
    name: 'labels in backquotes that go on in the next lines',
    text: '* Lindqvist, A. (2019). `Mapping the Silt of Two\n  Rivers <https://arxiv.org/abs/2402.05001>`__. *Silt*, 4(1).\n  Used by :func:`silt.map`.\n\n* Adeyemi, T., & Roth, K. (2021). `Silt at Rest -- How Often Does\n  It Settle?\n  <https://arxiv.org/abs/2402.05002>`_ *Silt*, 6.\n\nSee `the index` and `silt\nmap`.\n',
    entries: [
      'Mapping the Silt of Two Rivers 2402.05001',
      'Silt at Rest -- How Often Does It Settle? 2402.05002',
    ],
  },
  {
    name: 'labels of an outline that go on in the next line',
    text: '- [[https://arxiv.org/abs/2402.05011][Counting Boats in a Crowded Harbour\n  with Radar Alone]], 2024\n- [[https://arxiv.org/abs/2402.05012][A Second Look at Tides]], 2024\n- [https://arxiv.org/abs/2402.05013 Counting Gulls in a Crowded Harbour\n  with Ears Alone], 2024\n',
    entries: [
      'Counting Boats in a Crowded Harbour with Radar Alone 2402.05011',
      'A Second Look at Tides 2402.05012',
      'Counting Gulls in a Crowded Harbour with Ears Alone 2402.05013',
    ],
  },
  {
    name: 'a day and initials in columns in front of wrapped titles',
    text: 'SPRING\n------\n02.03.23  AB   Why some harbours fill with silt (Moss\n               et al. 2012)\n               https://doi.org/10.1000/silt.1\n09.03.23  --   no meeting, Cleo away\n16.03.23  CD   Counting gulls from the pier: a survey of three winters and\n               of "quiet winters" with neither fish nor gulls, with no clue\n               why that may be (Berg, Hall 2016)\n               https://arxiv.org/abs/2402.05021\n               >> read the appendix\n23.03.23  AB   Tides at rest (preprint)\n               https://arxiv.org/abs/2402.05022\n',
    entries: [
      'Why some harbours fill with silt',
      'Counting gulls from the pier: a survey of three winters and of "quiet winters" with neither fish nor gulls, with no clue why that may be 2402.05021',
      'Tides at rest 2402.05022',
    ],
    sections: ['SPRING'],
  },
  {
    name: 'a day in a column of its own, and a presenter in another',
    text: 'Mar 3   Ana     Counting Boats in a Crowded Harbour with\n                Radar Alone (Moss et al. 2012)\n                https://arxiv.org/abs/2402.05031\nMar 10  Bo      A Second Look at Tides\n                https://arxiv.org/abs/2402.05032\nMar 17  --      no meeting\nMar 24  Cy      Gulls at Rest in Quiet Waters\n                https://arxiv.org/abs/2402.05033\n\n4/2     Boats without Sails\n        https://arxiv.org/abs/2402.05034\n',
    entries: [
      'Counting Boats in a Crowded Harbour with Radar Alone 2402.05031',
      'A Second Look at Tides 2402.05032',
      'Gulls at Rest in Quiet Waters 2402.05033',
      'Boats without Sails 2402.05034',
    ],
  },
  {
    name: 'a title and its authors with the link as items inside another',
    text: '- [x] `gulls.count`\n  + Counting Gulls by Ear\n  + Moss, Okoro, *J. Gulls* 2019, https://arxiv.org/abs/2402.05041\n  + we use half the window\n- [x] `gulls.track`, `gulls.find`\n  + SilentWings: Following gulls through fog and rain\n  + Berg et al., *Tides* 2020, https://doi.org/10.1000/gulls.7\n- [ ] `gulls.sleep` (help wanted, see [#8](https://github.com/gulls/gulls/issues/8))\n  + A look at the roosts of gulls in winter\n  + Hall, *Tides* 2021, https://arxiv.org/abs/2402.05042v2\n- `gulls.age`\n  + Reading the Age of a Gull\n  + Ines Moss, Paul Berg\n  + https://arxiv.org/abs/2402.05043\n',
    entries: [
      'Counting Gulls by Ear 2402.05041',
      'SilentWings: Following gulls through fog and rain',
      'A look at the roosts of gulls in winter 2402.05042',
      'Reading the Age of a Gull 2402.05043',
    ],
  },
  {
    name: 'surnames with particles, venues of two words and a title that asks in an outline',
    text: '* Harbours [2/4]\n- [X] Slow Silt in Narrow Harbours, Moss & Berg, PRX Harbours 2021 [[https://arxiv.org/abs/2402.05051][arXiv]]\n- [ ] Boats as codes for tides and currents, Hall, Okoro, Van Dam, JNR 2012 [[https://arxiv.org/abs/2402.05052][arXiv]]\n  Long.\n- [X] Tidal Codes, Moss & de Wit, FOCS 2022 [[https://arxiv.org/abs/2402.05053][arXiv]]\n- [ ] Neural decoders for $[[n,k]]$ tides: do they drift?, van Houten, group report 2022\n',
    entries: [
      'Slow Silt in Narrow Harbours 2402.05051',
      'Boats as codes for tides and currents 2402.05052',
      'Tidal Codes 2402.05053',
      'Neural decoders for $[[n,k]]$ tides: do they drift?',
    ],
  },
  {
    name: 'two words after authors that would be people alone, and a title that begins with a small letter',
    text: '[1]*  G. Moss, P. Hall and R. Okoro.  Harbour Silt.  Letters\n      and Notes on Harbours 4(1-2), 1-19, 2017.\n\n[2]   A. Berg, L. Dahl, M. J. Ines, K. Roth,\n      S. Strand, O. Tamm and V. Wirth.\n      Tide-Guided Search.  HARB 2013, 1-8.\n\n[3]   P. Hall and G. Moss.  Silent Boats.\n      HARB 2014, 305-316.  arXiv:2402.05061\n\n[4]*  L. Dahl, K. Roth and O. Tamm.\n      gull: Fast and Quiet Search.  HARB 2021.\n      https://arxiv.org/abs/2402.05062\n',
    entries: [
      'Harbour Silt',
      'Tide-Guided Search',
      'Silent Boats 2402.05061',
      'gull: Fast and Quiet Search 2402.05062',
    ],
  },
  {
    name: 'references with titles in italics below a heading with an aside',
    text: '# Lecture 9\n\n## 9.4 Readings\n\n### Required (quiz on Thursday)\n\nM. Cut, *Anchor Distances: Lightspeed Computation of Moorings*, NIPS 2013, <https://arxiv.org/abs/2403.01111>.\nPages 1 to 5.\n\nG. Pey and M. Cut, *Computational Mooring*, Foundations and Trends 2019, <https://arxiv.org/abs/2403.01112>.\nChapters 2 and 4.\n\n### Recommended\n\nA. Gen, G. Pey and M. Cut, *Learning Generative Ropes with Anchor Divergences*, AISTATS 2018, <https://arxiv.org/abs/2403.01113>.\nBetween the two.\n',
    entries: [
      'Anchor Distances: Lightspeed Computation of Moorings 2403.01111',
      'Computational Mooring 2403.01112',
      'Learning Generative Ropes with Anchor Divergences 2403.01113',
    ],
    sections: ['9.4 Readings', 'Required (quiz on Thursday)', 'Recommended'],
  },
  {
    name: 'theses without links below publications, with their titles in bold',
    text: '## Papers\n\n**A Keyboard for Every Harbour**  \nPris Ade, Tun Bak  \n*AfricaKnot*, 2021 ([arXiv](https://arxiv.org/abs/2403.01121))\n\n**Rope Checking as Documentation**  \nPris Ade  \n*AfricaKnot*, 2020 ([arXiv](https://arxiv.org/abs/2403.01122))\n\n**Boats Have an Accent**  \nPris Ade  \n*Knots*, 2019 ([arXiv](https://arxiv.org/abs/2403.01123))\n\n## Theses\n\n**Low-Tide Is Not a Harbour**  \nPhD thesis, University of Bergen, 2023 ([era](https://era.ed.ac.uk/handle/1842/99999))  \nAdvisors: Rico Sen, Sharon Gold\n\n**Rule-Based Rigging of Standard Boats**  \nMSc thesis, University of Oslo, 2017 (no longer online)\n',
    entries: [
      'A Keyboard for Every Harbour 2403.01121',
      'Rope Checking as Documentation 2403.01122',
      'Boats Have an Accent 2403.01123',
      'Low-Tide Is Not a Harbour',
      'Rule-Based Rigging of Standard Boats',
    ],
    sections: ['Papers', 'Theses'],
  },
  {
    name: 'paragraphs that open with a linked title in quotation marks and its authors',
    text: '## Grande largeur\n\n« [Tidal Tangent Kernel: Convergence in Harbours](https://arxiv.org/abs/2403.01131) », A. Jac, F. Gab et C. Hong, NeurIPS 2018. Le papier fondateur. La preuve est lisible.\n\n« [On Lazy Mooring in Differentiable Ropes](https://arxiv.org/abs/2403.01132) », L. Chiz, E. Oya et F. Bach, NeurIPS 2019. À lire juste après.\n\n« [Wide Harbours of Any Depth](https://arxiv.org/abs/2403.01133) », J. Lee, L. Xia et al., NeurIPS 2019. Peu de surprises.\n',
    entries: [
      'Tidal Tangent Kernel: Convergence in Harbours 2403.01131',
      'On Lazy Mooring in Differentiable Ropes 2403.01132',
      'Wide Harbours of Any Depth 2403.01133',
    ],
    mentions: [],
  },
  {
    name: 'a day right above a title of one author',
    text: '2023-08-15\nSailAttention-2: Faster Mooring with Better Ropes and Work Partitioning\nTri Dao\nhttps://arxiv.org/abs/2403.01141\n  Same idea, fewer knots.\n\n2023-09-20\nEfficient Memory for Large Harbours with PagedRopes\nWoo Kwon, Zhuo Li, Ying Shen, et al.\nhttps://arxiv.org/abs/2403.01142\n  Virtual memory.\n',
    entries: [
      'SailAttention-2: Faster Mooring with Better Ropes and Work Partitioning 2403.01141',
      'Efficient Memory for Large Harbours with PagedRopes 2403.01142',
    ],
  },
  {
    name: 'a remark whose second sentence cites another paper',
    text: '** DONE Offline Rigging with Implicit Ropes\n   :PROPERTIES:\n   :URL: https://arxiv.org/abs/2403.01151\n   :END:\n   - Never asks for a knot that it has not seen.\n   - My default baseline now. Knot extraction is AWR ([[https://arxiv.org/abs/2403.01152][Peng et al.]]).\n',
    entries: ['Offline Rigging with Implicit Ropes 2403.01151'],
    mentions: ['2403.01152'],
  },
  {
    name: 'references whose authors have three initials',
    text: '[Zhe18]     X. Zheng, B. Arag, and E. P. Xin.  Boats with\n            NO TEARS: Continuous sailing for harbours.\n            NeurIPS 2018.  arXiv:2403.01161\n\n[KS07] *    J. D. Y. Kang and J. L. Schaf.  Demystifying double\n            moorings: A comparison of alternative strategies for\n            estimating a harbour mean from incomplete tides.\n            Statistical Science, 22(4):523-539, 2007.\n\n[BR05]      H. Bang and J. M. Rob.  Doubly robust mooring in missing\n            data and causal tide models.  Biometrics,\n            61(4):962-973, 2005.\n',
    entries: [
      'Boats with NO TEARS: Continuous sailing for harbours 2403.01161',
      'Demystifying double moorings: A comparison of alternative strategies for estimating a harbour mean from incomplete tides',
      'Doubly robust mooring in missing data and causal tide models',
    ],
  },
  {
    name: 'days with a presenter in bold in front of titles',
    text: '## 10월\n\n**10/06 (정민지)** sail2vec 2.0: A Framework for Self-Supervised Mooring [[논문]](https://arxiv.org/abs/2403.01171)\n> Q. 왜 필요한가?\n\n**10/13 (오세훈)** KnotBERT: Self-Supervised Rope Representation [[논문]](https://arxiv.org/abs/2403.01172)\n> 더 가깝다.\n',
    entries: [
      'sail2vec 2.0: A Framework for Self-Supervised Mooring 2403.01171',
      'KnotBERT: Self-Supervised Rope Representation 2403.01172',
    ],
    sections: ['10월'],
  },
  {
    name: 'headings that are titles over a table of facts, with the link at the end of what is said',
    text: '# Notes on harbours\n\nTake everything with salt.\n\n---\n\n### Models of harbours at the scale of tides enable accurate mooring\n\n| Who | Where | When read | Score |\n|---|---|---|---|\n| Lin, Akin et al. | bioRxiv | Nov 2022 | 8/10 |\n\n**What:** no ropes needed.\n\n**My take:** the speed is what matters.\n\nLink: [arXiv](https://arxiv.org/abs/2403.01181)\n\n---\n\n### DiffKnot: Diffusion Steps, Twists, and Turns for Rigging\n\n| Who | Where | When read | Score |\n|---|---|---|---|\n| Cors, Jing | ICLR 2023 | Jan 2023 | 9/10 |\n\n**What:** rigging as generation.\n\n**My take:** best figure of the year.\n\nLink: [arXiv](https://arxiv.org/abs/2403.01182)\n',
    entries: [
      'Models of harbours at the scale of tides enable accurate mooring 2403.01181',
      'DiffKnot: Diffusion Steps, Twists, and Turns for Rigging 2403.01182',
    ],
    mentions: [],
  },
  {
    name: 'a title in quotation marks without a link among others that open alike',
    text: '“Lanterns for Small Boats”, by Ann Moreau and Bo Dahl ([arXiv](https://arxiv.org/abs/2401.03001)).\nFine.\n\n“[Nets of Light in Harbours](https://arxiv.org/abs/2401.03002)”, by Nadia Osman.\nOdd.\n\n“Knots That Hold Forever”, by Jin Park ([arXiv](https://arxiv.org/abs/2401.03003)).\nOld.\n\n“On Mudflats”, by Helge Berg (Bergen, 2005; no link).\nNot about boats.\n',
    entries: [
      'Lanterns for Small Boats 2401.03001',
      'Nets of Light in Harbours 2401.03002',
      'Knots That Hold Forever 2401.03003',
      'On Mudflats',
    ],
  },
  {
    name: 'a bold title without a link among linked ones in paragraphs that go on, and a bold remark',
    text: '**[Lanterns for Small Boats](https://arxiv.org/abs/2401.03011)** (Moreau et al.). Fine.\n\n**[Nets of Light in Harbours](https://arxiv.org/abs/2401.03012)** (Osman et al.). Odd.\n\n**[Knots That Hold Forever](https://arxiv.org/abs/2401.03013)** (Park). Old.\n\n**Sails of Heavy Cloth** (Berg et al., preprint). No link, it is on paper.\n\n**Not a good week** for boats.\n',
    entries: [
      'Lanterns for Small Boats 2401.03011',
      'Nets of Light in Harbours 2401.03012',
      'Knots That Hold Forever 2401.03013',
      'Sails of Heavy Cloth',
    ],
  },
  {
    name: 'authors in bold above a title in italics, one of them without a link',
    text: '**Ann Moreau, Bo Dahl**\n*Lanterns for Small Boats*, ICLB 2021, [pdf](https://arxiv.org/pdf/2401.03021)\n\nFine.\n\n**Nadia Osman et al.**\n*Nets of Light in Harbours*, preprint, [pdf](https://arxiv.org/pdf/2401.03022)\n\nOdd.\n\n**Jin Park, Erik Fischer**\n*Knots That Hold Forever*, ICLB 2022, [pdf](https://arxiv.org/pdf/2401.03023)\n\nOld.\n\n**Helge Berg, Ida Roussel**\n*Sails of Heavy Cloth*, ICLB 2015\n\nRead on a boat.\n',
    entries: [
      'Lanterns for Small Boats 2401.03021',
      'Nets of Light in Harbours 2401.03022',
      'Knots That Hold Forever 2401.03023',
      'Sails of Heavy Cloth',
    ],
  },
  {
    name: 'terms above their authors, one of them without a link',
    text: 'Lanterns for Small Boats\n    Ann Moreau. Journal of Boats 16(2), 1998. `arXiv <https://arxiv.org/abs/2401.03031>`__\n\n    Fine.\n\nNets of Light in Harbours\n    Nadia Osman, Bo Dahl. ICLB 2014. `arXiv <https://arxiv.org/abs/2401.03032>`__\n\n    Odd.\n\nKnots That Hold Forever\n    Jin Park. ICLB 2015. `arXiv <https://arxiv.org/abs/2401.03033>`__\n\n    Old.\n\nHeavy Sails and Light Boats Revisited\n    Helge Berg, Ida Roussel. HB-TR-2012-021.\n\n    Short.\n',
    entries: [
      'Lanterns for Small Boats 2401.03031',
      'Nets of Light in Harbours 2401.03032',
      'Knots That Hold Forever 2401.03033',
      'Heavy Sails and Light Boats Revisited',
    ],
  },
  {
    name: 'a numbered question in quotation marks without a link among others',
    text: '1) "Lanterns for Small Boats", Moreau et al.\n   https://arxiv.org/abs/2401.03041\n   Fine.\n\n2) "Nets of Light in Harbours", Osman, Dahl\n   https://arxiv.org/abs/2401.03042\n   Odd.\n\n3) "Knots That Hold Forever", Park\n   https://arxiv.org/abs/2401.03043\n   Old.\n\n4) "SAIL: How Heavy Is the Cloth of Your Boat?"\n   Only the slides so far.\n',
    entries: [
      'Lanterns for Small Boats 2401.03041',
      'Nets of Light in Harbours 2401.03042',
      'Knots That Hold Forever 2401.03043',
      'SAIL: How Heavy Is the Cloth of Your Boat?',
    ],
  },
  {
    name: 'authors and a title in italics in a paragraph without a link among others',
    text: 'A. Moreau, *Lanterns for Small Boats*, ICLB 2013, <https://arxiv.org/abs/2401.03051>.\nFine.\n\nN. Osman and B. Dahl, *Nets of Light in Harbours*, Boats 2019, <https://arxiv.org/abs/2401.03052>.\nOdd.\n\nJ. Park et al., *Knots That Hold Forever*, ICLB 2020, <https://arxiv.org/abs/2401.03053>.\nOld.\n\nH. Berg, *Sails: Heavy and Light*, Springer 2009.\nA thousand pages.\n',
    entries: [
      'Lanterns for Small Boats 2401.03051',
      'Nets of Light in Harbours 2401.03052',
      'Knots That Hold Forever 2401.03053',
      'Sails: Heavy and Light',
    ],
  },
  {
    name: 'a day and a rating in columns in front of titles that go on in their column',
    text: '2023-03-04  ++  The Tide at Scale\n    Joan Marek, Luis Andre Barro. CACM 56(2), 2013\n    https://doi.org/10.1145/2408776.2400001\n    Third time I read it.\n\n2023-03-09  +   Metastable Harbours in Distributed Fleets\n    Brons, Agha, Chara, Zhu. HotOS 2021\n    https://arxiv.org/abs/2403.01191\n    Finally a name for that outage.\n\n2023-03-11  ++  Simple Knots Can Prevent Most Critical Losses: A Study of\n                Wrecks in Distributed Data-Intensive Fleets\n    Yu, Lu, Zhang, Rodri, et al. OSDI 2014\n    https://arxiv.org/abs/2403.01192\n    Most of them come from bad handling of ropes.\n\n2023-03-15  o   Hints and Principles for Computed Mooring Design\n    Bert Lampe\n    https://arxiv.org/abs/2403.01193\n    A book of proverbs.\n',
    entries: [
      'The Tide at Scale',
      'Metastable Harbours in Distributed Fleets 2403.01191',
      'Simple Knots Can Prevent Most Critical Losses: A Study of Wrecks in Distributed Data-Intensive Fleets 2403.01192',
      'Hints and Principles for Computed Mooring Design 2403.01193',
    ],
  },
  {
    name: 'rules of tildes with a label in them, which open no code',
    text: '~~~~~~~~~~~~~~~ ropes ~~~~~~~~~~~~~~~\n\nKnots of Any Length in Windy Harbours\nhttps://arxiv.org/abs/2403.01194\n\nStrong.\n\n~~~~~~~~~~~~~~~ tides ~~~~~~~~~~~~~~~\n\nTides That Wait for Nobody in Deep Ports\nhttps://arxiv.org/abs/2403.01195\n\nWeak.\n',
    entries: [
      'Knots of Any Length in Windy Harbours 2403.01194',
      'Tides That Wait for Nobody in Deep Ports 2403.01195',
    ],
  },
  {
    name: 'numbered titles in quotation marks that go on in the next line',
    text: '(1) "Fast Moorings and Where to Find Them: High-Tide\n    Harbour Attacks in RopeScript" by M. Schwar, C. Mauri,\n    D. Grus, S. Mang. FC 2017. (*)\n    pdf:    https://arxiv.org/pdf/2403.01196\n\n    | Nine other clocks.\n\n(2) "Anchors Are Dead, Long Live Anchors! On the Insecurity of Knots and the\n    Future of Rope Policy" by L. Weich, M. Spagn. CCS 2016.\n    pdf:    https://arxiv.org/pdf/2403.01197\n\n    | Mike likes it.\n',
    entries: [
      'Fast Moorings and Where to Find Them: High-Tide Harbour Attacks in RopeScript 2403.01196',
      'Anchors Are Dead, Long Live Anchors! On the Insecurity of Knots and the Future of Rope Policy 2403.01197',
    ],
  },
  {
    name: 'headings above links whose labels are authors or a place',
    text: '* 2024\n\n** Lanterns for Small Boats in Fog :boats:\n[[https://arxiv.org/abs/2401.03101][Moreau, Dahl. ICLB 2022]]\n\nFine.\n\n** Nets of Light in Busy Harbours\n[[https://arxiv.org/abs/2401.03102][Osman et al.]]\n\nOdd.\n\n** Knots That Hold Forever on Boats\n[[https://arxiv.org/abs/2401.03103][Park 2010]]\n\nOld.\n',
    entries: [
      'Lanterns for Small Boats in Fog 2401.03101',
      'Nets of Light in Busy Harbours 2401.03102',
      'Knots That Hold Forever on Boats 2401.03103',
    ],
  },
  {
    name: 'headings of papers without links among others, a review and one in small letters',
    text: '### [Lanterns for Small Boats](https://arxiv.org/abs/2401.03111)\n\nFine.\n\n### [Nets of Light in Harbours](https://arxiv.org/abs/2401.03112)\n\nOdd.\n\n### Do Heavy Sails Help Slow Boats? A Review of Recent Evidence\n\nBerg · HB WP 25\n\nNo link.\n\n### [Knots That Hold Forever](https://arxiv.org/abs/2401.03113)\n\nOld.\n\n### The seven impacts of mud: open doors or a trap?\n\nOn paper.\n\n### Next month\n\nRopes.\n',
    entries: [
      'Lanterns for Small Boats 2401.03111',
      'Nets of Light in Harbours 2401.03112',
      'Do Heavy Sails Help Slow Boats? A Review of Recent Evidence',
      'Knots That Hold Forever 2401.03113',
      'The seven impacts of mud: open doors or a trap?',
    ],
  },
  {
    name: 'surnames after a dash behind a year, and in front of one',
    text: '- Lanterns for Boats (2022) - Hutch, Schlag, Wu, Dyre, Neysha [[paper]](https://arxiv.org/abs/2401.03201)\n  - Fine.\n\n- Nets of Light in Harbours - Dornier, Hanse, Autor (2013) [[paper]](https://arxiv.org/abs/2401.03202)\n  - Odd.\n\n- A Field Guide to Knots - Version 2 [[paper]](https://arxiv.org/abs/2401.03203)\n  - Old.\n',
    entries: [
      'Lanterns for Boats 2401.03201',
      'Nets of Light in Harbours 2401.03202',
      'A Field Guide to Knots - Version 2 2401.03203',
    ],
  },
  {
    name: 'blocks of AsciiDoc with titles of their own, among them some without a link',
    text: [
      '= Harbour reading',
      '',
      '.Counting Boats Without Counting Sails. I. Small Harbours',
      'https://arxiv.org/abs/2401.00601[Moreau et al., Tides 2021]',
      '',
      'Read it for the appendix.',
      '',
      '.What Do Gulls Want? A Survey of Harbours',
      'https://doi.org/10.1234/gulls.7[Dahl y Moreau, 2019] y https://github.com/dahl/gulls[código]',
      '',
      'Noisy.',
      '',
      '.Is the Tide Predictable? Notes on a Decade',
      '',
      'Only on paper.',
      '',
      '.The Long Quay Revisited',
      'https://arxiv.org/abs/2401.00602[Petit, 2020]',
      '',
      '_Ann Petit, Bo Dahl, Carla Moreau_ wrote to us.',
      '',
    ].join('\n'),
    entries: [
      'Counting Boats Without Counting Sails. I. Small Harbours 2401.00601',
      'What Do Gulls Want? A Survey of Harbours',
      'Is the Tide Predictable? Notes on a Decade',
      'The Long Quay Revisited 2401.00602',
    ],
  },
  {
    name: "one's own papers, counted down by escaped numbers, some with others",
    text: [
      '## Preprints',
      '',
      '9\\. (with **O. Nyberg**) *Sums of Sails in $\\mathbb{Z}/p\\mathbb{Z}$ and a Question of Brandt*, submitted. [arXiv:2401.00611](https://arxiv.org/abs/2401.00611)',
      '',
      '8\\. *The Largest Fleet without Echoes, II*, 31 pp. [arXiv:2401.00612](https://arxiv.org/abs/2401.00612)',
      '',
      '7\\. (joint with R. Ashe and O. Nyberg) *Harbours, $L$-Shapes, and a Method*, **Tides** 14 (2020), 12–58. [arXiv:2401.00613](https://arxiv.org/abs/2401.00613)',
      '',
      '6\\. *A Note on Quays in $\\mathbb{F}_2^n$*, **Bull. Harb. Soc.** 45 (2013), 301–308.',
      '',
    ].join('\n'),
    entries: [
      'Sums of Sails in $\\mathbb{Z}/p\\mathbb{Z}$ and a Question of Brandt 2401.00611',
      'The Largest Fleet without Echoes, II 2401.00612',
      'Harbours, $L$-Shapes, and a Method 2401.00613',
      'A Note on Quays in $\\mathbb{F}_2^n$',
    ],
  },
  {
    name: 'a log with bars between what it notes, some of it not on arXiv',
    text: [
      '# one line a paper: date | title | first author | where | grade',
      '2021-03-02 | Seeing Boats from Bare Sentences | Radmann | arXiv:2401.00621 | 5',
      '2021-02-19 | A Sail is Worth Sixteen Oars: Rowing at Scale | Dahl | arXiv:2401.00622 | 4',
      '2021-01-28 | Reconciling Modern Practice with the Classical Tide | Berg | PNAS 2019 | 4',
      '# --- 2020 ---',
      '2020-12-30 | Double Ebb: Where Bigger Boats Sink | Nyberg | arXiv:2401.00623 | 4',
      '2020-12-11 | What Size Fleet Gives Valid Catch? | Baum | Neural Tides 1989 | 2',
      '',
    ].join('\n'),
    entries: [
      'Seeing Boats from Bare Sentences 2401.00621',
      'A Sail is Worth Sixteen Oars: Rowing at Scale 2401.00622',
      'Reconciling Modern Practice with the Classical Tide',
      'Double Ebb: Where Bigger Boats Sink 2401.00623',
      'What Size Fleet Gives Valid Catch?',
    ],
  },
  {
    name: 'a table of MediaWiki with a row a line',
    text: [
      '{| class="wikitable"',
      '! Date !! Presenter !! Paper !! Journal',
      '|-',
      '| 2018-01-15 || Ines || [https://doi.org/10.1038/tide24636 Whole Quays for Dense Recording of Gulls] || Nature',
      '|-',
      "| 2018-02-12 || ''cancelled'' || ''(snow)'' ||",
      '|-',
      '| 2018-04-09 || Mark || [https://arxiv.org/abs/2401.00631 SailLab: Boats without Buoys] || arXiv',
      '|}',
      '',
    ].join('\n'),
    entries: ['Whole Quays for Dense Recording of Gulls', 'SailLab: Boats without Buoys 2401.00631'],
  },
  {
    name: 'a short name in bold and a colon apart from it, in front of the title',
    text: [
      '- **SAIL** : SAIL: Adapting Small Boats to Narrow Harbours [[paper](https://arxiv.org/abs/2401.00641)] [[blog](https://example.org/sail)]',
      '  - 돛을 먼저 접어 두자는 이야기.',
      '- **QPR 복습** : Quay Passage Retrieval for Open Seas [[paper](https://arxiv.org/abs/2401.00642)]',
      '- **CLAM** : Corrective Landing with Anchors and Moorings [[paper](https://arxiv.org/abs/2401.00643)]',
      '',
    ].join('\n'),
    entries: [
      'SAIL: Adapting Small Boats to Narrow Harbours 2401.00641',
      'Quay Passage Retrieval for Open Seas 2401.00642',
      'Corrective Landing with Anchors and Moorings 2401.00643',
    ],
  },
  {
    name: 'items cited by names and year, in lists where none has a link',
    text: [
      '# Changelog of my reading',
      '',
      '### On the desk',
      '',
      '- Sailpad: A Man-Boat Communication System (Sundberg, 1963). Printed it. It is long.',
      '- Fix the printer (Ben, 2 weeks overdue).',
      '',
      '### Read',
      '',
      "- Beyond Being Ashore (Holm & Stone, CHI '92, [arXiv](https://arxiv.org/abs/2401.00651)). Required reading.",
      '- Magic Oar: Rowing Software and the Open Sea (Bo Victor, 2006, [arXiv](https://arxiv.org/abs/2401.00652)). Re-read.',
      '- Local Harbours: You Own Your Boat (Kepp et al., 2019, [arXiv](https://arxiv.org/abs/2401.00653)). Yes.',
      '',
      '### Abandoned',
      '',
      "- Designing Theory-Driven Harbour Masters (Wang et al., CHI '19). Not bad. Just not for me.",
      '',
    ].join('\n'),
    entries: [
      'Sailpad: A Man-Boat Communication System',
      'Beyond Being Ashore 2401.00651',
      'Magic Oar: Rowing Software and the Open Sea 2401.00652',
      'Local Harbours: You Own Your Boat 2401.00653',
      'Designing Theory-Driven Harbour Masters',
    ],
  },
  {
    name: 'authors after a title in italics that asks, after a dash, and below one as wide as a line',
    text: [
      '**7 Apr.** *Could a Fisherman Understand a Lighthouse?* Jonasson E, Kern KP. PLoS Harb Biol 2017. [arXiv](https://arxiv.org/abs/2401.00661) — Anneke',
      '',
      '**10 Mar.** *A Cell Atlas of Gull Development Defines the Repertoire of Cries.* Park JE, Botting RA, et al. Science 367 (2020). [arXiv](https://arxiv.org/abs/2401.00662) — Chidi',
      '',
      '**24 Feb.** *Deep Alignment of Spatially Resolved Quays.* Bianchi T, et al. [arXiv](https://arxiv.org/abs/2401.00663)',
      '',
      'Harbour Representation Networks: Continuous Structure-Aware Representations of Fog',
      'Sitz, Zoll, Wetz / NeurIPS 2019',
      '<https://arxiv.org/abs/2401.00664>',
      '',
    ].join('\n'),
    entries: [
      'Could a Fisherman Understand a Lighthouse? 2401.00661',
      'A Cell Atlas of Gull Development Defines the Repertoire of Cries 2401.00662',
      'Deep Alignment of Spatially Resolved Quays 2401.00663',
      'Harbour Representation Networks: Continuous Structure-Aware Representations of Fog 2401.00664',
    ],
  },
  {
    name: 'a double surname after a dash',
    text: [
      '* Differences with Variation in Treatment Timing - Goodwin-Bacon (2021)',
      '  * https://arxiv.org/abs/2401.00665',
      '* Two-Way Estimators with Heterogeneous Tides - de Chaise, Holm (2020)',
      '  * https://arxiv.org/abs/2401.00666',
      '',
    ].join('\n'),
    entries: [
      'Differences with Variation in Treatment Timing 2401.00665',
      'Two-Way Estimators with Heterogeneous Tides 2401.00666',
    ],
  },
  {
    name: 'minutes in another language: meetings on days, and a fact below each title',
    text: [
      '# Actas',
      '',
      '## Sesión del 11 de octubre',
      '',
      '*Harbour Contamination Explains the Abilities of Gulls* (Blanco y Zapata, EMNLP 2022)',
      'Enlace: <https://arxiv.org/abs/2401.00671>',
      'Presenta: Marcos',
      '',
      'Los puertos contienen gaviotas. Se acuerda contarlas.',
      '',
      '*Quays: Low-Rank Adaptation of Small Boats* (Hu et al., ICLR 2022)',
      'Enlace: <https://arxiv.org/abs/2401.00672>',
      '',
      '## Sitzung am 18.10.2023',
      '',
      'Ausgefallen.',
      '',
    ].join('\n'),
    entries: [
      'Harbour Contamination Explains the Abilities of Gulls 2401.00671',
      'Quays: Low-Rank Adaptation of Small Boats 2401.00672',
    ],
    sections: ['Sesión del 11 de octubre', 'Sitzung am 18.10.2023'],
  },
  {
    name: 'a link that shows where the paper appeared, after surnames below a title',
    text: [
      '1. **Loss of Rigging in Deep Harbours**',
      '   Dohl, Hernandez-Gull, Lan, Mahm, Sutt. [Nature](https://doi.org/10.1038/s41586-024-07711-7)',
      '',
      '   Boats stop learning if you never restart them.',
      '',
      '2. **Small Sails at Scale**',
      '   Mirz, Alizad, Bengt. [ICLR 2024](https://arxiv.org/abs/2401.00673)',
      '',
    ].join('\n'),
    entries: ['Loss of Rigging in Deep Harbours', 'Small Sails at Scale 2401.00673'],
  },
  {
    name: 'surnames after a title that asks, and an item that cites at the end of linked ones of other forms',
    text: [
      'What Do We Mean by Drift in Federated Fleets? Yuan, Morning, Ning, Singh. <https://arxiv.org/abs/2401.00674>',
      '',
      '## Skimmed',
      '',
      '- Self-Tow: Iterative Towing with Feedback ([2401.00675](https://arxiv.org/abs/2401.00675)). Same boat tows itself.',
      '- A Survey of Large Fleets ([2401.00676](https://arxiv.org/abs/2401.00676))',
      '- Practical Anchoring of Learning Algorithms, Snow et al. 2012, printed copy from Joris.',
      '',
    ].join('\n'),
    entries: [
      'What Do We Mean by Drift in Federated Fleets? 2401.00674',
      'Self-Tow: Iterative Towing with Feedback 2401.00675',
      'A Survey of Large Fleets 2401.00676',
      'Practical Anchoring of Learning Algorithms',
    ],
  },
  {
    name: 'citations of reStructuredText, wrapped, some without a link',
    text: [
      'Differences',
      '-----------',
      '',
      '.. [CS2021] Calla, B. and Sant\'Ana, P. H. C. (2021). "Differences with Multiple Tides."',
      '   *Journal of Harbours*, 225(2), 200-230. `arXiv:2401.00681 <https://arxiv.org/abs/2401.00681>`__',
      '',
      '.. [GB2021] Goodwin-Bacon, A. (2021). "Differences with Variation in Sailing Time."',
      '   *Journal of Harbours*, 225(2), 254-277.',
      '',
      '.. [SA2021] Sand, L. and Abram, S. (2021). "Estimating Dynamic Currents in Event Studies with Heterogeneous',
      '   Boats." *Journal of Harbours*, 225(2), 175-199. `arXiv:2401.00682',
      '   <https://arxiv.org/abs/2401.00682>`__',
      '',
    ].join('\n'),
    entries: [
      'Differences with Multiple Tides 2401.00681',
      'Differences with Variation in Sailing Time',
      'Estimating Dynamic Currents in Event Studies with Heterogeneous Boats 2401.00682',
    ],
  },
  {
    name: 'two authors and a year in bold in front of a title in quotation marks',
    text: [
      '**Maddox & Dickins (2014)**, "Cosmic Harbour Formation", ARA&A 52, 415. [[arXiv](https://arxiv.org/abs/2401.00683)]',
      'Everyone cites Figure 9.',
      '',
      '**Conroy (2013)**, "Modeling the Panchromatic Energy of Gulls", ARA&A 51, 393. [[arXiv](https://arxiv.org/abs/2401.00684)]',
      'Aged well.',
      '',
      '**Drain & Li (2007)**, "Infrared Emission from Harbour Dust. IV. The Silicate Model", ApJ 657, 810. [[arXiv](https://arxiv.org/abs/2401.00685)]',
      '',
    ].join('\n'),
    entries: [
      'Cosmic Harbour Formation 2401.00683',
      'Modeling the Panchromatic Energy of Gulls 2401.00684',
      'Infrared Emission from Harbour Dust. IV. The Silicate Model 2401.00685',
    ],
  },
  {
    name: 'records of two that begin with a name in front of a colon',
    text: [
      '### 第1回 4月16日（金）',
      '',
      '- 担当：田中',
      '- 論文：SAIL: Pre-training of Deep Boats for Rowing Understanding',
      '- URL：https://arxiv.org/abs/2401.00686',
      '',
      '### 第2回 4月23日（金）',
      '',
      '- 担当：小林',
      '- 論文：OAR: a Method for Automatic Evaluation of Rowing',
      '- URL：https://arxiv.org/abs/2401.00687',
      '',
    ].join('\n'),
    entries: [
      'SAIL: Pre-training of Deep Boats for Rowing Understanding 2401.00686',
      'OAR: a Method for Automatic Evaluation of Rowing 2401.00687',
    ],
  },
  {
    name: 'items that MediaWiki counts, and titles with lists and "by" in front of their authors',
    text: [
      '== Queue ==',
      '',
      "# Hays, Bruce & Colin Wills (2008). \"A Maximum Entropy Model of Tides\". ''Harbour Inquiry'' 39(3): 379–440. [https://arxiv.org/abs/2401.00688 arXiv]",
      "# Fleming, Edward (2001). \"Scalar and Categorical Phenomena in a Unified Model of Waves\". ''Waves'' 18(1): 7–44.",
      "# Paters, Joe (2019). \"Boats and Networks at 60: Foundation, Friction, and Fusion\". ''Harbours'' 95(1): 41–74. [https://arxiv.org/abs/2401.00689 arXiv]",
      '',
      '== Schedule ==',
      '',
      '* Low-Level Boat Security by Example, Olav Erlingson, Yves Younger, and Frank Piers. [[pdf](https://arxiv.org/abs/2401.00690)]',
      '* Tow-Line Integrity: Principles, Implementations, and Applications, Martin Abady, Mihai Budio, and Jay Ligat. TIDE 2005. [[pdf](https://arxiv.org/abs/2401.00691)]',
      '* The Geometry of Innocent Fish on the Bone, Hovav Sham. TIDE 2007. [[pdf](https://arxiv.org/abs/2401.00692)]',
      '',
    ].join('\n'),
    entries: [
      'A Maximum Entropy Model of Tides 2401.00688',
      'Scalar and Categorical Phenomena in a Unified Model of Waves',
      'Boats and Networks at 60: Foundation, Friction, and Fusion 2401.00689',
      'Low-Level Boat Security by Example 2401.00690',
      'Tow-Line Integrity: Principles, Implementations, and Applications 2401.00691',
      'The Geometry of Innocent Fish on the Bone 2401.00692',
    ],
    sections: ['Queue', 'Schedule'],
  },
]

suite('kinds of lines that people write', () => {
  for (const { name, text, entries, mentions, sections, said } of kinds) {
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
      if (said)
        assert.deepEqual(
          digest.entries.map(({ commentary }) => commentary && text.slice(commentary.start, commentary.end)),
          said,
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
