import type { LayoutId } from '../digest.ts'
import type { Layout } from './layout.ts'
import { linkedTitle } from './linkedTitle.ts'
import { linkTitle } from './linkTitle.ts'
import { tableRow } from './tableRow.ts'
import { titleAlone } from './titleAlone.ts'
import { titleBadges } from './titleBadges.ts'
import { titleFields } from './titleFields.ts'
import { titleLink } from './titleLink.ts'
import { titleParenthesis } from './titleParenthesis.ts'

/** All layouts; at each line the first that can read it does. */
export const layouts: readonly Layout[] = [
  tableRow,
  linkedTitle,
  titleBadges,
  titleParenthesis,
  titleLink,
  titleFields,
  linkTitle,
  titleAlone,
]

export function layoutById(id: LayoutId): Layout {
  return layouts.find((layout) => layout.id === id) ?? titleLink
}
