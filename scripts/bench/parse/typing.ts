// What one typed character costs: reading it into an open digest and checking again what it concerns, beside the
// incremental parser of a Markdown library on the same keystrokes.

import { type Tree, TreeFragment } from '@lezer/common'
import { parser as commonMark, GFM } from '@lezer/markdown'
import { silentLog } from '../../../src/core/base/log.ts'
import { DigestSession } from '../../../src/core/digest/session.ts'
import { DigestCheck } from '../../../src/core/rules/digestCheck.ts'
import { repeated, seedText } from './documents.ts'

export interface TypingTimes {
  readonly entries: number
  readonly characters: number
  readonly ours: Percentiles
  readonly lezer: Percentiles
}

export interface Percentiles {
  readonly medianMs: number
  readonly p99Ms: number
}

const sizes = [50, 1_000, 10_000]
/** Characters typed in one place before the next place. */
const run = 10
const keystrokes = 2_000
/** A digest in which more nonsense has been typed than this is none any more: a fresh one takes its place. */
const keystrokesInOne = 100
/** Code is compiled for what it does only after some runs. */
const warmUp = 1_000
const typed = 'a b.c d'

export function measureTyping(): readonly TypingTimes[] {
  const seed = seedText()
  // What is measured first compiles the code; it does not count.
  measureSize(seed, sizes[1] ?? 0)
  return sizes.map((entries) => measureSize(seed, entries))
}

function measureSize(seed: string, entries: number): TypingTimes {
  const text = repeated(seed, entries)
  const offsets = placesToType(text.length)
  return { entries, characters: text.length, ours: ours(text, offsets), lezer: lezer(text, offsets) }
}

/** The same places in each run: steps of the golden section through the text. */
function placesToType(length: number): readonly number[] {
  const places: number[] = []
  for (let jump = 0; places.length < warmUp + keystrokes; jump++) {
    const start = Math.floor(((jump * 0.618_033_988_7) % 1) * length)
    for (let step = 0; step < run; step++) places.push(start + step)
  }
  return places
}

type Typing = (offset: number, character: string) => void

function ours(text: string, offsets: readonly number[]): Percentiles {
  return timeEach(offsets, () => {
    const session = new DigestSession(text)
    const check = new DigestCheck(session.digest, {
      facts: { paper: () => undefined },
      settings: {},
      log: silentLog,
    })
    return (offset, character) => {
      check.update(session.edit({ span: { start: offset, end: offset }, newText: character }))
    }
  })
}

function lezer(text: string, offsets: readonly number[]): Percentiles {
  const parser = commonMark.configure(GFM)
  return timeEach(offsets, () => {
    let now = text
    let tree: Tree = parser.parse(now)
    let fragments = TreeFragment.addTree(tree)
    return (offset, character) => {
      now = now.slice(0, offset) + character + now.slice(offset)
      const change = { fromA: offset, toA: offset, fromB: offset, toB: offset + character.length }
      fragments = TreeFragment.applyChanges(fragments, [change])
      tree = parser.parse(now, fragments)
      fragments = TreeFragment.addTree(tree, fragments)
    }
  })
}

function timeEach(offsets: readonly number[], open: () => Typing): Percentiles {
  let type = open()
  const times = offsets.map((offset, index) => {
    if (index % keystrokesInOne === 0) type = open()
    const start = performance.now()
    type(offset, typed.charAt(index % typed.length))
    return performance.now() - start
  })
  const sorted = times.slice(warmUp).sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN
  return { medianMs: at(0.5), p99Ms: at(0.99) }
}
