import * as vscode from 'vscode'
import type { Span } from '../../core/base/span.ts'
import type { TextEdit } from '../../core/base/textEdit.ts'

/** VS Code counts in the same UTF-16 units; a BOM is not part of its text. */
export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end))
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
}

export function toWorkspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit()
  for (const { span, newText } of edits) edit.replace(document.uri, toRange(document, span), newText)
  return edit
}
