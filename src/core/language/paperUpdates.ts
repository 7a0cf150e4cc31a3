import * as l10n from '@vscode/l10n'
import type { ArchivedEntry } from '../archive/archivedDigest.ts'
import type { Span } from '../base/span.ts'
import { type Digest, paperOf } from '../digest/model.ts'
import type { WritingHabit } from './completion.ts'
import { asOneEdit, type Insertion } from './insertPapers.ts'
import type { ChangeKind, PaperChange } from './paperChanges.ts'
import { SectionWriter } from './sectionWriter.ts'

/** What became of a paper since the archive covered it. */
export interface PaperUpdate extends Pick<PaperChange, 'paper' | 'covered'> {
  /** Localised, in one line that is read as commentary, without a label or a bare venue at its beginning. */
  readonly news: string
}

/**
 * What to tell of papers that the archive covers, each once, in the order of {@link changesSince}. What a digest has told
 * already is no news, nor is what became of the papers that the digest at hand names.
 * @param except the file for which it is asked, with the papers that it names
 */
export function updatesOn(
  changes: readonly PaperChange[],
  except: { readonly file: string; readonly digest: Digest },
): readonly PaperUpdate[] {
  const { entries, mentions } = except.digest
  const named = new Set([...entries, ...mentions].map(paperOf))
  const news = changes.filter(({ paper, covered, told }) => {
    return told === undefined && !named.has(paper.id) && covered.digest.file !== except.file
  })
  return Array.from(Map.groupBy(news, ({ paper }) => paper).values(), (ofOne) => {
    const { paper, covered } = ofOne[0] as PaperChange
    return { paper, covered, news: ofOne.map(describeChange).join('; ') }
  })
}

/** What became of a paper, as the beginning of a sentence. */
export function describeChange({ kind, fact }: Pick<PaperChange, 'kind' | 'fact'>): string {
  return describers[kind](fact)
}

const describers: Readonly<Record<ChangeKind, (fact: string) => string>> = {
  retracted: (fact) =>
    fact === '' ? l10n.t('Retracted by its publisher') : l10n.t('Retracted by its publisher ({0})', fact),
  withdrawn: (fact) => l10n.t('Since withdrawn, with the comment “{0}”', fact),
  published: (fact) => l10n.t('Since published in “{0}”', fact),
  revised: (fact) => l10n.t('Since revised: {0}', fact),
}

/** Writes a section at the cursor: a heading and an entry for each paper, in the form of the digest's others. */
export function writeUpdates(
  updates: readonly PaperUpdate[],
  habit: WritingHabit,
  cursor: Span,
): Insertion | undefined {
  if (updates.length === 0) return undefined
  const writer = new SectionWriter(habit)
  let end = writer.heading(l10n.t('Updates on earlier papers'), cursor)
  for (const [index, { paper, news, covered }] of updates.entries())
    end = writer.entry({ paper, said: `${news}. ${describeCoverage(covered)}` }, index === 0, end)
  writer.close(end)
  return asOneEdit(habit.digest.text, writer.digest.text, end)
}

/** When one covered it, and one's own first words. */
export function describeCoverage({ digest: { reference: when }, said }: ArchivedEntry): string {
  const words = said.replace(/[.。]$/u, '')
  return words === '' ? l10n.t('Covered on {0}.', when) : l10n.t('Covered on {0}: “{1}”.', when, words)
}
