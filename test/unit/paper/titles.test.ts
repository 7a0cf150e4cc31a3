import assert from 'node:assert/strict'
import fc from 'fast-check'
import { foldTitle, isTranslated, standsFor } from '../../../src/core/paper/titles.ts'
import { standInPapers } from '../../localArxiv/standInPapers.ts'

/** One word in each of the dresses that people and records give it. */
const words: readonly (readonly string[])[] = [
  ['β-Trees', '$\\beta$-Trees', '&beta;-Trees', 'Beta-Trees', '\\beta-trees'],
  ['Straße', 'Stra{\\ss}e', 'Stra\\ss e', 'STRASSE', 'Stra&szlig;e'],
  ['Łódź', "{\\L}\\'{o}d\\'z", 'LODZ', '&Lstrok;&oacute;d&#378;'],
  ['Søren', 'S\\o ren', 'S{\\o}ren', 'S&oslash;ren'],
  ['O(n log n)', '$\\mathcal{O}(n \\log n)$', '$O(n\\log n)$', '*O*(n log n)'],
  ['ℓ1', '$\\ell_1$', '$\\ell_{1}$', 'ℓ₁'],
  ['x²', '$x^2$', 'x^2', '$x^{2}$'],
  ['Kuhn–Tucker', 'Kuhn--Tucker', 'Kuhn-Tucker', 'Kuhn&ndash;Tucker'],
  ['“Why”', "``Why''", '"Why"', '&ldquo;Why&rdquo;', '‘why’'],
  ['Nuts & Bolts', 'Nuts \\& Bolts', 'Nuts &amp; Bolts', 'Nuts and Bolts', 'Nuts &#38; Bolts'],
  ['2×2', '$2 \\times 2$', '2x2', '2&times;2'],
  ['Gödel', 'G\\"odel', 'G{\\"{o}}del', 'Go\u0308del', 'G&ouml;del', 'GODEL'],
  ['𝛼ᵢ', '$\\alpha_i$', '$\\alpha_{i}$'],
  ['ℝⁿ', '$\\mathbb{R}^n$', 'R^n', '$R^{n}$'],
  ['√n', '$\\sqrt{n}$', 'sqrt(n)'],
  ['∞-Gardens', '$\\infty$-Gardens', 'infinity-gardens'],
  ['GANs', '{GAN}s', '{{GAN}s}', '{G}{A}{N}s'],
  ['snake_case', 'snake\\_case', '`snake_case`', '**snake_case**'],
]

const dressed = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).chain((chosen) => {
  const one = fc.tuple(...chosen.map((forms) => fc.constantFrom(...forms))).map((all) => all.join(' '))
  return fc.tuple(one, one)
})

suite('titles', () => {
  test('are equal in whatever way their letters are written', () => {
    fc.assert(fc.property(dressed, ([a, b]) => assert.equal(foldTitle(a), foldTitle(b))))
  })

  test('stand for each other in whatever way their letters are written', () => {
    fc.assert(fc.property(dressed, ([a, b]) => assert.ok(standsFor(a, b))))
  })

  for (const forms of words) {
    test(`are not equal without ${forms[0]}`, () => {
      assert.notEqual(foldTitle(`Growing ${forms[0]} Gardens`), foldTitle('Growing Gardens'))
    })
  }

  test('of other scripts keep what tells their letters apart', () => {
    assert.notEqual(foldTitle('ガラス'), foldTitle('カラス'))
    assert.notEqual(foldTitle('Ποταμός α'), foldTitle('Ποταμός β'))
  })
})

