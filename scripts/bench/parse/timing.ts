// Times our parser and a Markdown parser on the same text, one after the other in one process.
import MarkdownIt from 'markdown-it'
import { parseDigest } from '../../../src/core/digest/session.ts'

export interface Timing {
  /** Medians, in milliseconds of the processor. */
  readonly oursMs: number
  readonly markdownItMs: number
  readonly ratio: number
}

interface Effort {
  readonly rounds: number
  /** Code is compiled for what it does only after some runs; short texts need more of them. */
  readonly warmUpMs: number
  /** A round reads a short text again and again for so long: the processor's clock has coarse steps. */
  readonly roundMs?: number
}

const markdownIt = new MarkdownIt()

/** What reading from nothing takes; objects of what is said are made when somebody asks, and nobody asks for all. */
export function readOurs(text: string): number {
  return parseDigest(text).parts.length
}

export function readMarkdown(text: string): number {
  return markdownIt.parse(text, {}).length
}

/** Each by itself, so that none works in the caches and for the garbage of the other. */
export function timeBoth(text: string, effort: Effort): Timing {
  const markdownItMs = medianOf(() => readMarkdown(text), effort)
  const oursMs = medianOf(() => readOurs(text), effort)
  return { oursMs, markdownItMs, ratio: oursMs / markdownItMs }
}

function medianOf(work: () => unknown, { rounds, warmUpMs, roundMs = 0 }: Effort): number {
  for (let spent = 0; spent < warmUpMs; ) spent += clockOf(work)
  return at(
    Array.from({ length: rounds }, () => processorOf(work, roundMs)),
    0.5,
  )
}

/** By this thread: what else the machine does costs the others. */
function processorOf(work: () => unknown, roundMs: number): number {
  const before = thread.threadCpuUsage()
  let runs = 0
  for (let spent = 0; runs === 0 || spent < roundMs; runs++) spent += clockOf(work)
  const { user, system } = thread.threadCpuUsage(before)
  return (user + system) / 1000 / runs
}

/** Node has it since 23.9; the types of 22, which VS Code has, have not. */
const thread = process as NodeJS.Process & { threadCpuUsage(before?: NodeJS.CpuUsage): NodeJS.CpuUsage }

export function clockOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The value below which such a part of the numbers is. */
export function at(numbers: readonly number[], part: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * part)] ?? Number.NaN
}
