import * as vscode from 'vscode'
import { decodeText } from '../core/base/decodeText.ts'
import type { DigestDate } from '../core/digest/date.ts'
import type { EarlierDigest } from '../core/digest/newDigest.ts'
import type { Services } from './services.ts'

/** Who begins a digest does not wait longer for the archive to be read, in milliseconds. */
const patienceMs = 2_000

/** The latest digest below a folder that is not after a day; `undefined` when there is none, or it cannot be read in time. */
export async function earlierDigest(
  { archive }: Pick<Services, 'archive'>,
  folder: vscode.Uri,
  date: DigestDate,
): Promise<EarlierDigest | undefined> {
  const index = await archive.settled(AbortSignal.timeout(patienceMs)).catch(() => archive.index)
  const root = `${folder.toString()}/`
  const found = index
    .digests()
    .findLast(
      (digest) =>
        digest.file.startsWith(root) && !digest.isNote && digest.date !== undefined && digest.date < date,
    )
  if (found?.date === undefined) return undefined
  const uri = vscode.Uri.parse(found.file)
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === found.file)
  try {
    const text = open?.getText() ?? decodeText(await vscode.workspace.fs.readFile(uri))?.text
    const path = uri.path.slice(folder.path.length + 1)
    return text === undefined ? undefined : { path, date: found.date, text }
  } catch {
    // Gone since the archive was read; then the new digest begins without it.
    return undefined
  }
}
