// Takes single words out of the vocabulary by which digests are read, to see what each is for.
import * as vocabulary from '../../src/core/digest/titles/vocabulary.ts'

/** A word of a set, or an alternative of a pattern. */
export interface VocabularyWord {
  /** The name of what it is a part of. */
  readonly list: string
  readonly word: string
  /** Whether the text may be read by the word: it holds its letters. */
  isIn(text: SearchedText): boolean
  /** Does some work as if the word were not known. */
  without<T>(work: () => T): T
}

/** A text in which words are looked for. */
export interface SearchedText {
  readonly text: string
  /** In lower case and without white space: labels are compared so. */
  readonly letters: string
}

export function searched(text: string): SearchedText {
  return { text, letters: lettersOf(text) }
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '')
}

export function vocabularyWords(): readonly VocabularyWord[] {
  return Object.entries(vocabulary).flatMap(([list, value]) =>
    value instanceof RegExp ? alternativesOf(list, value) : wordsOf(list, value as Set<string>),
  )
}

/** Does some work as if none of the words were known. */
export function withoutWords<T>(words: readonly VocabularyWord[], work: () => T): T {
  const [first, ...rest] = words
  return first ? first.without(() => withoutWords(rest, work)) : work()
}

function wordsOf(list: string, set: Set<string>): readonly VocabularyWord[] {
  return [...set].map((word) => ({
    list,
    word,
    isIn: ({ letters }) => letters.includes(lettersOf(word)),
    without(work) {
      set.delete(word)
      try {
        return work()
      } finally {
        set.add(word)
      }
    },
  }))
}

function alternativesOf(list: string, pattern: RegExp): readonly VocabularyWord[] {
  const { flags } = pattern
  return findAlternatives(pattern.source).map((word) => {
    const own = new RegExp(word, flags)
    return {
      list,
      word,
      isIn: ({ text }) => own.test(text),
      without(work) {
        const whole = pattern.source
        recompile(pattern, withoutAlternative(whole, word))
        try {
          return work()
        } finally {
          recompile(pattern, whole)
        }
      },
    }
  })
}

/** In place, for others have imported the pattern: what `compile` was made for before modules. */
function recompile(pattern: RegExp, source: string): void {
  ;(pattern as RegExp & { compile(source: string, flags: string): void }).compile(source, pattern.flags)
}

/** The pattern matches what it did, but for what only the alternative matches; one that never matches stands for it. */
function withoutAlternative(source: string, word: string): string {
  const at = alternativePlaces(source).find(({ start, end }) => source.slice(start, end) === word)
  return at ? `${source.slice(0, at.start)}(?!)${source.slice(at.end)}` : source
}

function findAlternatives(source: string): readonly string[] {
  return [...new Set(alternativePlaces(source).map(({ start, end }) => source.slice(start, end)))]
}

interface Place {
  readonly start: number
  readonly end: number
}

/** Where the words between `|` stand, in the pattern as a whole and in each of its groups. */
function alternativePlaces(source: string): readonly Place[] {
  const found: Place[] = []
  const open: { starts: number[]; bars: number[] }[] = [{ starts: [0], bars: [] }]
  const close = (at: number) => {
    const { starts, bars } = open.pop() ?? { starts: [], bars: [] }
    // A group of one is no choice.
    if (bars.length > 0) found.push(...starts.map((start, index) => ({ start, end: bars[index] ?? at })))
  }
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at)
    if (character === '\\') at++
    else if (character === '[') at = source.indexOf(']', at)
    else if (character === '(') open.push({ starts: [at + (source.startsWith('(?:', at) ? 3 : 1)], bars: [] })
    else if (character === ')') close(at)
    else if (character === '|') {
      open.at(-1)?.bars.push(at)
      open.at(-1)?.starts.push(at + 1)
    }
  }
  close(source.length)
  return found.filter(({ start, end }) => start < end)
}
