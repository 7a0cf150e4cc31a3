// What the titles of one form have around them that is no part of them, learned from the document: people, a remark, and
// brackets, labels and states that repeat.

import type { Span } from '../../base/span.ts'
import { type AroundTitle, withoutAround } from '../titles/credits.ts'
import { groupOf, isInCapitals, labelGroups } from '../titles/words.ts'

/**
 * A title; people after it, in brackets or not; people, or what may be a name, in front of it; a dash and a remark after it; the
 * kind of brackets that end it, and below zero the label or the state that begins it.
 */
type TitleVote = 'title' | 'credited' | 'in brackets' | 'led' | 'perhaps led' | 'remarked' | number

/** How many titles of a form have what around them. */
export type TitleVotes = Map<TitleVote, number>

/** The votes of the lines of a document, by form. */
type VotesByForm = ReadonlyMap<string, { readonly titles: ReadonlyMap<TitleVote, number> }>

/** What is around titles, by form. */
export interface Surroundings {
  /** The forms whose titles people follow: "Regret, Moreau" has one word of title. */
  readonly credited: ReadonlySet<string>
  /** Those of them in which some stand in brackets: "Regret (Moreau)". */
  readonly inBrackets: ReadonlySet<string>
  /** The forms whose titles a name stands in front of: "Park: Regret" has one word of title. */
  readonly led: ReadonlySet<string>
  /** The forms whose titles a dash and a remark follow: "Regret — in five lines". */
  readonly remarked: ReadonlySet<string>
  /** The forms whose titles end with words in brackets that repeat, and the kinds of those: "Regret (12 min read)", "Regret (cs.LG)". */
  readonly bracketed: ReadonlyMap<string, ReadonlySet<number>>
  /** The forms whose titles begin with labels that repeat, and those: "MUST READ: Regret". */
  readonly labelled: ReadonlyMap<string, ReadonlySet<number>>
  /** The forms whose titles begin with words in capitals that repeat, and those: "GELESEN Regret". */
  readonly stated: ReadonlyMap<string, ReadonlySet<number>>
  /** Who was at the meetings: "Ann: Regret" is what Ann presented. */
  readonly present: ReadonlySet<number>
}

/** Counts a title of a form, and what stands around it. */
export function voteAround(
  votes: TitleVotes,
  { credit, lead, isRemarked, bracket, label, state }: AroundTitle,
): void {
  add(votes, 'title')
  if (credit !== undefined) add(votes, 'credited')
  if (credit === 'in brackets') add(votes, 'in brackets')
  if (lead) add(votes, lead === 'people' ? 'led' : 'perhaps led')
  if (isRemarked) add(votes, 'remarked')
  if (bracket !== undefined) add(votes, groupOf(bracket))
  for (const kind of label === undefined ? [] : kindsOf(label)) add(votes, ofLabel(kind))
  for (const kind of state === undefined ? [] : kindsOf(state)) add(votes, ofState(kind))
}

/** The form of lines that say who was at a meeting. */
export const meeting = 'meeting'

/** Counts people who were at a meeting. */
export function votePresent(votes: TitleVotes, names: readonly string[]): void {
  for (const name of names) add(votes, groupOf(name))
}

function add(votes: TitleVotes, vote: TitleVote): void {
  votes.set(vote, (votes.get(vote) ?? 0) + 1)
}

/** Each turns a kind into its vote, and a vote into its kind. */
const ofLabel = (kind: number) => -1 - kind
const ofState = (kind: number) => ofLabel(labelGroups + 1) - kind

/** A label, and what all in capitals have in common: where most labels repeat, one of those is one even if it stands there once. */
function kindsOf(label: string): readonly number[] {
  return isInCapitals(label) ? [groupOf(label), labelGroups] : [groupOf(label)]
}

