import type { Section } from '../digest/model.ts'

/** A section with its place in the order of headings. */
export interface PlacedSection {
  readonly section: Section
  /** Its number in the document, from 1. */
  readonly number: number
  /** Of its heading in the page, 2 to 4: one more than that of the section around it. */
  readonly level: number
}

const deepest = 4

/** Sections with levels that leave none out, whatever marks the writer chose. */
export function placeSections(sections: readonly Section[]): readonly PlacedSection[] {
  const open: Section[] = []
  return sections.map((section, index) => {
    while (open.length > 0 && (open.at(-1)?.span.end ?? 0) <= section.label.span.start) open.pop()
    open.push(section)
    return { section, number: index + 1, level: Math.min(deepest, 1 + open.length) }
  })
}