suite('titles with abbreviations', () => {
  test('stand for those that spell them out, and the other way round', () => {
    for (const [short, long] of [
      ['A Survey on LLMs', 'A Survey on Large Language Models'],
      ['Scaling Laws for Neural LMs', 'Scaling Laws for Neural Language Models'],
      ['RL for LLM Reasoning', 'Reinforcement Learning for Large Language Model Reasoning'],
      ['Low-Rank Adaptation of VLMs', 'LoRA: Low-Rank Adaptation of Vision-Language Models'],
      ['GNNs and Trees', 'Graph Neural Networks and Trees'],
    ] as const) {
      assert.ok(standsFor(short, long), short)
      if (!long.includes(':')) assert.ok(standsFor(long, short), long)
    }
  })

  test('stand for no others', () => {
    for (const [short, long] of [
      ['A Survey on LLMs', 'A Survey on Language Models'],
      ['A Survey on LLMs', 'A Survey on Large Language Models for Code'],
      ['A Survey on GANs', 'A Survey on Graph Neural Networks'],
      ['Growing US Trees', 'Growing Under Trees'],
      ['RL of Trees', 'Representation Learning and Trees'],
    ] as const) {
      assert.ok(!standsFor(short, long), short)
      assert.ok(!standsFor(long, short), long)
    }
  })
})

suite('titles in two spellings', () => {
  const spellings = [
    ['Schrödinger', 'Schroedinger', 'Schr\\"odinger', 'SCHROEDINGER', 'Schrodinger'],
    ['Müller', 'Mueller', 'M{\\"u}ller', 'M&uuml;ller'],
    ['Bäume', 'Baeume', 'Baume'],
    ['Voß', 'Voss', 'Vo{\\ss}'],
    ['Søren', 'Soeren', 'Soren', 'S{\\o}ren'],
    ['Ångström', 'Aangstroem', '{\\AA}ngstr{\\"o}m', 'Angstrom'],
    ['Part I', 'Part 1', 'Part One', 'part i'],
    ['Part II', 'Part 2', 'Part two'],
    ['Volume IV', 'Volume 4'],
    ['Garçon', 'Gar\\c{c}on', 'Garcon'],
    ['\\textsc{Tree}', 'Tree', '{\\sc Tree}'],
    ...[
      ['Toward', 'Towards', 'TOWARDS'],
      ['Colour', 'Color'],
      ['Modelling', 'Modeling'],
      ['Labelled', 'Labeled'],
      ['Marvellous', 'Marvelous'],
      ['Generalised Behaviours', 'Generalized Behaviors'],
      ['Recognisable', 'Recognizable'],
      ['Analysing', 'Analyzing'],
      ['Fibres', 'Fibers'],
      ['Centred', 'Centered'],
      ['Dialogues', 'Dialogs'],
      ['Defences', 'Defenses'],
      ['Programme', 'Program'],
      ['Judgements', 'Judgments'],
      ['Acknowledgement', 'Acknowledgment'],
      ['Artefacts', 'Artifacts'],
      ['Amongst', 'Among'],
      ['Whilst', 'While'],
      ['Grey', 'Gray'],
      ['Ageing', 'Aging'],
      ['Sulphur', 'Sulfur'],
      ['Aluminium', 'Aluminum'],
      ['Sceptic', 'Skeptic'],
      ['Haemoglobin', 'Hemoglobin'],
      ['Paediatric', 'Pediatric'],
      ['Anaesthesia', 'Anesthesia'],
      ['Oestrogen', 'Estrogen'],
      ['Foetal Oedema', 'Fetal Edema'],
      ['Manoeuvres', 'Maneuvers'],
    ],
  ] as const
  const spelled = fc.array(fc.constantFrom(...spellings), { minLength: 1, maxLength: 5 }).chain((chosen) => {
    const one = fc.tuple(...chosen.map((forms) => fc.constantFrom(...forms))).map((all) => all.join(' '))
    return fc.tuple(one, one)
  })

  test('stand for each other', () => {
    fc.assert(fc.property(spelled, ([a, b]) => assert.ok(standsFor(a, b), `${a} | ${b}`)))
  })

  for (const [a, b] of [
    ['Trees, Part I', 'Trees, Part II'],
    ['Trees, Part 1', 'Trees, Part II'],
    ['Trees 4', 'Trees VI'],
    ['Trees X', 'Trees 10'],
    ['Towards Trees', 'To Trees'],
    ['Towards Trees', 'Untoward Trees'],
    ['Labelled Trees', 'Unlabeled Trees'],
    ['Rewards of Trees', 'Rewarded Trees'],
  ] as const)
    test(`do not where their words differ: ${a}, ${b}`, () => {
      assert.ok(!standsFor(a, b))
    })
})

