// Papers that no longer stand: withdrawn from arXiv by their authors, or retracted by their publishers.
import type { PaperRecord, Retraction } from './paper.ts'

// arXiv has no flag for it: the reason is in the comment of a new version (https://info.arxiv.org/help/withdraw.html).
const noun = '(?:paper|article|submission|manuscript|work|preprint|version)'
const withdrawn = new RegExp(
  [
    String.raw`^\W*(?:(?:(?:this|the|our) )?${noun} (?:(?:has been|is|was) )?)?(?:temporarily )?(?:withdrawn|retracted)\b`,
    String.raw`\b(?:has been|is being|was) (?:temporarily )?withdrawn\b|\bwithdrawn (?:by|due to|because|for)\b`,
    String.raw`\b${noun} (?:has been|is|was) retracted\b|\bretracted by the authors?\b`,
    String.raw`\bauthors? (?:ha(?:ve|s) withdrawn|withdrew)\b`,
  ].join('|'),
  'i',
)
/** A comment about another paper or a conference, or that says that this one is not withdrawn. */
const ofAnother = new RegExp(
  [
    String.raw`\bnot (?:been )?withdrawn\b|\b(?:replaces|supersedes)\b`,
    String.raw`\bwithdrawn from (?!(?:the )?(?:arxiv|archive)|publication)`,
    String.raw`\b(?:earlier|previous|prior|original) ${noun}\b[^.;]{0,60}\bwithdrawn\b`,
  ].join('|'),
  'i',
)

/** Publishers put this before the title of a retracted paper: "RETRACTED ARTICLE: …", "[Retracted] …". */
const retractedTitle =
  /^\s*(?:\[(?:RETRACTED|Retracted)\]|(?:RETRACTED|Retracted)(?:\s+(?:ARTICLE|Article|article|PAPER|Paper|CHAPTER|Chapter))?\s*[:：])/

/** The retraction according to a registry or the record's title; the title only says that there was one. */
export function retractionOf({
  title,
  retraction,
}: Pick<PaperRecord<string>, 'title' | 'retraction'>): Retraction | undefined {
  return retraction ?? (retractedTitle.test(title) ? {} : undefined)
}

/** "2021-03-04, doi:10.1000/notice": what is known about a retraction; empty if nothing is. */
export function retractionFacts({ date, notice }: Retraction): string {
  return [date, notice && `doi:${notice}`].filter((part) => part !== undefined).join(', ')
}

/** Whether a record's comment says that its paper was withdrawn. */
export function isWithdrawn({ comment }: { readonly comment: string | undefined }): boolean {
  return comment !== undefined && withdrawn.test(comment) && !ofAnother.test(comment)
}

/** Whether words about a paper say that it was withdrawn or retracted, in the languages of digests. */
export function saysTakenBack(words: string): boolean {
  return /withdr[ae]w|r[eé]tract|retirad[oa]|zurückgezogen|철회|撤回|撤稿|取り下げ/i.test(words)
}