/** What the votes come to. */
export function decideAround(votes: VotesByForm): Surroundings {
  return {
    credited: formsWith(votes, 'credited'),
    inBrackets: formsWith(votes, 'in brackets', 0),
    led: formsWith(votes, 'led', leastLed, 'perhaps led'),
    remarked: formsWith(votes, 'remarked'),
    bracketed: repeated(votes, (vote) => vote),
    labelled: repeated(votes, (vote) => (vote > ofState(0) ? ofLabel(vote) : -1)),
    stated: repeated(votes, ofState, true),
    present: new Set(numbersOf(votes.get(meeting)?.titles).map(([name]) => name)),
  }
}

const fewestAround = 2
const fewestRepeated = 3
/** The share of titles with people in front of them, where most others have what may be a name there. */
const leastLed = 0.3
/** The share of titles that have the same around them. */
const mostTitles = 0.6

/** The forms most of whose titles have people or a remark beside them. */
function formsWith(
  votes: VotesByForm,
  what: TitleVote,
  leastShare = mostTitles,
  perhaps?: TitleVote,
): ReadonlySet<string> {
  const forms = new Set<string>()
  for (const [form, { titles }] of votes) {
    const count = titles.get(what) ?? 0
    const all = titles.get('title') ?? 0
    const isMost = perhaps === undefined || count + (titles.get(perhaps) ?? 0) >= mostTitles * all
    if (count >= fewestAround && count >= leastShare * all && isMost) forms.add(form)
  }
  return forms
}

/**
 * The kinds of brackets with which most titles of a form end, or of labels with which they begin, if each has more than one of them.
 * @param kindOf the kind for which a vote is; below zero for one of something else
 * @param isByCapitals some of what begins in capitals repeats, and most titles begin so
 */
function repeated(
  votes: VotesByForm,
  kindOf: (vote: number) => number,
  isByCapitals = false,
): ReadonlyMap<string, ReadonlySet<number>> {
  const forms = new Map<string, ReadonlySet<number>>()
  for (const [form, { titles }] of votes) {
    const kinds = new Map<number, number>()
    for (const [vote, count] of numbersOf(titles))
      if (count > 1 && kindOf(vote) >= 0) kinds.set(kindOf(vote), count)
    const capitals = kinds.get(labelGroups) ?? 0
    const count = [...kinds.values()].reduce((sum, each) => sum + each, 0) - capitals
    const most = isByCapitals ? capitals : count
    if (count >= fewestRepeated && most >= mostTitles * (titles.get('title') ?? 0))
      forms.set(form, new Set(kinds.keys()))
  }
  return forms
}

/** The votes for kinds of brackets, labels and states, and for names, that somebody has. */
function numbersOf(
  titles: ReadonlyMap<TitleVote, number> | undefined,
): readonly (readonly [number, number])[] {
  return [...(titles ?? [])].flatMap(([vote, count]) =>
    typeof vote === 'number' && count > 0 ? [[vote, count] as const] : [],
  )
}

/** Lines that tell two decisions apart. */
export function describeAround(around: Surroundings): readonly string[] {
  return Object.entries(around).flatMap(([what, forms]: [string, Iterable<unknown>]) =>
    Array.from(
      forms,
      (form) => `${what} ${Array.isArray(form) ? `${form[0]}=${[...form[1]].sort()}` : form}`,
    ),
  )
}

/** A title without what stands around the titles of its form. */
export function withoutLearned(text: string, title: Span, form: string, around: Surroundings): Span {
  const brackets = around.bracketed.get(form)
  const labels = around.labelled.get(form)
  const states = around.stated.get(form)
  return withoutAround(text, title, {
    isCredited: around.credited.has(form),
    isInBrackets: around.inBrackets.has(form),
    isLed: around.led.has(form),
    isRemarked: around.remarked.has(form),
    hasBracket: brackets && ((bracket) => brackets.has(groupOf(bracket))),
    hasLabel: (label) => isAmong(labels, label) || around.present.has(groupOf(label)),
    hasState: states && ((state) => isAmong(states, state)),
  })
}

function isAmong(kinds: ReadonlySet<number> | undefined, label: string): boolean {
  return kinds !== undefined && kindsOf(label).some((kind) => kinds.has(kind))
}
