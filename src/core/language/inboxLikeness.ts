import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../arxiv/identifier.ts'
import { titleInList } from '../paper/text.ts'
import type { Ranking, RelatedEntry } from '../related/coveredPapers.ts'
import { linkToEntry } from './describePaper.ts'
import { escapeMarkdown } from './markdownText.ts'

/** How similar papers of the inbox are to what the writer covered, without those that were not compared yet. */
export type Likenesses = ReadonlyMap<ArxivId, Ranking>

interface Listed {
  readonly day: string
  readonly paper: { readonly id: ArxivId }
}

/**
 * The same papers, within each day the most similar to what the writer covered first. Equal ones keep their order; one
 * that was not compared counts as not similar.
 * @param papers latest day first
 */
export function byLikeness<T extends Listed>(papers: readonly T[], likenesses: Likenesses): readonly T[] {
  if (likenesses.size === 0) return papers
  const scoreOf = ({ paper }: T) => likenesses.get(paper.id)?.score ?? 0
  const days = Map.groupBy(papers, ({ day }) => day)
  return [...days.values()].flatMap((ofDay) => ofDay.toSorted((a, b) => scoreOf(b) - scoreOf(a)))
}

/**
 * Why a paper is at its place, as plain text.
 * @param likest the most similar entry
 */
export function sayLikeness({ title, id, date, said }: RelatedEntry): string {
  return sentence(titleInList(title) || id || '', date, said)
}

/** The same as Markdown with a link to the entry, whose file is named by its URI. */
export function describeLikeness(likest: RelatedEntry): string {
  const { date, said } = likest
  return sentence(linkToEntry(likest), date && escapeMarkdown(date), escapeMarkdown(said))
}

function sentence(name: string, date: string | undefined, said: string): string {
  if (date === undefined)
    return said ? l10n.t('Like “{0}”; you wrote: {1}', name, said) : l10n.t('Like “{0}”', name)
  return said
    ? l10n.t('Like “{0}”, which you covered on {1}; you wrote: {2}', name, date, said)
    : l10n.t('Like “{0}”, which you covered on {1}', name, date)
}
