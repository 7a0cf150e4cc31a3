/*
 * Frames: the forms that this document repeats for its entries, learned from all of it.
 *
 * Each line votes by itself, whatever stands above it: for its shape (a bullet that begins with a labelled link, a heading
 * above a line of links, a row of four cells), whether it names a paper beyond doubt, and in which slot its title would
 * then stand. Votes are added up, so an edit takes those of the old lines away and adds those of the new ones.
 *
 * What a document's frames are is a pure function of the sums. With three votes and agreement, all lines of the shape are
 * read alike: what is no title by itself ("Regret.") becomes one where its neighbours have theirs, and a link in a sentence
 * stays a mention where others of its shape are. Below three votes the layouts decide, see `layouts/`.
 *
 * Lines that are facts about a paper rather than commentary are learned in the same way, by their label ("Presenter: Ann")
 * and by their place right below the name of a paper.
 */

import type { Saying } from '../layouts/fields.ts'
import { whole } from '../titles/candidates.ts'
import type { AroundTitle } from '../titles/credits.ts'

/** What one kind of line came to. */
export interface Tally {
  /** Lines of the shape. */
  lines: number
  /** Lines that name a paper beyond doubt. */
  sure: number
  /** Where those have their titles. */
  readonly slots: Map<string, number>
  /** Where lines have their titles that may name a paper. */
  readonly weak: Map<string, number>
  /** Lines with a title. */
  titled: number
  /** Lines whose title people in brackets follow. */
  credited: number
  /** Lines whose title a name stands in front of. */
  led: number
  /** Lines whose title a dash and a remark follow. */
  remarked: number
  /** Lines whose title ends with words in brackets, by what they say. */
  readonly bracketed: Map<number, number>
}

/** The sums of a document, or of a stretch of it. */
export type Tallies = ReadonlyMap<string, Tally>

/** Votes to be added up. */
export class Count {
  readonly tallies = new Map<string, Tally>()

  /** Counts a line that may name a paper, if the others of its shape do. */
  voteWeakly(shape: string, slot: string): void {
    const tally = this.#tally(shape)
    tally.lines++
    addTo(tally.weak, slot, 1)
  }

  /** Counts a title, and what stands around it. */
  voteTitle(shape: string, { isCredited, isLed, isRemarked, bracket }: AroundTitle): void {
    const tally = this.#tally(shape)
    tally.titled++
    if (isCredited) tally.credited++
    if (isLed) tally.led++
    if (isRemarked) tally.remarked++
    if (bracket !== undefined) addTo(tally.bracketed, kindOfBracket(bracket), 1)
  }

  /** Counts a line below the name of a paper. */
  voteFact(shape: string, saying: Saying): void {
    if (saying === 'name') this.voteWeakly(shape, fact)
    else this.vote(shape, saying === 'fact' ? fact : undefined)
  }

  /** @param slot where the title stands, for a line that names a paper beyond doubt */
  vote(shape: string, slot: string | undefined, lines = 1, sure = 1): void {
    const tally = this.#tally(shape)
    tally.lines += lines
    if (slot === undefined) return
    tally.sure += sure
    addTo(tally.slots, slot, sure)
  }

  /** Adds another's votes, or takes them away. */
  add(other: Tallies, sign: 1 | -1 = 1): void {
    for (const [shape, { lines, sure, slots, weak, titled, credited, led, remarked, bracketed }] of other) {
      const tally = this.#tally(shape)
      tally.lines += sign * lines
      tally.sure += sign * sure
      tally.titled += sign * titled
      tally.credited += sign * credited
      tally.led += sign * led
      tally.remarked += sign * remarked
      for (const [slot, count] of weak) addTo(tally.weak, slot, sign * count)
      for (const [slot, count] of slots) addTo(tally.slots, slot, sign * count)
      for (const [group, count] of bracketed) addTo(tally.bracketed, group, sign * count)
    }
  }

  #tally(shape: string): Tally {
    const known = this.tallies.get(shape)
    if (known) return known
    const made = {
      lines: 0,
      sure: 0,
      slots: new Map<string, number>(),
      weak: new Map<string, number>(),
      titled: 0,
      credited: 0,
      led: 0,
      remarked: 0,
      bracketed: new Map<number, number>(),
    }
    this.tallies.set(shape, made)
    return made
  }
}

function addTo<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

/** How lines of one shape are read. */
export interface Frame {
  /** The slot that holds their titles; `undefined` where they name no papers of their own. */
  readonly slot: string | undefined
}

