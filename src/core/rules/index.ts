import { alreadyCovered } from './alreadyCovered.ts'
import { duplicatePaper } from './duplicatePaper.ts'
import { invalidFrontMatter } from './invalidFrontMatter.ts'
import { malformedArxivId } from './malformedArxivId.ts'
import { missingCommentary } from './missingCommentary.ts'
import { missingTitle } from './missingTitle.ts'
import type { Rule } from './rule.ts'
import { titleMismatch } from './titleMismatch.ts'

/** All rules, in the order in which they are documented. */
export const rules: readonly Rule[] = [
  malformedArxivId,
  titleMismatch,
  missingTitle,
  missingCommentary,
  duplicatePaper,
  alreadyCovered,
  invalidFrontMatter,
]
