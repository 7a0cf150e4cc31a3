import assert from 'node:assert/strict'
import fc from 'fast-check'
import { accents, letters } from '../../../src/core/paper/tex/characters.ts'
import { functionNames, symbolTable } from '../../../src/core/paper/tex/symbols.ts'
import { readableTex, readableTexWithFormulas } from '../../../src/core/paper/text.ts'

suite('TeX as people read it', () => {
  const cases: readonly (readonly [tex: string, readable: string])[] = [
    // Letters and accents
    ["Rain over {\\L}\\'od\\'z by {\\AA}sa Bj\\\"ork", 'Rain over Łódź by Åsa Björk'],
    ['J\\o rgen Stra\\ss{}e, Gro{\\ss}, \\O rsted, \\ae gis', 'Jørgen Straße, Groß, Ørsted, ægis'],
    ["\\v{S}\\'{\\i}ma, \\c{c}a, \\c ca, Erd\\H{o}s, \\u{g}, {\\'{\\^e}}", 'Šíma, ça, ça, Erdős, ğ, ế'],
    // Emphasis, groups and what is no TeX
    ['{\\it In vitro} and \\emph{in {\\bf silico}}: \\textsc{Tool}', 'In vitro and in silico: Tool'],
    ['{GAN}s on {0, 1}-strings \\cite{first}', 'GANs on {0, 1}-strings \\cite{first}'],
    ['{{GAN}s} and {{B}ERT}', 'GANs and BERT'],
    ['\\boldmath $x$-Ponds, {\\Large Lakes}', 'x-Ponds, Lakes'],
    ['\\guillemotleft Docks\\guillemotright{} and \\quotedblbase Locks', '«Docks» and „Locks'],
    ['Nuts \\& Bolts at 7\\%, part \\#2 of a\\_b', 'Nuts & Bolts at 7%, part #2 of a_b'],
    ['C:\\Users, \\d+ and \\unknown', 'C:\\Users, \\d+ and \\unknown'],
    // Quotation marks, dashes and ties
    ["``Whose?'' and `ours' -- it's `code`", "“Whose?” and ‘ours’ – it's `code`"],
    ['Kuhn--Tucker---again, pp. 3--9, --flag, <!-- x -->', 'Kuhn–Tucker—again, pp. 3–9, --flag, <!-- x -->'],
    ['Sec.~4, Li et~al., 3~5, ~/notes', 'Sec. 4, Li et al., 3~5, ~/notes'],
    ['See https://e.org/a--b/~c.~d and a--b', 'See https://e.org/a--b/~c.~d and a–b'],
    // Formulas
    ['$\\gamma$-Rays, $ \\tau $ and \\alpha decay', 'γ-Rays, τ and α decay'],
    ['$\\mathcal{O}(n \\log n)$, $n\\log n$, $\\arg\\max_x f$', 'O(n log n), n log n, arg maxₓ f'],
    ['$\\ell_1$, $x^2$, $10^{-3}$, $\\mathbb{R}^d$, H$_2$O, $90^\\circ$', 'ℓ₁, x², 10⁻³, ℝᵈ, H₂O, 90°'],
    ['$T_{\\rm max}$ and $q^{Q}$, $a_{i,j}$', 'Tₘₐₓ and q^Q, a_(i,j)'],
    ['$\\tilde{O}(\\sqrt{T})$, $\\hat\\beta$, $\\frac{a+b}{2}$', 'Õ(√T), β̂, (a+b)/2'],
    ['$a \\leq b$, $x\\in X$, $\\not= $', 'a ≤ b, x∈X, ≠'],
    ['$\\left( a \\right]$ $\\text{so } \\operatorname*{argmin}_x$', '( a ] so argminₓ'],
    ...['+', '-', '=', '<', '>', '|', '/', '*', ':'].map((sign): readonly [string, string] => [
      `$\\alpha ${sign} \\beta_1 ${sign} \\hat\\gamma ${sign} x ${sign} \\infty ${sign}\\, \\pi$ and $\\alpha${sign}\\beta$`,
      `α ${sign} β₁ ${sign} γ̂ ${sign} x ${sign} ∞ ${sign} π and α${sign}β`,
    ]),
    ['$\\alpha \\beta$, $\\lambda x$ and $\\epsilon - \\epsilon_\\theta$', 'αβ, λx and ϵ - ϵ_θ'],
    ['For $5 and $10, or US$ 3', 'For $5 and $10, or US$ 3'],
    [
      '$\\begin{pmatrix} a & b \\end{pmatrix}$ and $\\nope$',
      '$\\begin{pmatrix} a & b \\end{pmatrix}$ and $\\nope$',
    ],
  ]
  for (const [tex, readable] of cases) test(`is ${readable}`, () => assert.equal(readableTex(tex), readable))

  test('knows every symbol of KaTeX, with and without dollar signs', () => {
    for (const entry of symbolTable.trim().split(/,\s*/)) {
      const [printed = '', ...commands] = entry.split(' ')
      for (const command of commands) {
        const wanted = printed.replaceAll('~', ' ')
        assert.equal(readableTex(`$\\${command}$`), wanted.normalize('NFC'), command)
        const isSwitch = command in letters || command in accents
        if (!isSwitch) assert.equal(readableTex(`(\\${command})`), `(${wanted})`, command)
      }
    }
    for (const name of functionNames.trim().split(/\s+/)) assert.equal(readableTex(`$\\${name}$`), name)
  })

  test('has every letter with every accent as one character where Unicode has it', () => {
    for (const [accent, combining] of Object.entries(accents)) {
      for (const letter of 'aceiosuzACEIOSUZ') {
        const wanted = (letter + combining).normalize('NFC')
        for (const form of [
          `\\${accent}{${letter}}`,
          `{\\${accent} ${letter}}`,
          `{\\${accent}{${letter}}}`,
        ]) {
          if (form.includes(' ') && !/[a-zA-Z]/.test(accent)) continue
          assert.equal(readableTex(form), wanted)
        }
      }
    }
  })

  test('leaves formulas for those who set them', () => {
    assert.equal(readableTexWithFormulas("Erd\\H{o}s' $\\beta$-trees"), "Erdős' $\\beta$-trees")
  })

  const pieces = fc.constantFrom(
    ..."{ } $ $$ \\ \\\" \\' \\v \\o \\emph{ {\\it \\frac \\mathbb \\beta ^ _ ~ `` '' -- a B ß 深 0 \\left( \\sqrt[3] \\not".split(
      ' ',
    ),
    ' ',
  )
  const hostile = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''))

  test('never throws, and is text without TeX once it has none', () => {
    fc.assert(
      fc.property(hostile, (tex) => {
        const once = readableTex(tex)
        if (!/[\\${}`~]|--|''/.test(once)) assert.equal(readableTex(once), once)
      }),
    )
  })

  test('ends, however long a text is', () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 4 }), (unit) => {
        // What takes more than its length in time would not end before the test is ended.
        assert.ok(readableTex(unit.join('').repeat(20_000)).length < 20_000 * 100)
      }),
      { numRuns: 30 },
    )
  })
})
