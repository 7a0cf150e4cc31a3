// What one typed character costs: reading it into an open digest, and checking again what it concerns.
import { silentLog } from '../../../src/core/base/errors.ts'
import type { DigestDocument } from '../../../src/core/digest/document.ts'
import { DigestSession } from '../../../src/core/digest/session.ts'
import { DigestCheck } from '../../../src/core/rules/digestCheck.ts'
import { plainDigest } from './texts.ts'
import { at, clockOf } from './timing.ts'

export interface TypingTimes {
  readonly entries: number
  readonly medianMs: number
  readonly p99Ms: number
}

/** Characters typed in one place before the next place. */
const run = 10
const keystrokes = 2_000
/** A digest in which more nonsense has been typed than this is none any more: a fresh one takes its place. */
const keystrokesInOne = 100
/** Code is compiled for what it does only after some runs. */
const warmUp = 1_000
const typed = 'a b.c d'

export function measureTyping(entries: number): TypingTimes {
  const text = plainDigest(entries)
  let open = opened(text)
  const times = placesToType(text.length).map((offset, index) => {
    if (index % keystrokesInOne === 0) open = opened(text)
    const edit = { span: { start: offset, end: offset }, newText: typed.charAt(index % typed.length) }
    return clockOf(() => open.check.update(open.session.edit(edit)))
  })
  return percentiles(entries, times.slice(warmUp))
}

const flips = 60

/** A character that makes three entries of one form of two, and its deletion, each of which reads the whole digest again. */
export function measureFlips(entries: number): TypingTimes {
  const rare = 'Small Nets for Rare Forms'
  const items = ['2301', '2302', '2303'].map(
    (month) => `* **${rare}** [[pdf]](https://arxiv.org/abs/${month}.00001)\n`,
  )
  const text = `${plainDigest(entries)}\n${items.join('')}`
  const offset = text.lastIndexOf('* **')
  const { session, check } = opened(text)
  const times = Array.from({ length: flips }, (_, index) => {
    const before = framesOf(session)
    const isDeleted = index % 2 === 0
    const edit = {
      span: { start: offset, end: isDeleted ? offset + 1 : offset },
      newText: isDeleted ? '' : '*',
    }
    const ms = clockOf(() => check.update(session.edit(edit)))
    if (framesOf(session) === before) throw new Error('the character changes no frame')
    return ms
  })
  return percentiles(entries, times.slice(flips / 3))
}

function framesOf(session: DigestSession): string {
  return (session.digest as DigestDocument).learned.frames.key
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

function opened(text: string) {
  const session = new DigestSession(text)
  const options = { facts: { paper: () => undefined }, settings: {}, log: silentLog }
  return { session, check: new DigestCheck(session.digest, options) }
}

function percentiles(entries: number, times: readonly number[]): TypingTimes {
  return { entries, medianMs: at(times, 0.5), p99Ms: at(times, 0.99) }
}
