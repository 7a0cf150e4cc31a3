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

import { among } from '../layouts/layout.ts'
import { whole } from '../titles/candidates.ts'
import { groupOf } from '../titles/words.ts'
import { decideAround, describeAround, type Surroundings } from './around.ts'
import { addTo, fact, type Tallies, type Tally } from './tallies.ts'

/** How lines of one shape are read. */
interface Frame {
  /** The slot that holds their titles; `undefined` where they name no papers of their own. */
  readonly slot: string | undefined
}

/** The frames of a document. */
export interface Frames {
  readonly of: ReadonlyMap<string, Frame>
  /** The markers and depths of lines that have a form: "-0", "h2". */
  readonly families: ReadonlySet<string>
  /** What stands around their titles and is no part of them. */
  readonly around: Surroundings
  /** Tells two decisions apart. */
  readonly key: string
}

/** What the sums come to. */
export function decide(tallies: Tallies): Frames {
  const of = new Map<string, Frame>()
  const families = new Set<string>()
  for (const [shape, tally] of tallies) {
    const family = familyOf(shape)
    const decider = deciders.get(family)
    const frame = decider ? decider(tally) : titleFrame(shape, tally)
    if (!frame) continue
    of.set(shape, frame)
    families.add(frame.slot === undefined || shape.endsWith(among) ? '' : family)
  }
  const around = decideAround(tallies)
  const key = [...Array.from(of, ([shape, { slot }]) => `${shape}=${slot}`), ...describeAround(around)]
    .sort()
    .join('\n')
  return { of, families, around, key }
}

/** Those of a document without entries. */
export const noFrames: Frames = decide(new Map())

const fewest = 3
/** Items of a list stand closer together than paragraphs. */
const fewestItems = 2
const isTopItem = /^[-1@]0 /
const agreement = 0.8
const mostSure = 0.5
const leastSure = 0.2
/** The words of a row speak less clearly for a column than those of a line for a place. */
const agreementOfRows = 0.7
/** Authors or venues in fewer labels than this share are a part of what the writer linked; in more they are a part of the form. */
const mostCut = 0.1

/** The shape of addresses at the edges of a document's parts, and the end of the shape of heads that end with an address. */
export const closing = 'closing'

/** The shape of addresses that stand or begin without a title. */
export const address = 'address'

/** The shape of paragraphs with an entry, which some begin with a line of another kind. */
export const preceded = 'preceded'

/** How lines of a shape are read, by the first word of shapes that are not those of names of papers. */
const deciders: ReadonlyMap<string, (tally: Tally) => Frame | undefined> = new Map([
  ['label', (tally: Tally) => factsFrame(tally, 0) ?? opinionFrame(tally)],
  ['below', (tally: Tally) => factsFrame(tally, mostSure)],
  ['tail', (tally: Tally) => factsFrame(tally, agreement)],
  ['end', endFrame],
  ['heading', headingFrame],
  ['part', partFrame],
  ['said', saidFrame],
  ['saying', blockFrame],
  ['told', toldFrame],
  ['story', storyFrame],
  ['opening', openingFrame],
  ['dress', dressFrame],
  [closing, closingFrame],
  [address, addressFrame],
  [preceded, precededFrame],
  ['items', itemsFrame],
])

function titleFrame(shape: string, { lines, sure, slots, weak }: Tally): Frame | undefined {
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
    count < (familyOf(shape) === 'row' ? agreementOfRows : agreement) * sure
  )
    return undefined
  const cut = slots.get(slot) ?? 0
  return { slot: cut > mostCut * count || !slots.has(slot + whole) ? slot : slot + whole }
}

/** The slot with the most votes. Whole labels and parts of labels are counted together. */
function mostFrequent(slots: ReadonlyMap<string, number>): readonly [string | undefined, number] {
  const sums = new Map<string, number>()
  for (const [slot, count] of slots)
    addTo(sums, slot.endsWith(whole) ? slot.slice(0, -whole.length) : slot, count)
  const [most] = [...sums].sort().sort(([, a], [, b]) => b - a)
  return most ?? [undefined, 0]
}

/** The same twice is no chance: a label and a value of a kind, rows that say something in a column. */
const fewestAlike = 2

/** The shape of lines with a label in front of a colon. */
export function shapeOfLabel(label: string): string {
  return `label ${groupOf(label)}`
}

/** The shape of lines without a label right below heads of one shape. */
export function shapeBelow(shape: string): string {
  return `below ${shape}`
}

/** The shape of what stands in the last line of heads of one shape. */
export function shapeOfTail(shape: string): string {
  return `tail of ${shape}`
}

function factsFrame({ lines, sure, weak }: Tally, leastShare: number): Frame | undefined {
  const all = sure + (weak.get(fact) ?? 0)
  const isRepeated = lines >= fewestAlike && all >= agreement * lines && sure >= leastShare * lines
  return isRepeated ? { slot: fact } : undefined
}

const fewestOpinions = 4

/** A label in front of what is said of many papers names none: "Question: how does it differ from [TileNet](…)?" */
function opinionFrame({ lines, sure, weak }: Tally): Frame | undefined {
  const facts = sure + (weak.get(fact) ?? 0)
  return lines >= fewestOpinions && facts <= leastSure * lines ? { slot: undefined } : undefined
}

/** The shape of where items or quotations that name papers end. */
export function shapeOfEnd(shape: string): string {
  return `end of ${shape}`
}

/** Paragraphs after few of the items say nothing of their papers; one item has no others to compare it with. */
function endFrame({ lines, sure }: Tally): Frame | undefined {
  return lines >= fewestAlike && sure >= mostSure * lines ? { slot: 'end' } : undefined
}

