import type { Span } from '../../base/span.ts'
import type { Head, NamedPaper } from '../layouts/layout.ts'
import type { Line } from '../lines/line.ts'
import type { EntryNode } from './state.ts'

/**
 * The entries that a head gives: one for each paper that its lines name. Each ends where the next begins; what the lines say of
 * the papers, and what follows below, is said of the last.
 * @param first and last line of the head
 */
export function nodesOf(head: Head, first: Line, last: Line): readonly EntryNode[] {
  const { papers, commentary } = head
  const whole = { head, start: first.from, headEnd: last.to, end: last.to, commentary }
  if (!papers) return [whole]
  const names = papers.map(({ name }) => name)
  return papers.map(({ title, link }, index): EntryNode => {
    const end = names[index + 1]?.start ?? last.to
    return {
      head: { ...head, title: link === head.link ? head.title : title, link, papers: undefined },
      start: index === 0 ? first.from : (names[index]?.start ?? first.from),
      headEnd: end,
      end,
      commentary: saidOf(papers, index, commentary),
      shared: { names, index },
    }
  })
}

/** What is said of one of several papers: in its own cell, or after the last of them. */
function saidOf(
  papers: readonly NamedPaper[],
  index: number,
  commentary: Span | undefined,
): Span | undefined {
  const { commentary: own } = papers[index] as NamedPaper
  if (own || !commentary) return own
  const last = papers.findLastIndex((each) => each.name.start <= commentary.start)
  return index === Math.max(0, last) ? commentary : undefined
}
