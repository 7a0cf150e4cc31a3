/** Gives a number from 0 up to the limit, the limit excluded. */
export type Random = (limit: number) => number

/** What digests are made of, and what disturbs reading them. */
export const fragments = [
  '**Trees for Boats**\n\n- Paper: https://arxiv.org/abs/1706.03762\n- Code: None\n\n',
  '**Boats without Ropes**\n\n- Paper: None\n- Code: None\n\n',
  '- **Knots of Wide Rivers**\n  - Authors: Ann Author\n  - Notes: good\n',
  '#### Lanterns of the North\n\nAnn Author · [PDF](https://a.example.org/1)\n\n',
  'Day   Paper                    Link\n----  -----------------------  --------------------------------\n',
  '2     Boats without Ropes      https://arxiv.org/abs/2401.00004\n',
  '3     Knots of Wide Rivers     https://arxiv.org/abs/2401.00005\n',
  ...['* `Trees for Boats`__, Author, 2020\n', '__ https://arxiv.org/abs/2401.00006\n', '`__'],
  ...['#+TODO: OPEN(o) | SEEN\n', '** SEEN Trees for Boats in Rivers\n   https://arxiv.org/abs/2401.00007\n'],
  ...[
    '====  =======================  ====\n',
    '- [Small Steps of Boats](https://arxiv.org/abs/2012.28001), [Long Lanterns of the North](https://arxiv.org/abs/1706.03762)',
    '| [Small Steps of Boats](https://arxiv.org/abs/2012.28001) | [Wide Knots](https://arxiv.org/abs/2401.00006) |\n',
    '| Then | Related |\n| --- | --- |\n',
    ' and [Wide Knots of Ropes](https://arxiv.org/abs/2401.00005)',
    '   * - 4\n     - Lamps\n',
    '* - ',
    '| 5\n| Lamps\n',
    '|-\n',
    '! Title\n',
  ],
  ...['\n', '\n\n', '\r\n', '\r', '\t', ' ', '    ', '\uFEFF', '\u200B', '\0', '\u2028', '\u3000'],
  ...['# ', '### ', '#', '- ', '* ', '1. ', '2) ', '> ', '| ', '|', '| --- |\n', '---\n', '```\n', '~~~\n'],
  ...['[', ']', '](', '(', ')', '<', '>', '**', '_', '`', '<!--', '-->', '![', '\\', ': ', '. ', ', ', '~~'],
  ...['https://', 'http://', 'https://arxiv.org/abs/2401.00001', 'https://arxiv.org/pdf/2401.00002v3.pdf'],
  ...[
    'arxiv.org/abs/',
    'arXiv:2401.00003',
    'hep-th/9901001',
    '2413.99999',
    'https://openreview.net/forum?id=a',
  ],
  ...[
    '#review',
    '#객체_탐지',
    'Small Models for Long Texts',
    'What I think of it.',
    '아래 논문들은 실험에 대한 것들.',
  ],
  ...[
    '画像生成の論文。',
    'The papers below are about tuning.',
    '(Ann Author, Bo Author)',
    'digest: {',
    '🔥',
    '\uD83D',
  ],
  ...[
    '## ',
    '===\n',
    '~~~~~~\n',
    '#+begin_src sh\n',
    '#+end_src\n',
    '.. code-block:: sh\n\n   ',
    '[source,sh]\n----\n',
    'Tides\n~~~~~~\n',
    'Storms\n^^^^^^^^\n',
    '== ',
    '** ',
    ' \\\n',
    '| Title | Link |\n',
    'Title | Link | Notes\n--- | --- | ---\n',
    'Small Steps | https://arxiv.org/abs/2012.28001 | sampling\n',
    '**Label 3**\n\n',
    'Week 4 (1/2):\n',
    'Presenter: Ann\n',
    '[[paper](https://arxiv.org/abs/2401.00004)]',
    '  ',
    '(CVPR 2020)',
    '\n\n\n',
  ],
  ...[
    '**Small Models**',
    'Ann Author, Bo Author\n',
    'arXiv: ',
    '> said',
    '1. topic\n',
    'On detection:\n',
    'A Title\n',
  ],
  ...[
    '- A Mail on Trees [1]\n',
    ' [2]',
    '\n[1] https://arxiv.org/abs/2401.00005\n',
    '\n[2] <https://e.org/a>\n',
  ],
]

export function pick<T>(random: Random, values: readonly T[]): T {
  return values[random(values.length)] as T
}

export function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}

/** The same numbers for the same seed: a linear congruence with the constants of Numerical Recipes. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
