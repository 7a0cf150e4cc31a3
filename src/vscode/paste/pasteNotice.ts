import * as vscode from 'vscode'
import type { ArchivedDigest } from '../../core/archive/archivedDigest.ts'
import { fileName } from '../../core/archive/digestRecord.ts'
import { type Digest, paperOf } from '../../core/digest/model.ts'
import { isArxivId } from '../../core/paper/paper.ts'
import { readableTex } from '../../core/paper/text.ts'
import { describePaste } from '../../core/paste/describePaste.ts'
import { addressOf, type PastedReference } from '../../core/paste/reference.ts'
import { showInformation } from '../adapters/show.ts'
import type { Services } from '../services.ts'
import type { PreparedPaste } from './pasteWriter.ts'

/** The papers that have entries in a document, by their identifiers or addresses. */
export function papersWithEntries({ entries }: Digest): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => paperOf(entry) ?? entry.link?.url ?? []))
}

/** Says in one notice which pasted papers were in the document or in earlier digests already; nothing where none was. */
export function tellOfPaste(
  { archive, papers: records }: Services,
  { document, papers }: PreparedPaste,
  hereBefore: ReadonlySet<string>,
): void {
  const titleOf = ({ id, said }: PastedReference) => {
    const title = (isArxivId(id) ? records.paper(id)?.title : undefined) ?? said?.title
    return title === undefined ? id : readableTex(title)
  }
  const isHere = (each: PastedReference) => hereBefore.has(each.id) || hereBefore.has(addressOf(each))
  const own = document.uri.toString()
  const covered = papers.references.flatMap((reference) => {
    const { id } = reference
    if (!isArxivId(id) || isHere(reference)) return []
    const [latest] = archive.index.latestCoverage(id, 1, own)
    return latest ? [{ title: titleOf(reference), where: nameOf(latest.digest) }] : []
  })
  const here = papers.references.filter(isHere).map(titleOf)
  const notice = describePaste({ repeats: papers.repeats, here, covered })
  if (notice !== '') void showInformation(notice)
}

function nameOf({ date, title, file }: ArchivedDigest): string {
  const name = [date, title].filter((part, at) => part && !(at === 0 && title?.includes(part))).join(' · ')
  return name || fileName(vscode.Uri.parse(file).path)
}
