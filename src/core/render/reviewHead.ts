import * as l10n from '@vscode/l10n'
import { digestDate } from '../digest/frontMatter.ts'
import type { Digest, Entry } from '../digest/model.ts'
import { escapeHtml } from './escapeHtml.ts'
import type { PlacedSection } from './outline.ts'
import { renderTex } from './tex.ts'

/** Longer contents begin folded. */
const mostOpen = 12
/** Fewer sections are seen at once anyway. */
const fewestSections = 2

/** The title of the review, by the file's name where the digest has none. */
export function reviewTitle(digest: Digest, fileName: string): string {
  return digest.title?.text ?? (fileName.replace(/\.[^.]*$/, '') || l10n.t('Review'))
}

/** @param line of the title, where the digest has one */
export function renderHeader(digest: Digest, fileName: string, line: number | undefined): string {
  const date = digestDate(digest, fileName)
  const count = digest.entries.length
  const facts = [
    date && `<li><time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time></li>`,
    count > 0 && `<li>${escapeHtml(count === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', count))}</li>`,
  ].filter(Boolean)
  const about = facts.length > 0 ? `<ul class="about">${facts.join('')}</ul>` : ''
  const at = line ? ` data-line="${line}"` : ''
  return `<header class="head"><h1${at}>${renderTex(reviewTitle(digest, fileName))}</h1>${about}</header>`
}

/** Links to the sections; empty where there are too few to need it. */
export function renderContents({ entries }: Digest, sections: readonly PlacedSection[]): string {
  if (sections.length < fewestSections) return ''
  const counts = countEntries(entries, sections)
  const rows = sections.map(({ section, number, level }, index) => {
    const count = counts[index] ? ` <span class="count">${counts[index]}</span>` : ''
    const label = `<a href="#section-${number}">${renderTex(section.label.text)}</a>`
    return `<li class="depth-${level - 1}">${label}${count}</li>`
  })
  const open = sections.length <= mostOpen ? ' open' : ''
  const name = escapeHtml(l10n.t('Contents'))
  return `<nav class="contents" aria-label="${name}"><details${open}><summary>${name}</summary><ul>${rows.join('')}</ul></details></nav>`
}

/** Entries that stand under each section and under none below it. */
function countEntries(entries: readonly Entry[], sections: readonly PlacedSection[]): readonly number[] {
  const counts = sections.map(() => 0)
  let at = -1
  for (const { span } of entries) {
    while ((sections[at + 1]?.section.label.span.start ?? Number.POSITIVE_INFINITY) <= span.start) at++
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}
