import type { DigestWithPapers, ExportFormat, ExportOptions } from './exportFormat.ts'
import { FileNames, nameOfPath } from './fileNames.ts'
import { type Review, readReview } from './review.ts'

/** The `write` of a format that makes a file of each digest, named after the digest. */
export function eachDigest(
  extension: string,
  writeOne: (review: Review, exported: DigestWithPapers, options: ExportOptions) => string,
): ExportFormat['write'] {
  return (digests, options) => {
    const names = new FileNames()
    return digests.map((exported) => ({
      path: names.of(nameOfPath(exported.path), extension),
      text: writeOne(readReview(exported), exported, options),
    }))
  }
}
