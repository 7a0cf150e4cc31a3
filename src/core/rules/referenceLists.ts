import { type Span, unitedSpans } from '../base/span.ts'
import type { Digest, PartSection } from '../digest/model.ts'

/** With a number or marks around it. */
const namesReferences =
  /^[^\p{L}]*(?:references?|bibliography|works cited|참고 ?문헌|参考文献|literatur|références|referencias)[^\p{L}]*$/iu

export const isOfReferences = ({ label }: PartSection) => namesReferences.test(label.text)

/** Where the sections are that list references, in order and apart. */
export function referenceLists({ sections }: Digest): readonly Span[] {
  return unitedSpans(sections.filter(isOfReferences).map((each) => each.span))
}