/** The frames of a document. */
export interface Frames {
  readonly of: ReadonlyMap<string, Frame>
  /** The markers and depths of lines that have a form: "-0", "h2". */
  readonly families: ReadonlySet<string>
  /** The shapes whose titles people in brackets follow: "Regret (Moreau)" has one word of title. */
  readonly credited: ReadonlySet<string>
  /** The shapes whose titles a name stands in front of: "Park: Regret" has one word of title. */
  readonly led: ReadonlySet<string>
  /** The shapes whose titles a dash and a remark follow: "Regret — in five lines". */
  readonly remarked: ReadonlySet<string>
  /** The shapes whose titles end with words in brackets that repeat, and the kinds of those: "Regret (12 min read)", "Regret (cs.LG)". */
  readonly bracketed: ReadonlyMap<string, ReadonlySet<number>>
  /** Tells two decisions apart. */
  readonly key: string
}

const fewest = 3
/** Items of a list stand closer together than paragraphs. */
const fewestItems = 2
const isTopItem = /^[-1@]0 /
const agreement = 0.8
const mostSure = 0.5
const leastSure = 0.2
const leastSaid = 0.4
/** The words of a row speak less clearly for a column than those of a line for a place. */
const agreementOfRows = 0.7
/** Authors or venues in fewer labels than this share are a part of what the writer linked; in more they are a part of the form. */
const mostCut = 0.1
const fewestCredited = 2
const fewestBrackets = 3
const mostlyCredited = 0.6

/** What the sums come to. */
export function decide(tallies: Tallies): Frames {
  const of = new Map<string, Frame>()
  for (const [shape, tally] of tallies) {
    const frame = frameOf(shape, tally)
    if (frame) of.set(shape, frame)
  }
  const credited = shapesWith(tallies, 'credited')
  const led = shapesWith(tallies, 'led')
  const remarked = shapesWith(tallies, 'remarked')
  const bracketed = repeatedBrackets(tallies)
  const key = [
    ...Array.from(of, ([shape, { slot }]) => `${shape}=${slot}`),
    ...credited,
    ...Array.from(led, (shape) => `led ${shape}`),
    ...Array.from(remarked, (shape) => `remarked ${shape}`),
    ...Array.from(bracketed, ([shape, kinds]) => `brackets ${shape}=${[...kinds].sort()}`),
  ]
    .sort()
    .join('\n')
  const families = new Set(Array.from(of, ([shape, { slot }]) => (slot === undefined ? '' : familyOf(shape))))
  return { of, families, credited, led, remarked, bracketed, key }
}

/** The shapes most of whose titles have people or a remark beside them. */
function shapesWith(tallies: Tallies, what: 'credited' | 'led' | 'remarked'): ReadonlySet<string> {
  const shapes = new Set<string>()
  for (const [shape, tally] of tallies)
    if (tally[what] >= fewestCredited && tally[what] >= mostlyCredited * tally.titled) shapes.add(shape)
  return shapes
}

/** The kinds of brackets with which most titles of a shape end, if each ends more than one of them. */
function repeatedBrackets(tallies: Tallies): ReadonlyMap<string, ReadonlySet<number>> {
  const repeated = new Map<string, ReadonlySet<number>>()
  for (const [shape, { bracketed, titled }] of tallies) {
    const kinds = [...bracketed].filter(([, lines]) => lines > 1)
    const count = kinds.reduce((sum, [, lines]) => sum + lines, 0)
    if (count >= fewestBrackets && count >= mostlyCredited * titled)
      repeated.set(shape, new Set(kinds.map(([kind]) => kind)))
  }
  return repeated
}

/** The number under which brackets of one kind are counted. */
export function kindOfBracket(bracket: string): number {
  return groupOf(bracket)
}

function frameOf(shape: string, tally: Tally): Frame | undefined {
  if (shape.startsWith(ofLabel)) return factsOf(tally, fewestLabels, 0)
  if (shape.startsWith(ofPlace)) return factsOf(tally, fewestLabels, mostSure)
  if (shape.startsWith(ofTail)) return factsOf(tally, fewestLabels, agreement)
  if (shape.startsWith(ofEnd)) return endOf(tally)
  if (shape.startsWith(ofHeading)) return headingOf(tally)
  if (shape.startsWith(ofSaid)) return saidOf(tally)
  if (shape.startsWith(ofBlock)) return blockOf(tally)
  const { lines, sure, slots, weak } = tally
  if (shape.endsWith(' said')) return lines >= 4 && sure >= 0.75 * lines ? { slot: 'title' } : undefined
  if (lines < fewest) return undefined
  // What is nothing by itself is a form where nearly all lines of the shape are alike.
  for (const [slot, count] of weak) {
    const all = count + (slots.get(slot) ?? 0)
    if (all >= fewest && all >= agreement * lines) return { slot }
  }
  if (sure <= leastSure * lines) return { slot: undefined }
  if (sure < mostSure * lines) return undefined
  const [slot, count] = mostFrequent(slots)
  if (
    slot === undefined ||
    count < (isTopItem.test(shape) ? fewestItems : fewest) ||
    count < (shape.startsWith('row ') ? agreementOfRows : agreement) * sure
  )
    return undefined
  const cut = slots.get(slot) ?? 0
  return { slot: cut > mostCut * count || !slots.has(slot + whole) ? slot : slot + whole }
}

