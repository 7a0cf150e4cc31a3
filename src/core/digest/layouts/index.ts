import type { LayoutId } from '../digest.ts'
import { allCues } from '../text/lineCue.ts'
import type { Layout } from './layout.ts'
import { linkedTitle } from './linkedTitle.ts'
import { linkTitle } from './linkTitle.ts'
import { tableRow } from './tableRow.ts'
import { titleAlone } from './titleAlone.ts'
import { titleBadges } from './titleBadges.ts'
import { titleFields } from './titleFields.ts'
import { titleLabel } from './titleLabel.ts'
import { titleLink } from './titleLink.ts'
import { titleParenthesis } from './titleParenthesis.ts'

/** All layouts; at each line the first that can read it does. */
export const layouts: readonly Layout[] = [
  tableRow,
  titleLabel,
  linkedTitle,
  titleBadges,
  titleParenthesis,
  titleLink,
  titleFields,
  linkTitle,
  titleAlone,
]

const byCue = Array.from({ length: allCues + 1 }, (_, cues) =>
  layouts.filter(({ beginsOn }) => (beginsOn & cues) !== 0),
)

/** The layouts that may begin on a line with these {@link lineCue}s, in order. */
export function layoutsFor(cues: number): readonly Layout[] {
  return byCue[cues] ?? layouts
}

/** The layout of most entries; where two have as many, neither the order of the text nor that of edits decides. */
export function mostFrequentLayout(counts: { get(id: LayoutId): number | undefined }): LayoutId {
  let most: LayoutId = 'title-link'
  for (const { id } of layouts) if ((counts.get(id) ?? 0) > (counts.get(most) ?? 0)) most = id
  return most
}

export function layoutById(id: LayoutId): Layout {
  return layouts.find((layout) => layout.id === id) ?? titleLink
}
