import * as l10n from '@vscode/l10n'
import { groupBy } from '../base/groups.ts'
import { slice, span } from '../base/span.ts'
import { type DigestPart, type Entry, lineAt, opensLines, paperOf } from '../digest/model.ts'
import { shortVenue } from '../digest/titles/venues.ts'
import { anchors, endOfAnchor, statesVenue, type VenuePlace, venueAt } from '../digest/venuePlace.ts'
import { appearedIn, type Paper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'
import type { Fix, PlacedEntry, Rule, RuleFacts } from './rule.ts'

export const publishedElsewhere: Rule = {
  id: 'published-elsewhere',
  severity: 'hint',
  summary: () => l10n.t('A paper that has since appeared at a venue that the digest does not mention.'),

  *check(part, facts) {
    for (const entry of part.entries) {
      const id = paperOf(entry)
      const record = id && facts.paper(id)
      const paper = record && { ...record, journalReference: appearedIn(record) }
      const message = paper && describe(paper)
      if (!paper || !message || isToldOf({ part, entry }, paper, facts)) continue
      const fix = addVenue({ part, entry }, paper, facts)
      yield {
        span: (entry.title ?? entry.link ?? entry).span,
        message,
        fixes: fix ? [fix] : [],
      }
    }
  },
}

/** That of the preprint, which some services give. */
const ownDoi = /^10\.48550\/arxiv\./i

function describe({ journalReference, doi }: Paper): string | undefined {
  if (journalReference !== undefined)
    return l10n.t('This paper has since appeared: {0}', readableTex(journalReference))
  return doi === undefined || ownDoi.test(doi)
    ? undefined
    : l10n.t('This paper has since appeared as doi:{0}', doi)
}

/** Whether the writer says it, or could have when the digest was written. */
function isToldOf({ part, entry }: PlacedEntry, paper: Paper, { archive }: RuleFacts): boolean {
  const start = opensLines(entry) ? lineAt(part, entry.span.start).start : entry.span.start
  const said = foldTitle(slice(part.text, span(start, entry.span.end)))
  const { journalReference = '', doi = '' } = paper
  const venue = readableTex(shortVenue(journalReference))
  const [name = ''] = venue.split(/\s(?=(?:19|20)\d{2}$)/)
  if ([name, doi].some((words) => words !== '' && said.includes(foldTitle(words)))) return true
  // If only a DOI is known, a paper of an earlier year had it when the digest was written.
  const year =
    /(?:19|20)\d{2}$/.exec(venue)?.[0] ?? (venue === '' ? paper.publishedAt?.slice(0, 4) : undefined)
  if (archive?.date !== undefined && year !== undefined && archive.date.slice(0, 4) > year) return true
  return statesVenue(part, entry)
}

/** At the place where others in the part have theirs, or instead of a word for a preprint. */
function addVenue(at: PlacedEntry, paper: Paper, facts: RuleFacts): Fix | undefined {
  const { part, entry } = at
  if (paper.journalReference === undefined) return undefined
  const venue = readableTex(shortVenue(paper.journalReference))
  if (/[|[\]<>\n]/.test(venue)) return undefined
  const habit = habitOf(part, entry)
  if (!habit) return undefined
  const own = venueAt(part, entry, habit.anchor)
  const newText = habit.lead + venue + habit.tail
  const end = endOfAnchor(part, entry, habit.anchor) ?? 0
  const edit =
    own && own.lead.includes('|') === habit.lead.includes('|')
      ? {
          span: span(own.start, own.start + own.words.length),
          newText: own.words === '' ? `${venue} ` : venue,
        }
      : { span: span(end, end), newText }
  // In a row, only a cell has room.
  if (!own && habit.lead.includes('|')) return undefined
  if (!facts.whole.isTitledBy(edit, at, paper, facts)) return undefined
  return { title: l10n.t('Add “{0}”', venue), edits: [edit], isChosen: true }
}

const fewestAlike = 2

/** The place and the punctuation that most of the others have. */
function habitOf(part: DigestPart, own: Entry): VenuePlace | undefined {
  const places = part.entries.flatMap((entry) => {
    const found = anchors.flatMap((anchor) => venueAt(part, entry, anchor) ?? [])
    return entry === own || entry.layout !== own.layout
      ? []
      : found.filter(({ words }) => words !== '').slice(0, 1)
  })
  const keyOf = ({ anchor, lead, tail }: VenuePlace) => `${anchor}\n${lead}\n${tail}`
  const alike = groupBy(places, keyOf)
  const [most] = [...alike.values()].sort((a, b) => b.length - a.length)
  return most && most.length >= fewestAlike ? most[0] : undefined
}