const ofLabel = 'label '
const ofPlace = 'below '
const ofTail = 'tail of '
const ofEnd = 'end of '
const ofHeading = 'heading '
const ofSaid = 'said of '
const ofBlock = 'saying '
/** The slot of lines that are facts. */
const fact = 'fact'
/** A label and a value of the same kind, twice, is no chance. */
const fewestLabels = 2
const fewestBlocks = 4
const mostlyBlocks = 0.6
/** One item has no others to compare it with. */
const fewestEnds = 2
/** Labels are as many as a writer likes; so many groups of them keep the sums of a long document short. */
const labelGroups = 256

/** The shape of lines with a label in front of a colon. */
export function shapeOfLabel(label: string): string {
  return ofLabel + groupOf(label)
}

/** The shape of lines of one form that may name what stands below them. */
export function shapeOfHeading(form: string): string {
  return ofHeading + groupOf(form)
}

/** Whether entries follow lines of a form always, or mostly. */
function headingOf({ lines, sure }: Tally): Frame | undefined {
  if (sure < fewestLabels || sure < mostSure * lines) return undefined
  return { slot: sure === lines ? 'always' : 'mostly' }
}

/** A number for a label, the same for few others. */
export function groupOf(label: string): number {
  let hash = 0
  for (let at = 0; at < label.length; at++) hash = (hash * 31 + label.charCodeAt(at)) % 65_521
  return hash % labelGroups
}

/** The shape of lines without a label right below heads of one shape. */
export function shapeBelow(shape: string): string {
  return ofPlace + shape
}

/** The shape of what stands in the last line of heads of one shape. */
export function shapeOfTail(shape: string): string {
  return ofTail + shape
}

/** The shape of where items or quotations that name papers end. */
export function shapeOfEnd(shape: string): string {
  return ofEnd + shape
}

/** The shape of where rows of one shape say something of their papers. */
export function shapeOfSaid(shape: string): string {
  return ofSaid + shape
}

/** Two rows that say something in the same column are no chance; short words in it say something, too. */
function saidOf({ lines, sure, slots }: Tally): Frame | undefined {
  const [slot, count] = mostFrequent(slots)
  if (slot === undefined || count < fewestLabels || count < leastSaid * lines) return undefined
  return count >= agreement * sure ? { slot } : undefined
}

/** The shape of lines of a marker and depth with nothing but commentary below. */
export function shapeOfBlock(family: string): string {
  return ofBlock + family
}

/** Whether a shape is one of {@link shapeOfBlock}. */
export function isBlock(shape: string): boolean {
  return shape.startsWith(ofBlock)
}

/** Commentary stands below many lines that are no entries, so that nearly all must be some. */
function blockOf({ lines, sure }: Tally): Frame | undefined {
  return lines >= fewestBlocks && sure >= mostlyBlocks * lines ? { slot: 'title' } : undefined
}

/** Paragraphs after few of the items say nothing of their papers. */
function endOf({ lines, sure }: Tally): Frame | undefined {
  return lines >= fewestEnds && sure >= mostSure * lines ? { slot: 'end' } : undefined
}

function factsOf({ lines, sure, weak }: Tally, least: number, leastShare: number): Frame | undefined {
  const all = sure + (weak.get(fact) ?? 0)
  const isRepeated = lines >= least && all >= agreement * lines && sure >= leastShare * lines
  return isRepeated ? { slot: fact } : undefined
}

/** The slot of most votes, labels as a whole and those that are cut counted together. */
function mostFrequent(slots: ReadonlyMap<string, number>): readonly [string | undefined, number] {
  const sums = new Map<string, number>()
  for (const [slot, count] of slots) {
    const name = slot.endsWith(whole) ? slot.slice(0, -whole.length) : slot
    sums.set(name, (sums.get(name) ?? 0) + count)
  }
  let most: string | undefined
  for (const [slot, count] of [...sums].sort()) if (count > (sums.get(most ?? '') ?? 0)) most = slot
  return [most, sums.get(most ?? '') ?? 0]
}

/** The marker and the depth of a shape. */
export function familyOf(shape: string): string {
  return shape.split(' ', 1)[0] ?? ''
}

export const noFrames: Frames = {
  of: new Map(),
  families: new Set(),
  credited: new Set(),
  led: new Set(),
  remarked: new Set(),
  bracketed: new Map(),
  key: '',
}
