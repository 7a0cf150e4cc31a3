// What the titles of one form have around them that is no part of them, learned from the document: people, a remark, and
// brackets, labels and states that repeat.

import type { Span } from '../../base/span.ts'
import { type AroundTitle, withoutAround } from '../titles/credits.ts'
import { groupOf, isInCapitals, labelGroups } from '../titles/words.ts'

/**
 * A title; people after it, in brackets or not; people, or what may be a name, in front of it; a dash and a remark after it; of
 * which title it is that brackets of a kind end it, or that, below zero, a label or a state begins it.
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
  title: string,
  { credit, lead, isRemarked, bracket, label, state }: AroundTitle,
): void {
  const addKind = (kind: number) => add(votes, ofTitle(kind, title))
  add(votes, 'title')
  if (credit !== undefined) add(votes, 'credited')
  if (credit === 'in brackets') add(votes, 'in brackets')
  if (lead) add(votes, lead === 'people' ? 'led' : 'perhaps led')
  if (isRemarked) add(votes, 'remarked')
  if (bracket !== undefined) addKind(groupOf(bracket))
  for (const kind of label === undefined ? [] : kindsOf(label)) addKind(ofLabel(kind))
  for (const kind of state === undefined ? [] : kindsOf(state)) addKind(ofState(kind))
}

/** The form of lines that say who was at a meeting. */
export const meeting = 'meeting'

/** Counts people who were at a meeting. */
export function votePresent(votes: TitleVotes, names: readonly string[]): void {
  for (const name of names) add(votes, ofTitle(groupOf(name), ''))
}

function add(votes: TitleVotes, vote: TitleVote): void {
  votes.set(vote, (votes.get(vote) ?? 0) + 1)
}

/** The vote of a title for a kind: what stands around one that is listed twice does not repeat. */
const ofTitle = (kind: number, title: string) => kind * labelGroups + groupOf(title)
const kindOfVote = (vote: number) => Math.floor(vote / labelGroups)

/** Each turns a kind of brackets into that of labels or states, and back. */
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
    bracketed: repeated(votes, (kind) => kind),
    labelled: repeated(votes, (kind) => (kind > ofState(0) ? ofLabel(kind) : -1)),
    stated: repeated(votes, ofState, true),
    present: new Set(kindsVoted(votes.get(meeting)?.titles).keys()),
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
 * The kinds of brackets with which most titles of a form end, or of labels with which they begin, if each is around several titles.
 * @param own what is counted of a kind of anything that stands around titles; below zero for other kinds
 * @param isByCapitals some of what begins in capitals repeats, and most titles begin so
 */
function repeated(
  votes: VotesByForm,
  own: (kind: number) => number,
  isByCapitals = false,
): ReadonlyMap<string, ReadonlySet<number>> {
  const forms = new Map<string, ReadonlySet<number>>()
  for (const [form, { titles }] of votes) {
    const kinds = new Map<number, number>()
    for (const [kind, { count, titles: among }] of kindsVoted(titles))
      if (among > 1 && own(kind) >= 0) kinds.set(own(kind), count)
    const capitals = kinds.get(labelGroups) ?? 0
    const count = [...kinds.values()].reduce((sum, each) => sum + each, 0) - capitals
    const most = isByCapitals ? capitals : count
    if (count >= fewestRepeated && most >= mostTitles * (titles.get('title') ?? 0))
      forms.set(form, new Set(kinds.keys()))
  }
  return forms
}

/** How often something of a kind stands around titles, and around how many different ones; names are around none. */
function kindsVoted(
  votes: ReadonlyMap<TitleVote, number> | undefined,
): ReadonlyMap<number, { readonly count: number; readonly titles: number }> {
  const kinds = new Map<number, { count: number; titles: number }>()
  for (const [vote, count] of votes ?? []) {
    if (typeof vote !== 'number' || count <= 0) continue
    const { count: others, titles } = kinds.get(kindOfVote(vote)) ?? { count: 0, titles: 0 }
    kinds.set(kindOfVote(vote), { count: others + count, titles: titles + 1 })
  }
  return kinds
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
