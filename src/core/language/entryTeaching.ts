import { type Span, slice } from '../base/span.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import { type Example, exampleAt } from '../digest/frames/example.ts'
import { hasRead, taughtPattern } from '../digest/frames/taught.ts'
import { patternsFor } from '../digest/frames/teach.ts'
import type { Entry } from '../digest/model.ts'
import { linesIn, parseDigest } from '../digest/session.ts'
import { judge, level } from '../digest/titles/judge.ts'

/** The entry at a cursor or selection as an example, with its possible titles; `undefined` if no link is near. */
export function entryExample(text: string, selection: Span): Example | undefined {
  const example = exampleAt(text, linesIn(text), selection)
  return example && example.titles.length > 0 ? example : undefined
}

/** A pattern derived from an example, and how the document is read with it. */
export interface PatternChoice {
  readonly pattern: string
  /** All entries of the document with the pattern. */
  readonly entryCount: number
  /** The entries that the pattern reads. */
  readonly taught: readonly Entry[]
}

/**
 * The patterns of an example whose title is known: those that read the most entries with a title first, and of patterns
 * that read the same entries only the most exact. None if the title cannot be told from the words around it.
 */
export function patternChoices(
  example: Example,
  title: Span,
  known: Pick<Conventions, 'sections' | 'entries'>,
): readonly PatternChoice[] {
  const choices = patternsFor(example, title).map((pattern): PatternChoice => {
    const { entries } = parseDigest(example.text, known.sections, [pattern, ...known.entries])
    const compiled = taughtPattern(pattern)
    const taught = entries.filter((entry) => compiled && hasRead(compiled, entry))
    return { pattern, entryCount: entries.length, taught }
  })
  const different = choices.filter((choice, index) => {
    return !choices.slice(0, index).some((exact) => isSame(exact.taught, choice.taught))
  })
  const titled = new Map(different.map((choice) => [choice, countTitled(choice, example.text)]))
  return different.sort((one, other) => (titled.get(other) ?? 0) - (titled.get(one) ?? 0))
}

function isSame(one: readonly Entry[], other: readonly Entry[]): boolean {
  const places = (entries: readonly Entry[]) =>
    entries.map(({ title }) => `${title?.span.start} ${title?.span.end}`)
  return places(one).join() === places(other).join()
}

function countTitled({ taught }: PatternChoice, text: string): number {
  return taught.filter(({ title }) => title && judge(slice(text, title.span)) > level.prose).length
}
