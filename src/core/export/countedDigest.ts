// What of a digest is counted for the figures of a year.
import type { CountedDigest, CountedEntry } from '../archive/yearFigures.ts'
import { paperOf } from '../digest/model.ts'
import { readableTex } from '../paper/text.ts'
import { chatText, plainDialect } from './chat.ts'
import type { DigestWithPapers } from './exportFormat.ts'
import { type Review, type ReviewedPaper, readReview } from './review.ts'
import { keyOfPaper } from './site/siteParts.ts'

/** What is counted of a digest. @param review of the same digest, where it has been read already */
export function countedDigest(
  exported: DigestWithPapers,
  review: Review = readReview(exported),
): CountedDigest {
  const { digest, papers } = exported
  return {
    date: review.date,
    tags: review.tags,
    entries: review.parts.filter((part): part is ReviewedPaper => part.kind === 'entry').map(countedEntry),
    mentions: digest.mentions.flatMap((mention) => {
      const id = paperOf(mention)
      return id ? [{ key: id, title: readableTex(papers.paper(id)?.title ?? '') }] : []
    }),
  }
}

function countedEntry(paper: ReviewedPaper): CountedEntry {
  const { title, record, commentary } = paper
  const words = chatText(commentary, plainDialect).split(/\s+/)
  return {
    key: keyOfPaper(paper),
    title: readableTex(title),
    subject: record?.categories[0],
    words: words.reduce((sum, word) => sum + wordsIn(word), 0),
  }
}

/** Between two spaces: Chinese and Japanese have none within a sentence. Addresses and marks alone are no words. */
function wordsIn(word: string): number {
  if (/^\(?https?:/.test(word) || !/[\p{L}\p{N}]/u.test(word)) return 0
  const signs = word.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0
  return Math.max(1, Math.round(signs / signsOfWord))
}

/** How many signs a word of Chinese or Japanese has on average. */
const signsOfWord = 2
