import { invalidConventions, invalidFrontMatter } from './invalidConventions.ts'
import { malformedArxivId, unknownPaper } from './malformedArxivId.ts'
import { missingLink } from './missingLink.ts'
import { noncanonicalLink } from './noncanonicalLink.ts'
import { outdatedVersion } from './outdatedVersion.ts'
import { publishedElsewhere } from './publishedElsewhere.ts'
import { missingTitle, titleMismatch } from './recordedTitle.ts'
import { alreadyCovered, duplicatePaper } from './repeatedPaper.ts'
import type { ConventionsRule, IndexRule, Rule, RuleDescription } from './rule.ts'
import { staleIndex } from './staleIndex.ts'
import { missingTag, unknownTag } from './unknownTag.ts'
import { emptySection, missingCommentary } from './unwritten.ts'
import { retractedPaper, withdrawnPaper } from './withdrawnPaper.ts'

/** The rules about digests, in the order of the documentation. */
export const digestRules: readonly Rule[] = [
  malformedArxivId,
  unknownPaper,
  titleMismatch,
  missingTitle,
  missingLink,
  missingCommentary,
  duplicatePaper,
  alreadyCovered,
  emptySection,
  noncanonicalLink,
  outdatedVersion,
  withdrawnPaper,
  retractedPaper,
  publishedElsewhere,
  missingTag,
  unknownTag,
  invalidFrontMatter,
]

/** The rules about conventions files. */
export const conventionsRules: readonly ConventionsRule[] = [invalidConventions]

/** The rules about documents that list digests. */
export const indexRules: readonly IndexRule[] = [staleIndex]

/** All rules. */
export const rules: readonly RuleDescription[] = [...digestRules, ...indexRules, ...conventionsRules]