/** The shape of items of one marker and indentation. */
export function shapeOfItems(marker: string, indent: number): string {
  return `items ${marker}${indent}`
}

/** Where nearly all items of a kind are entries, any other of them says nothing of the entry above. */
function itemsFrame({ lines, sure }: Tally): Frame | undefined {
  return sure >= fewest && sure >= agreement * lines ? { slot: 'entry' } : undefined
}

/** The shape of lines of one form that may name what stands below them. */
export function shapeOfHeading(form: string): string {
  return `heading ${groupOf(form)}`
}

/** Whether entries follow lines of a form always, or mostly. */
function headingFrame({ lines, sure }: Tally): Frame | undefined {
  if (sure < fewestAlike || sure < mostSure * lines) return undefined
  return { slot: sure === lines ? 'always' : 'mostly' }
}

const partGroups = 4096

/** The shape of labels of the same words; in so few groups that a text of nothing but labels is learned as fast as any. */
export function shapeOfPart(words: string): string {
  return `part ${groupOf(words.toLowerCase()) % partGroups}`
}

/** A label that is repeated and never stands above an entry names a part of what is said of each paper: "**Weaknesses**". */
function partFrame({ lines, sure }: Tally): Frame | undefined {
  return lines >= fewest && sure === 0 ? { slot: undefined } : undefined
}

/** The shape of where rows of one shape say something of their papers. */
export function shapeOfSaid(shape: string): string {
  return `said of ${shape}`
}

/** Short words in a column say something, too. */
const leastSaid = 0.4

function saidFrame({ lines, sure, slots }: Tally): Frame | undefined {
  const [slot, count] = mostFrequent(slots)
  const isRepeated = count >= fewestAlike && count >= leastSaid * lines && count >= agreement * sure
  return isRepeated ? { slot } : undefined
}

const ofBlock = 'saying '

/** The shape of lines of a marker and depth with nothing but commentary below. */
export function shapeOfBlock(family: string): string {
  return ofBlock + family
}

/** Whether a shape is one of {@link shapeOfBlock}. */
export function isBlock(shape: string): boolean {
  return shape.startsWith(ofBlock)
}

const fewestBlocks = 4
const mostBlocks = 0.6

/** Commentary stands below many lines that are no entries, so that nearly all must be some. */
function blockFrame({ lines, sure }: Tally): Frame | undefined {
  return lines >= fewestBlocks && sure >= mostBlocks * lines ? { slot: 'title' } : undefined
}

const ofOpening = 'opening '

/** The shape of lines of a marker and depth that open alike. */
export function shapeOfOpening(family: string, opening: string): string {
  return `${ofOpening}${family} ${opening}`
}

/** Whether a shape is one of {@link shapeOfOpening}. */
export function isOpening(shape: string): boolean {
  return shape.startsWith(ofOpening)
}

/** The shape of paragraphs and items of a marker and depth with their titles marked in the middle of what they say. */
export function shapeOfTold(family: string): string {
  return `told ${family}`
}

/** The slot of a title in the middle of what is said of it. */
export const inside = 'inside'

/** Any sentence may mark some words, so that nearly all must. */
function toldFrame({ lines, sure, slots }: Tally): Frame | undefined {
  if (lines < fewest || sure < agreement * lines) return undefined
  return { slot: (slots.get(inside) ?? 0) >= fewestAlike ? inside : 'lead' }
}

/** The shape of paragraphs that are about a paper each, which their first sentence names anywhere. */
export const story = 'story'

const leastTold = 0.4

/** Any essay cites a paper now and then; between its papers a digest has words of its own. */
function storyFrame({ lines, sure }: Tally): Frame | undefined {
  return sure >= fewestBlocks && sure >= leastTold * lines ? { slot: inside } : undefined
}

/** Where most lines that open alike are entries, so are the others. */
function openingFrame({ lines, sure }: Tally): Frame | undefined {
  return lines >= fewest && sure >= mostBlocks * lines && sure >= fewest ? { slot: 'title' } : undefined
}

const ofDress = 'dress '

/** The shape of lines of a marker and depth whose titles have the same in front of them, around them and after them. */
export function shapeOfDress(family: string, dress: string): string {
  return `${ofDress}${family} ${dress}`
}

/** Whether a shape is one of {@link shapeOfDress}. */
export function isDress(shape: string): boolean {
  return shape.startsWith(ofDress)
}

/** Nothing but titles is dressed as the titles of sure entries are, so that half of them are enough. */
function dressFrame({ lines, sure }: Tally): Frame | undefined {
  return sure >= fewest && sure >= mostSure * lines ? { slot: 'title' } : undefined
}

/** The frame for a head's shape. Heads that end with an address share one frame, if the document has it. */
export function frameOf({ of }: Frames, { shape }: { readonly shape: string }): Frame | undefined {
  return (shape.endsWith(closing) ? of.get(closing) : undefined) ?? of.get(shape)
}

/** Addresses come last in entries if more parts of the document end with an address than begin with one. */
function closingFrame({ lines, slots }: Tally): Frame | undefined {
  return (slots.get('last') ?? 0) > mostSure * lines ? { slot: 'last' } : undefined
}

/** No address of the document has a title above, except perhaps the first, whose title may as well be that of the document. */
function addressFrame({ lines, sure }: Tally): Frame | undefined {
  return sure <= 1 && lines > sure ? { slot: undefined } : undefined
}

/** Most paragraphs with an entry begin with such a line. */
function precededFrame({ lines, sure }: Tally): Frame | undefined {
  return sure >= fewestAlike && sure >= mostBlocks * lines ? { slot: 'below' } : undefined
}

/** The marker and the depth of a shape. */
export function familyOf(shape: string): string {
  return shape.split(' ', 1)[0] ?? ''
}
