import { bareLink, nextFilled } from '../lines.ts'
import { readTitle, titleScore } from '../titles.ts'
import type { Layout } from './layout.ts'

/** A line that is nothing but the link, then the title, mostly with the authors; a bare link has no title at all. */
export const linkTitle: Layout = {
  id: 'link-title',

  read(lines, index, { previous }) {
    const line = lines[index]
    const link = line && bareLink(line)
    if (!link) return undefined
    const untitled = { title: undefined, link, lastLine: index, commentary: undefined }
    const titleIndex = nextFilled(lines, index + 1)
    const titleLine = lines[titleIndex]
    if (titleLine?.kind !== 'text' || titleLine.links.length > 0 || titleScore(titleLine.text) <= 0)
      return untitled
    // Where titles stand above their links, one that stands between two links belongs to the second.
    const behind = lines[nextFilled(lines, titleIndex + 1)]
    if (previous !== 'link-title' && previous !== undefined && behind && bareLink(behind)) return untitled
    return { title: readTitle(titleLine), link, lastLine: titleIndex, commentary: undefined }
  },

  escapeTitle: (title) => title,

  write: ({ title, url }) => `${url}\n${title}`,
}
