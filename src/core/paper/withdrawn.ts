// arXiv has no flag for it: the reason stands in the comment of a new version (https://info.arxiv.org/help/withdraw.html).
const withdrawn =
  /^\W*(?:this (?:paper|article|submission|manuscript|work|preprint|version) (?:has been|is|was) )?(?:temporarily )?withdrawn\b|\b(?:has been|is being|was) (?:temporarily )?withdrawn\b|\bwithdrawn (?:by|due to|because|for)\b/i
/** A record that speaks of another paper, or of this one as not withdrawn. */
const ofAnother = /\bnot (?:been )?withdrawn\b|\b(?:replaces|supersedes)\b/i

/** Whether a record's comment says that its paper was withdrawn. */
export function isWithdrawn({ comment }: { readonly comment: string | undefined }): boolean {
  return comment !== undefined && withdrawn.test(comment) && !ofAnother.test(comment)
}
