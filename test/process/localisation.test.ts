import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { getL10nJson } from '@vscode/l10n-dev'

const root = new URL('../../', import.meta.url)
const filesAtOnce = 10

suite('localisation', () => {
  test('has every text of the source in its bundle, and no other (npm run l10n)', async () => {
    const files = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
    const sources = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(`src/${file}`, root), 'utf8'))
      .filter((source) => source.includes('l10n'))
    // Each text that is handed over has its queries compiled anew, which takes longer than to search some files.
    const texts = Array.from({ length: Math.ceil(sources.length / filesAtOnce) }, (_, index) =>
      sources.slice(index * filesAtOnce, (index + 1) * filesAtOnce).join('\n'),
    )
    const bundle = JSON.parse(readFileSync(new URL('l10n/bundle.l10n.json', root), 'utf8'))
    assert.deepEqual(bundle, await getL10nJson(texts.map((contents) => ({ extension: '.ts', contents }))))
  })

  test('says in Korean all that the manifest says, with its code and its commands', () => {
    const texts = (file: string): Record<string, string> =>
      JSON.parse(readFileSync(new URL(file, root), 'utf8'))
    const english = texts('package.nls.json')
    const korean = texts('package.nls.ko.json')
    assert.deepEqual(Object.keys(korean), Object.keys(english))
    const kept = (text: string) => text.match(/`[^`]*`|\*\*|\{\d+\}|\(command:[^)]*\)/g)?.sort() ?? []
    for (const [key, text] of Object.entries(english)) {
      const translation = korean[key] ?? ''
      if (!key.endsWith('.image')) assert.match(translation, /[가-힣]/, key)
      assert.deepEqual(kept(translation), kept(text), key)
      assert.doesNotMatch(translation, unfitParticle, key)
    }
  })

  test('says the same in Korean wherever it says the same in English', () => {
    const read = (file: string): Record<string, string> =>
      JSON.parse(readFileSync(new URL(file, root), 'utf8'))
    const [english, korean] = [read('package.nls.json'), read('package.nls.ko.json')]
    const bundle = read('l10n/bundle.l10n.ko.json')
    for (const [key, text] of Object.entries(english))
      if (text in bundle) assert.equal(bundle[text], korean[key], text)
  })

  test('calls a thing by one Korean word', () => {
    const texts = ['package.nls.ko.json', 'l10n/bundle.l10n.ko.json'].flatMap((file) =>
      Object.values<string>(JSON.parse(readFileSync(new URL(file, root), 'utf8'))),
    )
    texts.push(readFileSync(new URL('README.ko.md', root), 'utf8'))
    for (const text of texts) assert.doesNotMatch(text, otherWords)
  })

  test('says in Korean all that the source says, with its placeholders', () => {
    const english = JSON.parse(readFileSync(new URL('l10n/bundle.l10n.json', root), 'utf8'))
    const korean = JSON.parse(readFileSync(new URL('l10n/bundle.l10n.ko.json', root), 'utf8'))
    assert.deepEqual(Object.keys(korean), Object.keys(english))
    const slots = (text: string) => text.match(/\{\d+\}/g)?.sort() ?? []
    for (const [text, translation] of Object.entries<string>(korean)) {
      assert.deepEqual(slots(translation), slots(text), text)
      assert.doesNotMatch(translation, unfitParticle, text)
      assert.doesNotMatch(translation, foreignPunctuation, text)
      // Names, and what is nothing but placeholders, are the same in each language.
      if (!names.has(text) && /[a-z]{2}/i.test(text)) assert.match(translation, /[가-힣]/, text)
    }
  })
})

const names = new Set(['Research Digest', 'JSON Lines', 'Markdown', 'JSON', 'CSL-JSON', 'BibTeX'])

/** A particle that depends on the word before it fits no placeholder. */
const unfitParticle =
  /을\(를\)|이\(가\)|은\(는\)|\(으\)로|\(이\)|당신|\{\d+\}[”"]?(?:은|는|이|가|을|를|과|와|으로|로)(?![가-힣])/

/** Other words for CodeLens, 버튼, 수정, 집합, 클론 and 외부 그림, and other quotation marks than “ ”. */
const otherWords = /렌즈|단추|개정|세트|복제|다른 컴퓨터의 그림|[‘’]/

/** Straight quotation marks, three full stops for an ellipsis, and a space before a bracket that explains the word. */
const foreignPunctuation = /"|\.\.\.| \(HTTP/
