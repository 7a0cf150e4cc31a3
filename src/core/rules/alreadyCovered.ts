import * as l10n from '@vscode/l10n'
import { type ArchivedEntry, fileName } from '../archive/archivedDigest.ts'
import { type Span, slice, span } from '../base/span.ts'
import { dateIn } from '../digest/date.ts'
import { type DigestPart, type Entry, lineAt } from '../digest/model.ts'
import { paperIdOf } from '../digest/records.ts'
import type { Fix, Rule } from './rule.ts'
import { isReread } from './writtenTitle.ts'

const id = 'already-covered'

export const alreadyCovered: Rule = {
  id,
  severity: 'information',
  summary: () => l10n.t('A paper that an earlier digest of the archive already covered.'),

  *check(part, facts) {
    const { archive } = facts
    if (!archive) return
    for (const entry of part.entries) {
      const paper = paperIdOf(entry)
      const at = headOf(entry)
      const { first, last = first, length = 0 } = (paper && at && archive.coveredBefore(paper)) || {}
      if (!first || !last || !at || namesOne(part, entry, [first, last]) || isReread(part, entry, facts))
        continue
      yield {
        span: at,
        message: describe(first, length - 1),
        fixes: markAsIntended(part, entry),
        elsewhere: (length > 1 ? [first, last] : [first]).map((covered) => ({
          ...covered,
          message: describePlace(covered),
        })),
      }
    }
  },
}

/** Whether the writer refers to an earlier entry, and so has it in mind. */
function namesOne({ text }: DigestPart, { commentary }: Entry, earlier: readonly ArchivedEntry[]): boolean {
  const said = commentary ? slice(text, commentary) : ''
  return earlier.some(({ digest }) => said.includes(digest.reference))
}

/** The title or the link, whichever comes first: a directive above its line applies to it. */
function headOf({ title, link }: Entry): Span | undefined {
  if (!title || !link) return title?.span ?? link?.span
  return title.span.start < link.span.start ? title.span : link.span
}

function describe(first: ArchivedEntry, moreTimes: number): string {
  const when = nameOf(first)
  const where = first.said
    ? l10n.t('{0} already covered this paper: “{1}”', when, first.said)
    : l10n.t('{0} already covered this paper.', when)
  return moreTimes === 0 ? where : l10n.t('{0} So did {1} more.', where, moreTimes)
}

function describePlace(covered: ArchivedEntry): string {
  return l10n.t('The entry in {0}.', nameOf(covered))
}

/** A digest by its date and title, or by its file if it has neither. */
function nameOf({ digest: { date, title, file } }: ArchivedEntry): string {
  if (date && title && dateIn(title) !== date) return l10n.t('“{0}” ({1})', title, date)
  return title ? l10n.t('“{0}”', title) : (date ?? fileName(file))
}

function markAsIntended(part: DigestPart, entry: Entry): Fix[] {
  // A line between the rows of a table would end the table.
  if (entry.layout === 'table-row') return []
  const line = lineAt(part, headOf(entry)?.start ?? 0)
  const indent = /^[ \t]*/.exec(slice(part.text, line))?.[0] ?? ''
  const newText = `${indent}<!-- digest-disable-next-line ${id} -->\n`
  return [
    {
      title: l10n.t('Mark as intended'),
      edits: [{ span: span(line.start, line.start), newText }],
      isChosen: true,
    },
  ]
}
