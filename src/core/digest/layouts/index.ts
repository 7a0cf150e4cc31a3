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

export function layoutById(id: LayoutId): Layout {
  return layouts.find((layout) => layout.id === id) ?? titleLink
}
