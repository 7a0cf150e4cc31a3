import * as vscode from 'vscode'
import { type Snippet, snippetsAt } from '../../core/language/snippets.ts'
import { paperSelector } from '../adapters/documents.ts'
import { completionLabel } from '../adapters/show.ts'
import { toRange } from '../adapters/spans.ts'
import { insertPaper } from '../commands/insertCommands.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** Snippets in the display language, which those of a manifest cannot have, and with papers that are looked up. */
export const registerSnippets: RegisterFeature = ({ documents }) =>
  vscode.languages.registerCompletionItemProvider(paperSelector, {
    provideCompletionItems(document, position) {
      const place = snippetsAt(documents.digestOf(document), document.offsetAt(position))
      const range = place && toRange(document, place.span)
      return place?.snippets.map((snippet) => Object.assign(toItem(snippet), { range }))
    },
  })

function toItem({ prefix, description, body }: Snippet): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    completionLabel({ label: prefix, description }),
    vscode.CompletionItemKind.Snippet,
  )
  if (typeof body === 'string') item.insertText = new vscode.SnippetString(body)
  else {
    item.insertText = ''
    item.command = { command: insertPaper.id, title: description, arguments: [{ as: body.paper }] }
  }
  return item
}
