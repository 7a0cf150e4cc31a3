import * as vscode from 'vscode'

/** A place where somebody types, and the document's state then. */
export interface TypingPlace {
  readonly document: vscode.TextDocument
  readonly version: number
  readonly position: vscode.Position
}

/** Whether nothing was typed or moved since. */
export function isStillThere({ document, version, position }: TypingPlace): boolean {
  const editor = vscode.window.activeTextEditor
  return (
    editor?.document === document && document.version === version && editor.selection.active.isEqual(position)
  )
}

/** Opens the suggestions again, with what has come late, if the cursor has not moved. */
export function suggestAgain(place: TypingPlace): void {
  if (isStillThere(place)) void vscode.commands.executeCommand('editor.action.triggerSuggest')
}
