// Runs in the extension host: types the queries that lie in the opened folder behind an `@`, has the extension complete
// each, and writes down how the process grew.
import { readFileSync } from 'node:fs'
import * as vscode from 'vscode'
import { writeHostResult } from '../host/hostResult.ts'
import { type HostMemory, queriesFile } from './hostMemory.ts'

/** Other extensions begin with the window, and are none of this. */
const settleMs = 5_000

export async function run(): Promise<void> {
  const queries = readQueries()
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' })
  await vscode.window.showTextDocument(document)
  // Typing alone makes a host grow, and so does the thread for the records of papers, which a mere `@` starts.
  for (const query of queries) await complete(document, query)
  await complete(document, '@')
  await new Promise((resolve) => setTimeout(resolve, settleMs))
  writeHostResult(await measure(document, queries))
}

async function measure(document: vscode.TextDocument, queries: readonly string[]): Promise<HostMemory> {
  const beforeBytes = process.memoryUsage.rss()
  let largest = beforeBytes
  let papers = 0
  for (const query of queries) {
    papers += await complete(document, `@${query}`)
    largest = Math.max(largest, process.memoryUsage.rss())
  }
  return { searches: queries.length, papers, beforeBytes, grownBytes: largest - beforeBytes }
}

function readQueries(): readonly string[] {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (!folder) throw new Error('expected a folder')
  return JSON.parse(readFileSync(vscode.Uri.joinPath(folder.uri, queriesFile).fsPath, 'utf8'))
}

/** Gives how many different papers are offered. */
async function complete(document: vscode.TextDocument, text: string): Promise<number> {
  const all = new vscode.Range(0, 0, document.lineCount, 0)
  const edit = new vscode.WorkspaceEdit()
  edit.replace(document.uri, all, text)
  await vscode.workspace.applyEdit(edit)
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    new vscode.Position(0, text.length),
  )
  const inserted = items.map(({ insertText }) =>
    typeof insertText === 'string' ? insertText : insertText?.value,
  )
  return new Set(inserted.filter((text) => text?.includes('://'))).size
}
