import * as vscode from 'vscode'
import { decodeText } from '../core/base/decodeText.ts'
import { type QueuedPaper, queuedPapers, readingListName, tickOff } from '../core/language/readingList.ts'
import { type AnyPaper, isArxivId } from '../core/paper/paper.ts'
import { saidRecord } from '../core/paste/reference.ts'
import { pickRows, showError } from './adapters/show.ts'
import { toWorkspaceEdit } from './adapters/spans.ts'
import type { PaperRecords } from './paperRecords.ts'

/** A paper whose record has not arrived by then is written as the list names it. In milliseconds. */
const timeoutMs = 10_000

/** Papers that were selected from the reading list of a folder. */
export interface PickedFromQueue {
  readonly papers: readonly AnyPaper[]
  /** Ticks them off in the list. */
  tick(): Promise<void>
}

/**
 * Lets a person select open papers from a folder's reading list.
 * @returns `undefined` if they cancel, an empty list if there are no papers
 */
export async function pickFromQueue(
  facts: PaperRecords,
  folder: vscode.Uri,
  placeHolder: string,
): Promise<PickedFromQueue | undefined> {
  const file = vscode.Uri.joinPath(folder, readingListName)
  const queued = queuedPapers((await readText(file)) ?? '')
  if (queued.length === 0) return { papers: [], tick: async () => {} }
  const rows = queued.map((paper) => ({
    label: paper.reference.said?.title ?? paper.reference.id,
    description: paper.reference.said ? paper.reference.id : '',
    picked: false,
    paper,
  }))
  const picked = await pickRows(rows, { placeHolder, matchOnDescription: true })
  if (!picked) return undefined
  const chosen = picked.map(({ paper }) => paper)
  return { papers: await recordsOf(facts, chosen), tick: () => tick(file, chosen) }
}

/** Papers without a record are written with what the list says. */
async function recordsOf(facts: PaperRecords, queued: readonly QueuedPaper[]): Promise<readonly AnyPaper[]> {
  const signal = AbortSignal.timeout(timeoutMs)
  const ids = queued.map(({ reference: { id } }) => id as AnyPaper['id'])
  const [papers, others] = await Promise.all([
    facts.lookUpAll(ids.filter(isArxivId), signal),
    facts.lookUpAllDois(
      ids.flatMap((id) => (isArxivId(id) ? [] : id)),
      signal,
    ),
  ])
  return queued.map(({ reference }) => {
    const id = reference.id as AnyPaper['id']
    const known = isArxivId(id) ? papers.get(id) : others.get(id)
    const said = saidRecord({ id, said: reference.said ?? { title: id } })
    return known ?? (said as AnyPaper)
  })
}

/** In the list as it is at that time. */
async function tick(file: vscode.Uri, chosen: readonly QueuedPaper[]): Promise<void> {
  const list = await vscode.workspace.openTextDocument(file)
  const ids = new Set(chosen.map(({ reference: { id } }) => id))
  const open = queuedPapers(list.getText()).filter(({ reference: { id } }) => ids.has(id))
  const wasDirty = list.isDirty
  const isDone = await vscode.workspace.applyEdit(toWorkspaceEdit(list, tickOff(open)))
  if (!isDone || !(wasDirty || (await list.save())))
    void showError(vscode.l10n.t('Cannot write {0}.', readingListName))
}

/** The text in the editor, if it is open; `undefined` if there is no such file. */
async function readText(file: vscode.Uri): Promise<string | undefined> {
  const key = file.toString()
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key)
  if (open) return open.getText()
  try {
    return decodeText(await vscode.workspace.fs.readFile(file))?.text
  } catch {
    return undefined
  }
}