suite('titles in two spellings, as they are shortened', () => {
  const title = 'Colour of Trees: Towards Modelling Behaviour in Gardens'

  for (const written of [
    'Color of Trees',
    'Toward Modeling Behavior in Gardens',
    'Color of Trees: Toward Modeling…',
    'Color of Trees ... in Gardens',
    'COT: Color of Trees',
    'Color of Trees (Author et al., 2023)',
  ])
    test(`stand for the title: ${written}`, () => {
      assert.ok(standsFor(written, title))
    })
})

suite('abbreviations', () => {
  for (const [written, title] of [
    ['WRN', 'Wide Rivers of the North'],
    ['GSTG', 'Glazing Stone Tiles in Gardens'],
    ['GSTIG', 'Glazing Stone Tiles in Gardens'],
  ] as const)
    test(`stand for a title by its initials: ${written}`, () => {
      assert.ok(standsFor(written, title))
    })

  for (const [written, title] of [
    ['WN', 'Wide North'],
    ['WRS', 'Wide Rivers of the North'],
    ['WRNS', 'Wide Rivers of the North'],
    ['Wrn', 'Wide Rivers of the North'],
    ['WRN', 'Wide Rivers of the North and Cold Mountains of the Distant South'],
  ] as const)
    test(`stand for no other title: ${written}`, () => {
      assert.ok(!standsFor(written, title))
    })
})

suite('translated titles', () => {
  const records = ['Attention Is All You Need', 'A Study of Glazing Tiles', 'Graph Attention Networks']

  for (const written of [
    'Attention ist alles, was du brauchst',
    'Wachsende Bäume in großen Gärten',
    "L'attention est tout ce dont vous avez besoin",
    'Une étude des arbres dans les jardins',
    'La atención es todo lo que necesitas',
    'Redes de atención para los árboles',
    'Uno studio degli alberi che crescono nella città',
    'Aandacht is alles wat je nodig hebt',
    'Redes que não crescem em árvores',
    '注意力就是你所需要的',
    'Внимание — это всё, что вам нужно',
  ])
    test(`are no other titles: ${written}`, () => {
      for (const record of records) assert.ok(isTranslated(written, record), record)
    })

  for (const written of [
    'Graph Attention Network 소개',
    'Transformer 기반 Vision-Language 모델 학습',
    '深度学习中的 Residual Learning 网络',
    'Self-Attention だけで翻訳する Transformer モデル',
    'Обучение моделей Vision-Language без учителя',
  ])
    test(`keep words of the title: ${written}`, () => {
      assert.ok(
        isTranslated(
          written,
          'Training Transformer-Based Vision-Language Models by Residual Learning, Self-Attention and a Graph Attention Network',
        ),
      )
    })

  for (const [written, record] of [
    ['Attention Is All You Need', '注意力就是你所需要的'],
    ['A Study of Trees', 'Исследование деревьев'],
  ] as const)
    test(`are no other titles where the record is in another script: ${record}`, () => {
      assert.ok(isTranslated(written, record))
    })

  for (const written of [
    '[모델] Growing Other Ponds',
    'Growing Other Ponds (필독)',
    'β-VAE of Ponds',
    '나무 Growing Wide Ponds',
  ])
    test(`are not recognised by a word: ${written}`, () => {
      assert.ok(!isTranslated(written, 'Attention Is All You Need'))
    })

  test('are none of those in English', () => {
    const titles = standInPapers.map(({ title }) => title)
    for (const written of titles)
      for (const record of titles) assert.ok(!isTranslated(written, record), `${written} | ${record}`)
  })

  for (const written of [
    'Van der Waals Forces in Gardens',
    'Schrödinger Bridges of Poincaré and Erdős',
    'Le Monde, Las Vegas and the Alps',
    'A Naïve Façade of Trees',
  ])
    test(`are none for their names: ${written}`, () => {
      assert.ok(!isTranslated(written, 'Attention Is All You Need'))
    })

  test('are none where the record is in the language, too', () => {
    assert.ok(!isTranslated('Eine Studie über die Bäume', 'Eine Studie über die Gärten'))
  })
})
